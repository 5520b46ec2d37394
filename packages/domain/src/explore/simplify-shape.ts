/** A shape as GeoJSON has it. */
export type Geometry = { type: string; coordinates: unknown[] };
type Position = readonly [longitude: number, latitude: number];

/**
 * A shape for a map on which details below the tolerance (in degrees) cannot be
 * seen. Every point goes to the nearest corner of one grid, and what falls
 * together is drawn once. Neighbours share their points, and so they still touch:
 * simplified one by one by what stands out, they would part and overlap.
 */
export function simplifyShape({ type, coordinates }: Geometry, tolerance: number): Geometry {
  if (!(tolerance > 0)) return { type, coordinates };
  const onGrid = ([longitude, latitude]: Position): Position => [snapped(longitude, tolerance), snapped(latitude, tolerance)];
  switch (type) {
    case "Point":
      return { type, coordinates: [...onGrid(coordinates as unknown as Position)] };
    case "MultiPoint":
      return { type, coordinates: thinned((coordinates as Position[]).map(onGrid)) };
    case "LineString":
      return { type, coordinates: atLeast(thinned((coordinates as Position[]).map(onGrid)), 2) };
    case "MultiLineString":
      return { type, coordinates: (coordinates as Position[][]).map((line) => atLeast(thinned(line.map(onGrid)), 2)) };
    case "Polygon":
      return { type, coordinates: polygon(coordinates as Position[][], onGrid, tolerance) };
    case "MultiPolygon": {
      const parts = (coordinates as Position[][][]).map((part) => rings(part, onGrid));
      const seen = parts.filter((part) => part.length > 0);
      const largest = (coordinates as Position[][][]).toSorted((one, other) => spread(other) - spread(one))[0];
      return { type, coordinates: seen.length > 0 || !largest ? seen : [polygon(largest, onGrid, tolerance)] };
    }
    default:
      return { type, coordinates };
  }
}

/** To the corner of the grid, without the digits that a division leaves. */
const snapped = (degrees: number, tolerance: number) => Number((Math.round(degrees / tolerance) * tolerance).toFixed(7));

/** A place that is smaller than a pixel is still there: as a square of one. */
function polygon(part: Position[][], onGrid: (position: Position) => Position, tolerance: number): Position[][] {
  const seen = rings(part, onGrid);
  const [first] = part[0] ?? [];
  if (seen.length > 0 || !first) return seen;
  const [west, south] = onGrid(first);
  const [east, north] = [snapped(west + tolerance, tolerance), snapped(south + tolerance, tolerance)];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

/** Without the outer ring there is nothing; a hole that falls together is no hole. */
function rings(part: Position[][], onGrid: (position: Position) => Position): Position[][] {
  const [outer, ...holes] = part.map((ring) => closed(thinned(ring.map(onGrid))));
  return outer && outer.length > 0 ? [outer, ...holes.filter((hole) => hole.length > 0)] : [];
}

/** A ring has four positions at least, the last of them the first again. */
const closed = (ring: Position[]): Position[] => (ring.length >= 4 && new Set(ring.map(String)).size >= 3 ? ring : []);

/** Without points that are the one before again, or lie on the straight way between their neighbours. */
function thinned(line: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const position of line) {
    const last = kept.at(-1);
    if (last && last[0] === position[0] && last[1] === position[1]) continue;
    const before = kept.at(-2);
    if (last && before && isBetween(last, before, position)) kept.pop();
    kept.push(position);
  }
  return kept;
}

function isBetween([x, y]: Position, [fromX, fromY]: Position, [toX, toY]: Position): boolean {
  const area = (x - fromX) * (toY - fromY) - (y - fromY) * (toX - fromX);
  const forward = (x - fromX) * (toX - x) + (y - fromY) * (toY - y);
  return Math.abs(area) < 1e-12 && forward >= 0;
}

const atLeast = (line: Position[], points: number): Position[] =>
  line.length >= points || line.length === 0 ? line : [...line, ...line].slice(0, points);

/** How far a part reaches, to tell the largest. */
function spread(part: Position[][]): number {
  const ring = part[0] ?? [];
  const [longitudes, latitudes] = [ring.map(([longitude]) => longitude), ring.map(([, latitude]) => latitude)];
  const width = (values: number[]) =>
    values.reduce((most, value) => Math.max(most, value), -360) - values.reduce((least, value) => Math.min(least, value), 360);
  return width(longitudes) * width(latitudes);
}
