import { tenantWorker } from "@concord/storage";
import { fetch } from "./index.ts";

export const handler = tenantWorker("fetch", fetch);
