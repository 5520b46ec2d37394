import { explore } from "@concord/contract";
import { askDownload, askView, cancelExploration, getExploration, getShapes, queryToView } from "@concord/domain/explore";
import { whereReadable } from "@concord/domain/disclosure";
import type { Id } from "@concord/kernel";
import { serve } from "@concord/service";
import type { TenantApp, TenantContext } from "./tenant-app.ts";

export function exploreRoutes(app: TenantApp) {
  /** Asked before each: may what is in the version go to whoever asks? */
  const reading = async (context: TenantContext, { datasetId, number }: { datasetId: Id<"dataset">; number: number }) =>
    void (await whereReadable(context, datasetId, number));

  serve(app, explore.explore, async (context, { params, body }) => {
    await reading(context, params);
    return askView(context, params, body);
  });
  serve(app, explore.exploreByQuery, async (context, { params, query }) => {
    await reading(context, params);
    return askView(context, params, queryToView(query));
  });
  serve(app, explore.getExploration, async (context, { params }) => {
    await reading(context, params);
    return getExploration(context, params);
  });
  serve(app, explore.cancelExploration, (context, { params }) => cancelExploration(context, params));
  serve(app, explore.download, async (context, { params, body }) => {
    await reading(context, params);
    if (body.shapesFrom) await reading(context, body.shapesFrom); // any column of those can be asked for as the code
    return askDownload(context, params, body);
  });
  serve(app, explore.getShapes, async (context, { params, query: { codes, ...ask } }) => {
    await reading(context, params);
    return getShapes(context, params, { ...ask, codes: codes?.split(",") });
  });
}
