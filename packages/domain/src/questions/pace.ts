import type { LongRun } from "@concord/analysis";

/** How far an answer is: told to whoever waits. `done` and `total` count what `stage` says. */
export type Progress = { stage: string; done: number; total: number; unit: string };

/**
 * Called now and then by whatever takes long. Whoever gives it may let others
 * have their turn, report, or stop the work by throwing.
 */
export type Pace = (progress: Progress) => Promise<void>;

/** For work that nobody watches. */
export const unwatched: Pace = async () => {};

type Turns = {
  /** Milliseconds, from anywhere. */
  clock: () => number;
  /** Lets everybody else have theirs. */
  turn: () => Promise<void>;
  /** What is done besides, at each of these pauses and no oftener: tell, look whether it is still wanted, throw. */
  also?: Pace | undefined;
};

/** Work holds the floor no longer than this before others have their turn, in milliseconds. */
const longestHold = 8;

/** Lets others have their turn whenever they have waited long enough. */
export function givingTurns({ clock, turn, also }: Turns): Pace {
  let since = clock();
  return async (progress) => {
    if (clock() - since < longestHold) return;
    await also?.(progress);
    await turn();
    since = clock();
  };
}

/** The same without a clock: at every pause, which are some milliseconds apart. */
export const takingTurns =
  (turn: () => Promise<void>): Pace =>
  () =>
    turn();

/** Drives a long computation to its end at that pace. */
export async function paced<T>(run: LongRun<T>, pace: Pace, stage: string): Promise<T> {
  let step = run.next();
  while (!step.done) {
    await pace({ stage, done: Math.round(step.value * 100), total: 100, unit: "per cent" });
    step = run.next();
  }
  return step.value;
}
