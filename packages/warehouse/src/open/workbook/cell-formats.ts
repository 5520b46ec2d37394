import { movePoint, plainNumber } from "../plain-number.ts";

/** What a number in a cell is shown as. */
export type CellKind = "number" | "percent" | "date" | "date-time" | "time" | "duration";

/** Number formats that have no code in the file (ECMA-376 part 1, 18.8.30). 27 to 36 and 50 to 58 are dates of East Asia. */
const builtIn: Readonly<Record<number, CellKind>> = {
  9: "percent",
  10: "percent",
  14: "date",
  15: "date",
  16: "date",
  17: "date",
  18: "time",
  19: "time",
  20: "time",
  21: "time",
  22: "date-time",
  45: "time",
  46: "duration",
  47: "time",
};

/** What numbers of this format are, by its number and the code that the workbook gives that number. */
export function kindOfFormat(id: number, code: string | undefined): CellKind {
  if (code !== undefined) return kindOfCode(code);
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
  return builtIn[id] ?? "number";
}

/** By the letters that stand for parts of a date, outside what is written as it is. The first section is for what is positive. */
function kindOfCode(code: string): CellKind {
  const plain = code
    .replace(/"[^"]*"?/g, "")
    .replace(/[\\_*]./g, "")
    .split(";")[0]!; // split gives one at least
  if (/\[(h+|m+|s+)\]/i.test(plain)) return "duration";
  const letters = plain
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/i, "")
    .replace(/am\/pm|a\/p/i, "h")
    .toLowerCase();
  if (letters.includes("%")) return "percent";
  const hasTime = /[hs]/.test(letters);
  // m is a minute beside hours or seconds, otherwise a month.
  const hasDate = /[yd]/.test(letters) || (!hasTime && /m/.test(letters));
  if (/[0#?]/.test(letters.replace(/s\.0+/g, "s")) && !(hasDate || hasTime)) return "number";
  if (hasDate) return hasTime ? "date-time" : "date";
  return hasTime ? "time" : "number";
}

/** The last day that Excel has: 31 December 9999. */
const lastSerial = 2_958_466;
const dayMilliseconds = 86_400_000;

/** A cell's number as text: in full, or as the ISO date, time or per cent that it is shown as. */
export function numberAsText(number: number, kind: CellKind, since1904: boolean): string {
  if (kind === "number") return plainNumber(number);
  if (kind === "percent") return `${movePoint(plainNumber(number), 2)}%`;
  if (kind === "duration") return number < 0 ? plainNumber(number) : clock(number, true);
  if (number < 0 || number >= lastSerial) return plainNumber(number);
  if (kind === "time" && number < 1) return clock(number, false);

  const seconds = Math.round((number % 1) * 86_400);
  const day = dayOf(Math.floor(number) + (seconds === 86_400 ? 1 : 0), since1904);
  if (day === undefined) return plainNumber(number);
  return kind === "date" ? day : `${day}T${clock((seconds % 86_400) / 86_400, false)}`;
}

/**
 * Days are counted from 1 January 1904, or with 1 January 1900 as day 1 and a 29
 * February 1900 that never was, as Lotus 1-2-3 had it (ECMA-376 part 1, 18.17.4.1).
 */
function dayOf(serial: number, since1904: boolean): string | undefined {
  if (!since1904 && (serial < 1 || serial === 60)) return undefined;
  const first = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const day = new Date(first + serial * dayMilliseconds);
  return day.getUTCFullYear() > 9999 ? undefined : day.toISOString().slice(0, 10);
}

function clock(days: number, beyondADay: boolean): string {
  const seconds = Math.round(days * 86_400);
  const hours = Math.floor(seconds / 3600);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(beyondADay ? hours : hours % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
