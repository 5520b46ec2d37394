import { refused } from "@concord/kernel";
import { findRange, type RowShape } from "./find-range.ts";
import type { SheetRow } from "./sheet-row.ts";

/** A sheet, and how to have its first rows. */
export type SheetToTry = {
  name: string;
  hidden: boolean;
  /** All of its bytes, where they are known: how much more there is than what was looked at. */
  bytes: number;
  rows(): { rows: AsyncIterable<SheetRow[]> | Iterable<SheetRow[]>; bytesRead(): number };
};

/** Enough to tell a table from a page of notes. */
export const rowsToLookAt = 250;

/** Sheets that say something about the table, by their names. */
const about =
  /^(cover|title|contents?|table of contents|index|notes?|read ?me|metadata|info(rmation)?|about|guidance|glossary|definitions?|terms|contacts?|quality|introduction|background|version|log|settings|lists?|lookups?)\b/i;

/** The sheet that is told, or the one most like a table: most rows by columns, full and regular. */
export async function chooseSheet<Sheet extends SheetToTry>(sheets: readonly Sheet[], told: string | undefined): Promise<Sheet> {
  if (told !== undefined) {
    const sheet = sheets.find(({ name }) => name === told) ?? sheets.find(({ name }) => bare(name) === bare(told));
    if (sheet) return sheet;
    const names = sheets.map(({ name }) => `“${name}”`).join(", ");
    throw refused(
      "sheet-missing",
      `There is no sheet “${told}” in this workbook. It has ${names}. Say which one to read.`,
      sheets.map(({ name }) => ({ at: "sheet", detail: name })),
    );
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  const candidates = (visible.length > 0 ? visible : sheets).slice(0, 200);
  let best = { sheet: candidates[0]!, score: 0 }; // a workbook has a sheet
  if (candidates.length === 1) return best.sheet;
  for (const sheet of candidates) {
    const score = await scoreOf(sheet);
    // A hair more is no reason to pass over the one that comes first.
    if (score > best.score * 1.05) best = { sheet, score };
  }
  return best.sheet;
}

async function scoreOf({ name, bytes, rows }: SheetToTry): Promise<number> {
  const shapes: RowShape[] = [];
  const sheet = rows();
  let whole = true;
  looking: for await (const some of sheet.rows) {
    for (const { number, cells } of some) {
      const places = cells.flatMap((cell, place) => (cell === "" ? [] : [place]));
      if (places.length > 0) shapes.push({ number, filled: places.length, first: places[0]!, last: places.at(-1)! }); // some
      if (shapes.length >= rowsToLookAt) {
        whole = false;
        break looking;
      }
    }
  }
  const range = findRange(shapes);
  if (!range) return 0;
  const within = shapes.filter(({ number }) => number >= range.top && number <= range.bottom);
  const filled = within.reduce((sum, shape) => sum + shape.filled, 0);
  const width = range.right - range.left + 1;
  const fullness = filled / (within.length * width);
  const more = whole ? 1 : Math.max(1, bytes / Math.max(1, sheet.bytesRead()));
  return filled * more * fullness * (about.test(name.trim()) ? 0.05 : 1) * (width === 1 ? 0.1 : 1);
}

const bare = (name: string) => name.trim().toLowerCase();
