import { audit } from "@concord/contract";
import { exportAudit, readAudit, verifyAudit } from "@concord/domain/audit";
import { serve } from "@concord/service";
import type { TenantApp } from "./tenant-app.ts";

export function auditRoutes(app: TenantApp): void {
  serve(app, audit.listAudit, (context, { query }) => readAudit(context, query));
  serve(app, audit.verifyAudit, (context) => verifyAudit(context));
  serve(app, audit.exportAudit, (context, { query }) => exportAudit(context, query.month));
}
