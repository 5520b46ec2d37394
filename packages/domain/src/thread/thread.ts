import * as z from "zod";
import { listed } from "@concord/kernel";
import type { Appraisal } from "../appraisal/appraisal.ts";
import type { Deal } from "../deals/deal.ts";
import type { Case } from "../decisions/case.ts";
import { versionKey, type DatasetVersion } from "../evidence/versions/dataset-version.ts";
import type { Dataset } from "../evidence/catalogue/dataset.ts";
import { isRetired, lastRun, type Insight } from "../insights/insight.ts";
import { whatChanged } from "../insights/say-change.ts";
import type { StrategyTree } from "../strategy/read-strategy.ts";
import type { Vision } from "../vision/vision.ts";

/** The stages of the golden thread, from evidence to decision. */
export const stages = ["dataset-version", "insight", "priority", "action", "outcome", "appraisal", "ask", "deal", "decision"] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

/** What evidence that moved has done to a thing: nothing, asked for another look, made it weaker, or taken the ground from under it. */
export const Health = z.enum(["sound", "look-again", "weakened", "overturned"]);
export type Health = z.infer<typeof Health>;

export const ThreadNode = z.object({
  id: z.string(),
  stage: Stage,
  title: z.string(),
  /** In a few words: "holds", "adopted", "agreed 4 December". */
  state: z.string(),
  health: Health,
  /** Whether the thread leads from it up to a table. What no evidence is under cannot lose it, and does not stand on any. */
  evidenced: z.boolean(),
  /** Why it is not sound, in sentences; the first is the worst. Empty when it is. */
  because: z.array(z.object({ nodeId: z.string(), sentence: z.string() })),
  /** Where it is read, from the authority's own root: "strategy/str_…#pri_…". */
  link: z.string(),
});
export type ThreadNode = z.infer<typeof ThreadNode>;

/** The second rests on the first. */
export const ThreadLink = z.object({ from: z.string(), to: z.string(), how: z.string() });
export type ThreadLink = z.infer<typeof ThreadLink>;

export const Thread = z.object({ nodes: z.array(ThreadNode), links: z.array(ThreadLink) });
export type Thread = z.infer<typeof Thread>;

/** Everything the thread is drawn from. Nothing in it is a record of its own: it is what the records say of each other. */
export type ThreadFacts = {
  datasets: readonly Dataset[];
  /** Those that are pinned, and the latest of each dataset. */
  versions: readonly DatasetVersion[];
  insights: readonly Insight[];
  vision: Pick<Vision, "outcomes"> | undefined;
  strategies: readonly StrategyTree[];
  deals: readonly Deal[];
  appraisals: readonly Appraisal[];
  cases: readonly Case[];
};

export const versionNodeId = (datasetId: string, number: number): string => `${datasetId}#${versionKey(number)}`;

type Bare = Omit<ThreadNode, "health" | "because" | "evidenced">;
type Drawing = { nodes: Map<string, Bare>; links: ThreadLink[] };

/** The whole chain, with what moved evidence has done to everything that hangs on it. */
export function drawThread(facts: ThreadFacts): Thread {
  const drawing: Drawing = { nodes: new Map(), links: [] };
  drawEvidence(drawing, facts);
  drawInsights(drawing, facts);
  drawOutcomes(drawing, facts);
  drawStrategies(drawing, facts);
  drawDeals(drawing, facts);
  drawDecisions(drawing, facts);

  // A link to what is not there (a version never accepted, an outcome since removed) would lead nowhere.
  const links = drawing.links.filter(({ from, to }) => drawing.nodes.has(from) && drawing.nodes.has(to));
  const troubles = troublesIn(facts);
  return { nodes: judged([...drawing.nodes.values()], links, troubles), links };
}

function drawEvidence({ nodes }: Drawing, { datasets, versions }: ThreadFacts): void {
  const names = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  for (const version of versions) {
    const dataset = names.get(version.datasetId);
    if (!dataset) continue;
    const id = versionNodeId(version.datasetId, version.number);
    const latest = dataset.latest === version.number;
    nodes.set(id, {
      id,
      stage: "dataset-version",
      title: `${dataset.name}, version ${version.number}`,
      state: latest ? "newest version" : `version ${dataset.latest} is newer`,
      link: `evidence/${version.datasetId}/versions/${version.number}`,
    });
  }
}

const replaced = { merged: "merged into another", split: "split into others" } as const;

/** What others took the place of stands on those, and only where something still rests on it. */
function drawInsights({ nodes, links }: Drawing, facts: ThreadFacts): void {
  const needed = stillNeeded(facts);
  for (const insight of facts.insights) {
    if (insight.retired) {
      if (!needed.has(insight.id)) continue;
      nodes.set(insight.id, {
        id: insight.id,
        stage: "insight",
        title: insight.claim.words,
        state: replaced[insight.retired.how],
        link: `insights/${insight.id}`,
      });
      for (const into of insight.retired.into) links.push({ from: into, to: insight.id, how: "took the place of" });
      continue;
    }
    const run = lastRun(insight);
    nodes.set(insight.id, {
      id: insight.id,
      stage: "insight",
      title: insight.claim.words,
      state: insight.standing,
      link: `insights/${insight.id}`,
    });
    for (const { datasetId, number } of run.pins)
      links.push({ from: versionNodeId(datasetId, number), to: insight.id, how: "was asked of" });
  }
}

/** Retired insights that a priority cites or a decision had before it, with those that lead from them to what stands now. */
function stillNeeded({ insights, strategies, cases }: ThreadFacts): ReadonlySet<string> {
  const needed = new Set<string>([
    ...strategies.flatMap(({ priorities }) => priorities.flatMap(({ cites }) => cites)),
    ...cases.flatMap((one) => (one.stage === "withdrawn" ? [] : insightsBefore(one))),
  ]);
  const byId = new Map(insights.map((insight) => [insight.id as string, insight]));
  for (const id of needed) for (const into of byId.get(id)?.retired?.into ?? []) needed.add(into); // a set is walked as it grows
  return needed;
}

function drawOutcomes({ nodes, links }: Drawing, { vision }: ThreadFacts): void {
  for (const { id, title, baseline, target, unit } of vision?.outcomes ?? []) {
    nodes.set(id, {
      id,
      stage: "outcome",
      title,
      state: `${target.value.toLocaleString("en-GB")} ${unit} by ${target.on.slice(0, 4)}`,
      link: `vision#${id}`,
    });
    if (baseline.from === "dataset")
      links.push({ from: versionNodeId(baseline.pin.datasetId, baseline.pin.number), to: id, how: "is the baseline of" });
  }
}

function drawStrategies({ nodes, links }: Drawing, { strategies }: ThreadFacts): void {
  for (const { strategy, priorities, actions } of strategies) {
    for (const priority of priorities) {
      nodes.set(priority.id, {
        id: priority.id,
        stage: "priority",
        title: priority.title,
        state: strategy.status,
        link: `strategy/${strategy.id}#${priority.id}`,
      });
      for (const insightId of priority.cites) links.push({ from: insightId, to: priority.id, how: "is cited by" });
      const served = actions.some((action) => action.priorityId === priority.id && action.outcomeId !== undefined);
      // Through its actions where they say so; straight where none does yet.
      if (!served) for (const outcomeId of priority.outcomeIds) links.push({ from: priority.id, to: outcomeId, how: "aims at" });
    }
    for (const action of actions) {
      nodes.set(action.id, {
        id: action.id,
        stage: "action",
        title: action.title,
        state: action.ownerId === undefined ? "nobody owns it" : strategy.status,
        link: `strategy/${strategy.id}#${action.id}`,
      });
      links.push({ from: action.priorityId, to: action.id, how: "is pursued by" });
      if (action.outcomeId !== undefined) links.push({ from: action.id, to: action.outcomeId, how: "aims at" });
    }
  }
}

function drawDeals({ nodes, links }: Drawing, { deals, appraisals, strategies }: ThreadFacts): void {
  for (const deal of deals) {
    nodes.set(deal.id, { id: deal.id, stage: "deal", title: deal.title, state: deal.status, link: `deals/${deal.id}` });
    for (const ask of deal.asks) {
      nodes.set(ask.id, { id: ask.id, stage: "ask", title: ask.title, state: deal.status, link: `deals/${deal.id}#${ask.id}` });
      links.push({ from: ask.id, to: deal.id, how: "is part of" });
      for (const priorityId of ask.priorityIds) links.push({ from: priorityId, to: ask.id, how: "is served by" });
    }

    const served = new Set(deal.asks.flatMap(({ priorityIds }) => priorityIds));
    const outcomes = outcomesOf(strategies, served);
    for (const appraisal of appraisals.filter(({ dealId }) => dealId === deal.id)) {
      const ratio = appraisal.result.benefitCostRatio;
      nodes.set(appraisal.id, {
        id: appraisal.id,
        stage: "appraisal",
        title: appraisal.title,
        state: ratio === null ? "no public cost" : `BCR ${ratio.toFixed(2)}`,
        link: `deals/${deal.id}/appraisals/${appraisal.id}`,
      });
      for (const from of outcomes.size > 0 ? outcomes : served) links.push({ from, to: appraisal.id, how: "is valued in" });
      if (deal.asks.length === 0) links.push({ from: appraisal.id, to: deal.id, how: "supports" });
      for (const ask of deal.asks) links.push({ from: appraisal.id, to: ask.id, how: "supports" });
    }
  }
}

/** What the asks would change: the outcomes at which the priorities they serve, and the actions in those, aim. */
function outcomesOf(strategies: readonly StrategyTree[], served: ReadonlySet<string>): Set<string> {
  return new Set(
    strategies.flatMap(({ priorities, actions }) => [
      ...priorities.filter(({ id }) => served.has(id)).flatMap(({ outcomeIds }) => outcomeIds),
      ...actions
        .filter(({ priorityId, outcomeId }) => served.has(priorityId) && outcomeId !== undefined)
        .map(({ outcomeId }) => outcomeId!),
    ]),
  );
}

function drawDecisions({ nodes, links }: Drawing, { cases }: ThreadFacts): void {
  for (const one of cases) {
    if (one.stage === "withdrawn") continue; // what was taken back decided nothing
    nodes.set(one.id, {
      id: one.id,
      stage: "decision",
      title: `${one.bodyName}: ${one.dealTitle}`,
      state: stateOf(one),
      link: `decisions/${one.id}`,
    });
    links.push({ from: one.dealId, to: one.id, how: "went before" });
    // What was decided rests on the papers that were frozen then, whatever the deal has come to say since.
    const reached = new Set(follow({ links }, one.id, "up"));
    for (const insightId of insightsBefore(one))
      if (!reached.has(insightId)) links.push({ from: insightId, to: one.id, how: "was a paper before" });
  }
}

const insightsBefore = ({ papers }: Case): string[] =>
  papers.filter(({ key }) => key.startsWith("insight:")).map(({ key }) => key.slice("insight:".length));

function stateOf({ stage, finding }: Case): string {
  if (stage === "closed") return finding?.carried ? "carried" : "not carried";
  return stage === "voting" ? "voting open" : "awaiting sign-off";
}

/** What moved, where it hurts first, and whether everything downstream hurts with it. */
type Trouble = { nodeId: string; health: Exclude<Health, "sound">; sentence: string; spreads: boolean };

function troublesIn({ datasets, insights, strategies, vision }: ThreadFacts): Trouble[] {
  const latest = new Map(datasets.map((dataset) => [dataset.id as string, dataset]));
  const newer = (nodeId: string, pin: { datasetId: string; number: number }, what: string): Trouble[] => {
    const dataset = latest.get(pin.datasetId);
    if (dataset?.latest === undefined || dataset.latest <= pin.number) return [];
    return [
      {
        nodeId,
        health: "look-again",
        spreads: false,
        sentence: `${what} version ${pin.number} of ${dataset.name}; version ${dataset.latest} is there.`,
      },
    ];
  };
  return [
    ...strategies.flatMap(({ priorities }) => priorities.flatMap(citesWhatIsReplaced(insights))),
    ...insights.flatMap((insight): Trouble[] => {
      if (isRetired(insight)) return []; // what took its place has its own
      const run = lastRun(insight);
      const pending = run.pins.flatMap((pin) => newer(insight.id, pin, "It was last asked of"));
      if (insight.standing === "holds") return pending;
      const changed = whatChanged(insight);
      const sentence = `The claim “${insight.claim.words}” is ${insight.standing}. ${run.because}${changed ? ` ${changed}` : ""}`;
      return [{ nodeId: insight.id, health: insight.standing, spreads: true, sentence }, ...pending];
    }),
    ...(vision?.outcomes ?? []).flatMap(({ id, baseline }) =>
      baseline.from === "dataset" ? newer(id, baseline.pin, "Its baseline was read from") : [],
    ),
  ];
}

/** A citation of what others took the place of: nothing is wrong with the evidence, but the text names what is no longer asked. */
function citesWhatIsReplaced(insights: readonly Insight[]) {
  const byId = new Map(insights.map((insight) => [insight.id, insight]));
  return ({ id, cites }: StrategyTree["priorities"][number]): Trouble[] =>
    cites.flatMap((one) => {
      const cited = byId.get(one);
      if (!cited?.retired) return [];
      const into = cited.retired.into.flatMap((other) => byId.get(other) ?? []).map(({ claim }) => `“${claim.words}”`);
      const sentence = `It cites “${cited.claim.words}”, which was ${cited.retired.how} into ${listed(into)}. Cite what stands in its place.`;
      return [{ nodeId: id, health: "look-again", spreads: false, sentence }];
    });
}

const severity: Record<Health, number> = { sound: 0, "look-again": 1, weakened: 2, overturned: 3 };
export const worst = (healths: Iterable<Health>): Health =>
  [...healths].reduce((one, other) => (severity[other] > severity[one] ? other : one), "sound");

function judged(nodes: readonly Bare[], links: readonly ThreadLink[], troubles: readonly Trouble[]): ThreadNode[] {
  const hurt = new Map<string, Trouble[]>();
  for (const trouble of troubles.toSorted((one, other) => severity[other.health] - severity[one.health])) {
    const reached = trouble.spreads ? [trouble.nodeId, ...follow({ links }, trouble.nodeId, "down")] : [trouble.nodeId];
    for (const id of reached) hurt.set(id, [...(hurt.get(id) ?? []), trouble]);
  }
  const tables = nodes.filter(({ stage }) => stage === "dataset-version").map(({ id }) => id);
  const evidenced = new Set([...tables, ...tables.flatMap((id) => follow({ links }, id, "down"))]);

  return nodes.map((node) => {
    const itsTroubles = hurt.get(node.id) ?? [];
    return {
      ...node,
      health: worst(itsTroubles.map(({ health }) => health)),
      evidenced: evidenced.has(node.id),
      because: itsTroubles.map(({ nodeId, sentence }) => ({ nodeId, sentence })),
    };
  });
}

/** Everything that hangs on a thing (down, towards the decision), or that it hangs on (up, towards the evidence); nearest first. */
export function follow({ links }: { links: readonly ThreadLink[] }, nodeId: string, direction: "up" | "down"): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of links) {
    const [here, there] = direction === "down" ? [from, to] : [to, from];
    next.set(here, [...(next.get(here) ?? []), there]);
  }
  const reached = new Set<string>([nodeId]);
  for (const id of reached) for (const neighbour of next.get(id) ?? []) reached.add(neighbour); // a set is walked as it grows
  reached.delete(nodeId);
  return [...reached];
}
