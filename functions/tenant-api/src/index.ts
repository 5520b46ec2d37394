export { tenantApi } from "./app.ts";
export type { TenantApp, TenantContext } from "./tenant-app.ts";
