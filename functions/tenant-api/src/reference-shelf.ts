import { referenceShelf } from "@concord/contract";
import { listShelf } from "@concord/domain/evidence";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function referenceShelfRoutes(app: TenantApp) {
  serve(app, referenceShelf.listReferenceDatasets, (context, { query: { reverse, ...ask } }) =>
    listShelf(context, { ...ask, ...(reverse ? { reverse: reverse === "true" } : {}) }),
  );
}
