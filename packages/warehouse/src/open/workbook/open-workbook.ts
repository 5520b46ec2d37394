import { join } from "node:path";
import type { Recipe } from "@concord/domain/evidence";
import type { Report } from "../../ingest/progress.ts";
import type { OpenedWithin } from "../opened-within.ts";
import type { Archive, ArchiveEntry } from "../zip/archive.ts";
import { chooseSheet } from "./choose-sheet.ts";
import { readSheet } from "./read-sheet.ts";
import { noOddities, type SheetOddities } from "./sheet-row.ts";
import { writtenSheet } from "./written-sheet.ts";
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
  return writtenSheet({ path, sheet, range, sheets, oddities });
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
