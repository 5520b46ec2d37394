import * as z from "zod";
import { canonicalJson, Failure, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import { closedTo } from "./read-audit.ts";

/** The audit as a file: one entry a line, oldest first, each as RFC 8785 writes it, so that anybody can hash it again. */
export const AuditExport = z.object({ fileName: z.string(), entries: z.int(), lines: z.string() });
export type AuditExport = z.infer<typeof AuditExport>;

/** What one answer can hold. */
const largestExportBytes = 3.5 * 1024 * 1024;

export const exportRefusals = {
  recused: "You are recused from a decision, and the audit holds what it is about. Ask another officer to take it away.",
} as const;

export async function exportAudit(context: Pick<Context, "store" | "tenantId" | "actor">, month?: string): Promise<AuditExport> {
  const { store, tenantId } = context;
  if ((await closedTo(context)).size > 0) throw refused("recused", exportRefusals.recused);
  const lines: string[] = [];
  let bytes = 0;
  let after: string | undefined;
  do {
    const page = await store.audit({ month, after, limit: 100, newestFirst: false });
    for (const entry of page.items) {
      const line = `${canonicalJson(entry)}\n`;
      bytes += new TextEncoder().encode(line).length;
      if (bytes > largestExportBytes) throw tooLarge(month);
      lines.push(line);
    }
    after = page.next;
  } while (after);
  return { fileName: `audit-${tenantId}${month ? `-${month}` : ""}.jsonl`, entries: lines.length, lines: lines.join("") };
}

const tooLarge = (month: string | undefined) =>
  new Failure(
    "too-large",
    "audit-too-large",
    month
      ? "The audit of this month is over 3.5 MB. Read it page by page through the API instead."
      : "The whole audit is over 3.5 MB. Export it a month at a time.",
  );
