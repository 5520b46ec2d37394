/** One line of `npm run bench` and `npm run prove`. `ratio` is baseline time over ours: more is better. */
export type Measure = {
  name: string;
  value: number;
  unit: string;
  baseline?: number;
  ratio?: number;
  /** What `ratio` (or, where there is none, `value`) is held against. */
  aim?: number;
  holds: boolean;
  detail: string;
};

/** The middle of several runs: one slow run on a busy machine says nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2; // there is at least one
}

/** Runs two things in turn, so that a machine that slows down slows both, and gives each one's median in milliseconds. */
export async function inTurn(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  rounds: number,
): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timed(ours));
    times.theirs.push(await timed(theirs));
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
