export { tenantApi, type TenantApp, type TenantContext } from "./app.ts";
