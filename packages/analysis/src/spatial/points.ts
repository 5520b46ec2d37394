/**
 * Where each place is taken to be: the middle of its shape or of its people.
 *
 * "degrees" are [longitude, latitude] and their distances are great-circle
 * metres, never degrees. "metres" are [easting, northing] on a projected grid
 * and their distances are straight lines.
 */
export type Points = {
  readonly unit: "degrees" | "metres";
  readonly points: readonly (readonly [number, number])[];
};
