export { platformTenantId, Tenant, tenants } from "./tenant.ts";
