import * as z from "zod";
import { id, Instant, may, type Actor, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { insights, isRetired, Origin, Retirement, Standing, type Insight } from "./insight.ts";

/** Why insights would not be merged or split. The API returns the key; the page shows the sentence. */
export const replacingRefusals = {
  "insight-retired": "Others took the place of this claim already.",
  "published-claim": "This claim is published. Only somebody who may publish insights can put others in its place.",
  "merge-needs-two": "Merging takes two insights or more.",
  "not-of-these": "The merged claim is judged on the answer of one of those that are merged.",
  "split-needs-two": "Splitting a claim makes two or more of it.",
  "same-claim-twice": "Two of the claims have the same words. Say in each what it alone claims.",
} as const;
export type ReplacingRefusal = keyof typeof replacingRefusals;

export type Replacing = { allowed: true } | { allowed: false; because: ReplacingRefusal };

/** May this actor put other insights in the place of this one? */
export function judgeReplacing(insight: Insight, actor: Actor): Replacing {
  if (isRetired(insight)) return { allowed: false, because: "insight-retired" };
  if (insight.publishedAt !== undefined && !may(actor, "insights.publish")) return { allowed: false, because: "published-claim" };
  return { allowed: true };
}

const gravity: Record<Standing, number> = { holds: 0, weakened: 1, overturned: 2 };

/** What stands in an insight's place now, among those given: itself, or, where it is retired, whatever took its place and is not retired in turn. */
export function successorsIn(known: readonly Insight[]): (insight: Insight) => Insight[] {
  const byId = new Map(known.map((insight) => [insight.id, insight]));
  const liveOf = (insight: Insight, seen: ReadonlySet<string>): Insight[] => {
    if (!insight.retired) return [insight];
    const into = insight.retired.into.flatMap((one) => (seen.has(one) ? [] : (byId.get(one) ?? [])));
    return into.flatMap((one) => liveOf(one, new Set([...seen, insight.id])));
  };
  return (insight) => [...new Set(liveOf(insight, new Set()))];
}

/** Insights as they stand for whoever cites them: one that is retired stands as the worst of what took its place. */
export function asTheyStand(known: readonly Insight[]): Insight[] {
  const successors = successorsIn(known);
  return known.map((insight) => {
    const live = successors(insight);
    if (!isRetired(insight) || live.length === 0) return insight;
    return {
      ...insight,
      standing: live.map(({ standing }) => standing).reduce((one, other) => (gravity[other] > gravity[one] ? other : one)),
    };
  });
}

/** Insights by id, and with them whatever took the place of those that are retired. What is not there is passed over. */
export async function readWithSuccessors({ store }: Pick<Context, "store">, ids: readonly Id<"insight">[]): Promise<Insight[]> {
  return readFrom({ store }, ids, ({ retired }) => retired?.into ?? []);
}

/** One of a family of insights: what it was made of, and what was made of it. */
export const Relative = z.object({
  id: id("insight"),
  words: z.string(),
  standing: Standing,
  createdAt: Instant,
  authorId: id("person"),
  origin: Origin.optional(),
  retired: Retirement.optional(),
});
export type Relative = z.infer<typeof Relative>;

export const relativeOf = ({ id: one, claim, standing, createdAt, authorId, origin, retired }: Insight): Relative => ({
  id: one,
  words: claim.words,
  standing,
  createdAt,
  authorId,
  ...(origin ? { origin } : {}),
  ...(retired ? { retired } : {}),
});

/** Itself, everything that it was merged from or split off, and everything that came of those, however far: oldest first. */
export async function readFamily({ store }: Pick<Context, "store">, insightId: Id<"insight">): Promise<Insight[]> {
  const start = await store.get(insights, insightId);
  const found = await readFrom({ store }, [start.id], ({ origin, retired }) => [...(origin?.from ?? []), ...(retired?.into ?? [])]);
  return found.sort((one, other) =>
    one.createdAt === other.createdAt ? (one.id < other.id ? -1 : 1) : one.createdAt < other.createdAt ? -1 : 1,
  );
}

async function readFrom(
  { store }: Pick<Context, "store">,
  ids: readonly Id<"insight">[],
  next: (insight: Insight) => readonly Id<"insight">[],
): Promise<Insight[]> {
  const found = new Map<string, Insight>();
  const wanted = new Set(ids);
  for (const one of wanted) {
    const insight = await store.find(insights, one);
    if (!insight) continue;
    found.set(one, insight);
    for (const further of next(insight)) wanted.add(further); // a set is walked as it grows
  }
  return [...found.values()];
}
