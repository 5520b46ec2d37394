import type { Deal, Offer } from "./deal.ts";

/** Both sides of a deal, added up. */
export type Ledger = { askedPounds: number; offeredPounds: number; offeredByStatus: Record<Offer["status"], number> };

export function ledgerOf({ asks, offers }: Pick<Deal, "asks" | "offers">): Ledger {
  const offeredByStatus = { secured: 0, committed: 0, indicative: 0 };
  for (const { status, pounds } of offers) offeredByStatus[status] += pounds;
  return { askedPounds: total(asks), offeredPounds: total(offers), offeredByStatus };
}

const total = (lines: readonly { pounds: number }[]) => lines.reduce((sum, { pounds }) => sum + pounds, 0);
