import type { Context } from "../context.ts";
import type { AuditVerification } from "./audit-verification.ts";
import { trail } from "./trail.ts";

const mostBreaksTold = 100;

/** Holds every record against every entry, and every entry against the ones before it. Takes time in proportion to both. */
export async function verifyAudit({ store, now }: Pick<Context, "store" | "now">): Promise<AuditVerification> {
  const begun = now();
  const verification = trail(begun);
  for await (const record of store.inspectRecords()) verification.record(record);

  let after: string | undefined;
  do {
    const page = await store.inspectAudit({ after });
    page.items.forEach(verification.entry);
    after = page.next;
  } while (after);

  const breaks = verification.finish();
  return {
    verifiedAt: begun.toISOString(),
    ...verification.counts,
    whole: breaks.length === 0,
    breakCount: breaks.length,
    breaks: breaks.slice(0, mostBreaksTold),
  };
}
