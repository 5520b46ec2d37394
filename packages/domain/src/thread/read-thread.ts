import type { Actor } from "@concord/kernel";
import type { Context } from "../context.ts";
import { appraisals } from "../appraisal/appraisal.ts";
import { deals } from "../deals/deal.ts";
import { cases } from "../decisions/case.ts";
import { datasetVersions, versionKey } from "../evidence/versions/dataset-version.ts";
import { datasets } from "../evidence/catalogue/dataset.ts";
import { insights, isRetired, lastRun } from "../insights/insight.ts";
import { all } from "../store.ts";
import { readTree } from "../strategy/read-strategy.ts";
import { strategies } from "../strategy/strategy.ts";
import { visions } from "../vision/vision.ts";
import { drawThread, type Thread, type ThreadFacts } from "./thread.ts";

export async function readThreadFacts({ store }: Pick<Context, "store">): Promise<ThreadFacts> {
  const [itsDatasets, itsInsights, vision, itsStrategies, itsDeals, itsCases] = await Promise.all([
    all(store, datasets),
    all(store, insights),
    store.find(visions, "vision"),
    all(store, strategies),
    all(store, deals),
    all(store, cases),
  ]);
  const pins = [
    ...itsInsights.flatMap((insight) => (isRetired(insight) ? [] : lastRun(insight).pins)),
    ...(vision?.outcomes ?? []).flatMap(({ baseline }) => (baseline.from === "dataset" ? [baseline.pin] : [])),
    ...itsDatasets.flatMap(({ id, latest }) => (latest === undefined ? [] : [{ datasetId: id, number: latest }])),
  ];
  const wanted = new Map(pins.map(({ datasetId, number }) => [`${datasetId}#${number}`, { within: datasetId, id: versionKey(number) }]));

  const [versions, trees, itsAppraisals] = await Promise.all([
    Promise.all([...wanted.values()].map((address) => store.find(datasetVersions, address))),
    Promise.all(itsStrategies.map(({ id }) => readTree({ store }, id))),
    Promise.all(itsDeals.map(({ id }) => all(store, appraisals, { within: id }))),
  ]);
  return {
    datasets: itsDatasets,
    versions: versions.filter((version) => version !== undefined),
    insights: itsInsights,
    vision,
    strategies: trees,
    deals: itsDeals,
    appraisals: itsAppraisals.flat(),
    cases: itsCases,
  };
}

/** The thread as this actor may see it. */
export const readThread = async (context: Pick<Context, "store" | "actor">): Promise<Thread> =>
  drawThread(withoutWithheld(await readThreadFacts(context), context.actor));

/** A member who must leave the room for a deal does not read here what is withheld there: its asks and its appraisal. */
export function withoutWithheld(facts: ThreadFacts, actor: Actor): ThreadFacts {
  if (actor.type !== "person") return facts;
  const left = facts.cases.filter(({ recusals }) => recusals.some(({ personId, extent }) => personId === actor.id && extent === "leaves"));
  const withheld = new Set(left.map(({ dealId }) => dealId));
  return {
    ...facts,
    deals: facts.deals.map((deal) => (withheld.has(deal.id) ? { ...deal, asks: [], offers: [] } : deal)),
    appraisals: facts.appraisals.filter(({ dealId }) => !withheld.has(dealId)),
  };
}
