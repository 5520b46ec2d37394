import { stages, type Stage, type Thread, type ThreadNode } from "@concord/domain/thread";

/** Where everything stands in the picture, in pixels. One column a stage, one row a thing. */
export const column = { width: 112, gap: 15 } as const;
export const row = { height: 124, bead: 13 } as const;
const top = 44;

export type Placed = { node: ThreadNode; x: number; y: number };
export type Strand = { from: string; to: string; how: string; path: string };
export type Picture = {
  width: number;
  height: number;
  columns: { stage: Stage; x: number; count: number }[];
  placed: Placed[];
  strands: Strand[];
};

/**
 * Things stand near what they rest on: each column is ordered by the mean row
 * of what leads into it, so that strands cross as little as one pass can make
 * them. Strands that skip stages run above the row they end in, clear of the
 * words between.
 */
export function layOut({ nodes, links }: Thread): Picture {
  const rowOf = new Map<string, number>();
  const placed: Placed[] = [];
  const xOf = (stage: Stage) => stages.indexOf(stage) * (column.width + column.gap);

  for (const stage of stages) {
    const inStage = nodes.filter((node) => node.stage === stage);
    const wish = (node: ThreadNode, index: number) => {
      const rows = links.flatMap(({ from, to }) => (to === node.id && rowOf.has(from) ? [rowOf.get(from)!] : []));
      return rows.length > 0 ? rows.reduce((sum, one) => sum + one, 0) / rows.length : index;
    };
    inStage
      .map((node, index) => ({ node, wish: wish(node, index) }))
      .toSorted((one, other) => one.wish - other.wish)
      .forEach(({ node }, index) => {
        rowOf.set(node.id, index);
        placed.push({ node, x: xOf(stage), y: top + index * row.height });
      });
  }

  const where = new Map(placed.map((one) => [one.node.id, one]));
  const strands = links.flatMap((link) => {
    const [from, to] = [where.get(link.from), where.get(link.to)];
    return from && to ? [{ ...link, path: strand(from, to) }] : [];
  });
  const tallest = Math.max(1, ...stages.map((stage) => nodes.filter((node) => node.stage === stage).length));
  return {
    width: stages.length * (column.width + column.gap) - column.gap,
    height: top + tallest * row.height,
    columns: stages.map((stage) => ({ stage, x: xOf(stage), count: nodes.filter((node) => node.stage === stage).length })),
    placed,
    strands,
  };
}

/** Level along the beads, and up or down only in the gap between two columns, where there are no words. */
function strand(from: Placed, to: Placed): string {
  const [x1, y1, x2, y2] = [from.x + row.bead, from.y + row.bead, to.x + row.bead, to.y + row.bead];
  const [leaves, enters] = [from.x + column.width - 3, to.x + 1];
  const bend = (x: number, y: number, toX: number, toY: number) => `C ${(x + toX) / 2} ${y}, ${(x + toX) / 2} ${toY}, ${toX} ${toY}`;
  if (to.x - from.x <= column.width + column.gap) return `M ${x1} ${y1} H ${leaves} ${bend(leaves, y1, enters, y2)} H ${x2}`;

  // Past whole columns it runs just above the row it ends in, each stage's strands in a lane of their own.
  const lane = y2 - row.bead - 2 - 4 * (stages.indexOf(from.node.stage) % 3);
  const turned = leaves + column.gap + 4;
  return `M ${x1} ${y1} H ${leaves} ${bend(leaves, y1, turned, lane)} H ${enters - column.gap - 3} ${bend(enters - column.gap - 3, lane, enters, y2)} H ${x2}`;
}
