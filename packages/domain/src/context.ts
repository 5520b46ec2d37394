import type { Actor, Clock, Id, MintId } from "@concord/kernel";
import type { FileStore } from "./evidence/file-store.ts";
import type { Warehouse } from "./evidence/tables/warehouse.ts";
import type { JobProgress } from "./jobs/job-progress.ts";
import type { Store } from "./store.ts";

/**
 * What the platform keeps for every authority to read: code sets, lookups,
 * boundaries, national tables. There is nothing here with which to write.
 */
export type ReferenceShelf = {
  store: Pick<Store, "get" | "find" | "list">;
  files: Pick<FileStore, "read" | "size" | "exists" | "download" | "addressForDownload">;
  warehouse: Warehouse;
};

/**
 * Everything a verb may use, already narrowed to one tenant and one actor.
 * There is no parameter with which to ask for another tenant's things.
 */
export type Context = {
  tenantId: Id<"tenant">;
  actor: Actor;
  now: Clock;
  mintId: MintId;
  store: Store;
  files: FileStore;
  warehouse: Warehouse;
  progress: JobProgress;
  reference: ReferenceShelf;
  /** Lets whoever else is served here have their turn; not needed where nobody is. */
  turn?: (() => Promise<void>) | undefined;
};
