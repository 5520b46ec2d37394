import type { Boundary } from "./boundary.ts";

/**
 * The centre of gravity of a place's area, all its parts together and its holes
 * left out:
 *
 *     A = ½ Σ (x_i y_j − x_j y_i),   x̄ = Σ (x_i + x_j)(x_i y_j − x_j y_i) / 6A,   j = i + 1, ȳ alike
 *
 * It may lie outside a place that is bent. Of degrees it takes the Earth to be
 * flat over the place, which in England moves it by less than 0.1% of the place's
 * extent for anything up to a county. Of an outline without area it is the mean of the positions;
 * undefined without any.
 */
export function centroid(boundary: Boundary): readonly [number, number] | undefined {
  const origin = boundary.flat(2)[0]; // about a point of its own: no digits are lost to large coordinates
  if (!origin) return undefined;
  const [left, bottom] = [origin[0]!, origin[1]!];
  let [area, momentX, momentY] = [0, 0, 0];
  for (const polygon of boundary) {
    polygon.forEach((ring, index) => {
      let [ringArea, ringX, ringY] = [0, 0, 0];
      for (let at = 0; at < ring.length; at++) {
        const [from, to] = [ring[at]!, ring[(at + 1) % ring.length]!];
        const [x0, y0, x1, y1] = [from[0]! - left, from[1]! - bottom, to[0]! - left, to[1]! - bottom];
        const cross = x0 * y1 - x1 * y0;
        ringArea += cross;
        ringX += (x0 + x1) * cross;
        ringY += (y0 + y1) * cross;
      }
      const sign = Math.sign(ringArea) * (index === 0 ? 1 : -1);
      area += sign * ringArea;
      momentX += sign * ringX;
      momentY += sign * ringY;
    });
  }
  if (area > 0) return [left + momentX / (3 * area), bottom + momentY / (3 * area)];
  const positions = boundary.flat(2);
  const mean = (axis: 0 | 1): number => positions.reduce((sum, position) => sum + position[axis]!, 0) / positions.length;
  return [mean(0), mean(1)];
}
