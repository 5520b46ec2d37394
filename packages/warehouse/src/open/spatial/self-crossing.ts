/** How many pairs of lines may still be looked at: a shape made to be slow is left unchecked. */
export type Comparisons = { left: number; unchecked: number };

/** Enough for every boundary in the United Kingdom in full. */
export const comparisonsForAMap = (): Comparisons => ({ left: 100_000_000, unchecked: 0 });

const forARing = 5_000_000;

type Line = { west: number; east: number; south: number; north: number; place: number };

/** Do two lines of a ring cross one another? Touching, as at a shared corner, is no crossing. */
export function crossesItself(ring: readonly (readonly number[])[], comparisons: Comparisons): boolean {
  const lines: Line[] = [];
  for (let place = 0; place + 1 < ring.length; place++) {
    const [fromX = 0, fromY = 0] = ring[place]!; // within the ring
    const [toX = 0, toY = 0] = ring[place + 1]!;
    lines.push({
      west: Math.min(fromX, toX),
      east: Math.max(fromX, toX),
      south: Math.min(fromY, toY),
      north: Math.max(fromY, toY),
      place,
    });
  }
  lines.sort((one, other) => one.west - other.west);

  let budget = Math.min(forARing, comparisons.left);
  const before = budget;
  try {
    // From west to east, each with those that have not ended before it begins.
    let open: Line[] = [];
    for (const line of lines) {
      let kept = 0;
      for (const other of open) {
        if (other.east < line.west) continue;
        open[kept++] = other;
        if (--budget < 0) {
          comparisons.unchecked++;
          return false;
        }
        if (other.north < line.south || other.south > line.north) continue;
        if (cross(ring, line.place, other.place)) return true;
      }
      open.length = kept;
      open.push(line);
    }
    open = [];
    return false;
  } finally {
    comparisons.left -= before - Math.max(0, budget);
  }
}

function cross(ring: readonly (readonly number[])[], one: number, other: number): boolean {
  const [a, b, c, d] = [ring[one]!, ring[one + 1]!, ring[other]!, ring[other + 1]!]; // lines of the ring
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of a line a position lies: above nothing on its left. */
function side([fromX = 0, fromY = 0]: readonly number[], [toX = 0, toY = 0]: readonly number[], [x = 0, y = 0]: readonly number[]): number {
  return Math.sign((toX - fromX) * (y - fromY) - (x - fromX) * (toY - fromY));
}
