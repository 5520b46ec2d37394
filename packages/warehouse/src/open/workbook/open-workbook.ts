import { counted } from "@concord/kernel";
import { join } from "node:path";
import type { Recipe } from "@concord/domain/evidence";
import type { Report } from "../../ingest/progress.ts";
import type { OpenedWithin } from "../opened-within.ts";
import type { Archive, ArchiveEntry } from "../zip/archive.ts";
import { chooseSheet } from "./choose-sheet.ts";
import { readSheet } from "./read-sheet.ts";
import { noOddities, type SheetOddities } from "./sheet-row.ts";
import { workbookParts } from "./workbook-parts.ts";
import { writeSheet } from "./write-sheet.ts";

export type WorkbookOptions = { folder: string; recipe?: Recipe | undefined; report: Report };

/** One sheet of an Excel workbook as CSV, its lines the sheet's rows. */
export async function openWorkbook(archive: Archive, { folder, recipe, report }: WorkbookOptions): Promise<OpenedWithin> {
  const { sheets, since1904, kinds, sharedStrings } = await workbookParts(archive);
  const texts = await sharedStrings();
  const rowsOf = (entry: ArchiveEntry, oddities: SheetOddities) => {
    let bytesRead = 0;
    const rows = readSheet(
      counting(archive.read(entry), (bytes) => (bytesRead += bytes)),
      { texts, kinds, since1904, oddities },
    );
    return { rows, bytesRead: () => bytesRead };
  };

  const sheet = await chooseSheet(
    sheets.map((one) => ({ ...one, bytes: one.entry.bytes, rows: () => rowsOf(one.entry, noOddities()) })),
    recipe?.sheet,
  );
  const oddities = noOddities();
  const { rows, bytesRead } = rowsOf(sheet.entry, oddities);
  const path = join(folder, "sheet.csv");
  const { range } = await writeSheet(
    reported(rows, () => report({ stage: "Reading the workbook", done: bytesRead(), total: sheet.bytes, unit: "bytes" })),
    path,
    recipe?.range,
  );
  return {
    path,
    container: "workbook",
    sheet: sheet.name,
    range,
    ...(sheets.length > 1 ? { choices: sheets.slice(0, 200).map(({ name }) => name) } : {}),
    written: { names: false },
    notes: notesOn(sheet.hidden, oddities),
  };
}

export function notesOn(hidden: boolean, { hiddenRows, hiddenColumns, brokenCells, unresolved, errors }: SheetOddities): string[] {
  const notes: string[] = [];
  if (hidden) notes.push("The sheet is hidden in the workbook. It was read all the same.");
  if (hiddenRows > 0)
    notes.push(
      `${counted(hiddenRows, "row is hidden in the sheet. It was", "rows are hidden in the sheet. They were")} read with the others.`,
    );
  if (hiddenColumns > 0) {
    notes.push(
      `${counted(hiddenColumns, "column is hidden in the sheet. It was", "columns are hidden in the sheet. They were")} read with the others.`,
    );
  }
  if (brokenCells > 0) notes.push(`${counted(brokenCells, "cell has", "cells have")} line breaks in the text. They were read as spaces.`);
  if (errors > 0) {
    notes.push(`${counted(errors, "cell holds", "cells hold")} an error of Excel, such as #N/A. It was read as the text that Excel shows.`);
  }
  if (unresolved > 0) {
    notes.push(
      `${counted(unresolved, "formula has", "formulas have")} no result in the file, and left the cell blank. Open the workbook in Excel and save it, if there should be one.`,
    );
  }
  return notes;
}

async function* counting(pieces: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const piece of pieces) {
    count(piece.length);
    yield piece;
  }
}

async function* reported<T>(items: AsyncIterable<T>, report: () => void) {
  for await (const item of items) {
    yield item;
    report();
  }
}
