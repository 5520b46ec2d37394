import { refused } from "@concord/kernel";
import type { Group, Sides } from "./compare.ts";
import { isEveryOccupation, occupationOf, socCodeIn } from "./occupation.ts";
import type { OccupationDetail } from "./question.ts";
import { keysOf } from "./side.ts";

export type Groups = {
  groups: readonly Group[];
  /** Codes of the tables that belong to no row: totals. */
  leftOut: readonly string[];
};

/** Which figures of the two sides belong together. */
export function occupationGroups(detail: OccupationDetail, sides: Sides): Groups {
  const groups = new Map<string, { demandKeys: string[]; supplyKeys: string[] }>();
  const leftOut = new Set<string>();
  for (const [side, into] of [
    [sides.demand, "demandKeys"],
    [sides.supply, "supplyKeys"],
  ] as const) {
    const keys = keysOf(side);
    const coded = keys.filter((key) => socCodeIn(key) !== undefined);
    requireOneLevel(coded);
    for (const key of keys) {
      // Beside codes of the classification, words are totals or rests; among words, those that say "all".
      const isTotal = coded.length > 0 ? socCodeIn(key) === undefined : isEveryOccupation(key);
      const code = isTotal ? undefined : occupationOf(key, detail);
      if (code === undefined) {
        if (!isTotal) throw notFineEnough(detail);
        leftOut.add(key);
        continue;
      }
      const group = groups.get(code) ?? { demandKeys: [], supplyKeys: [] };
      group[into].push(key);
      groups.set(code, group);
    }
  }
  return {
    groups: [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, keys]) => ({ code, ...keys })),
    leftOut: [...leftOut].sort(),
  };
}

/** Major groups and their parts in one column would count everybody twice. */
function requireOneLevel(coded: readonly string[]): void {
  if (new Set(coded.map((key) => socCodeIn(key)!.length)).size > 1) {
    throw refused(
      "mixed-levels",
      "The occupation column holds codes of several levels, so adding them up would count people more than once.",
    );
  }
}

const notFineEnough = (detail: OccupationDetail) =>
  refused(
    "not-fine-enough",
    `One of the tables has no occupations as fine as a ${detail.replaceAll("-", " ")}. Ask for coarser ones, or use a finer table.`,
  );
