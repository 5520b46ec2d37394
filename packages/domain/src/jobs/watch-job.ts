import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { jobs } from "./job.ts";

/** Somebody stopped the job while it was being done. */
export class Stopped extends Error {
  override name = "Stopped";
}

/** Between two looks at whether the job is still wanted. */
const every = 1_000;

/** Looks whether a job was stopped, as often as it is asked and at most once a second. It throws `Stopped` if it was. */
export function watchJob({ store, now }: Pick<Context, "store" | "now">, jobId: Id<"job">): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now().getTime() - looked < every) return;
    looked = now().getTime();
    if ((await store.get(jobs, jobId)).status === "failed") throw new Stopped();
  };
}
