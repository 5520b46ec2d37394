import type { CsvDialect } from "./csv-dialect.ts";
import { quotedRow } from "./quoted-row.ts";

/** A row as a dialect makes it, and which of its cells were in quotes. */
export type RowSeen = { cells: string[]; quoted: ReadonlySet<number>; fault?: "unclosed-quote" | "text-after-quote" };

const none: ReadonlySet<number> = new Set();

/** The rows of a short text, looked at closely: what a dialect makes of it. */
export function rowsUnder(text: string, dialect: CsvDialect): RowSeen[] {
  const rows: RowSeen[] = [];
  let position = 0;
  while (position < text.length) {
    const end = endOfLine(text, position);
    if (end > position) {
      const line = text.slice(position, end);
      const row = dialect.quote !== "" && line.includes(dialect.quote) ? quotedRow(text, position, dialect, true) : undefined;
      if (row && row !== "unfinished" && !("fault" in row)) {
        rows.push({ cells: row.cells, quoted: new Set(row.quoted) });
        position = afterLineEnd(text, row.end);
        continue;
      }
      const cells = line.split(dialect.delimiter);
      rows.push(row && row !== "unfinished" ? { cells, quoted: none, fault: row.fault } : { cells, quoted: none });
    }
    position = afterLineEnd(text, end);
  }
  return rows;
}

/** The number of columns that most rows have; of two as common, the larger. */
export function commonWidth(counts: readonly number[]): number {
  const rowsByWidth = new Map<number, number>();
  for (const count of counts) rowsByWidth.set(count, (rowsByWidth.get(count) ?? 0) + 1);
  return [...rowsByWidth].sort(([width, rows], [otherWidth, otherRows]) => otherRows - rows || otherWidth - width)[0]?.[0] ?? 0;
}

/** Whole lines from the beginning, as many as there may be. */
export function firstLines(text: string, most: { lines: number; letters: number }): string {
  let end = 0;
  for (let line = 0; line < most.lines && end < text.length; line++) {
    const next = afterLineEnd(text, endOfLine(text, end));
    if (next > most.letters && end > 0) break;
    end = next;
  }
  return text.slice(0, end);
}

function endOfLine(text: string, from: number): number {
  const ends = /[\r\n]/g;
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}

const afterLineEnd = (text: string, end: number) =>
  text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : Math.min(end + 1, text.length);
