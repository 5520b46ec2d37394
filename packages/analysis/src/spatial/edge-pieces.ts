import type { Box, Vertices } from "./vertices.ts";

/**
 * The vertices along the edge from one to another, both included, in order: the
 * ends and every vertex of whatever outline that lies on the edge between them.
 * So an edge drawn in one stroke is cut where a neighbour's corner meets it.
 */
export function piecesOf(edge: { readonly from: number; readonly to: number }, vertices: Vertices): readonly number[] {
  const { x, y, reach, cell } = vertices;
  const { from, to } = edge;
  const [x0, y0, x1, y1] = [x[from]!, y[from]!, x[to]!, y[to]!];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy);
  let between: { vertex: number; along: number }[] | undefined;
  for (const box of boxesAlong({ x0, y0, x1, y1 }, { margin: reach, cell })) {
    vertices.near(box, (vertex) => {
      if (vertex === from || vertex === to) return;
      const [px, py] = [x[vertex]! - x0, y[vertex]! - y0];
      const along = (px * dx + py * dy) / length;
      if (!(along > 0 && along < length) || Math.abs(px * dy - py * dx) / length > reach) return;
      between ??= [];
      if (!between.some((met) => met.vertex === vertex)) between.push({ vertex, along });
    });
  }
  if (!between) return [from, to];
  between.sort((one, other) => one.along - other.along || one.vertex - other.vertex);
  return [from, ...between.map(({ vertex }) => vertex), to];
}

type Line = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A long slanting edge as a chain of small boxes: one box around it would hold half a county. */
function* boxesAlong({ x0, y0, x1, y1 }: Line, { margin, cell }: { readonly margin: number; readonly cell: number }): Generator<Box> {
  const parts = Math.max(1, Math.ceil(Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) / cell));
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part / parts, (part + 1) / parts];
    const [fromX, toX, fromY, toY] = [x0 + (x1 - x0) * from, x0 + (x1 - x0) * to, y0 + (y1 - y0) * from, y0 + (y1 - y0) * to];
    yield {
      left: Math.min(fromX, toX) - margin,
      right: Math.max(fromX, toX) + margin,
      bottom: Math.min(fromY, toY) - margin,
      top: Math.max(fromY, toY) + margin,
    };
  }
}
