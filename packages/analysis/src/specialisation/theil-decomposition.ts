import { requireSameLength } from "./compared-cells.ts";
import { theilL, theilT, type Evenly } from "./theil.ts";

export type Decomposition = {
  /** Between plus within. */
  total: number;
  /** Of the groups, each taken as one. */
  between: number;
  /** Of the members inside their groups, each group weighted by its share of the whole (T) or of what would be even (L). */
  within: number;
  /** By the name of the group: its weight, the index inside it (undefined where its weight is 0), and what the two add. */
  groups: ReadonlyMap<string, { weight: number; inside: number | undefined; adds: number }>;
};

/**
 * Theil's T as what lies between groups and what lies within them, which add up
 * to it (Shorrocks 1980):
 *
 *     T = Σ_g S_g ln(S_g / R_g) + Σ_g S_g T_g
 *
 * Undefined where T is.
 */
export function theilTDecomposition(parts: ArrayLike<number>, evenly: Evenly, groups: readonly string[]): Decomposition | undefined {
  return decomposed(parts, evenly, groups, { index: theilT, weightedBy: "parts" });
}

/** The same of L, where a group weighs what would be even: L = Σ_g R_g ln(R_g / S_g) + Σ_g R_g L_g. */
export function theilLDecomposition(parts: ArrayLike<number>, evenly: Evenly, groups: readonly string[]): Decomposition | undefined {
  return decomposed(parts, evenly, groups, { index: theilL, weightedBy: "evenly" });
}

type Way = { index: typeof theilT; weightedBy: "parts" | "evenly" };

function decomposed(
  parts: ArrayLike<number>,
  evenly: Evenly,
  groups: readonly string[],
  { index, weightedBy }: Way,
): Decomposition | undefined {
  requireSameLength(parts, groups);
  const even = evenly === "equal-parts" ? new Float64Array(parts.length).fill(1) : evenly;
  requireSameLength(parts, even);
  const members = new Map<string, { parts: number[]; even: number[] }>();
  for (const [at, group] of groups.entries()) {
    const held = members.get(group) ?? { parts: [], even: [] };
    held.parts.push(parts[at]!);
    held.even.push(even[at]!);
    members.set(group, held);
  }

  const sums = [...members.values()].map((held) => ({ parts: total(held.parts), even: total(held.even) }));
  const between = index(
    sums.map((sum) => sum.parts),
    sums.map((sum) => sum.even),
  );
  if (between === undefined) return undefined;
  const whole = total(sums.map((sum) => (weightedBy === "parts" ? sum.parts : sum.even)));

  let within = 0;
  const found = new Map<string, { weight: number; inside: number | undefined; adds: number }>();
  for (const [at, [group, held]] of [...members].entries()) {
    const weight = (weightedBy === "parts" ? sums[at]!.parts : sums[at]!.even) / whole;
    const inside = weight === 0 ? undefined : index(held.parts, held.even);
    if (weight !== 0 && inside === undefined) return undefined;
    const adds = weight * (inside ?? 0);
    within += adds;
    found.set(group, { weight, inside, adds });
  }
  return { total: between + within, between, within, groups: found };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
