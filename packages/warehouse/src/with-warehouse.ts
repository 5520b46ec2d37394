import { setImmediate } from "node:timers/promises";
import type { Context, ReferenceShelf } from "@concord/domain";
import { footerCache, openWarehouse, type FooterCache } from "./read/open-warehouse.ts";

/** Footers of a tenant's own tables and of the reference data it reads. Keep one per tenant. */
export type FooterCaches = { own: FooterCache; reference: FooterCache };
export const footerCaches = (): FooterCaches => ({ own: footerCache(), reference: footerCache() });

/** A tenant as storage opens it, with the tables in its files open to questions: its own, and the reference data's. */
export function withWarehouse<O extends Pick<Context, "files"> & { reference: Omit<ReferenceShelf, "warehouse"> }>(
  opened: O,
  caches: FooterCaches = footerCaches(),
): Omit<O, "reference"> & Pick<Context, "warehouse" | "reference" | "turn"> {
  return {
    ...opened,
    turn: () => setImmediate(),
    warehouse: openWarehouse(opened.files, caches.own),
    reference: { ...opened.reference, warehouse: openWarehouse(opened.reference.files, caches.reference) },
  };
}
