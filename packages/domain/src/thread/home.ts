import * as z from "zod";
import { dayOf, Day, id, Instant, may } from "@concord/kernel";
import type { Context } from "../context.ts";
import { readThreadFacts, withoutWithheld } from "./read-thread.ts";
import {
  drawThread,
  follow,
  Health,
  Stage,
  worst,
  type Stage as StageName,
  type Thread,
  type ThreadFacts,
  type ThreadNode,
} from "./thread.ts";
import type { Pin } from "../evidence/index.ts";
import { asTheyStand } from "../insights/ancestry.ts";
import { isRetired } from "../insights/insight.ts";
import { whatChanged } from "../insights/say-change.ts";
import { readTodo, Todo } from "./todo.ts";
import { recentChanges } from "./recent-changes.ts";
import { judgeReadiness, readinessTests, type ReadinessTest } from "../strategy/readiness.ts";

/** One bead of the thread on the home page. */
export const StageHealth = z.object({
  stage: Stage,
  title: z.string(),
  count: z.int(),
  /** "19 hold, 3 weakened, 1 overturned". */
  words: z.string(),
  health: Health,
  link: z.string(),
});
export type StageHealth = z.infer<typeof StageHealth>;

/** A claim that no longer stands as it was made, and what hangs on it. */
export const FallenClaim = z.object({
  insightId: id("insight"),
  words: z.string(),
  standing: z.enum(["weakened", "overturned"]),
  because: z.string(),
  /** From what to what the figure moved, where it was asked again. */
  changed: z.string().optional(),
  source: z.object({ datasetId: id("dataset"), title: z.string(), number: z.int() }),
  hangs: z.array(z.object({ stage: Stage, count: z.int() })),
  /** "It is cited by one priority, two actions and a decision already taken." */
  sentence: z.string(),
});
export type FallenClaim = z.infer<typeof FallenClaim>;

export const StrategyHealth = z.object({
  strategyId: id("strategy"),
  title: z.string(),
  status: z.enum(["draft", "adopted"]),
  passed: z.int(),
  of: z.int(),
  tests: z.array(z.object({ code: z.string(), title: z.string(), passed: z.int(), of: z.int() })),
});

/** The authority's home: the thread's health, what fell, what waits for whoever asks, and what changed. */
export const Home = z.object({
  today: Day,
  stages: z.array(StageHealth),
  fallen: z.array(FallenClaim),
  todo: z.array(Todo),
  strategies: z.array(StrategyHealth),
  changed: z.array(z.object({ at: Instant, words: z.string(), times: z.int() })),
});
export type Home = z.infer<typeof Home>;

/**
 * Computed whenever it is asked for, from the records: nothing here can be out of
 * step with them. Whoever may not read the modules sees counts and no content.
 */
export async function readHome(context: Pick<Context, "store" | "actor" | "now">): Promise<Home> {
  const { actor } = context;
  const facts = withoutWithheld(await readThreadFacts(context), actor);
  const thread = drawThread(facts);
  const readsContent = may(actor, "insights.read");

  return {
    today: dayOf(context.now()),
    stages: stagesOf(thread, facts),
    fallen: readsContent ? fallenClaims(thread, facts) : [],
    todo: await readTodo(context, facts),
    strategies: may(actor, "strategy.read") ? strategiesOf(facts) : [],
    changed: await recentChanges(context),
  };
}

const beads: readonly { stage: StageName; title: string; link: string }[] = [
  { stage: "dataset-version", title: "Datasets", link: "evidence" },
  { stage: "insight", title: "Insights", link: "insights" },
  { stage: "priority", title: "Priorities", link: "strategy" },
  { stage: "action", title: "Actions", link: "strategy" },
  { stage: "outcome", title: "Outcomes", link: "vision" },
  { stage: "ask", title: "Asks", link: "deals" },
  { stage: "decision", title: "Decisions", link: "decisions" },
];

function stagesOf(thread: Thread, facts: ThreadFacts): StageHealth[] {
  return beads.map((bead) => {
    const nodes = thread.nodes.filter(({ stage }) => stage === bead.stage);
    const health = worst(nodes.map((node) => node.health));
    const count = bead.stage === "dataset-version" ? facts.datasets.length : bead.stage === "insight" ? live(facts).length : nodes.length;
    return { ...bead, count, health, words: wordsOf(bead.stage, nodes, facts) };
  });
}

function wordsOf(stage: StageName, nodes: readonly ThreadNode[], facts: ThreadFacts): string {
  if (stage === "dataset-version") return datasetWords(facts);
  if (nodes.length === 0 || (stage === "insight" && live(facts).length === 0)) return "none yet";
  if (stage === "insight") {
    const by = (standing: string) => live(facts).filter((insight) => insight.standing === standing).length;
    return listed([
      [by("holds"), (n) => `${n} ${n === 1 ? "holds" : "hold"}`],
      [by("weakened"), (n) => `${n} weakened`],
      [by("overturned"), (n) => `${n} overturned`],
    ]);
  }
  const by = (health: string) => nodes.filter((node) => node.health === health).length;
  const evidence: Part[] = [
    [by("overturned"), (n) => `${n} on overturned evidence`],
    [by("weakened"), (n) => `${n} on weakened evidence`],
    [by("look-again"), (n) => `${n} to look at again`],
  ];
  const worstOfIt = evidence.filter(([n]) => n > 0).slice(0, 1); // a bead has room for two things
  return listed([...worstOfIt, ...ownTrouble(stage, facts)]) || "all sound";
}

/** Those that nothing took the place of. */
const live = ({ insights }: ThreadFacts) => insights.filter((insight) => !isRetired(insight));

type Part = readonly [number, (n: number) => string];

/** What a stage may lack of its own, whatever the evidence. */
function ownTrouble(stage: StageName, facts: ThreadFacts): Part[] {
  if (stage === "action") return [[actionsWithoutOwner(facts), (n) => `${n} without an owner`]];
  if (stage === "priority") return [[prioritiesWithoutEvidence(facts), (n) => `${n} without evidence`]];
  if (stage === "ask") return [[asksWithoutPriority(facts), (n) => `${n} without a priority`]];
  if (stage === "decision")
    return [[facts.cases.filter((one) => one.stage === "sign-off" || one.stage === "voting").length, (n) => `${n} to be taken`]];
  return [];
}

function datasetWords({ datasets }: ThreadFacts): string {
  if (datasets.length === 0) return "none yet";
  const without = datasets.filter(({ latest }) => latest === undefined).length;
  return listed([[without, (n) => `${n} without a version`]]) || "all with a version";
}

const actionsWithoutOwner = ({ strategies }: ThreadFacts) =>
  strategies.flatMap(({ actions }) => actions).filter(({ ownerId }) => ownerId === undefined).length;
const prioritiesWithoutEvidence = ({ strategies }: ThreadFacts) =>
  strategies.flatMap(({ priorities }) => priorities).filter(({ cites }) => cites.length === 0).length;
const asksWithoutPriority = ({ deals }: ThreadFacts) =>
  deals.flatMap(({ asks }) => asks).filter(({ priorityIds }) => priorityIds.length === 0).length;

const listed = (parts: readonly Part[]) =>
  parts
    .filter(([n]) => n > 0)
    .map(([n, say]) => say(n))
    .join(", ");

function fallenClaims(thread: Thread, facts: ThreadFacts): FallenClaim[] {
  const titles = new Map(facts.datasets.map(({ id: datasetId, name }) => [datasetId as string, name]));
  return live(facts)
    .flatMap((insight) => (insight.standing === "holds" ? [] : [{ insight, standing: insight.standing }]))
    .toSorted((one, other) => Number(other.standing === "overturned") - Number(one.standing === "overturned"))
    .map(({ insight, standing }) => {
      const run = insight.runs.at(-1)!; // an insight has at least the run its author saw
      const below = new Set(follow(thread, insight.id, "down"));
      const nodes = thread.nodes.filter((node) => below.has(node.id));
      const hangs = beads
        .map(({ stage }) => ({ stage, count: nodes.filter((node) => node.stage === stage).length }))
        .filter(({ count }) => count > 0);
      return {
        insightId: insight.id,
        words: insight.claim.words,
        standing,
        because: run.because,
        changed: whatChanged(insight),
        source: sourceOf(run.pins, titles),
        hangs,
        sentence: hangingSentence(hangs, facts, below),
      };
    });
}

/** The dataset it was last asked of; of several, the first by id. */
function sourceOf([first]: readonly Pin[], titles: ReadonlyMap<string, string>): FallenClaim["source"] {
  const { datasetId, number } = first!; // a run has one pin at least
  return { datasetId, title: titles.get(datasetId) ?? "A dataset", number };
}

const stageNouns: Partial<Record<StageName, [string, string]>> = {
  priority: ["priority", "priorities"],
  action: ["action", "actions"],
  outcome: ["outcome", "outcomes"],
  ask: ["ask in a deal", "asks in deals"],
};
const numerals = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function hangingSentence(hangs: FallenClaim["hangs"], facts: ThreadFacts, below: ReadonlySet<string>): string {
  const parts = hangs.flatMap(({ stage, count }) => {
    const nouns = stageNouns[stage];
    return nouns ? [`${numerals[count] ?? count} ${count === 1 ? nouns[0] : nouns[1]}`] : [];
  });
  const decisions = facts.cases.filter((one) => below.has(one.id));
  const taken = decisions.filter(({ stage }) => stage === "closed").length;
  const open = decisions.filter(({ stage }) => stage === "sign-off" || stage === "voting").length;
  if (open > 0) parts.push(`${numerals[open] ?? open} ${open === 1 ? "decision" : "decisions"} to be taken`);
  if (taken > 0) parts.push(`${numerals[taken] ?? taken} ${taken === 1 ? "decision" : "decisions"} already taken`);
  if (parts.length === 0) return "Nothing hangs on it yet.";
  const last = parts.pop()!; // it is not empty
  return `On it ${parts.length === 0 && /^one /.test(last) ? "hangs" : "hang"} ${parts.length > 0 ? `${parts.join(", ")} and ` : ""}${last}.`;
}

function strategiesOf({ strategies, vision, insights }: ThreadFacts): Home["strategies"] {
  return strategies.map((tree) => {
    const checks = judgeReadiness({ ...tree, vision, insights: asTheyStand(insights) });
    const tests = (Object.entries(readinessTests) as [ReadinessTest, string][]).flatMap(([code, title]) => {
      const its = checks.filter((check) => check.code === code);
      return its.length === 0 ? [] : [{ code, title, passed: its.filter(({ passes }) => passes).length, of: its.length }];
    });
    return {
      strategyId: tree.strategy.id,
      title: tree.strategy.title,
      status: tree.strategy.status,
      passed: checks.filter(({ passes }) => passes).length,
      of: checks.length,
      tests,
    };
  });
}
