import type { LongRun } from "../long-run.ts";
import type { Boundary } from "./boundary.ts";
import { piecesOf } from "./edge-pieces.ts";
import { binaryWeights, type SpatialWeights } from "./spatial-weights.ts";
import { type Vertices, verticesOf } from "./vertices.ts";

export type Contiguity = {
  /** "rook": neighbours share a piece of border. "queen": a point is enough. */
  readonly rule: "rook" | "queen";
  /**
   * How far apart, in the unit of the coordinates, two positions may lie and still
   * be one: what the publisher's rounding made of a shared corner. 0 asks that
   * they be equal. 0.000001 degrees are 11 centimetres at most.
   */
  readonly tolerance: number;
};

/**
 * Who borders on whom, from the outlines of the places. Weights of 1, symmetric.
 *
 * Two places share a piece of border where both outlines run along it, whatever
 * their parts, holes and directions; a border drawn in one stroke on one side and
 * with a corner on the other is cut at the corner (which must lie on it within
 * the tolerance). Borders that were generalised apart, so that they no longer
 * coincide, or outlines that overlap, do not make neighbours: a place that only
 * touches others so is an island here, as is a real one. Longitudes are not
 * carried across the date line.
 *
 * The work grows with the number of positions: shared corners and pieces are
 * found by hashing, not by comparing places. Throws a RangeError for a position
 * that is not finite.
 */
export function* contiguity(boundaries: readonly Boundary[], { rule, tolerance }: Contiguity): LongRun<SpatialWeights> {
  const vertices = yield* verticesOf(boundaries, { tolerance, part: 0.4 });
  const pairs = pairsAmong(boundaries.length);
  const meet = rule === "rook" ? meetingAtEdges(vertices, pairs) : meetingAtVertices(vertices, pairs);

  let done = 0;
  let reported = 0;
  for (const { place, vertices: ring } of vertices.rings) {
    for (let at = 0; at < ring.length; at++) {
      const [from, to] = [ring[at]!, ring[(at + 1) % ring.length]!];
      if (from === to)
        meet(place, from, to); // a ring that is one point
      else {
        const along = piecesOf({ from, to }, vertices);
        for (let piece = 1; piece < along.length; piece++) meet(place, along[piece - 1]!, along[piece]!);
      }
    }
    done += ring.length;
    if (done - reported > 4_000) {
      reported = done;
      yield 0.4 + 0.6 * (done / vertices.positions);
    }
  }
  return binaryWeights(pairs.rows());
}

type Meet = (place: number, from: number, to: number) => void;

/** Remembers who was at each vertex and pairs whoever comes there later. */
function meetingAtVertices({ x }: Vertices, pairs: Pairs): Meet {
  const last = new Int32Array(x.length).fill(-1);
  const places: number[] = [];
  const earlier: number[] = [];
  const come = (place: number, vertex: number): void => {
    for (let at = last[vertex]!; at !== -1; at = earlier[at]!) if (places[at] === place) return;
    for (let at = last[vertex]!; at !== -1; at = earlier[at]!) pairs.add(places[at]!, place);
    earlier.push(last[vertex]!);
    last[vertex] = places.push(place) - 1;
  };
  return (place, from, to) => {
    come(place, from);
    come(place, to);
  };
}

/** Remembers who runs along each piece and pairs whoever runs along it later, in whichever direction. */
function meetingAtEdges({ x }: Vertices, pairs: Pairs): Meet {
  // The pieces that start at each vertex's lower-numbered end: a few, so that a chain is as good as a table.
  const last = new Int32Array(x.length).fill(-1);
  const places: number[] = [];
  const ends: number[] = [];
  const earlier: number[] = [];
  return (place, from, to) => {
    if (from === to) return;
    const [low, high] = from < to ? [from, to] : [to, from];
    for (let at = last[low]!; at !== -1; at = earlier[at]!) if (ends[at] === high && places[at] === place) return;
    for (let at = last[low]!; at !== -1; at = earlier[at]!) if (ends[at] === high) pairs.add(places[at]!, place);
    ends.push(high);
    earlier.push(last[low]!);
    last[low] = places.push(place) - 1;
  };
}

type Pairs = ReturnType<typeof pairsAmong>;

/** Neighbours found so far, each pair once. */
function pairsAmong(size: number) {
  const found = new Set<number>();
  return {
    add(one: number, other: number): void {
      found.add(Math.min(one, other) * size + Math.max(one, other));
    },
    rows(): number[][] {
      const rows = Array.from({ length: size }, (): number[] => []);
      for (const pair of found) {
        const [one, other] = [Math.floor(pair / size), pair % size];
        rows[one]!.push(other);
        rows[other]!.push(one);
      }
      return rows;
    },
  };
}
