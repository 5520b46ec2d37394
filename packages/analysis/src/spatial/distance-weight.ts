/**
 * What a neighbour counts for: 1 wherever it is, or less the farther it is,
 * 1 / distance^power, with distances below `noNearerThanMetres` taken as that.
 * Two places at one point would otherwise count without limit.
 */
export type DistanceWeight = "alike" | { readonly power: number; readonly noNearerThanMetres: number };

export function weightAtDistance(weigh: DistanceWeight, metres: number): number {
  if (weigh === "alike") return 1;
  if (!(weigh.power > 0 && weigh.noNearerThanMetres > 0)) {
    throw new RangeError(`Distances to the power ${weigh.power}, no nearer than ${weigh.noNearerThanMetres} metres, give no weights`);
  }
  return Math.max(metres, weigh.noNearerThanMetres) ** -weigh.power;
}
