import { liesWithin } from "../questions/sectors/industry-group.ts";
import type { SectorCode } from "./sector-definition.ts";

/** A code that two sectors both have, as the finer of the two lists writes it, and how much of it each has. */
export type SharedCode = { readonly code: string; readonly shares: readonly [one: number, other: number] };

/** What two sectors have in common: the jobs under these codes are counted in both. In order of code. */
export function overlapOf(one: readonly SectorCode[], other: readonly SectorCode[]): SharedCode[] {
  const shared: SharedCode[] = [];
  for (const mine of one) {
    for (const theirs of other) {
      if (liesWithin(mine.code, theirs.code)) shared.push({ code: mine.code, shares: [mine.share, theirs.share] });
      else if (liesWithin(theirs.code, mine.code)) shared.push({ code: theirs.code, shares: [mine.share, theirs.share] });
    }
  }
  return shared.sort((a, b) => (a.code < b.code ? -1 : 1));
}
