import type { Geometry } from "geojson";
import { signedArea } from "./check-shape.ts";
import type { Bounds, Position } from "./projection.ts";

/** Every position of a shape. */
export function* positionsOf(shape: Geometry): Generator<readonly number[], void, undefined> {
  switch (shape.type) {
    case "Point":
      yield shape.coordinates;
      break;
    case "MultiPoint":
    case "LineString":
      yield* shape.coordinates;
      break;
    case "MultiLineString":
    case "Polygon":
      for (const line of shape.coordinates) yield* line;
      break;
    case "MultiPolygon":
      for (const polygon of shape.coordinates) for (const ring of polygon) yield* ring;
      break;
    case "GeometryCollection":
      for (const member of shape.geometries) yield* positionsOf(member);
  }
}

export const nowhere = (): Bounds => ({ west: Infinity, south: Infinity, east: -Infinity, north: -Infinity });

export function widen(bounds: Bounds, shape: Geometry): void {
  for (const [x = 0, y = 0] of positionsOf(shape)) {
    if (x < bounds.west) bounds.west = x;
    if (x > bounds.east) bounds.east = x;
    if (y < bounds.south) bounds.south = y;
    if (y > bounds.north) bounds.north = y;
  }
}

/** The same shape with its positions elsewhere. Its own arrays are changed. */
export function moveShape(shape: Geometry, move: (position: Position) => Position): void {
  for (const position of positionsOf(shape)) {
    const [x, y] = move([position[0]!, position[1]!]); // a checked position has two
    (position as number[])[0] = x;
    (position as number[])[1] = y;
  }
}

/** Rings that were turned over by moving (as changing x and y over does) are turned back. */
export function rewind(shape: Geometry): void {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.type === "MultiPolygon" ? shape.coordinates : [];
  for (const polygon of polygons) {
    polygon.forEach((ring, place) => {
      if (signedArea(ring) > 0 !== (place === 0)) ring.reverse();
    });
  }
  if (shape.type === "GeometryCollection") shape.geometries.forEach(rewind);
}

/** Where a label can stand: within the shape's largest part, or on it. */
export function labelPoint(shape: Geometry): Position {
  const polygons = polygonsOf(shape);
  if (polygons.length === 0) {
    const positions = [...positionsOf(shape)];
    const [x = 0, y = 0] = positions[Math.floor(positions.length / 2)] ?? [];
    return [x, y];
  }
  let largest = polygons[0]!; // there is one
  for (const polygon of polygons) if (sizeOf(polygon) > sizeOf(largest)) largest = polygon;
  return widestWithin(largest);
}

function polygonsOf(shape: Geometry): number[][][][] {
  if (shape.type === "Polygon") return [shape.coordinates];
  if (shape.type === "MultiPolygon") return shape.coordinates;
  return shape.type === "GeometryCollection" ? shape.geometries.flatMap(polygonsOf) : [];
}

const sizeOf = ([outer = []]: number[][][]) => Math.abs(signedArea(outer));

/** The middle of the widest stretch inside, on the best of some lines from west to east. */
function widestWithin(rings: number[][][]): Position {
  const bounds = nowhere();
  widen(bounds, { type: "Polygon", coordinates: rings });
  let best: { width: number; at: Position } = { width: -1, at: [rings[0]![0]![0]!, rings[0]![0]![1]!] }; // a ring has positions
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    // Off the round numbers, on which corners lie.
    const y = bounds.south + (bounds.north - bounds.south) * (share + 0.00137);
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((one, other) => one - other);
    for (let place = 0; place + 1 < crossings.length; place += 2) {
      const [west, east] = [crossings[place]!, crossings[place + 1]!]; // within them
      if (east - west > best.width * 1.1) best = { width: east - west, at: [rounded((west + east) / 2), rounded(y)] };
    }
  }
  return best.at;
}

function crossingsOf(ring: readonly (readonly number[])[], y: number): number[] {
  const crossings: number[] = [];
  for (let place = 1; place < ring.length; place++) {
    const [fromX = 0, fromY = 0] = ring[place - 1]!; // within the ring
    const [toX = 0, toY = 0] = ring[place]!;
    if (fromY > y !== toY > y) crossings.push(fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX));
  }
  return crossings;
}

const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
