/**
 * The outline of a place as GeoJSON's MultiPolygon has it: polygons, each of
 * rings (the outer one, then its holes), each of positions [x, y]. Whether a ring
 * repeats its first position at its end makes no difference, nor does its direction.
 */
export type Boundary = readonly (readonly (readonly (readonly number[])[])[])[];
