import type { ReleasedTable } from "./released-table.ts";

/** Dimensions in which a cell that does not name a code is not a total of the codes there are: two measures add up to nothing. */
const neverAddedUp: ReadonlySet<string> = new Set(["measure", "unit", "period"]);

export const isAddedUp = (dimension: string): boolean => !neverAddedUp.has(dimension);

const asCode = /^(total|grand total|all|_t)$/i;
const asName = /^(total|grand total|all(?! other\b)|total\s*[:,].*|all (?!other\b)[\w ,&-]+)$/i;

/** The codes of a table that stand for all the others of their dimension: "Total", or a code whose name is "All industries". */
export function totalCodes({ cells, names = {} }: Pick<ReleasedTable, "cells" | "names">): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { at } of cells) {
    for (const dimension in at) {
      if (!isAddedUp(dimension)) continue;
      const seen = codes.get(dimension);
      if (seen) seen.add(at[dimension]!);
      else codes.set(dimension, new Set([at[dimension]!]));
    }
  }
  const found = new Map<string, ReadonlySet<string>>();
  for (const [dimension, all] of codes) {
    const byCode = [...all].filter((code) => asCode.test(code.trim()));
    const byName = [...all].filter((code) => asName.test((names[dimension]?.[code] ?? code).trim()));
    // "All men" and "All women" are both named so, and neither is everybody.
    const totals = byCode.length === 1 ? byCode : byName.length === 1 ? byName : [];
    if (totals.length > 0 && all.size > 1) found.set(dimension, new Set(totals));
  }
  return found;
}
