import type { Id } from "@concord/kernel";
import { beginJob } from "../jobs/begin-job.ts";
import { endJob } from "../jobs/ended.ts";
import type { Job } from "../jobs/job.ts";
import { connectors, type Connector } from "./connector.ts";
import type { FetchContext } from "./fetched.ts";

/** A fetch that is this job's to do. */
export type BegunFetch = { job: Job; connector: Connector };

/**
 * The fetch of this job, marked as begun; undefined when there is nothing to
 * do: it ended before, another took its place, or its connector is gone.
 */
export async function beginFetch(context: FetchContext, jobId: Id<"job">): Promise<BegunFetch | undefined> {
  const job = await beginJob(context, jobId);
  if (job?.work.kind !== "fetch") return undefined;
  const connector = await context.store.find(connectors, job.work.connectorId);
  if (connector?.fetching?.jobId === jobId) return { job, connector };
  await endJob(context, jobId, "done", "The connector was removed or asked again in the meantime, so nothing was fetched.");
  return undefined;
}
