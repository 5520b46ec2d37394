import { disclosure } from "@concord/contract";
import { checkDisclosure, listReleases } from "@concord/domain/disclosure";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function disclosureRoutes(app: TenantApp) {
  serve(app, disclosure.checkDisclosure, (context, { params, body: { audience, view } }) =>
    checkDisclosure(context, { ...params, to: audience, keep: view }),
  );
  serve(app, disclosure.listReleases, (context, { params, query }) => listReleases(context, params.datasetId, query));
}
