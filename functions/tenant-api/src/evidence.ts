import { evidence } from "@concord/contract";
import {
  abandonUpload,
  addressesForParts,
  addressOfOriginal,
  addressOfRejects,
  beginUpload,
  changeDataset,
  completeUpload,
  createDataset,
  datasets,
  datasetsOfKind,
  fileKeys,
  findColumn,
  getAcceptedVersion,
  getDatasetVersion,
  listDatasetVersions,
  listRejects,
  requireMayLeave,
  uploadState,
} from "@concord/domain/evidence";
import { jobs } from "@concord/domain/jobs";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function evidenceRoutes(app: TenantApp) {
  serve(app, evidence.listDatasets, (context, { query: { kind, ...ask } }) =>
    context.store.list(datasets, { ...ask, ...(kind ? { in: datasetsOfKind(kind) } : {}) }),
  );
  serve(app, evidence.createDataset, (context, { body }) => createDataset(context, body));
  serve(app, evidence.getDataset, (context, { params }) => context.store.get(datasets, params.datasetId));
  serve(app, evidence.changeDataset, (context, { params, body }) => changeDataset(context, params.datasetId, body));

  serve(app, evidence.listVersions, (context, { params, query }) => listDatasetVersions(context, params.datasetId, query));
  serve(app, evidence.getVersion, (context, { params }) => getDatasetVersion(context, params.datasetId, params.number));
  serve(app, evidence.beginUpload, (context, { params, body }) => beginUpload(context, params.datasetId, body));
  serve(app, evidence.uploadState, (context, { params }) => uploadState(context, params.datasetId, params.number));
  serve(app, evidence.addressesForParts, async (context, { params, body }) => ({
    addresses: await addressesForParts(context, params.datasetId, params.number, body.parts),
  }));
  serve(app, evidence.completeUpload, (context, { params }) => completeUpload(context, params.datasetId, params.number));
  serve(app, evidence.abandonUpload, (context, { params }) => abandonUpload(context, params.datasetId, params.number));

  serve(app, evidence.previewRows, async (context, { params: { datasetId, number }, query: { from = 0, limit = 50 } }) => {
    await requireMayLeave(context, datasetId);
    await getAcceptedVersion(context, datasetId, number);
    return { from, ...(await context.warehouse.preview(fileKeys.parquet(datasetId, number), { offset: from, limit })) };
  });
  serve(app, evidence.listCodes, async (context, { params: { datasetId, number }, query }) => {
    await requireMayLeave(context, datasetId);
    const column = findColumn(await getAcceptedVersion(context, datasetId, number), query.column);
    return { codes: await context.warehouse.codes(fileKeys.parquet(datasetId, number), column, query.limit) };
  });
  serve(app, evidence.listRejects, async (context, { params, query }) => {
    await requireMayLeave(context, params.datasetId);
    return listRejects(context, params.datasetId, params.number, query);
  });
  serve(app, evidence.originalAddress, async (context, { params }) => {
    await requireMayLeave(context, params.datasetId);
    return addressOfOriginal(context, params.datasetId, params.number);
  });
  serve(app, evidence.rejectsAddress, async (context, { params }) => {
    await requireMayLeave(context, params.datasetId);
    return addressOfRejects(context, params.datasetId, params.number);
  });

  serve(app, evidence.watchJob, async (context, { params }) => {
    const [job, progress] = await Promise.all([context.store.get(jobs, params.jobId), context.progress.read(params.jobId)]);
    return { job, ...(progress ? { progress } : {}) };
  });
}
