import { diversity } from "./diversity.ts";
import type { Presence } from "./presence.ts";
import { ubiquity } from "./ubiquity.ts";

export type Reflections = {
  /** k_c,N. Of an area in which nothing is present, NaN from the first step on. */
  readonly ofAreas: Float64Array;
  /** k_p,N. Of an industry that is present nowhere, NaN from the first step on. */
  readonly ofIndustries: Float64Array;
};

/**
 * The method of reflections (Hidalgo and Hausmann 2009, PNAS 106(26)).
 *
 *     k_c,0 = diversity,  k_c,N = mean over the area's industries of k_p,N−1
 *     k_p,0 = ubiquity,   k_p,N = mean over the industry's areas of k_c,N−1
 *
 * One step tells in how many areas what an area has is found on average, and how
 * diverse the areas are that have an industry: the plain meaning of complexity.
 * With many steps all become alike, and what is left of their order is the
 * economic complexity.
 */
export function reflections(presence: Presence, steps: number): Reflections {
  const { areas, industries, cells } = presence;
  const areaDegree = diversity(presence);
  const industryDegree = ubiquity(presence);
  let ofAreas = Float64Array.from(areaDegree);
  let ofIndustries = Float64Array.from(industryDegree);
  for (let step = 0; step < steps; step++) {
    const nextOfAreas = new Float64Array(areas);
    const nextOfIndustries = new Float64Array(industries);
    for (let area = 0, cell = 0; area < areas; area++) {
      for (let industry = 0; industry < industries; industry++, cell++) {
        if (cells[cell] === 0) continue;
        nextOfAreas[area]! += ofIndustries[industry]!;
        nextOfIndustries[industry]! += ofAreas[area]!;
      }
    }
    ofAreas = nextOfAreas.map((sum, area) => sum / areaDegree[area]!); // 0 / 0 is NaN
    ofIndustries = nextOfIndustries.map((sum, industry) => sum / industryDegree[industry]!);
  }
  return { ofAreas, ofIndustries };
}
