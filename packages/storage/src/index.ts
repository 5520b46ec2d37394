export { awsPlatform, sessionOf, settingsIn, type AwsSettings } from "./aws-platform.ts";
export { deskStore } from "./desk-store.ts";
export { metered, translateConfig, type Dynamo, type Use } from "./dynamo.ts";
export { dynamoStore, type StoreOpening } from "./dynamo-store.ts";
export { s3FileStore, type Buckets } from "./file-store.ts";
export { keysOf, platformKeys, type Key } from "./keys.ts";
export { openDesk, openTenant, type OpenedTenant, type Platform, type TenantOpening } from "./open-tenant.ts";
export { outboxOf, unsentEvents } from "./outbox.ts";
export {
  authorizerPolicy,
  becomeTenantPolicy,
  clockPolicy,
  deskPolicy,
  relayPolicy,
  tenantRolePolicy,
  tenantRoleTrust,
  type Arns,
  type Policy,
  type PolicyStatement,
} from "./policies.ts";
export { progressStore } from "./progress.ts";
export { projections, type Projections } from "./projections.ts";
export type { OutboxEvent, Timer } from "./rows.ts";
export { createTableInput, table } from "./table.ts";
export { tenantWorker } from "./tenant-worker.ts";
export { dueTimers } from "./timers.ts";
export type { Patience } from "./transact.ts";
