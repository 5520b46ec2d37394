import type { Id } from "@concord/kernel";
import type { Context } from "@concord/domain";
import { jobs, Stopped } from "@concord/domain/jobs";

/** Between two looks at whether the job is still wanted. */
const every = 1_000;

export type Watch = {
  isStopped(): boolean;
  /** Throws `Stopped` if it was, having looked. */
  look(): Promise<void>;
  /** Does something that can be broken off: `interrupt` is called if the job is stopped meanwhile. */
  during<T>(work: Promise<T>, interrupt: () => void): Promise<T>;
  end(): void;
};

/** Looks now and then whether a job was stopped. */
export function watchOver({ store }: Pick<Context, "store">, jobId: Id<"job">): Watch {
  let stopped = false;
  const look = async () => {
    stopped ||= (await store.get(jobs, jobId)).status === "failed";
    if (stopped) throw new Stopped();
  };
  let interrupt: (() => void) | undefined;
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (error instanceof Stopped) interrupt?.();
      else console.error("Whether a job was stopped could not be read", error);
    });
  }, every);
  timer.unref();

  return {
    isStopped: () => stopped,
    look,
    async during(work, whenStopped) {
      interrupt = whenStopped;
      try {
        return await work;
      } catch (error) {
        if (stopped) throw new Stopped();
        throw error;
      } finally {
        interrupt = undefined;
      }
    },
    end: () => clearInterval(timer),
  };
}
