import { contentHash, Failure, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { all } from "../store.ts";
import type { Context } from "../context.ts";
import { datasets, getAcceptedVersion, type AcceptedVersion } from "../evidence/index.ts";
import { askQuestion, keepAnswer, pinOf } from "./ask-question.ts";
import { insights, lastRun, type Insight, type Run } from "./insight.ts";
import { runOf } from "./save-insight.ts";

type Rerunning = Pick<Context, "store" | "warehouse" | "files" | "now">;

/** As many as a record may hold: the first, which the claim is measured from, and the newest. */
const mostRuns = 50;

/** Asks an insight's question again of its dataset's newest version, and says how the claim stands there. */
export async function rerunInsight(context: Rerunning, id: Id<"insight">): Promise<Insight> {
  const insight = await context.store.get(insights, id);
  const { latest } = await context.store.get(datasets, insight.question.datasetId);
  return rerunOn(context, insight, latest ?? lastRun(insight).pin.number);
}

/**
 * Asks again everything that rests on a dataset, of this version of it. One
 * commit each, so that work cut short is taken up where it was left: what was
 * already run on this version, or on a newer one, is passed over.
 */
export async function rerunInsightsOf(
  context: Rerunning,
  datasetId: Id<"dataset">,
  number: number,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<Record<Insight["standing"], number>> {
  const resting = await all(context.store, insights, { in: datasetId });
  const standings = { holds: 0, weakened: 0, overturned: 0 };
  for (const [index, { id }] of resting.entries()) {
    await onProgress(index, resting.length);
    const { standing } = await againIfStale(async () => {
      const insight = await context.store.get(insights, id);
      return lastRun(insight).pin.number >= number ? insight : rerunOn(context, insight, number);
    });
    standings[standing]++;
  }
  await onProgress(resting.length, resting.length);
  return standings;
}

async function rerunOn(context: Rerunning, insight: Insight, number: number): Promise<Insight> {
  const run = await runAgain(context, insight, number);
  const before = insight.standing;
  return context.store.save(
    insights,
    { ...insight, standing: run.standing, runs: withRun(insight.runs, run) },
    { name: "insight.rerun", detail: { pin: run.pin, resultHash: run.resultHash, before, standing: run.standing, because: run.because } },
  );
}

/** A question that the new version cannot be asked is a finding about the claim, not an accident of the job. */
async function runAgain(context: Rerunning, insight: Insight, number: number): Promise<Run> {
  const at = context.now();
  try {
    const asked = await askQuestion(context, insight.question, number);
    await keepAnswer(context, asked);
    return runOf(asked, { claim: insight.claim, sectorName: insight.sectorName, at, first: insight.runs[0] });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.kind !== "refused") throw failure;
    return refusedRun(await getAcceptedVersion(context, insight.question.datasetId, number), failure, at);
  }
}

const refusedRun = (version: AcceptedVersion, { code, message }: Failure, at: Date): Run => ({
  at: at.toISOString(),
  pin: pinOf(version),
  resultHash: contentHash({ pin: pinOf(version), refused: code }),
  figure: { point: null, low: null, high: null },
  coverage: 0,
  standing: "weakened",
  because: `The question cannot be asked of version ${version.number}. ${message}`,
  refusal: code,
});

/** Asked again of the same version with the same result, the newest run is confirmed and not repeated. */
function withRun(runs: readonly Run[], run: Run): Run[] {
  const last = runs.at(-1);
  const confirmed = runs.length > 1 && last?.pin.number === run.pin.number && last.resultHash === run.resultHash;
  const earlier = confirmed ? runs.slice(0, -1) : runs;
  const [first, ...rest] = earlier;
  return first ? [first, ...rest.slice(-(mostRuns - 2)), run] : [run];
}
