import { Failure } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";
import type { CsvDialect } from "./csv-dialect.ts";
import { quotedRow } from "./quoted-row.ts";

/** A row of a CSV file (RFC 4180), and the line of the file on which it begins. */
export type CsvRecord = {
  line: number;
  cells: string[];
  /** A quote goes wrong in it, so that its cells are parted by their delimiters alone; and in which column it does. */
  fault?: "unclosed-quote" | "text-after-quote";
  faultAt?: number;
};

/**
 * Reads CSV text, piece by piece, into rows. Lines end in LF, CRLF or CR, in
 * any mixture, and blank ones are no rows. A quotation mark that does not begin
 * a cell is a letter: 5" pipe. Where a quote goes wrong, the row ends with its
 * line and carries the fault: what follows is read on, so that one lost
 * quotation mark does not swallow the file.
 */
export function recordReader(dialect: CsvDialect) {
  const { delimiter, quote } = dialect;
  let rest = "";
  let line = 1;
  let quoted = 0;

  return {
    push(text: string, final = false): CsvRecord[] {
      const source = rest === "" ? text : rest + text;
      const records: CsvRecord[] = [];
      const nextLf = finder(source, "\n");
      const nextCr = finder(source, "\r");
      const nextQuote = quote === "" ? () => source.length : finder(source, quote);
      let position = 0;

      while (position < source.length) {
        const end = Math.min(nextLf(position), nextCr(position));
        if (end - position > evidenceLimits.lineBytes) throw lineTooLong(line);
        if (!final && isUndecided(source, end)) break;

        if (nextQuote(position) >= end) {
          if (end > position) records.push({ line, cells: source.slice(position, end).split(delimiter) });
          position = afterLineEnd(source, end);
          line++;
          continue;
        }
        const row = quotedRow(source, position, dialect, final);
        if (row === "unfinished") break;
        if ("fault" in row) {
          const faultEnd = row.fault === "text-after-quote" ? Math.min(nextLf(row.at), nextCr(row.at)) : end;
          if (!final && isUndecided(source, faultEnd)) break;
          records.push({ line, cells: source.slice(position, faultEnd).split(delimiter), fault: row.fault, faultAt: row.place });
          line += faultEnd > end ? lineEndsIn(source.slice(position, faultEnd)) + 1 : 1;
          position = afterLineEnd(source, faultEnd);
        } else {
          if (!final && isUndecided(source, row.end)) break;
          records.push({ line, cells: row.cells });
          quoted += row.quoted.length;
          line += row.end > end ? lineEndsIn(source.slice(position, row.end)) + 1 : 1;
          position = afterLineEnd(source, row.end);
        }
      }
      rest = source.slice(position);
      return records;
    },
    /** Cells that were in quotes, of the rows without fault until now. */
    quotedCells: () => quoted,
  };
}

/** Where a letter comes next, remembered until it is passed; the end of the text if nowhere. */
function finder(source: string, letter: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = source.indexOf(letter, from);
      found = next === -1 ? source.length : next;
    }
    return found;
  };
}

/** Whether the line goes on, or its CR is followed by an LF, the next piece will tell. */
const isUndecided = (source: string, end: number) => end === source.length || (end === source.length - 1 && source[end] === "\r");

const afterLineEnd = (source: string, end: number) => (source[end] === "\r" && source[end + 1] === "\n" ? end + 2 : end + 1);

export const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

export const lineTooLong = (line: number) =>
  new Failure(
    "refused",
    "line-too-long",
    `Line ${line.toLocaleString("en-GB")} is longer than 1 MB, which no table of rows is. If the file comes from a program, have it put each row on a line of its own.`,
  );
