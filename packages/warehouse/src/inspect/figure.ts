import type { NumberFormat } from "@concord/domain/evidence";
import { attachedMark } from "./mark.ts";

/** A figure taken apart: the 1,234 of "(£1,234) [p]", and what stands about it. */
export type Figure = {
  /** Digits and what separates them, still as written. */
  digits: string;
  negative: boolean;
  currency?: string | undefined;
  percent: boolean;
  mark?: string | undefined;
};

/** Longer than any figure with its sign, currency and mark; what is longer is text, and is not looked at further. */
const longest = 48;

const currencySigns: Readonly<Record<string, string>> = { GBP: "£", EUR: "€", USD: "$" };

const shape =
  /^(\()?\s*([-+−–])?\s*(£|€|\$|GBP|EUR|USD)?\s*([-+−–])?\s*(\()?\s*([.,]?\d[\d.,'’ \u00a0\u2009\u202f]*(?:e[+-]?\d+)?)\s*(\))?\s*(%|per ?cent)?\s*(£|€|\$|GBP|EUR|USD)?\s*([-−])?\s*(\))?$/i;

/**
 * Takes a cell apart as a figure: minus before, after or as brackets; a currency
 * or a percent sign; Excel's armour (`="12"`, `'12`); a mark behind it. Undefined
 * where it is none. What its separators mean is for `NumberFormat` to say.
 */
export function takeApart(cell: string): Figure | undefined {
  if (cell.length > longest || !/\d/.test(cell)) return undefined;
  const bare = withoutArmour(cell.trim());
  const found = partsOf(bare);
  if (found) return found;
  const marked = attachedMark(bare);
  const figure = marked && partsOf(marked.before);
  return figure && { ...figure, mark: marked.mark };
}

function partsOf(text: string): Figure | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, open, before, signed, inner, bracket, digits = "", close, percent, after, trailing, end] = found;
  const signs = [before, inner, trailing].filter((sign) => sign !== undefined);
  const brackets = [open, bracket, close, end].filter((one) => one !== undefined).length;
  const balanced = brackets === 0 || (brackets === 2 && (open ?? bracket) !== undefined && (close ?? end) !== undefined);
  if (signs.length > 1 || !balanced || (brackets > 0 && signs.length > 0) || (signed && after)) return undefined;
  const currency = signed ?? after;
  return {
    digits: digits.trim(),
    negative: brackets > 0 || (signs.length > 0 && signs[0] !== "+"),
    percent: percent !== undefined,
    ...(currency === undefined ? {} : { currency: currencySigns[currency.toUpperCase()] ?? currency }),
  };
}

/** Excel writes `="0012"`, and people write `'0012`, so that a spreadsheet leaves the cell alone. */
export function withoutArmour(cell: string): string {
  const inside = /^="([^"]*)"$/.exec(cell)?.[1];
  if (inside !== undefined) return inside.trim();
  return /^'[-+£€$(]?\d/.test(cell) ? cell.slice(1) : cell;
}

type Writing = Pick<NumberFormat, "decimal" | "grouping">;

const group = { ",": ",", ".": "\\.", " ": "[ \\u00a0\\u2009\\u202f]", "'": "['’]" } as const;

function digitsUnder({ decimal, grouping }: Writing): RegExp {
  const point = decimal === "." ? "\\." : ",";
  const plain = `(?:\\d+(?:${point}\\d*)?|${point}\\d+)(?:e[+-]?\\d{1,3})?`;
  const grouped = grouping === "none" ? "" : `|\\d{1,3}(?:${group[grouping]}\\d{3})+(?:${point}\\d*)?`;
  return new RegExp(`^(?:${plain}${grouped})$`, "i");
}

/** The ways of writing figures, in the order in which they are believed here where more than one would do. */
export const writings: readonly (Writing & { reads: RegExp })[] = (
  [
    { decimal: ".", grouping: "none" },
    { decimal: ".", grouping: "," },
    { decimal: ".", grouping: " " },
    { decimal: ".", grouping: "'" },
    { decimal: ",", grouping: "none" },
    { decimal: ",", grouping: "." },
    { decimal: ",", grouping: " " },
  ] as const
).map((writing) => ({ ...writing, reads: digitsUnder(writing) }));

export const plainFormat: NumberFormat = { decimal: ".", grouping: "none" };

export const isPlain = ({ decimal, grouping, currency, percent }: NumberFormat): boolean =>
  decimal === "." && grouping === "none" && currency === undefined && percent !== true;

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

export type FigureRead =
  | { number: string; mark?: string | undefined }
  | { odd: "not-a-number" | "too-large" | "percent" | `currency ${string}` };

/** The plain number that a cell is in a column written so, and the mark that stands behind it. */
export function readFigure(cell: string, format: NumberFormat): FigureRead {
  const text = cell.trim();
  if (plainNumber.test(text) && format.decimal === ".") return finite(text);
  const figure = takeApart(text);
  const writing = figure && writings.find(({ decimal, grouping }) => decimal === format.decimal && grouping === format.grouping);
  if (!figure || !writing?.reads.test(figure.digits)) return { odd: "not-a-number" };
  if (figure.currency !== undefined && format.currency !== undefined && figure.currency !== format.currency) {
    return { odd: `currency ${figure.currency}` };
  }
  if (figure.percent && format.percent !== true) return { odd: "percent" };
  const ungrouped = format.grouping === "none" ? figure.digits : figure.digits.replace(new RegExp(group[format.grouping], "g"), "");
  const read = finite(`${figure.negative ? "-" : ""}${ungrouped.replace(",", ".")}`);
  return "odd" in read || figure.mark === undefined ? read : { ...read, mark: figure.mark };
}

/** 1e999 is no number that can be kept. */
const finite = (number: string): FigureRead => (Number.isFinite(Number(number)) ? { number } : { odd: "too-large" });
