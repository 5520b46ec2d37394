import { cellGatherer, type observationStatuses } from "@concord/domain/evidence";
import { cubeOf, type Cube, type Part } from "@concord/domain/questions";
import { pin } from "./nouns.ts";

/** A cell as a test writes it down: its codes by part, its figure, and where it matters its status or how sure it is. */
export type RowOfCube = Partial<Record<Part, string>> & {
  value: number | null;
  status?: (typeof observationStatuses)[number];
  /** Half the width of its 95% confidence interval. */
  confidence?: number;
};

type Options = {
  parts: readonly Part[];
  rounding?: Cube["rounding"];
  absent?: "missing" | "zero";
  names?: Partial<Record<Part, Record<string, string>>>;
  pin?: Cube["pin"];
};

/** A cube of the rows of a test, without a table. */
export function cubeOfRows(
  rows: readonly RowOfCube[],
  { parts, rounding = "none", absent = "missing", names = {}, pin: of = pin() }: Options,
): Cube {
  const sampled = rows.some(({ confidence }) => confidence !== undefined);
  const cells = cellGatherer({ by: parts, beside: sampled ? ["confidence"] : [] });
  for (const row of rows) {
    cells.add({
      codes: parts.map((part) => row[part]!), // a test names every part of its rows
      value: row.value,
      mark: row.status === undefined || row.status === "normal" ? null : row.status.replace("-", " "),
      beside: sampled ? [row.confidence ?? null] : [],
    });
  }
  return cubeOf({
    pin: of,
    rounding,
    parts,
    columns: parts,
    cells: cells.finish(),
    ...(sampled ? { sampling: { column: 0, halfWidth: (_, said) => Math.abs(said) } } : {}),
    absent,
    names: Object.fromEntries(Object.entries(names).map(([part, held]) => [part, new Map(Object.entries(held))])),
  });
}
