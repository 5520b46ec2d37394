import { tenantWorker } from "@concord/storage";
import { withWarehouse } from "@concord/warehouse";
import { analyse } from "./analyse.ts";

export const handler = tenantWorker("analyse", (tenant, jobId) => analyse(withWarehouse(tenant), jobId));
