import type { DateFormat } from "@concord/domain/evidence";
import { formatOf, type TableColumn } from "../inspect/columns.ts";
import { readDay } from "../inspect/day.ts";
import { isFigure } from "../inspect/cell-type.ts";
import { readFigure, withoutArmour } from "../inspect/figure.ts";
import { isMark, saysMissing } from "../inspect/mark.ts";
import { isPeriod } from "../inspect/period.ts";

/** A cell as it is kept: a plain number, an ISO day, text as it stood. A mark beside a figure, or in its place, stands on its own. */
export type CellRead = { kept: string; mark?: string | undefined } | { because: string };

/** Reads one cell as its column says, or says why it cannot be that. */
export function readCell(cell: string, column: TableColumn, damaged: boolean): CellRead {
  if (damaged && cell.includes("\ufffd")) return { because: "This cell holds bytes that are not text in UTF-8." };
  if (column.type === "number") return readNumber(cell, column);
  if (column.type === "date") return readDate(cell, column.dateFormat ?? "2021-03-01");
  if (column.periods && saysMissing(cell)) return { kept: "", mark: cell.trim() };
  if (column.periods && cell.trim() !== "" && !isPeriod(cell)) {
    return { because: "This is not a year, quarter or month such as 2021, 2021 Q1 or March 2021." };
  }
  return { kept: column.armoured ? withoutArmour(cell) : cell };
}

function readNumber(cell: string, column: TableColumn): CellRead {
  const text = cell.trim();
  if (text === "") return { kept: "" };
  const read = readFigure(text, formatOf(column));
  if ("number" in read) {
    // A mark where the column has none to keep it in would be lost: then the cell is bad.
    if (read.mark !== undefined && column.marksColumn === undefined) return { because: `This is a figure with “${read.mark}” behind it.` };
    return { kept: read.number, mark: read.mark };
  }
  if (column.marksColumn !== undefined && isMark(text)) return { kept: "", mark: text };
  return { because: whyNoNumber(text, column, read.odd) };
}

function whyNoNumber(text: string, { unit }: TableColumn, odd: string): string {
  if (odd === "too-large") return "This number is larger than any that can be kept.";
  if (odd === "percent") return "This is a percentage, and the other figures of the column are not.";
  if (odd.startsWith("currency")) return `This figure is in ${odd.slice("currency ".length)}, and the others of the column are in ${unit}.`;
  if (/^#[A-Z/0]+[!?]?$/i.test(text)) return "This is not a number: it is what a spreadsheet shows where a formula failed.";
  if (isFigure(text)) return "This is not a number as the others of the column are written: look at its points and commas.";
  if (/^\d+(\.\d+)?\s+\S/.test(text)) return "This is not a number. Put the words in a column of their own.";
  return "This is not a number, and no mark that is known for a figure that is withheld or missing.";
}

function readDate(cell: string, format: DateFormat): CellRead {
  if (cell.trim() === "") return { kept: "" };
  const read = readDay(cell, format);
  if (!read && saysMissing(cell)) return { kept: "", mark: cell.trim() };
  return read ? { kept: read.day } : { because: `This is not a date such as ${format}.` };
}
