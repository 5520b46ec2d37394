import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";
import { csvLine } from "../csv-line.ts";
import { writeLines } from "../line-writer.ts";
import { findRange, rangeName, type RowShape, type SheetRange } from "./find-range.ts";
import { columnOf, type SheetRow } from "./sheet-row.ts";
import { workbookRefusals } from "./workbook-refusals.ts";

/**
 * Writes a sheet as CSV whose lines are the sheet's rows, and returns the part of it
 * that is the table: the one told, or the one found. Rows of the table are as wide as
 * it; what stands above and below is as wide as it is. Of a told range nothing else is written.
 */
export async function writeSheet(rows: AsyncIterable<SheetRow[]>, target: string, told: string | undefined): Promise<{ range: string }> {
  const loose = `${target}.rows`;
  const range = told ? rangeOf(told) : undefined;
  const shapes: RowShape[] = [];
  await writeLines(loose, async (lines) => {
    for await (const some of rows) {
      for (const row of some) {
        const { number, cells } = range ? cutTo(range, row) : row;
        const shape = shapeOf(number, cells);
        if (!shape) continue;
        if (shape.filled > evidenceLimits.columns) throw refuse("too-many-columns");
        shapes.push(shape);
        lines.add(csvLine(cells));
      }
      await lines.settle();
    }
  });

  if (told && shapes.length === 0) {
    throw refused("range-empty", `There is nothing in the cells ${told} of this sheet. Say which cells the table is in.`);
  }
  const found = range ?? findRange(shapes);
  if (!found) throw refuse("workbook-empty");
  if (found.right - found.left >= evidenceLimits.columns) throw refuse("too-many-columns");
  await squareUp(loose, shapes, found, target);
  await rm(loose);
  return { range: rangeName(found) };
}

/** Brings the rows to their lines, and those of the table to its width. */
async function squareUp(loose: string, shapes: readonly RowShape[], { top, bottom, left, right }: SheetRange, target: string) {
  await writeLines(target, async (lines) => {
    let written = 0;
    let place = 0;
    for await (const some of linesOf(loose)) {
      for (const line of some) {
        const { number, first, last } = shapes[place++]!; // a line for each
        for (; written < number - 1; written++) lines.add("");
        written = number;
        const inTable = number >= top && number <= bottom;
        const body = line.slice(Math.min(first, left)); // so many commas stand for the empty cells before
        lines.add(inTable ? body + ",".repeat(Math.max(0, right - last)) : body);
      }
      await lines.settle();
    }
  });
}

function shapeOf(number: number, cells: readonly string[]): RowShape | undefined {
  let filled = 0;
  let first = -1;
  for (let place = 0; place < cells.length; place++) {
    if (cells[place] === "") continue;
    filled++;
    if (first < 0) first = place;
  }
  return filled === 0 ? undefined : { number, filled, first, last: cells.length - 1 };
}

function cutTo({ top, bottom, left, right }: SheetRange, { number, cells }: SheetRow): SheetRow {
  if (number < top || number > bottom) return { number, cells: [] };
  const cut = cells.slice(0, right + 1).fill("", 0, left);
  while (cut.at(-1) === "") cut.pop();
  return { number, cells: cut };
}

/** "A8:R340"; its corners may be told the other way round. */
function rangeOf(told: string): SheetRange {
  const corners = [...told.matchAll(/([A-Z]+)(\d+)/g)].map(([, letters = "", row]) => ({ column: columnOf(letters), row: Number(row) }));
  const [one, other] = [corners[0]!, corners[1]!]; // a recipe's range has two
  return {
    top: Math.max(1, Math.min(one.row, other.row)),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** Node's own splits at U+2028 too, which may stand in a cell. */
async function* linesOf(path: string): AsyncGenerator<string[], void, undefined> {
  let rest = "";
  for await (const piece of createReadStream(path, { encoding: "utf8", highWaterMark: 1024 * 1024 })) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
}

const refuse = (code: keyof typeof workbookRefusals) => refused(code, workbookRefusals[code]);
