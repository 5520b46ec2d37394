/** The mean radius of the Earth (IUGG 1980: (2a + b) / 3 of GRS 80), in metres. */
export const earthRadiusMetres = 6_371_008.8;

/** [longitude, latitude] in degrees, east and north above 0: the order of GeoJSON. */
export type LongitudeLatitude = readonly [number, number];

/**
 * The distance along the great circle, in metres, by the haversine formula:
 *
 *     d = 2 R asin √(sin²(Δφ / 2) + cos φ₁ cos φ₂ sin²(Δλ / 2))
 *
 * On a sphere: within 0.6% of the distance on the ellipsoid, and within 0.35% in Britain.
 */
export function greatCircleMetres([longitude, latitude]: LongitudeLatitude, [otherLongitude, otherLatitude]: LongitudeLatitude): number {
  const [phi, otherPhi] = [radians(latitude), radians(otherLatitude)];
  const acrossHalf = Math.sin((otherPhi - phi) / 2);
  const alongHalf = Math.sin(radians(otherLongitude - longitude) / 2);
  const haversine = acrossHalf * acrossHalf + Math.cos(phi) * Math.cos(otherPhi) * alongHalf * alongHalf;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
