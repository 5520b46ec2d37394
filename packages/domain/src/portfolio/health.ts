import * as z from "zod";
import { dayOf, daysBetween, id, Instant } from "@concord/kernel";
import type { Deal } from "../deals/deal.ts";
import { isOpen } from "../decisions/case.ts";
import { asTheyStand } from "../insights/ancestry.ts";
import { isRetired } from "../insights/insight.ts";
import { judgeReadiness } from "../strategy/readiness.ts";
import type { ThreadFacts } from "../thread/thread.ts";

/** How a client's work stands, in figures small enough for one row of a table. */
export const ClientHealth = z.object({
  evidence: z.object({
    datasets: z.int(),
    /** When the newest version that anything can rest on was accepted; absent until there is one. */
    newestAt: Instant.optional(),
    /** Whole days since then. */
    daysOld: z.int().optional(),
  }),
  insights: z.object({ holds: z.int(), weakened: z.int(), overturned: z.int() }),
  /** The strategy furthest from adoption, since that is the one that needs work; absent until there is one. */
  strategy: z
    .object({ strategyId: id("strategy"), title: z.string(), status: z.enum(["draft", "adopted"]), passed: z.int(), of: z.int() })
    .optional(),
  deals: z.object({ draft: z.int(), submitted: z.int(), agreed: z.int(), refused: z.int() }),
  decisions: z.object({
    /** Before the decision makers now. */
    due: z.int(),
    /** Since when the one that has waited longest has waited. */
    oldestSince: Instant.optional(),
  }),
});
export type ClientHealth = z.infer<typeof ClientHealth>;

export function healthOf(facts: ThreadFacts, now: Date): ClientHealth {
  const live = facts.insights.filter((insight) => !isRetired(insight)); // those that others took the place of are theirs to count
  return {
    evidence: evidenceOf(facts, now),
    insights: {
      holds: live.filter(({ standing }) => standing === "holds").length,
      weakened: live.filter(({ standing }) => standing === "weakened").length,
      overturned: live.filter(({ standing }) => standing === "overturned").length,
    },
    strategy: strategyOf(facts),
    deals: {
      draft: dealsAt(facts, "draft"),
      submitted: dealsAt(facts, "submitted"),
      agreed: dealsAt(facts, "agreed"),
      refused: dealsAt(facts, "refused"),
    },
    decisions: decisionsOf(facts),
  };
}

function evidenceOf({ datasets, versions }: ThreadFacts, now: Date): ClientHealth["evidence"] {
  const accepted = versions.flatMap((version) => (version.status === "accepted" ? [version.checkedAt] : []));
  const newestAt = accepted.toSorted().at(-1);
  return { datasets: datasets.length, ...(newestAt ? { newestAt, daysOld: daysOld(newestAt, now) } : {}) };
}

/** By London's calendar: what was loaded last evening is a day old this morning. */
const daysOld = (earlier: string, now: Date): number => daysBetween(dayOf(new Date(earlier)), dayOf(now));

function strategyOf({ strategies, vision, insights }: ThreadFacts): ClientHealth["strategy"] {
  const judged = strategies.map((tree) => {
    const checks = judgeReadiness({ ...tree, vision, insights: asTheyStand(insights) });
    const { id: strategyId, title, status } = tree.strategy;
    return { strategyId, title, status, passed: checks.filter(({ passes }) => passes).length, of: checks.length };
  });
  return judged.toSorted((one, other) => one.passed / one.of - other.passed / other.of).at(0);
}

const dealsAt = ({ deals }: ThreadFacts, status: Deal["status"]) => deals.filter((deal) => deal.status === status).length;

function decisionsOf({ cases }: ThreadFacts): ClientHealth["decisions"] {
  const open = cases.filter(isOpen);
  const oldestSince = open
    .map(({ openedAt }) => openedAt)
    .toSorted()
    .at(0);
  return { due: open.length, ...(oldestSince ? { oldestSince } : {}) };
}
