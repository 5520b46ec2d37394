import { prefixOf, type Actor, type Id, type Kind, type MintId } from "@concord/kernel";
import type { AuditEntry, Context, Noun, RequestFacts, Stored } from "@concord/domain";
import type { NomisCatalogue } from "@concord/domain/connectors";
import type { JobProgress, Progress } from "@concord/domain/jobs";
import { west } from "./actors.ts";
import { fakeNomisCatalogue } from "./fake-nomis-catalogue.ts";
import { memoryFileStore, type MemoryFileStore } from "./memory-file-store.ts";
import { memoryStore, memoryTenant, putInMemory, type MemoryTenant } from "./memory-store.ts";
import { platformTenantId } from "@concord/domain/tenancy";
import { memoryWarehouse, type MemoryTable } from "./memory-warehouse.ts";

/** A context as the tenant API opens it. */
export type OpenedContext = Context & { recall: Context["store"]["recall"]; nomis: NomisCatalogue };

/**
 * A small, still world: everything in memory, the clock stopped until it is
 * set, ids counting up. `has` says what is so before the test begins, `as`
 * acts, `audit` tells what was done.
 */
export function world(options: { now?: string } = {}) {
  let moment = new Date(options.now ?? "2026-11-24T10:30:00.000Z");
  let minted = 0;
  const tenants = new Map<Id<"tenant">, MemoryTenant>();
  const files = new Map<Id<"tenant">, MemoryFileStore>();
  const tables = new Map<string, MemoryTable>();
  const progress = new Map<string, Progress>();

  const clock = {
    now: () => new Date(moment),
    set: (instant: string) => {
      moment = new Date(instant);
    },
    advance: (by: { days?: number; minutes?: number; seconds?: number }) => {
      moment = new Date(moment.getTime() + (((by.days ?? 0) * 24 * 60 + (by.minutes ?? 0)) * 60 + (by.seconds ?? 0)) * 1000);
    },
  };
  const mintId: MintId = <K extends Kind>(kind: K) => `${prefixOf(kind)}_${String(++minted).padStart(26, "0")}` as Id<K>;
  const tenantAt = (tenantId: Id<"tenant">) => getOrMake(tenants, tenantId, memoryTenant);
  const filesOf = (tenantId: Id<"tenant"> = west) => getOrMake(files, tenantId, memoryFileStore);

  return {
    clock,
    mintId,
    /** A context for this actor in this tenant, for one request. */
    as(actor: Actor, tenantId: Id<"tenant"> = west, request?: Partial<RequestFacts>): OpenedContext {
      const facts = request && { id: request.id ?? "req_test", ...request };
      const store = memoryStore(tenantAt(tenantId), { tenantId, actor, request: facts, now: clock.now, mintId });
      return {
        tenantId,
        actor,
        now: clock.now,
        mintId,
        store,
        files: filesOf(tenantId),
        warehouse: memoryWarehouse(tables),
        progress: progressOf(tenantId),
        reference: {
          store: memoryStore(tenantAt(platformTenantId), { tenantId: platformTenantId, actor, now: clock.now, mintId }),
          files: filesOf(platformTenantId),
          warehouse: memoryWarehouse(tables),
        },
        nomis: fakeNomisCatalogue(),
        recall: store.recall,
      };
    },
    /** Puts things there as they are, unaudited: `has(deals, draftDeal())`. */
    has<T extends Stored>(noun: Noun<T>, things: T | readonly T[], tenantId: Id<"tenant"> = west): void {
      for (const thing of Array.isArray(things) ? things : [things]) putInMemory(tenantAt(tenantId), noun, thing as T);
    },
    /** Gives the warehouse a table, under the Parquet key it will be asked by. */
    hasTable: (parquetKey: string, table: MemoryTable) => void tables.set(parquetKey, table),
    files: filesOf,
    /** Everything that was done, oldest first. */
    audit: (tenantId: Id<"tenant"> = west): AuditEntry[] => tenantAt(tenantId).audit.map(({ entry }) => entry as AuditEntry),
    /** What lies beneath, for a test that must break it. */
    beneath: tenantAt,
  };

  function progressOf(tenantId: Id<"tenant">): JobProgress {
    return {
      report: async (jobId, seen) => void progress.set(`${tenantId}#${jobId}`, { ...seen, at: clock.now().toISOString() }),
      read: async (jobId) => progress.get(`${tenantId}#${jobId}`),
    };
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key) ?? make();
  map.set(key, there);
  return there;
}
