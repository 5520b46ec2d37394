import { earthRadiusMetres, radians } from "./great-circle.ts";
import type { Points } from "./points.ts";

export type PointIndex = {
  readonly size: number;
  /** Every other point within the distance, ends included, in no order. */
  within(place: number, metres: number, found: (other: number, metres: number) => void): void;
  /** The distances of the `count` nearest others, ascending; fewer where there are not as many. */
  nearestDistances(place: number, count: number): Float64Array;
};

/** Below this many, looking at each is faster than going on dividing. */
const leaf = 12;

/**
 * Finds near points without looking at all of them: a k-d tree. Degrees are
 * taken to points of the unit sphere, where the straight line through the Earth
 * grows with the distance along its surface, so that neither meridians that
 * converge nor the date line need care. Throws a RangeError for a position that
 * is not one.
 */
export function pointIndex({ unit, points }: Points): PointIndex {
  const size = points.length;
  const dimensions = unit === "degrees" ? 3 : 2;
  const coordinates = new Float64Array(size * dimensions);
  points.forEach(([x, y], place) => {
    if (!Number.isFinite(x) || !Number.isFinite(y) || (unit === "degrees" && Math.abs(y) > 90)) {
      throw new RangeError(`[${x}, ${y}] is not a position in ${unit}`);
    }
    if (unit === "metres") coordinates.set([x, y], place * 2);
    else {
      const [lambda, phi] = [radians(x), radians(y)];
      coordinates.set([Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)], place * 3);
    }
  });
  const metresOf = (square: number): number =>
    unit === "metres" ? Math.sqrt(square) : 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(square) / 2));
  const lineOf = (metres: number): number => (unit === "metres" ? metres : 2 * Math.sin(Math.min(Math.PI, metres / earthRadiusMetres) / 2));

  const order = Uint32Array.from(points, (_, place) => place);
  divide(order, coordinates, dimensions);

  /** Visits all that could lie nearer than what `reach` says, which may shrink on the way. */
  function visit(place: number, reach: { square: number }, meet: (other: number, square: number) => void): void {
    const walk = (from: number, to: number, axis: number): void => {
      if (to - from <= leaf) {
        for (let at = from; at < to; at++) consider(order[at]!);
        return;
      }
      const middle = (from + to) >> 1;
      const pivot = order[middle]!;
      const gap = coordinates[place * dimensions + axis]! - coordinates[pivot * dimensions + axis]!;
      const nextAxis = (axis + 1) % dimensions;
      consider(pivot);
      if (gap <= 0) walk(from, middle, nextAxis);
      else walk(middle + 1, to, nextAxis);
      if (gap * gap <= reach.square) {
        if (gap <= 0) walk(middle + 1, to, nextAxis);
        else walk(from, middle, nextAxis);
      }
    };
    const consider = (other: number): void => {
      if (other === place) return;
      let square = 0;
      for (let axis = 0; axis < dimensions; axis++) {
        square += (coordinates[place * dimensions + axis]! - coordinates[other * dimensions + axis]!) ** 2;
      }
      if (square <= reach.square) meet(other, square);
    };
    walk(0, size, 0);
  }

  return {
    size,
    within(place, metres, found) {
      // A hair more for the rounding of the way there and back; what is told is then held to the metres.
      const square = lineOf(metres) ** 2 * (1 + 1e-9) + Number.MIN_VALUE;
      visit(place, { square }, (other, found_) => {
        const distance = metresOf(found_);
        if (distance <= metres * (1 + 1e-12)) found(other, distance);
      });
    },
    nearestDistances(place, count) {
      const squares: number[] = [];
      const reach = { square: Number.POSITIVE_INFINITY };
      visit(place, reach, (_, square) => {
        let at = squares.length;
        while (at > 0 && squares[at - 1]! > square) at--;
        squares.splice(at, 0, square);
        if (squares.length > count) squares.pop();
        if (squares.length === count) reach.square = squares[count - 1]!;
      });
      return Float64Array.from(squares, metresOf);
    },
  };
}

/** Puts the middle of each part in its place along an axis, what is before it before, and so on within: x, y (, z), x … */
function divide(order: Uint32Array, coordinates: Float64Array, dimensions: number): void {
  const waiting: [number, number, number][] = [[0, order.length, 0]];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [from, to, axis] = part;
    if (to - from <= leaf) continue;
    const middle = (from + to) >> 1;
    select(order, { from, to, middle, along: (place) => coordinates[place * dimensions + axis]! });
    const nextAxis = (axis + 1) % dimensions;
    waiting.push([from, middle, nextAxis], [middle + 1, to, nextAxis]);
  }
}

type Selection = {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly along: (place: number) => number;
};

/** Hoare's selection: afterwards none before the middle lies beyond it and none after it before. */
function select(order: Uint32Array, { from, to, middle, along }: Selection): void {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const pivot = along(order[(low + high) >> 1]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (along(order[left]!) < pivot) left++;
      while (along(order[right]!) > pivot) right--;
      if (left <= right) {
        const kept = order[left]!;
        order[left] = order[right]!;
        order[right] = kept;
        left++;
        right--;
      }
    }
    if (middle <= right) high = right;
    else if (middle >= left) low = left;
    else return;
  }
}
