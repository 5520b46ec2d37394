import type { Relatedness } from "./relatedness-density.ts";

export type CloseIndustry = {
  readonly industry: number;
  /** φ: how close it is to the industry asked of. */
  readonly proximity: number;
  /** Its part of the density, φ / Σφ: the parts of all that are present add up to the density. */
  readonly part: number;
};

/**
 * The industries an area has that bring it close to one industry, the closest
 * first; of equally close ones, in their own order. Why its density is what it
 * is. None where the density is undefined.
 */
export function closestPresent(
  { presence, proximity }: Pick<Relatedness, "presence" | "proximity">,
  place: { readonly area: number; readonly industry: number },
): CloseIndustry[] {
  const { industries, cells } = presence;
  let close = 0;
  const present: { industry: number; proximity: number }[] = [];
  for (let other = 0; other < industries; other++) {
    const phi = proximity[other * industries + place.industry]!;
    if (other === place.industry || !(phi > 0)) continue;
    close += phi;
    if (cells[place.area * industries + other] !== 0) present.push({ industry: other, proximity: phi });
  }
  present.sort((one, other) => other.proximity - one.proximity || one.industry - other.industry);
  return present.map((one) => ({ ...one, part: one.proximity / close }));
}
