import { evidenceLimits } from "@concord/domain/evidence";
import type { CsvDialect } from "./csv-dialect.ts";

export type QuotedRow =
  | {
      cells: string[];
      /** Places of the cells that were in quotes. */
      quoted: number[];
      /** Where its line end stands. */
      end: number;
    }
  /** In which cell a quote goes wrong. */
  | { fault: "unclosed-quote"; place: number }
  /** A quote that does close, on the line on which it opens, and then the cell goes on: its row ends with that line. */
  | { fault: "text-after-quote"; place: number; at: number }
  /** More of the text is needed to say. */
  | "unfinished";

/** A row that has quotes in it, from where it begins. Spaces around the quotes are not part of the cell. */
export function quotedRow(source: string, start: number, dialect: CsvDialect, final: boolean): QuotedRow {
  const { delimiter, quote } = dialect;
  const pastSpaces = delimiter === " " ? (_: string, from: number) => from : pastSpacesIn;
  const cells: string[] = [];
  const quoted: number[] = [];
  let position = start;
  for (;;) {
    const opening = pastSpaces(source, position);
    if (source[opening] !== quote) {
      const end = endOfBare(source, position, delimiter);
      if (end === source.length && !final) return "unfinished";
      cells.push(source.slice(position, end));
      if (source[end] !== delimiter) return { cells, quoted, end };
      position = end + 1;
      continue;
    }

    const cell = quotedCell(source, opening + 1, dialect, final);
    if (cell === "unfinished")
      return source.length - start > evidenceLimits.lineBytes ? { fault: "unclosed-quote", place: cells.length } : "unfinished";
    if (cell === "unclosed" || cell.end - start > evidenceLimits.lineBytes) return { fault: "unclosed-quote", place: cells.length };
    const after = pastSpaces(source, cell.end);
    if (after >= source.length && !final) return "unfinished";
    if (after < source.length && source[after] !== delimiter && !isLineEnd(source[after])) {
      // Closed on a line below, it was closed by a quote that opens another cell.
      const place = cells.length;
      return /[\r\n]/.test(source.slice(opening, cell.end))
        ? { fault: "unclosed-quote", place }
        : { fault: "text-after-quote", place, at: after };
    }
    quoted.push(cells.length);
    cells.push(cell.text);
    if (source[after] !== delimiter) return { cells, quoted, end: after };
    position = after + 1;
  }
}

/** What is in quotes, from behind the one that opens, and where the one that closes it is passed. */
function quotedCell(
  source: string,
  start: number,
  { delimiter, quote, escape: escaping }: CsvDialect,
  final: boolean,
): { text: string; end: number } | "unfinished" | "unclosed" {
  let text = "";
  let from = start;
  let closing = source.indexOf(quote, from);
  for (;;) {
    if (closing === -1 || closing - start > evidenceLimits.lineBytes) {
      return final || closing !== -1 ? "unclosed" : "unfinished";
    }
    if (escaping === "backslash" && isEscaped(source, closing, from)) {
      closing = source.indexOf(quote, closing + 1);
      continue;
    }
    if (closing + 1 === source.length && !final) return "unfinished"; // another quote may follow
    if (quote === "'" && (isWithinWord(source, closing) || goesOn(source, closing, delimiter))) {
      closing = source.indexOf(quote, closing + 1);
      continue;
    }
    text += source.slice(from, closing);
    from = closing + 1;
    if (source[from] !== quote) break;
    text += quote;
    from++;
    closing = source.indexOf(quote, from);
  }
  return { text: escaping === "backslash" ? text.replace(escaped[quote], "$1") : text, end: from };
}

/** A backslash before anything else is a backslash: C:\new. */
const escaped: Readonly<Record<CsvDialect["quote"], RegExp>> = { '"': /\\(["\\])/g, "'": /\\(['\\])/g, "": /(?!)/g };

/** An odd number of backslashes stands before it: of two, the first takes the second. */
function isEscaped(source: string, quoteAt: number, from: number): boolean {
  let backslashes = 0;
  while (quoteAt - backslashes > from && source[quoteAt - backslashes - 1] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

/** 'They won't leak': between two letters it is an apostrophe, whatever it is elsewhere. */
const isWithinWord = (source: string, at: number) => /^\p{L}'\p{L}$/u.test(source.slice(at - 1, at + 2));

/** 'The kids' bikes': after an apostrophe that closes a cell comes no letter, nor one past a space. Behind a backslash it is for the escape to say. */
const goesOn = (source: string, at: number, delimiter: string) =>
  delimiter !== " " && source[at - 1] !== "\\" && /^' ?[\p{L}\d]/u.test(source.slice(at, at + 3));

function endOfBare(source: string, from: number, delimiter: string): number {
  let end = from;
  while (end < source.length && source[end] !== delimiter && !isLineEnd(source[end])) end++;
  return end;
}

const isLineEnd = (letter: string | undefined) => letter === "\n" || letter === "\r";

function pastSpacesIn(source: string, from: number): number {
  let position = from;
  while (source[position] === " ") position++;
  return position;
}
