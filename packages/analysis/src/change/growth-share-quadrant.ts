import type { Interval } from "../uncertainty/interval.ts";

/**
 * Concentration against growth, as the field draws it:
 * `strengths` concentrated and growing; `at-risk` concentrated and shrinking;
 * `opportunities` not concentrated but growing; `watch` neither.
 */
export type Quadrant = "strengths" | "at-risk" | "opportunities" | "watch" | "cannot-be-told";

/** A sector is in a quadrant only when the whole of both its intervals is: on the line, nobody can tell. */
export function growthShareQuadrant(locationQuotient: Interval | undefined, growth: Interval | undefined): Quadrant {
  const concentrated = side(locationQuotient, 1);
  const growing = side(growth, 0);
  if (concentrated === "either" || growing === "either") return "cannot-be-told";
  if (concentrated === "above") return growing === "above" ? "strengths" : "at-risk";
  return growing === "above" ? "opportunities" : "watch";
}

function side(interval: Interval | undefined, line: number): "above" | "below" | "either" {
  if (interval && interval.low > line) return "above";
  if (interval && interval.high < line) return "below";
  return "either";
}
