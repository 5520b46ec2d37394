import type { CsvDialect } from "./csv-dialect.ts";
import { commonWidth, rowsUnder } from "./dialect-rows.ts";

type Quoting = Pick<CsvDialect, "quote" | "escape">;

/**
 * What quotes, where this delimiter parts the columns. The quotation mark, if
 * nothing speaks for another. An apostrophe stands in names and at the ends of
 * words: it is believed only where it encloses what would otherwise be several
 * cells, or every cell of a column. Nothing quotes where quotation marks begin
 * cells and do not end them, again and again.
 */
export function quotingOf(text: string, delimiter: string, given?: CsvDialect["quote"]): Quoting {
  if (given === "") return { quote: "", escape: "doubled" };
  if (given !== undefined) return escapingOf(text, delimiter, given).quoting;

  const marks = escapingOf(text, delimiter, '"');
  if (text.includes("'")) {
    const apostrophes = escapingOf(text, delimiter, "'");
    if (isProven(apostrophes, seenUnder(text, { delimiter, quote: "", escape: "doubled" })) && isBetter(apostrophes, marks))
      return apostrophes.quoting;
  }
  if (marks.faults === 0 || marks.needed > 0) return marks.quoting;
  const bare = seenUnder(text, { delimiter, quote: "", escape: "doubled" });
  const oftenWrong = marks.faults > 1 && marks.faults * 4 > marks.quoted;
  const tabs = delimiter === "\t" && marks.quoted === 0; // as IANA registers them, these do without quotes
  return (oftenWrong || tabs) && bare.agreeing >= marks.agreeing ? { quote: "", escape: "doubled" } : marks.quoting;
}

type Seen = {
  quoting: Quoting;
  faults: number;
  quoted: number;
  /** Cells that could not have been written without quotes. */
  needed: number;
  /** Some column has all its cells in quotes. */
  wholeColumn: boolean;
  agreeing: number;
};

/** A backslash is believed only where the text goes wrong without it. */
function escapingOf(text: string, delimiter: string, quote: '"' | "'"): Seen {
  const doubled = seenUnder(text, { delimiter, quote, escape: "doubled" });
  if (doubled.faults === 0 || !text.includes(`\\${quote}`)) return doubled;
  const backslash = seenUnder(text, { delimiter, quote, escape: "backslash" });
  return backslash.faults < doubled.faults ? backslash : doubled;
}

function seenUnder(text: string, dialect: CsvDialect): Seen {
  const { delimiter, quote } = dialect;
  const rows = rowsUnder(text, dialect);
  const width = commonWidth(rows.map(({ cells }) => cells.length));
  const body = rows.filter(({ cells }) => cells.length === width);
  const needsQuotes = (cell: string) => cell.includes(delimiter) || /[\r\n]/.test(cell) || (quote !== "" && cell.includes(quote));
  const inQuotes = rows.flatMap(({ cells, quoted }) => [...quoted].map((place) => cells[place]!)); // places of its cells
  const columnInQuotes = (place: number) => {
    const filled = body.slice(1).filter(({ cells }) => cells[place]!.trim() !== ""); // of common width
    return filled.length > 1 && filled.filter(({ quoted }) => quoted.has(place)).length >= 0.9 * filled.length;
  };
  return {
    quoting: { quote, escape: dialect.escape },
    faults: rows.filter(({ fault }) => fault !== undefined).length,
    quoted: inQuotes.length,
    needed: inQuotes.filter(needsQuotes).length,
    wholeColumn: quote !== "" && inQuotes.length > 0 && Array.from({ length: width }, (_, place) => place).some(columnInQuotes),
    agreeing: rows.length === 0 ? 0 : body.length / rows.length,
  };
}

function isProven({ quoted, needed, faults, wholeColumn, agreeing }: Seen, bare: Seen): boolean {
  if (quoted === 0 || faults > quoted / 10) return false;
  return wholeColumn || (needed === quoted && agreeing >= bare.agreeing);
}

const isBetter = (one: Seen, other: Seen) =>
  other.quoted === 0 || (one.faults < other.faults && one.agreeing >= other.agreeing) || one.agreeing > other.agreeing;
