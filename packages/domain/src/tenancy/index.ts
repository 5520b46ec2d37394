export { Tenant, tenants } from "./tenant.ts";
