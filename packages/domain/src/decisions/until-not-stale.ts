import { Failure } from "@concord/kernel";

/**
 * Does it again, from reading, when somebody else wrote in between: for acts
 * that do not contradict each other, such as the votes of two seats, where to be
 * told "it has changed, try again" would be no help to anybody. Every try that
 * fails is one that somebody else's write won, so it ends; `tries` says when.
 */
export async function untilNotStale<T>(tries: number, act: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await act();
    } catch (failure) {
      if (left <= 1 || !(failure instanceof Failure) || failure.kind !== "stale") throw failure;
    }
  }
}
