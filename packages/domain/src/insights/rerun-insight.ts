import { contentHash, Failure, refused, type Id } from "@concord/kernel";
import { againIfStale } from "../again-if-stale.ts";
import { all } from "../store.ts";
import type { Pin } from "../evidence/index.ts";
import { answerInTime, answerNow, openReader, type Asking, type Pace } from "../questions/index.ts";
import { kindOf } from "../questions/kinds.ts";
import { datasetsOf, insights, isRetired, lastAnswered, lastRun, type Insight, type Run } from "./insight.ts";
import { runOf } from "./make-insight.ts";
import { sayChange } from "./say-change.ts";

/** How the question is asked again: by whoever has the time, or while somebody waits. */
type Asks = { context: Asking; ask: typeof answerNow; pace?: Pace | undefined };

export const rerunRefusals = {
  "insight-retired": "Others took the place of this claim, so it is not asked again. Ask those.",
} as const;

/** As many as a record may hold: the first, which the claim is measured from, and the newest. */
const mostRuns = 50;

/**
 * Asks an insight's question again of the newest version of each of its datasets, and says how the claim stands there. One that is a worker's
 * is given to it, and this is refused until it is answered.
 */
export async function rerunInsight(context: Asking, id: Id<"insight">, pace?: Pace): Promise<Insight> {
  const insight = await context.store.get(insights, id);
  if (isRetired(insight)) throw refused("insight-retired", rerunRefusals["insight-retired"]);
  return rerunOn({ context, ask: answerNow, pace }, insight, new Map());
}

/**
 * Asks again everything that rests on a dataset, of this version of it. One
 * commit each, so that work cut short is taken up where it was left: what was
 * already run on this version, or on a newer one, is passed over.
 */
export async function rerunInsightsOf(
  context: Asking,
  datasetId: Id<"dataset">,
  number: number,
  { onProgress, pace }: { onProgress: (done: number, total: number) => Promise<void>; pace?: Pace | undefined },
): Promise<Record<Insight["standing"], number>> {
  const resting = (await all(context.store, insights)).filter((insight) => !isRetired(insight) && datasetsOf(insight).includes(datasetId));
  const standings = { holds: 0, weakened: 0, overturned: 0 };
  for (const [index, { id }] of resting.entries()) {
    await onProgress(index, resting.length);
    const { standing } = await againIfStale(async () => {
      const insight = await context.store.get(insights, id);
      const run = lastRun(insight).pins.find((pin) => pin.datasetId === datasetId);
      return isRetired(insight) || (run && run.number >= number)
        ? insight
        : rerunOn({ context, ask: answerInTime, pace }, insight, new Map([[datasetId, number]]));
    });
    standings[standing]++;
  }
  await onProgress(resting.length, resting.length);
  return standings;
}

async function rerunOn(asks: Asks, insight: Insight, versions: ReadonlyMap<string, number>): Promise<Insight> {
  const run = await runAgain(asks, insight, versions);
  const before = insight.standing;
  return asks.context.store.save(
    insights,
    { ...insight, standing: run.standing, runs: withRun(insight.runs, run) },
    {
      name: "insight.rerun",
      detail: {
        pins: run.pins,
        resultHash: run.resultHash,
        before,
        standing: run.standing,
        because: run.because,
        changed: sayChange(insight, lastRun(insight), run),
      },
    },
  );
}

/** A question that the new version cannot be asked is a finding about the claim, not an accident of the job. */
async function runAgain({ context, ask, pace }: Asks, insight: Insight, versions: ReadonlyMap<string, number>): Promise<Run> {
  const at = context.now();
  try {
    const asked = await ask(context, insight.question, { versions, pace });
    return runOf(asked, { claim: insight.claim, about: insight.about, at, first: insight.runs[0] });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.kind !== "refused" || failure.code === "not-yet-answered") throw failure;
    return refusedRun(await pinsToAsk(context, insight, versions), failure, at);
  }
}

/** The versions that a question refused would have been asked of; of a dataset that is no longer there, the one it last was. */
async function pinsToAsk(context: Asking, insight: Insight, versions: ReadonlyMap<string, number>): Promise<Pin[]> {
  const pins: Pin[] = [];
  for (const before of lastAnswered(insight).pins) {
    const reader = openReader(context, { versions });
    const source = Object.values(kindOf(insight.question).sources(insight.question)).find(
      ({ datasetId }) => datasetId === before.datasetId,
    );
    try {
      if (source) await reader.open("asked", source);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
    }
    pins.push(reader.used().sources[0]?.pin ?? before);
  }
  return pins;
}

const refusedRun = (pins: Pin[], { code, message }: Failure, at: Date): Run => ({
  at: at.toISOString(),
  pins,
  resultHash: contentHash({ pins, refused: code }),
  figure: { point: null, low: null, high: null },
  coverage: 0,
  standing: "weakened",
  because: `The question cannot be asked of the newest evidence. ${message}`,
  refusal: code,
});

/** Asked again of the same version with the same result, the newest run is confirmed and not repeated. */
function withRun(runs: readonly Run[], run: Run): Run[] {
  const last = runs.at(-1);
  const confirmed =
    runs.length > 1 && last !== undefined && contentHash(last.pins) === contentHash(run.pins) && last.resultHash === run.resultHash;
  const earlier = confirmed ? runs.slice(0, -1) : runs;
  const [first, ...rest] = earlier;
  return first ? [first, ...rest.slice(-(mostRuns - 2)), run] : [run];
}
