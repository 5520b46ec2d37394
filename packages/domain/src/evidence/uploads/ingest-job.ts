import type { Context } from "../../context.ts";
import type { Job } from "../../jobs/job.ts";
import type { DatasetVersion } from "../versions/dataset-version.ts";

/** The work of checking a version's file. */
export const ingestJob = (
  { now, mintId }: Pick<Context, "now" | "mintId">,
  { datasetId, number }: Pick<DatasetVersion, "datasetId" | "number">,
): Job => ({
  id: mintId("job"),
  version: 0,
  work: { kind: "ingest", datasetId, number },
  status: "queued",
  attempts: 0,
  queuedAt: now().toISOString(),
});
