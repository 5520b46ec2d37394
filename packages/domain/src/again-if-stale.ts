import { Failure } from "@concord/kernel";

/**
 * Reads, judges and writes again when somebody else wrote in between: for work
 * that no person's reading stands behind. A person is told instead.
 */
export async function againIfStale<T>(attempt: () => Promise<T>, times = 5): Promise<T> {
  for (let left = times - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Failure && error.kind === "stale" && left > 0)) throw error;
    }
  }
}
