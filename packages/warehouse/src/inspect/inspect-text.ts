import type { ColumnCorrection, Recipe } from "@concord/domain/evidence";
import { unitAbove } from "../meaning/units.ts";
import { evidenceIn, type ColumnEvidence } from "./column-evidence.ts";
import { columnsOf, type ColumnsSeen, type TableColumn } from "./columns.ts";
import { missingFrom, renamed } from "./corrections.ts";
import { knownLayoutOf, layoutNameOf } from "./known-layouts.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { refuseNoText } from "./no-text.ts";
import { recordsIn, takeSample, type Sample } from "./sample.ts";

/** What a file of text in UTF-8 is, before all of it is read. */
export type Inspection = Omit<Layout, "rows" | "names"> & {
  /** As people call it: "Nomis API CSV", "CSV". */
  name: string;
  columns: TableColumn[];
  /** What the columns were judged by, to judge them again when all cells have been seen. */
  seen: ColumnsSeen;
  bytes: number;
  /** By the length of the rows that were looked at. For progress, nothing else. */
  estimatedRows: number;
  /** A line above the first row is part of a quoted cell with a line end in it, so that counting lines is not enough to skip it. */
  headIsTangled: boolean;
  /** Somewhere in it a line end is tens of thousands of bytes away: DuckDB would take memory for a line that is too long to be one. */
  hasLongLines: boolean;
  /** What a person corrected and this file does not have. */
  notes: string[];
};

export type Given = {
  recipe?: Recipe | undefined;
  /** The text was written by ourselves: its dialect is known, and where it has names, so is its layout. */
  written?: { names: boolean } | undefined;
};

/** Looks at the head, the end and places between, and refuses what is no table. */
export async function inspectText(path: string, { recipe = {}, written }: Given = {}): Promise<Inspection> {
  const sample = await takeSample(path);
  if (!written && recipe.encoding === undefined) refuseNoText(sample.head); // a person who names the encoding has looked
  const { rows, names, ...layout } = layoutOf(sample, told(recipe, written));
  const cells = cellsOf(rows, names.length);
  const above = linesAbove(sample, layout);
  const known = knownLayoutOf(
    names,
    layout.headerLines,
    rows.map((row) => row.cells),
  );
  const seen: ColumnsSeen = {
    names,
    cells: cells.map((held) => spread(held, 2000)),
    evidence: cells.map(evidenceIn),
    delimiter: layout.dialect.delimiter,
    given: new Map(
      [...(known?.columns ?? []), ...(recipe.columns ?? [])].map((column): [string, ColumnCorrection] => [column.name, column]),
    ),
    unit: unitAbove(above),
  };
  const columns = columnsNamed(seen);
  const headRows = sample.head.match(/\n|\r(?!\n)/g)?.length ?? 1;
  return {
    ...layout,
    name: known?.name ?? layoutNameOf({ columns, headerLines: layout.headerLines, above }),
    columns,
    seen,
    bytes: sample.bytes,
    estimatedRows: Math.max(1, Math.round((headRows / Math.max(1, sample.head.length)) * sample.bytes)),
    headIsTangled: isTangled(sample.head, layout.preambleLines + layout.headerLines),
    hasLongLines: sample.between.some((text) => text === ""),
    notes: missingFrom(names, recipe),
  };
}

/** The same file, its columns judged again by what all of its cells are. */
export function judgedBy(inspection: Inspection, evidence: readonly ColumnEvidence[]): Inspection {
  const seen = { ...inspection.seen, evidence };
  return { ...inspection, seen, columns: columnsNamed(seen) };
}

const columnsNamed = (seen: ColumnsSeen) => renamed(columnsOf(seen), seen.given ?? new Map());

function told(recipe: Recipe, written: Given["written"]): Recipe {
  if (!written) return recipe;
  const dialect = { ...recipe, delimiter: ",", quote: '"' } as const;
  return written.names ? { ...dialect, preambleLines: 0, headerLines: 1, footnoteLines: 0 } : dialect;
}

/** By column, every cell that is not blank. */
function cellsOf(rows: Layout["rows"], columns: number): string[][] {
  const cells = Array.from({ length: columns }, (): string[] => []);
  for (const row of rows) {
    for (const [place, held] of cells.entries()) {
      const cell = row.cells[place] ?? "";
      if (cell.trim() !== "") held.push(cell);
    }
  }
  return cells;
}

const linesAbove = (sample: Sample, { dialect, preambleLines }: Pick<Layout, "dialect" | "preambleLines">): string[][] =>
  preambleLines === 0
    ? []
    : recordsIn(sample.head.slice(0, 64 * 1024), dialect)
        .filter(({ line }) => line <= preambleLines)
        .map(({ cells }) => cells);

const isTangled = (head: string, lines: number) =>
  head.split(/\r\n|\n|\r/, lines).some((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1);

/** So many of them, evenly from first to last. */
const spread = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)]!); // within the items
