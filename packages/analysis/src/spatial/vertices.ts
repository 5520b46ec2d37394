import type { LongRun } from "../long-run.ts";
import type { Boundary } from "./boundary.ts";

/** A ring of outlines as the numbers of its vertices, with no two alike in a row and the first not repeated. */
export type VertexRing = { readonly place: number; readonly vertices: readonly number[] };

export type Vertices = {
  readonly rings: readonly VertexRing[];
  /** How many positions the outlines have. */
  readonly positions: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Within this distance two things are in one place. The tolerance, or what the rounding of coordinates comes to where that is more. */
  readonly reach: number;
  /** How wide the cells of the grid are. */
  readonly cell: number;
  /** Every vertex whose grid cell touches the box: some that lie outside among them. */
  near(box: Box, found: (vertex: number) => void): void;
};

export type Box = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

/**
 * Numbers the positions of outlines so that those no farther apart than the
 * tolerance are one vertex: the nearest of those met before, which stays where
 * it was. They are found through a grid, so that the work grows with the
 * positions and not with their pairs.
 */
export function* verticesOf(
  boundaries: readonly Boundary[],
  { tolerance, part }: { readonly tolerance: number /** Of the whole work, for the report. */; readonly part: number },
): LongRun<Vertices> {
  if (!(tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY)) throw new RangeError(`${tolerance} is not a tolerance`);
  const { box, count, largest } = extentOf(boundaries);
  const reach = Math.max(tolerance, largest * 1e-15);
  const extent = Math.max(box.right - box.left, box.top - box.bottom);
  const cell = Math.max(4 * reach, extent / Math.sqrt(count + 1), Number.MIN_VALUE);
  const x: number[] = [];
  const y: number[] = [];
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const first = new Int32Array(slots).fill(-1);
  const following = new Int32Array(count);
  const columnOf = (value: number): number => Math.floor((value - box.left) / cell);
  const rowOf = (value: number): number => Math.floor((value - box.bottom) / cell);
  const slotOf = (column: number, row: number): number =>
    ((Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77)) >>> 7) & (slots - 1);

  function near({ left, bottom, right, top }: Box, found: (vertex: number) => void): void {
    const [toColumn, toRow] = [columnOf(right), rowOf(top)];
    for (let column = columnOf(left); column <= toColumn; column++) {
      for (let row = rowOf(bottom); row <= toRow; row++) {
        for (let vertex = first[slotOf(column, row)]!; vertex !== -1; vertex = following[vertex]!) found(vertex);
      }
    }
  }

  function vertexAt(px: number, py: number): number {
    let nearest = -1;
    let least = reach * reach;
    near({ left: px - reach, bottom: py - reach, right: px + reach, top: py + reach }, (vertex) => {
      const square = (x[vertex]! - px) ** 2 + (y[vertex]! - py) ** 2;
      if (square > least || (square === least && nearest !== -1 && vertex > nearest)) return;
      nearest = vertex;
      least = square;
    });
    if (nearest !== -1) return nearest;
    const vertex = x.push(px) - 1;
    y.push(py);
    const slot = slotOf(columnOf(px), rowOf(py));
    following[vertex] = first[slot]!;
    first[slot] = vertex;
    return vertex;
  }

  const rings: VertexRing[] = [];
  let done = 0;
  let reported = 0;
  for (const [place, boundary] of boundaries.entries()) {
    for (const ring of boundary.flat()) {
      const vertices: number[] = [];
      for (const position of ring) {
        const vertex = vertexAt(position[0]!, position[1]!);
        if (vertex !== vertices.at(-1)) vertices.push(vertex);
      }
      while (vertices.length > 1 && vertices[0] === vertices.at(-1)) vertices.pop();
      rings.push({ place, vertices });
      done += ring.length;
      if (done - reported > 10_000) {
        reported = done;
        yield part * (done / count);
      }
    }
  }
  return { rings, positions: count, x, y, reach, cell, near };
}

function extentOf(boundaries: readonly Boundary[]): { box: Box; count: number; largest: number } {
  const box = { left: 0, bottom: 0, right: 0, top: 0 };
  let count = 0;
  let largest = 0;
  for (const boundary of boundaries) {
    for (const polygon of boundary) {
      for (const ring of polygon) {
        for (const position of ring) {
          const [x, y] = [position[0]!, position[1]!];
          if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`[${position}] is not a position`);
          box.left = count === 0 ? x : Math.min(box.left, x);
          box.right = count === 0 ? x : Math.max(box.right, x);
          box.bottom = count === 0 ? y : Math.min(box.bottom, y);
          box.top = count === 0 ? y : Math.max(box.top, y);
          largest = Math.max(largest, Math.abs(x), Math.abs(y));
          count++;
        }
      }
    }
  }
  return { box, count, largest };
}
