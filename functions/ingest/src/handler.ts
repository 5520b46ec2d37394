import { tenantWorker } from "@concord/storage";
import { ingest } from "./ingest.ts";

export const handler = tenantWorker("ingest", ingest);
