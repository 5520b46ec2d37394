/**
 * Where a place stands in the Moran scatter plot: itself above or below the
 * mean, then its surroundings. High-high and low-low are parts of clusters;
 * high-low and low-high stand out from their surroundings.
 */
export type MoranQuadrant = "high-high" | "low-low" | "high-low" | "low-high";

/** From how far the place and the weighted sum of its neighbours lie from the mean. Undefined where either lies on it. */
export function moranQuadrant(deviation: number, lag: number): MoranQuadrant | undefined {
  if (deviation === 0 || lag === 0 || Number.isNaN(deviation) || Number.isNaN(lag)) return undefined;
  return `${deviation > 0 ? "high" : "low"}-${lag > 0 ? "high" : "low"}`;
}
