type Ring = readonly (readonly [number, number])[];

/**
 * Where a shape's name would stand: the centre of gravity of its largest
 * polygon, in degrees. Good for a mark on a map of a country, not for distances.
 */
export function middleOf(shape: object): [number, number] | undefined {
  const { type, coordinates } = shape as { type?: string; coordinates?: unknown };
  const rings = (type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : []) as readonly (readonly Ring[])[];
  let largest: { size: number; at: [number, number] } | undefined;
  for (const [ring] of rings) {
    if (!ring || ring.length < 3) continue;
    const found = centreOf(ring);
    if (found && (largest === undefined || found.size > largest.size)) largest = found;
  }
  return largest?.at;
}

function centreOf(ring: Ring): { size: number; at: [number, number] } | undefined {
  const [x0, y0] = ring[0]!; // a ring has a point
  let [doubled, x, y] = [0, 0, 0];
  for (let place = 0; place < ring.length; place++) {
    const [x1, y1] = ring[place]!;
    const [x2, y2] = ring[(place + 1) % ring.length]!;
    const cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    doubled += cross;
    x += (x1 + x2 - 2 * x0) * cross;
    y += (y1 + y2 - 2 * y0) * cross;
  }
  return doubled === 0 ? undefined : { size: Math.abs(doubled), at: [x0 + x / (3 * doubled), y0 + y / (3 * doubled)] };
}
