export { AuditEntry } from "./audit-entry.ts";
