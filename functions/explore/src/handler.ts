import { tenantWorker } from "@concord/storage";
import { withWarehouse } from "@concord/warehouse";
import { explore } from "./explore.ts";

export const handler = tenantWorker("explore", (tenant, jobId) => explore(withWarehouse(tenant), jobId));
