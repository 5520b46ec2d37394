import { Failure } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";

/** A row of a CSV file (RFC 4180), and the line of the file on which it begins. */
export type CsvRecord = { line: number; cells: string[]; fault?: "unclosed-quote" | "text-after-quote" };

/**
 * Reads CSV text, piece by piece, into rows. Lines end in LF, CRLF or CR, in
 * any mixture, and blank ones are no rows. Where a quote goes wrong, the row
 * ends with its line and carries the fault: what follows is read on, so that
 * one lost quotation mark does not swallow the file.
 */
export function recordReader(delimiter: string) {
  let rest = "";
  let line = 1;

  return {
    push(text: string, final = false): CsvRecord[] {
      const source = rest === "" ? text : rest + text;
      const records: CsvRecord[] = [];
      const nextLf = finder(source, "\n");
      const nextCr = finder(source, "\r");
      const nextQuote = finder(source, '"');
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
        const row = quotedRow(source, position, delimiter, final);
        if (row === "unfinished") break;
        if ("fault" in row) {
          records.push({ line, cells: source.slice(position, end).split(delimiter), fault: row.fault });
          position = afterLineEnd(source, end);
          line++;
        } else {
          if (!final && isUndecided(source, row.end)) break;
          records.push({ line, cells: row.cells });
          line += lineEndsIn(source.slice(position, row.end)) + 1;
          position = afterLineEnd(source, row.end);
        }
      }
      rest = source.slice(position);
      return records;
    },
  };
}

type QuotedRow = { cells: string[]; end: number } | { fault: NonNullable<CsvRecord["fault"]> } | "unfinished";

/** A row that has quotes in it, from where it begins. Spaces around the quotes are not part of the cell. */
function quotedRow(source: string, start: number, delimiter: string, final: boolean): QuotedRow {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const opening = pastSpaces(source, position);
    if (source[opening] !== '"') {
      let end = position;
      while (end < source.length && source[end] !== delimiter && source[end] !== "\n" && source[end] !== "\r") end++;
      if (end === source.length && !final) return "unfinished";
      cells.push(source.slice(position, end));
      if (source[end] !== delimiter) return { cells, end };
      position = end + 1;
      continue;
    }

    let cell = "";
    let from = opening + 1;
    for (;;) {
      const closing = source.indexOf('"', from);
      if (closing === -1 || closing - start > evidenceLimits.lineBytes) {
        const tooLong = source.length - start > evidenceLimits.lineBytes;
        return final || tooLong ? { fault: "unclosed-quote" } : "unfinished";
      }
      if (closing + 1 === source.length && !final) return "unfinished"; // another quote may follow
      cell += source.slice(from, closing);
      from = closing + 1;
      if (source[from] !== '"') break;
      cell += '"';
      from++;
    }
    const after = pastSpaces(source, from);
    if (after >= source.length && !final) return "unfinished";
    if (after < source.length && source[after] !== delimiter && source[after] !== "\n" && source[after] !== "\r")
      return { fault: "text-after-quote" };
    cells.push(cell);
    if (source[after] !== delimiter) return { cells, end: after };
    position = after + 1;
  }
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

const pastSpaces = (source: string, from: number): number => {
  let position = from;
  while (source[position] === " ") position++;
  return position;
};

/** Whether the line goes on, or its CR is followed by an LF, the next piece will tell. */
const isUndecided = (source: string, end: number) => end === source.length || (end === source.length - 1 && source[end] === "\r");

const afterLineEnd = (source: string, end: number) => (source[end] === "\r" && source[end + 1] === "\n" ? end + 2 : end + 1);

export const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

const lineTooLong = (line: number) =>
  new Failure(
    "refused",
    "line-too-long",
    `Line ${line} is longer than 1 MB, which no table of rows is. If the file comes from a program, have it put each row on a line of its own.`,
  );
