import { analyse } from "@concord/analyse";
import type { Job } from "@concord/domain/jobs";
import { explore } from "@concord/explore";
import { fetch } from "@concord/fetch";
import { ingest } from "@concord/ingest";
import type { JobMessage } from "@concord/relay";
import type { Open } from "./compose.ts";
import type { JobQueue } from "./workers.ts";

/** Which worker takes from which queue. Each opens the tenant that its message names, as the tenant's own Lambda would. */
export function jobQueues(open: Open, urls: Record<Job["work"]["kind"], string>): JobQueue[] {
  const analysing = ({ tenantId, jobId }: JobMessage) => analyse(open(tenantId, { type: "job", name: "analyse" }), jobId);
  return [
    { url: urls.ingest, work: ({ tenantId, jobId }) => ingest(open(tenantId, { type: "job", name: "ingest" }), jobId) },
    { url: urls.fetch, work: ({ tenantId, jobId }) => fetch(open(tenantId, { type: "job", name: "fetch" }), jobId) },
    { url: urls.explore, work: ({ tenantId, jobId }) => explore(open(tenantId, { type: "job", name: "explore" }), jobId) },
    { url: urls["rerun-insights"], work: analysing },
    { url: urls["answer-question"], work: analysing }, // a queue of its own, so that nobody's question waits until every insight was asked again
  ];
}
