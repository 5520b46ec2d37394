type Ring = readonly (readonly number[])[];
type Geometry = { type: string; coordinates?: unknown; geometries?: readonly Geometry[] };

/**
 * A shape with its rings the way round in which they are drawn. GeoJSON (RFC 7946)
 * has outer rings anticlockwise; on the sphere d3 takes what lies to the right of a
 * ring for its inside, so that such a ring would be all of the earth but the place.
 * Whichever way they came, outer rings end clockwise here and holes the other way.
 */
export function ringsTurned(shape: object): object {
  const geometry = shape as Geometry;
  switch (geometry.type) {
    case "Polygon":
      return { ...geometry, coordinates: turned(geometry.coordinates as readonly Ring[]) };
    case "MultiPolygon":
      return { ...geometry, coordinates: (geometry.coordinates as readonly (readonly Ring[])[]).map(turned) };
    case "GeometryCollection":
      return { ...geometry, geometries: (geometry.geometries ?? []).map(ringsTurned) };
    default:
      return shape;
  }
}

const turned = (polygon: readonly Ring[]): Ring[] =>
  polygon.map((ring, place) => (isAnticlockwise(ring) === place > 0 ? ring : ring.toReversed()));

/** By the sign of the area, as one draws degrees on paper: places of a country are small beside the earth. */
function isAnticlockwise(ring: Ring): boolean {
  let twice = 0;
  for (let at = 0; at < ring.length - 1; at++) {
    const [x = 0, y = 0] = ring[at]!; // within
    const [nextX = 0, nextY = 0] = ring[at + 1]!;
    twice += x * nextY - nextX * y;
  }
  return twice > 0;
}
