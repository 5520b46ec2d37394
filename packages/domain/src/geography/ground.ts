import { codesIn, districtOf, districts, isDistrictOn, type LocalAuthorityDistrict } from "../reference/districts.ts";
import { reorganisations } from "../reference/reorganisations.ts";

/**
 * The ground under a district: the codes of the earliest districts it was made of. Two codes of one ground are
 * the same place at two times, and a merged district's ground is that of all that went into it, so what adds up,
 * what is missing and what would be counted twice are questions about sets.
 */
export type Ground = ReadonlySet<string>;

const known = new Map<string, Ground>();

/** Empty for what is no district. */
export function groundOf(code: string): Ground {
  const found = known.get(code);
  if (found) return found;
  const district = districtOf(code);
  const made = new Set<string>();
  if (district) {
    const before = kept(district.predecessors);
    if (before.length === 0) made.add(code);
    for (const { code: earlier } of before) for (const piece of groundOf(earlier)) made.add(piece);
    known.set(code, made);
  }
  return made;
}

export function groundOfAll(codes: Iterable<string>): Ground {
  const ground = new Set<string>();
  for (const code of codes) for (const piece of groundOf(code)) ground.add(piece);
  return ground;
}

/** With the other side of a redrawing of which these cover one side whole: all the old districts are all the new ones' land. */
export function withRedrawn(ground: Ground): Ground {
  const both = new Set(ground);
  for (const { old, taken } of redrawings) {
    if (isWithin(old, ground)) for (const piece of taken) both.add(piece);
    if (isWithin(taken, ground)) for (const piece of old) both.add(piece);
  }
  return both;
}

const redrawings = reorganisations
  .filter(({ change }) => change === "redrawn")
  .map(({ became }) => ({
    old: groundOfAll(became.flatMap(([old]) => codesIn(old))),
    taken: groundOfAll(became.map(([, taken]) => taken)),
  }));

export function isWithin(part: Ground, whole: Ground): boolean {
  return [...part].every((piece) => whole.has(piece));
}
export const meets = (one: Ground, other: Ground): boolean => [...one].some((piece) => other.has(piece));

/** A change of boundary that lies between a code and a day: which it was, where, and the ground that took part. */
export type BoundaryCrossed = { party: number; on: string; codes: readonly string[]; ground: Ground };

/** The changes of boundary between a code and the districts that stand on its ground on a day. */
export function boundariesCrossed(code: string, day: string): readonly BoundaryCrossed[] {
  const crossed = new Map<number, BoundaryCrossed>();
  const visited = new Set<string>();
  const walk = (district: LocalAuthorityDistrict | undefined) => {
    if (!district || visited.has(district.code) || isDistrictOn(district, day)) return;
    visited.add(district.code);
    const steps = kept(district.from > day ? district.predecessors : district.successors);
    for (const { code: next, change, party, on } of steps) {
      if (change === "boundary-changed") crossed.set(party, { party, on, ...partners(party) });
      walk(districtOf(next));
    }
  };
  walk(districtOf(code));
  return [...crossed.values()];
}

function partners(party: number): Pick<BoundaryCrossed, "codes" | "ground"> {
  const codes = districts.filter(({ successors }) => successors.some((step) => step.party === party)).map(({ code }) => code);
  return { codes, ground: groundOfAll(codes) };
}

/** Without those that were redrawn: across these the ground is not the same. */
function kept(steps: LocalAuthorityDistrict["successors"]): LocalAuthorityDistrict["successors"] {
  return steps.filter(({ change }) => change !== "redrawn");
}
