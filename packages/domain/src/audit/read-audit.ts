import type { Context } from "../context.ts";
import { cases } from "../decisions/case.ts";
import { judgeReading } from "../decisions/reading.ts";
import { all, type Page, type PageAsk } from "../store.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** The deals and decisions whose content is closed to whoever asks: what was done to them they see, and not what it said. */
export async function closedTo({ store, actor }: Pick<Context, "store" | "actor">): Promise<ReadonlySet<string>> {
  if (actor.type !== "person") return new Set();
  const left = (await all(store, cases)).filter((one) => !judgeReading(one, actor).allowed);
  return new Set(left.flatMap(({ id, dealId }) => [id as string, dealId]));
}

const isAbout = ({ wrote }: AuditEntry, closed: ReadonlySet<string>) =>
  wrote.some(({ id, within }) => closed.has(id) || (within !== undefined && closed.has(within)));

/** The audit as this person may see it. Where they are recused, an entry is without its detail, and its hash shows that there was one. */
export async function readAudit(
  context: Pick<Context, "store" | "actor">,
  ask: PageAsk & { subjectId?: string | undefined; month?: string | undefined },
): Promise<Page<AuditEntry>> {
  const [page, closed] = await Promise.all([context.store.audit(ask), closedTo(context)]);
  if (closed.size === 0) return page;
  const items = page.items.map((entry) =>
    isAbout(entry, closed) ? { ...entry, detail: { withheld: "You are recused from this decision." } } : entry,
  );
  return { ...page, items };
}
