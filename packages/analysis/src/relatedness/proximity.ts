import { areaBits, areasWithBoth } from "./co-presence.ts";
import type { Presence } from "./presence.ts";
import { ubiquity } from "./ubiquity.ts";

/**
 * How close each two industries are, 0 to 1: the smaller of the two conditional
 * probabilities that an area which has one has the other as well (Hidalgo,
 * Klinger, Barabási and Hausmann 2007, Science 317).
 *
 *     φ_ij = min(P(i | j), P(j | i)) = areas with both / max(areas with i, areas with j)
 *
 * Industries by industries, symmetric, 1 on its diagonal. NaN in the row and the
 * column of an industry that is present nowhere: nothing is known of what goes
 * with it, and 0 would say that nothing does.
 */
export function proximity(presence: Presence): Float64Array {
  const { industries } = presence;
  const degree = ubiquity(presence);
  const bits = areaBits(presence);
  const phi = new Float64Array(industries * industries).fill(Number.NaN);
  for (let one = 0; one < industries; one++) {
    if (degree[one] === 0) continue;
    phi[one * industries + one] = 1;
    for (let other = one + 1; other < industries; other++) {
      if (degree[other] === 0) continue;
      const close = areasWithBoth(bits, one, other) / Math.max(degree[one]!, degree[other]!);
      phi[one * industries + other] = close;
      phi[other * industries + one] = close;
    }
  }
  return phi;
}
