import type { Presence } from "./presence.ts";

export type Relatedness = {
  readonly presence: Presence;
  /** Industries by industries: how close each two are, not negative. `proximity` makes it; NaN where nothing is known. */
  readonly proximity: Float64Array;
  /** Whether an industry counts among its own neighbours. Left out unless said. */
  readonly own?: "left-out" | "counted";
};

/**
 * How much of what is close to an industry an area already has, 0 to 1
 * (Hidalgo, Klinger, Barabási and Hausmann 2007):
 *
 *     ω_cj = Σ_i x_ci φ_ij / Σ_i φ_ij
 *
 * Every neighbour counts with how close it is: a half-related one counts half.
 *
 * The industry itself is left out of both sums (i ≠ j). Its proximity to itself
 * is 1 by definition and tells nothing of its surroundings; with it, having an
 * industry would by itself raise the density around it, most where it is close
 * to little else, and what an area has could not be compared with what it has
 * not. EconGeo leaves it out as well, by a diagonal of 0. The paper's sum can be
 * read either way and py-ecomplexity counts it: `own: "counted"` gives its figures.
 *
 * Areas by industries. NaN where the industry is close to nothing (a sum of 0),
 * or present nowhere.
 */
export function relatednessDensity(relatedness: Relatedness): Float64Array {
  const { areas, industries } = relatedness.presence;
  const close = closeToEach(relatedness);
  const density = new Float64Array(areas * industries);
  for (let area = 0; area < areas; area++) density.set(densityWhere(relatedness, area, close), area * industries);
  return density;
}

/** The same of one area: a number for each industry. */
export function relatednessDensityOf(relatedness: Relatedness, area: number): Float64Array {
  return densityWhere(relatedness, area, closeToEach(relatedness));
}

/** Σ_i φ_ij of each industry j. */
function closeToEach({ presence: { industries }, proximity, own }: Relatedness): Float64Array {
  requireProximity(proximity, industries);
  const close = new Float64Array(industries);
  for (let one = 0, pair = 0; one < industries; one++) {
    for (let other = 0; other < industries; other++, pair++) {
      if (one === other && own !== "counted") continue;
      const phi = proximity[pair]!;
      if (phi > 0) close[other]! += phi; // NaN is not
    }
  }
  return close;
}

function densityWhere({ presence, proximity, own }: Relatedness, area: number, close: Float64Array): Float64Array {
  const { industries, cells } = presence;
  const density = new Float64Array(industries);
  for (let present = 0; present < industries; present++) {
    if (cells[area * industries + present] === 0) continue;
    const from = present * industries;
    for (let industry = 0; industry < industries; industry++) {
      if (industry === present && own !== "counted") continue;
      const phi = proximity[from + industry]!;
      if (phi > 0) density[industry]! += phi;
    }
  }
  for (let industry = 0; industry < industries; industry++) density[industry]! /= close[industry]!; // 0 / 0 is NaN
  return density;
}

function requireProximity(proximity: Float64Array, industries: number): void {
  if (proximity.length !== industries * industries) {
    throw new RangeError(`${proximity.length} pairs are not those of ${industries} industries`);
  }
  for (const phi of proximity)
    if (phi < 0 || phi === Number.POSITIVE_INFINITY) throw new RangeError(`${phi} is not how close two industries are`);
}
