import { describe } from "vitest";
import type { Id } from "@concord/kernel";
import { behavesLikeAStore } from "./behaves-like-a-store.ts";
import { memoryStore, memoryTenant, type MemoryTenant } from "./memory-store.ts";
import { world } from "./world.ts";

describe("the in-memory store", () => {
  behavesLikeAStore(async () => {
    const tenants = new Map<Id<"tenant">, MemoryTenant>();
    return {
      mintId: world().mintId,
      open: (opening) => {
        const tenant = tenants.get(opening.tenantId) ?? memoryTenant();
        tenants.set(opening.tenantId, tenant);
        return memoryStore(tenant, opening);
      },
    };
  });
});
