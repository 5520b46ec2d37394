import { evidence } from "@concord/contract";
import {
  abandonUpload,
  acceptVersion,
  addressesForParts,
  addressOfBadRows,
  addressOfOriginal,
  addressOfRejects,
  beginMending,
  beginUpload,
  changeDataset,
  completeUpload,
  correctVersion,
  createDataset,
  datasets,
  declineVersion,
  findColumn,
  getComparison,
  getTableToLookAt,
  keepRecipe,
  listCatalogue,
  listDatasetVersions,
  listRejects,
  lookAtVersion,
  requireMayLookInto,
  uploadState,
  whereKept,
} from "@concord/domain/evidence";
import { mayBeReleased, whereReadable } from "@concord/domain/disclosure";
import { jobs } from "@concord/domain/jobs";
import type { Id } from "@concord/kernel";
import { serve } from "@concord/service";
import type { TenantApp, TenantContext } from "./tenant-app.ts";

export function evidenceRoutes(app: TenantApp) {
  serve(app, evidence.listDatasets, (context, { query: { reverse, ...ask } }) =>
    listCatalogue(context, { ...ask, ...(reverse ? { reverse: reverse === "true" } : {}) }),
  );
  serve(app, evidence.createDataset, (context, { body }) => createDataset(context, body));
  serve(app, evidence.getDataset, async (context, { params }) => {
    const { dataset, shared } = await whereKept(context, params.datasetId);
    return { ...dataset, ...(shared ? { shared } : {}) };
  });
  serve(app, evidence.changeDataset, (context, { params, body }) => changeDataset(context, params.datasetId, body));
  serve(app, evidence.getRecipe, async (context, { params }) => {
    const { version, recipe } = await context.store.get(datasets, params.datasetId);
    return { version, ...(recipe ? { recipe } : {}) };
  });
  serve(app, evidence.keepRecipe, (context, { params, body }) => keepRecipe(context, params.datasetId, body));
  serve(app, evidence.dropRecipe, (context, { params }) => keepRecipe(context, params.datasetId, undefined));

  serve(app, evidence.listVersions, async (context, { params, query }) => {
    const at = await whereKept(context, params.datasetId);
    const versions = await listDatasetVersions(at, params.datasetId, query);
    return at.shared ? { ...versions, items: versions.items.filter(({ status }) => status === "accepted") } : versions;
  });
  serve(app, evidence.getVersion, async (context, { params: { datasetId, number } }) =>
    lookAtVersion(await whereKept(context, datasetId, number), datasetId, number, (what) =>
      mayBeReleased(() => whereReadable(context, datasetId, number, what)),
    ),
  );
  serve(app, evidence.beginUpload, (context, { params, body }) => beginUpload(context, params.datasetId, body));
  serve(app, evidence.beginMending, (context, { params, body }) => beginMending(context, params.datasetId, params.number, body));
  serve(app, evidence.uploadState, (context, { params }) => uploadState(context, params.datasetId, params.number));
  serve(app, evidence.addressesForParts, async (context, { params, body }) => ({
    addresses: await addressesForParts(context, params.datasetId, params.number, body.parts),
  }));
  serve(app, evidence.completeUpload, (context, { params }) => completeUpload(context, params.datasetId, params.number));
  serve(app, evidence.abandonUpload, (context, { params }) => abandonUpload(context, params.datasetId, params.number));

  serve(app, evidence.acceptVersion, (context, { params }) => acceptVersion(context, params.datasetId, params.number));
  serve(app, evidence.correctVersion, (context, { params, body }) => correctVersion(context, params.datasetId, params.number, body));
  serve(app, evidence.declineVersion, (context, { params, body }) => declineVersion(context, params.datasetId, params.number, body.reason));
  serve(app, evidence.getComparison, async (context, { params: { datasetId, number }, query }) => {
    const at = await whereReadable(context, datasetId, number);
    await getTableToLookAt(at, datasetId, number);
    const comparison = await getComparison(at, datasetId, number, query.with);
    await whereReadable(context, datasetId, comparison.with); // it tells the figures of both
    return comparison;
  });

  serve(app, evidence.previewRows, async (context, { params: { datasetId, number }, query: { from = 0, limit = 50 } }) => {
    const at = await whereReadable(context, datasetId, number);
    const { parquetKey } = await getTableToLookAt(at, datasetId, number);
    return { from, ...(await at.warehouse.preview(parquetKey, { offset: from, limit })) };
  });
  serve(app, evidence.listCodes, async (context, { params: { datasetId, number }, query }) => {
    const at = await whereReadable(context, datasetId, number);
    const { version, parquetKey } = await getTableToLookAt(at, datasetId, number);
    return { codes: await at.warehouse.codes(parquetKey, findColumn(version, query.column), query.limit) };
  });
  serve(app, evidence.listRejects, async (context, { params: { datasetId, number }, query }) =>
    listRejects(await whereLookedInto(context, datasetId, number), datasetId, number, query),
  );
  serve(app, evidence.originalAddress, async (context, { params: { datasetId, number } }) =>
    addressOfOriginal(await whereLookedInto(context, datasetId, number), datasetId, number),
  );
  serve(app, evidence.rejectsAddress, async (context, { params: { datasetId, number } }) =>
    addressOfRejects(await whereLookedInto(context, datasetId, number), datasetId, number),
  );
  serve(app, evidence.badRowsAddress, async (context, { params: { datasetId, number } }) =>
    addressOfBadRows(await whereLookedInto(context, datasetId, number), datasetId, number),
  );

  serve(app, evidence.watchJob, async (context, { params }) => {
    const [job, progress] = await Promise.all([context.store.get(jobs, params.jobId), context.progress.read(params.jobId)]);
    return { job, ...(progress ? { progress } : {}) };
  });
}

/** Where the file of a version is looked into: also of one that was refused, which a program may not have. */
async function whereLookedInto(context: TenantContext, datasetId: Id<"dataset">, number: number) {
  const at = await whereReadable(context, datasetId, number, "file");
  await requireMayLookInto(at, datasetId, number);
  return at;
}
