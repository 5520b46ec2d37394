import { evidenceLimits } from "../limits.ts";
import type { Reject } from "./dataset-version.ts";
import { bareCell, spreadsheetCell } from "../tables/spreadsheet-cell.ts";

/** The first line of every rejects file. */
export const rejectsHeader = "line,column,value,reason\r\n";

/** One bad cell as a line of the rejects file. */
export const rejectLine = ({ line, column, value, reason }: Reject): string =>
  `${line},${spreadsheetCell(column)},${spreadsheetCell(value.slice(0, evidenceLimits.rejectValue))},${spreadsheetCell(reason)}\r\n`;

/**
 * The whole lines at the start of a stretch of a rejects file, and how many
 * bytes they were. `limit` stops early.
 */
export function readRejects(bytes: Uint8Array, limit: number): { rejects: Reject[]; bytes: number } {
  const text = new TextDecoder().decode(bytes);
  const rejects: Reject[] = [];
  let position = 0;
  while (rejects.length < limit) {
    const line = lineAt(text, position);
    if (!line) break;
    const [number, column = "", value = "", reason = ""] = line.cells;
    rejects.push({ line: Number(number), column: bareCell(column), value: bareCell(value), reason: bareCell(reason) });
    position = line.end;
  }
  return { rejects, bytes: new TextEncoder().encode(text.slice(0, position)).length };
}

/** Only our own writing is read here: a bare number, then quoted cells, then CRLF. */
const shape = /(\d+),"((?:[^"]|"")*)","((?:[^"]|"")*)","((?:[^"]|"")*)"\r\n/y;

function lineAt(text: string, position: number): { cells: string[]; end: number } | undefined {
  shape.lastIndex = position;
  const found = shape.exec(text);
  return found ? { cells: found.slice(1).map((cell) => cell.replaceAll('""', '"')), end: shape.lastIndex } : undefined;
}
