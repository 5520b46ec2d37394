import type { LongRun } from "../long-run.ts";
import { diversity } from "./diversity.ts";
import type { Presence } from "./presence.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { ubiquity } from "./ubiquity.ts";

export type Complexity =
  | {
      readonly known: true;
      /** Standard deviations from the mean area; NaN of an area in which nothing is present. */
      readonly ofAreas: Float64Array;
      /** On the areas' scale: an area's complexity is the mean of those of its industries. NaN of one present nowhere. */
      readonly ofIndustries: Float64Array;
      /** The second largest eigenvalue of M~, below 1: near 1, the areas fall almost into two groups that share nothing. */
      readonly eigenvalue: number;
      /**
       * How the order of the areas correlates with their diversity, above 0: what says which of its ends is the complex one.
       * Where it is far from 1, the ends could as well be called the other way round.
       */
      readonly direction: number;
    }
  | { readonly known: false; readonly because: keyof typeof unknownComplexity };

/** Why there is no complexity to speak of. */
export const unknownComplexity = {
  "too-few-areas": "Fewer than two areas have an industry, so there is nothing to compare.",
  disconnected: "The areas fall into groups that share no industry at all, so nothing places one group's complexity against another's.",
  "all-alike": "All areas have the same industries, so nothing tells one area's complexity from another's.",
  tied: "Two orders of the areas explain what they share equally well, so neither is the order of complexity.",
  "no-direction": "How diverse the areas are does not tell which end of their order is the complex one.",
} as const;

/**
 * The economic complexity of areas (ECI) and of industries (PCI): Hidalgo and
 * Hausmann (2009), by eigenvector as in Hausmann, Hidalgo et al., The Atlas of
 * Economic Complexity (2014).
 *
 *     M~_cc' = 1 / k_c,0 · Σ_p M_cp M_c'p / k_p,0
 *
 * K is the eigenvector of M~ with the second largest eigenvalue λ (that of the
 * largest, 1, is the same for all areas). Of an eigenvector the sign is free:
 * it is taken so that K correlates with diversity. An industry's is
 * Q_p = 1 / (λ k_p,0) · Σ_c M_cp K_c, so that K_c is the mean Q of the area's
 * industries. Both are then less the mean of K and divided by the standard
 * deviation of K (of a population, n and not n − 1), as py-ecomplexity does,
 * which keeps an area's ECI the mean PCI of its industries. Packages that
 * standardise the industries by themselves give other PCIs in the same order.
 *
 * λ and K come from the symmetric D^½ M~ D^−½, D being diversity, which has the
 * same eigenvalues. Areas in which nothing is present and industries present
 * nowhere are left out.
 *
 * Not known, with the reason: see `unknownComplexity`. Complexity only orders
 * these areas against each other, so it cannot be compared over time or with
 * another set of areas.
 */
export function* economicComplexity(presence: Presence): LongRun<Complexity> {
  const { industries, cells } = presence;
  const areaDegree = diversity(presence);
  const industryDegree = ubiquity(presence);
  const areas = [...areaDegree.keys()].filter((area) => areaDegree[area]! > 0);
  if (areas.length < 2) return { known: false, because: "too-few-areas" };
  if (!isConnected(presence, areas)) return { known: false, because: "disconnected" };

  const size = areas.length;
  const similar = new Float64Array(size * size);
  for (let one = 0; one < size; one++) {
    const from = areas[one]! * industries;
    for (let other = one; other < size; other++) {
      const to = areas[other]! * industries;
      let shared = 0;
      for (let industry = 0; industry < industries; industry++) {
        if (cells[from + industry] !== 0 && cells[to + industry] !== 0) shared += 1 / industryDegree[industry]!;
      }
      const scaled = shared / Math.sqrt(areaDegree[areas[one]!]! * areaDegree[areas[other]!]!);
      similar[one * size + other] = scaled;
      similar[other * size + one] = scaled;
    }
    yield (0.2 * (one + 1)) / size;
  }

  const { values, vectors } = yield* symmetricEigen(similar, size);
  const eigenvalue = values[1]!;
  if (eigenvalue < rounding) return { known: false, because: "all-alike" };
  if (size > 2 && eigenvalue - values[2]! < rounding) return { known: false, because: "tied" };

  const raw = Float64Array.from(areas, (area, index) => vectors[size + index]! / Math.sqrt(areaDegree[area]!));
  const direction = correlation(
    raw,
    Float64Array.from(areas, (area) => areaDegree[area]!),
  );
  if (!(Math.abs(direction) > rounding)) return { known: false, because: "no-direction" };

  const mean = raw.reduce((sum, value) => sum + value, 0) / size;
  const spread = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size);
  const scale = Math.sign(direction) / spread;
  const ofAreas = new Float64Array(presence.areas).fill(Number.NaN);
  const sums = new Float64Array(industries);
  for (const [index, area] of areas.entries()) {
    ofAreas[area] = (raw[index]! - mean) * scale;
    const from = area * industries;
    for (let industry = 0; industry < industries; industry++) {
      if (cells[from + industry] !== 0) sums[industry]! += raw[index]!;
    }
  }
  const ofIndustries = sums.map((sum, industry) => (sum / (eigenvalue * industryDegree[industry]!) - mean) * scale);
  return { known: true, ofAreas, ofIndustries, eigenvalue, direction: Math.abs(direction) };
}

/** What the arithmetic leaves of a difference that is none. */
const rounding = 1e-9;

function correlation(one: Float64Array, other: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const oneMean = mean(one);
  const otherMean = mean(other);
  let together = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (let index = 0; index < one.length; index++) {
    const a = one[index]! - oneMean;
    const b = other[index]! - otherMean;
    together += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return together / Math.sqrt(ofOne * ofOther); // NaN where one is the same everywhere
}

/** Whether from any of the areas every other is reached by industries that areas share. */
function isConnected({ industries, cells }: Presence, areas: readonly number[]): boolean {
  const isReached = new Uint8Array(industries);
  let waiting = areas.slice(1);
  let reached = [areas[0]!];
  while (reached.length > 0) {
    for (const area of reached) {
      for (let industry = 0; industry < industries; industry++) {
        if (cells[area * industries + industry] !== 0) isReached[industry] = 1;
      }
    }
    const shares = (area: number): boolean => {
      for (let industry = 0; industry < industries; industry++) {
        if (cells[area * industries + industry] !== 0 && isReached[industry] === 1) return true;
      }
      return false;
    };
    reached = waiting.filter(shares);
    waiting = waiting.filter((area) => !reached.includes(area));
  }
  return waiting.length === 0;
}
