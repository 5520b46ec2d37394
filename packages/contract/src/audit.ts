import * as z from "zod";
import { AuditEntry, AuditExport, AuditVerification } from "@concord/domain/audit";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

/** A month as it is in UTC, like the instants in the entries: `2026-11`. */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Write a month as 2026-11.");

export const listAudit = endpoint({
  method: "GET",
  at: "tenant",
  path: "/audit",
  summary: "List what was done, newest first: all of it, one month's, or to one thing and those within it",
  needs: "audit.read",
  query: PageQuery.extend({ subjectId: z.string().min(1).max(200).optional(), month: Month.optional() }),
  reply: page(AuditEntry),
});

export const verifyAudit = endpoint({
  method: "GET",
  at: "tenant",
  path: "/audit/verification",
  summary: "Hold every record against the audit, and every entry of the audit against the ones before it",
  needs: "audit.read",
  reply: AuditVerification,
});

export const exportAudit = endpoint({
  method: "GET",
  at: "tenant",
  path: "/audit/export",
  summary: "Take the audit away as JSON lines, oldest first: each line can be hashed again by anybody",
  needs: "audit.read",
  query: z.object({ month: Month.optional() }),
  reply: AuditExport,
});
