import { listed, refused } from "@concord/kernel";
import type { Group, Sides } from "../skills-short/compare.ts";
import { keysOf, type Side } from "../skills-short/side.ts";
import type { QualificationLevelAsked } from "./question.ts";

/** The figures of each level on both sides, from the lowest. */
export function levelGroups(levels: readonly QualificationLevelAsked[], { demand, supply }: Sides): Group[] {
  for (const [side, keys] of [
    [demand, levels.flatMap(({ required }) => required)],
    [supply, levels.flatMap(({ held }) => held)],
  ] as const) {
    requireOnce(keys);
    requireThere(side, keys);
  }
  return levels.map(({ name, required, held }, index) => ({ code: `level-${index + 1}`, name, demandKeys: required, supplyKeys: held }));
}

/** One figure in two levels would be counted twice. */
function requireOnce(keys: readonly string[]): void {
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (twice.length > 0)
    throw refused("counted-twice", `${listed([...new Set(twice)])} would be counted in more than one level. Keep each in one.`);
}

function requireThere(side: Side, keys: readonly string[]): void {
  const there = new Set(keysOf(side));
  const missing = keys.filter((key) => !there.has(key));
  if (missing.length > 0)
    throw refused("category-not-found", `This version has nothing called ${listed(missing, { joint: "or", most: 5 })}.`);
}
