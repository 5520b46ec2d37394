import type { Presence } from "./presence.ts";

/** In how many areas each industry is present: k_p,0 in Hidalgo and Hausmann (2009). */
export function ubiquity({ areas, industries, cells }: Presence): Float64Array {
  const counts = new Float64Array(industries);
  for (let area = 0, cell = 0; area < areas; area++) {
    for (let industry = 0; industry < industries; industry++, cell++) counts[industry]! += cells[cell]!;
  }
  return counts;
}
