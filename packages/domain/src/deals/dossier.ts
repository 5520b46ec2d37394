import type { Context } from "../context.ts";
import { appraisals } from "../appraisal/appraisal.ts";
import { datasets } from "../evidence/catalogue/dataset.ts";
import { datasetVersions, versionKey, type AcceptedVersion } from "../evidence/versions/dataset-version.ts";
import type { Dossier } from "../decisions/freeze.ts";
import { readWithSuccessors, successorsIn } from "../insights/ancestry.ts";
import type { Insight } from "../insights/insight.ts";
import { all } from "../store.ts";
import { priorities, strategies, type Priority } from "../strategy/strategy.ts";
import type { Deal } from "./deal.ts";

/** Every priority of every strategy of the authority: what asks and offers can serve. */
export async function everyPriority({ store }: Pick<Context, "store">): Promise<Priority[]> {
  const written = await all(store, strategies);
  const lists = await Promise.all(written.map(({ id }) => all(store, priorities, { within: id })));
  return lists.flat();
}

/** A deal with everything it rests on: its appraisals, the priorities it serves, the insights they cite and the evidence under those. */
export async function gatherDossier({ store }: Pick<Context, "store">, deal: Deal): Promise<Dossier> {
  const served = new Set([...deal.asks, ...deal.offers].flatMap(({ priorityIds }) => priorityIds));
  const [appraised, every] = await Promise.all([all(store, appraisals, { within: deal.id }), everyPriority({ store })]);
  const cited = every.filter(({ id }) => served.has(id));
  const insightIds = [...new Set(cited.flatMap(({ cites }) => cites))];
  const known = await readWithSuccessors({ store }, insightIds);
  // What others took the place of is put to nobody: they are.
  const found = [...new Set(known.filter(({ id }) => insightIds.includes(id)).flatMap(successorsIn(known)))];
  return { deal, appraisals: appraised, priorities: every, insights: found, evidence: await evidenceUnder({ store }, found) };
}

/** What is on the reference shelf is public and belongs to the platform: the insight's own pins name it, and there is nothing here to open. */
async function evidenceUnder({ store }: Pick<Context, "store">, found: readonly Insight[]): Promise<Dossier["evidence"]> {
  const every = found.flatMap(({ runs }) => runs.slice(-1)).flatMap(({ pins }) => pins);
  const pins = new Map(every.map((pin) => [`${pin.datasetId}:${pin.number}`, pin]));
  const kept = await Promise.all(
    [...pins.values()].map(async ({ datasetId, number }) => {
      const dataset = await store.find(datasets, datasetId);
      if (!dataset) return undefined;
      const version = await store.get(datasetVersions, { within: datasetId, id: versionKey(number) });
      return { dataset, version: version as AcceptedVersion }; // an insight is run on accepted versions only, and those never change
    }),
  );
  return kept.filter((one) => one !== undefined);
}
