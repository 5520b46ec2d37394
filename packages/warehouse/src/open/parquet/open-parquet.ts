import { counted } from "@concord/kernel";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../../ingest/progress.ts";
import { csvLine, emptyRow } from "../csv-line.ts";
import { writeLines } from "../line-writer.ts";
import type { OpenedWithin } from "../opened-within.ts";
import { cellText, type CellOddities } from "./cell-text.ts";
import { columnCursor } from "./column-cursor.ts";
import { checkGroups, leafColumns, type CheckedGroup, type LeafColumn } from "./leaf-columns.ts";
import { orDamaged, refuseParquet } from "./parquet-refusals.ts";
import { readMetadata } from "./read-metadata.ts";

/** Pages and dictionaries of all columns that are in memory at one time. */
const heldAtOnce = 160 * 1024 * 1024;
const rowsAtOnce = 4096;
/** CSV says again what Parquet says once, so that more is honest than of a ZIP. Beyond this the file was made to fill a disk. */
const mostLettersPerByte = 2000;

/** A Parquet file as CSV, row by row, from one page of each column at a time. */
export async function openParquet(source: string, { folder, report }: { folder: string; report: Report }): Promise<OpenedWithin> {
  const path = join(folder, "opened.csv");
  const file = await open(source);
  try {
    const { size } = await file.stat();
    const metadata = await readMetadata(file, size);
    const { columns, shapes } = orDamaged(() => leafColumns(metadata));
    const groups = orDamaged(() => checkGroups(metadata, columns, size - 8 - metadata.metadata_length));
    const total = Number(metadata.num_rows);
    const oddities = noOddities();

    await writeLines(path, async (lines) => {
      lines.add(csvLine(columns.map(({ name }) => name.replace(/[\r\n]+/g, " "))));
      let done = 0;
      let letters = 0;
      for (const group of groups) {
        for await (const some of linesOf(file, group, columns, oddities)) {
          for (const line of some) {
            lines.add(line);
            letters += line.length;
          }
          if (letters > 64 * 1024 * 1024 && letters > size * mostLettersPerByte) throw refuseParquet("parquet-too-dense");
          await lines.settle();
          done += some.length;
          report({ stage: "Reading the Parquet file", done, total, unit: "rows" });
        }
      }
    });
    return { path, container: "parquet", written: { names: true }, notes: notesOn(shapes, columns, oddities) };
  } finally {
    await file.close();
  }
}

async function* linesOf(file: FileHandle, { rows, chunks }: CheckedGroup, columns: readonly LeafColumn[], oddities: CellOddities) {
  const cursors = columns.map((column, place) =>
    columnCursor(
      file,
      chunks[place]!,
      column,
      orDamaged(() => cellText(column.element, oddities)),
    ),
  ); // one each
  for (let left = rows; left > 0; ) {
    let ready = Math.min(left, rowsAtOnce);
    for (const cursor of cursors) {
      await cursor.fetch();
      ready = Math.min(ready, cursor.ready());
    }
    if (cursors.reduce((sum, cursor) => sum + cursor.bytes(), 0) > heldAtOnce) throw refuseParquet("parquet-too-dense");
    yield orDamaged(() => {
      const lines: string[] = [];
      for (let row = 0; row < ready; row++) {
        let line = "";
        for (let place = 0; place < cursors.length; place++) line += place > 0 ? `,${cursors[place]!.next()}` : cursors[place]!.next(); // within them
        lines.push(line === "" ? emptyRow : line);
      }
      return lines;
    });
    left -= ready;
  }
}

const noOddities = (): CellOddities => ({ brokenCells: 0, notNumbers: 0, binary: 0 });

function notesOn(shapes: readonly string[], columns: readonly LeafColumn[], { brokenCells, notNumbers, binary }: CellOddities): string[] {
  const notes: string[] = [];
  for (const name of shapes) notes.push(`${name} holds shapes and was left out. Send the map as GeoJSON to have them.`);
  if (columns.some(({ element: { logical_type: logical } }) => logical?.type === "TIMESTAMP" && logical.isAdjustedToUTC)) {
    notes.push("Times are in UTC, as the file has them.");
  }
  if (brokenCells > 0) notes.push(`Line breaks in the text of ${counted(brokenCells, "value", "values")} were read as spaces.`);
  if (notNumbers > 0) {
    notes.push(
      `${counted(notNumbers, "value that is not a number or is infinite was", "values that are not numbers or are infinite were")} left blank.`,
    );
  }
  if (binary > 0)
    notes.push(`${counted(binary, "value is not text and was", "values are not text and were")} written as hexadecimal figures.`);
  return notes;
}
