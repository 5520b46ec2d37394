import type { Recipe } from "@concord/domain/evidence";
import type { CsvDialect } from "./csv-dialect.ts";
import { commonWidth, firstLines, rowsUnder, type RowSeen } from "./dialect-rows.ts";
import { isFigure } from "./cell-type.ts";
import { quotingOf } from "./quoting.ts";
import { recordReader } from "./record-reader.ts";
import type { Sample } from "./sample.ts";

const usualDelimiters = [",", ";", "\t", "|"];
/** Characters that stand in ordinary text far more often than between columns. */
const rareDelimiters = ["^", "~", "¬", ":", " "];

export type DialectFound = CsvDialect & {
  /** Some cell of the sample is in quotes. */
  quoted: boolean;
};

/** How rows and cells are told apart, as far as the recipe does not say. */
export function dialectOf(sample: Sample, given: Pick<Recipe, "delimiter" | "quote"> = {}): DialectFound {
  const text = firstLines(sample.head, { lines: 500, letters: 128 * 1024 });
  const delimiter = given.delimiter ?? delimiterOf(text, given.quote);
  const dialect = { delimiter, ...quotingOf(firstLines(sample.head, { lines: 5000, letters: 512 * 1024 }), delimiter, given.quote) };
  return {
    ...dialect,
    quoted: dialect.quote !== "" && [sample.head, ...sample.between, sample.tail.text].some((part) => hasQuotes(part, dialect)),
  };
}

function hasQuotes(text: string, dialect: CsvDialect): boolean {
  if (!text.includes(dialect.quote)) return false;
  const reader = recordReader(dialect);
  reader.push(text, true);
  return reader.quotedCells() > 0;
}

/**
 * The delimiter under which the most rows agree on a number of columns, and the
 * cells come out whole. Prose has commas too, so one that gives columns to most
 * rows beats one that gives many columns to a few.
 */
function delimiterOf(text: string, quote: Recipe["quote"]): string {
  const said = /^"?sep=(.)"?[\r\n]/i.exec(text)?.[1]; // a first line by which Excel is told
  if (said !== undefined) return said;
  const fits = usualDelimiters.map((delimiter) => fitOf(text, { delimiter, ...quotingOf(text, delimiter, quote) }));
  const best = fits.reduce((one, other) => (other.score > one.score ? other : one));
  if (quotesStandBetweenSpaces(text)) return " ";
  if (best.score > 0 && best.agreeing > 0.6) return best.delimiter;
  const rare = rareDelimiters
    .map((delimiter) => fitOf(text, { delimiter, ...quotingOf(text, delimiter, quote) }))
    .find((fit) => isBeyondDoubt(fit));
  return rare?.delimiter ?? (best.score > 0 ? best.delimiter : ",");
}

/**
 * `"…" "…"`, again and again, and no other delimiter beside a quotation mark: there spaces part the columns, however many of them stand
 * in cells that should have been quoted.
 */
function quotesStandBetweenSpaces(text: string): boolean {
  const between = text.match(/" "/g)?.length ?? 0;
  const others = text.match(/"[,;\t|]|[,;\t|]"/g)?.length ?? 0;
  return between > 2 && others * 10 < between && between * 2 > (text.match(/\n|\r(?!\n)/g)?.length ?? 0);
}

type Fit = {
  delimiter: string;
  score: number;
  rows: number;
  width: number;
  /** The share of the rows that have the common width. Narrower ones before and after the table count little. */
  agreeing: number;
  /** The share of the cells that do not look as if they were two, or half of one. */
  whole: number;
  /** The share of the cells that are figures or were in quotes. */
  firm: number;
};

function fitOf(text: string, dialect: CsvDialect): Fit {
  const { delimiter } = dialect;
  const rows = rowsUnder(text, dialect).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const width = commonWidth(rows.map(({ cells }) => cells.length).filter((count) => count > 1));
  if (width < 2 || onlyProse(rows, width) || (delimiter === ":" && onlyTimes(rows)))
    return { delimiter, score: 0, rows: rows.length, width, agreeing: 0, whole: 0, firm: 0 };

  const inTable = rows.filter(({ cells, fault }) => cells.length === width && !fault);
  const first = rows.findIndex(({ cells }) => cells.length === width);
  const last = rows.findLastIndex(({ cells }) => cells.length === width);
  const outside = [...rows.slice(0, Math.min(first, 60)), ...rows.slice(last + 1)].filter(({ cells }) => cells.length < width).length;
  const agreeing = inTable.length / (rows.length - 0.8 * Math.min(outside, 3 * inTable.length));

  const seen = inTable.flatMap(({ cells, quoted }) =>
    cells.flatMap((cell, place) => (cell.trim() === "" ? [] : [{ cell, quoted: quoted.has(place) }])),
  );
  const share = (is: (one: { cell: string; quoted: boolean }) => boolean) => (seen.length === 0 ? 0 : seen.filter(is).length / seen.length);
  const whole = share(({ cell, quoted }) => quoted || isWhole(cell, delimiter));
  const firm = share(({ cell, quoted }) => quoted || isFigure(cell));
  return { delimiter, score: agreeing ** 2 * Math.log2(width + 1) * (0.1 + whole ** 2), rows: rows.length, width, agreeing, whole, firm };
}

/** One column of names and addresses: the commas in them are followed by spaces, and the line that names them has none. */
const onlyProse = (rows: readonly RowSeen[], width: number) =>
  width === 2 &&
  rows[0]?.cells.length === 1 &&
  rows.length > 2 &&
  rows.slice(1).every(({ cells, quoted }) => cells.length !== width || (cells[1]!.startsWith(" ") && quoted.size === 0)); // two cells

/** 12:30, and "Source: ONS". */
const onlyTimes = (rows: readonly RowSeen[]) =>
  rows.some(({ cells: [first = "", second = ""] }) => second.startsWith(" ") || (/\b\d{1,2}$/.test(first) && /^\d\d\b/.test(second)));

/** A cell in which another delimiter stands, or a quotation mark at one end only, looks like two cells or like half of one. */
function isWhole(cell: string, delimiter: string): boolean {
  if (usualDelimiters.some((other) => other !== delimiter && other !== "," && cell.includes(other))) return false;
  if (cell.startsWith('"') !== cell.endsWith('"')) return false;
  return delimiter === "," || !/,\S/.test(cell) || isFigure(cell);
}

function isBeyondDoubt({ delimiter, rows, width, agreeing, whole, firm }: Fit): boolean {
  if (rows < 3 || agreeing < 0.95 || whole < 0.9) return false;
  if (delimiter === " ") return width > 2 && agreeing === 1 && firm > (rows < 10 ? 0.4 : 0.2);
  if (delimiter === ":") return agreeing === 1 && (width > 2 || firm > 0.4);
  return true;
}
