import { sicCodes, type SicLevel } from "../code-sets/index.ts";
import { isPseudoIndustry } from "../reference/index.ts";
import { levelOf, liesWithin } from "../questions/sectors/industry-group.ts";
import type { SectorCode } from "./sector-definition.ts";

/** How a sector can be measured by a table whose industries are what they are. */
export type SectorInTable = {
  /** Of each code of the table that the sector has, how much of it. */
  readonly shares: ReadonlyMap<string, number>;
  /** Codes of the sector that the table has nothing of. */
  readonly missing: readonly string[];
  /** Codes of the sector that are finer than the table: it has them only as part of something larger. */
  readonly tooFine: readonly string[];
  /** Codes of the table's level that lie within the sector and are not in the table, for codes of which it has something. */
  readonly absent: readonly string[];
};

/**
 * Which codes of a table are a sector's. A code of the sector takes all codes of
 * the table that lie within it. In SIC 2007 a last digit of 0 says that nothing
 * is divided there, so 58290 and 5829 are the same industry, and a table of
 * classes can measure either.
 */
export function measuredBy(codes: readonly SectorCode[], table: readonly string[]): SectorInTable {
  const shares = new Map<string, number>();
  const [missing, tooFine, absent]: [string[], string[], string[]] = [[], [], []];
  const there = new Set(table);
  const level = table.map(levelOf).find((one) => one !== undefined);
  const merged = new Set(table.filter(isPseudoIndustry).map((code) => code.slice(0, 2)));

  for (const { code, share } of codes) {
    const within = table.filter((one) => liesWithin(one, code) || isUndivided(code, one));
    for (const one of within) shares.set(one, share);
    if (within.length > 0) absent.push(...expected(code, level).filter((one) => !there.has(one) && !merged.has(one.slice(0, 2))));
    else if (table.some((one) => liesWithin(code, one))) tooFine.push(code);
    else missing.push(code);
  }
  return { shares, missing, tooFine, absent };
}

/** Whether the finer code is the coarser by another name: 58290 of 5829, 0100 of 01. */
const isUndivided = (finer: string, coarser: string): boolean =>
  /^\d+$/.test(coarser) && finer.startsWith(coarser) && /^0+$/.test(finer.slice(coarser.length));

const expected = (code: string, level: SicLevel | undefined): string[] =>
  level === undefined ? [] : [...sicCodes(level).keys()].filter((one) => liesWithin(one, code));
