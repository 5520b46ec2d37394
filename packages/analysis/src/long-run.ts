/**
 * A computation that takes long enough to be watched or stopped. Now and then
 * (some milliseconds apart) it yields which part of it is done, 0 to 1; whoever
 * drives it may breathe, report or drop it there. What it returns does not
 * depend on how it is driven.
 */
export type LongRun<T> = Generator<number, T, void>;

/** Drives it to the end without a pause. */
export function finish<T>(run: LongRun<T>): T {
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
}
