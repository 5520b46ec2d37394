export { AuditEntry } from "./audit-entry.ts";
export { AuditVerification, Break } from "./audit-verification.ts";
export { composeEntry } from "./compose-entry.ts";
export { AuditExport, exportAudit } from "./export-audit.ts";
export { trail } from "./trail.ts";
export { readAudit } from "./read-audit.ts";
export { verifyAudit } from "./verify-audit.ts";
