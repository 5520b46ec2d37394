import type { Presence } from "./presence.ts";

/** How many industries are present in each area: k_c,0 in Hidalgo and Hausmann (2009). */
export function diversity({ areas, industries, cells }: Presence): Float64Array {
  const counts = new Float64Array(areas);
  for (let area = 0, cell = 0; area < areas; area++) {
    for (let industry = 0; industry < industries; industry++, cell++) counts[area]! += cells[cell]!;
  }
  return counts;
}
