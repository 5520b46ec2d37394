import { createReadStream } from "node:fs";
import type { Inspection } from "../inspect/inspect-text.ts";
import { recordReader, type CsvRecord } from "../inspect/record-reader.ts";
import { isBlankRow } from "../inspect/rows.ts";

/**
 * The rows of the table with our own reader, some at a time: not the lines above it, its header, or the notes under it. A line
 * of nothing but spaces is blank.
 */
export async function* recordsOf(
  source: string,
  {
    dialect,
    preambleLines,
    headerLines,
    footnotes,
    columns,
  }: Pick<Inspection, "dialect" | "preambleLines" | "headerLines" | "footnotes" | "columns">,
): AsyncGenerator<CsvRecord[]> {
  if (footnotes?.from === 0) return;
  const reader = recordReader(dialect);
  const decoder = new TextDecoder("utf-8");
  const below = (records: CsvRecord[]) =>
    records.filter(
      ({ line, cells }) => line > preambleLines + headerLines && !(cells.length === 1 && columns.length > 1 && isBlankRow({ cells })),
    );
  const end = footnotes ? { end: footnotes.from - 1 } : {};
  for await (const piece of createReadStream(source, { highWaterMark: 128 * 1024, ...end })) {
    yield below(reader.push(decoder.decode(piece as Buffer, { stream: true })));
  }
  yield below(reader.push(decoder.decode(), true));
}
