import { setImmediate } from "node:timers/promises";
import { givingTurns, takesLong, type Pace } from "@concord/domain/questions";

/** What is not answered by then was thought shorter than it is, and is given to a worker. */
const longestWait = 3_000;

/** How fast work goes while somebody waits for it: others have their turn, and it ends in time. */
export function apiPace(): Pace {
  const end = performance.now() + longestWait;
  return givingTurns({
    clock: () => performance.now(),
    turn: () => setImmediate(),
    also: async () => {
      if (performance.now() > end) throw takesLong();
    },
  });
}
