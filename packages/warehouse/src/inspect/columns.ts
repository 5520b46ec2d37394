import type { Meaning } from "@concord/domain/evidence";
import { meaningsOf } from "../meaning/meaning.ts";
import { isDay, isGroupedNumber, isNumber, isPeriod, type CellType, type DateFormat } from "./cell-type.ts";
import type { Layout } from "./layout.ts";

/** A column before its figures are read: what is expected of every cell in it. */
export type TableColumn = {
  name: string;
  type: CellType;
  meaning: Meaning;
  labelColumn?: string | undefined;
  /** Its cells are years, quarters or the like, and one that is not is bad. */
  periods?: boolean | undefined;
};

export type Table = {
  columns: TableColumn[];
  dateFormat: DateFormat;
  /** "12,219" is twelve thousand. */
  grouped: boolean;
};

/** This share of the cells that are not blank decides what a column holds; the others are bad. */
const most = 0.9;
/** Of a column whose name says that it holds figures or periods, half will do. */
const half = 0.5;

/** What each column holds, judged by its name and by rows from all over the file. */
export function columnsOf({ names, rows: found }: Pick<Layout, "names" | "rows">): Table {
  const rows = spread(found, 2000);
  const cells = names.map((_, place) => rows.map((row) => row.cells[place]!.trim()).filter((cell) => cell !== "")); // rows have full width
  const meant = meaningsOf(names.map((name, place) => ({ name, cells: cells[place]!, numeric: share(cells[place]!, isFigure) >= most })));
  const dateFormat = dateFormatOf(cells);

  const columns = names.map((name, place): TableColumn => {
    const { meaning, labelColumn } = meant[place]!;
    const column = { name, meaning, ...(labelColumn === undefined ? {} : { labelColumn }) };
    const held = cells[place]!;
    if (meaning === "period") {
      if (share(held, (cell) => isDay(cell, dateFormat)) >= most) return { ...column, type: "date" };
      return { ...column, type: "text", ...(share(held, isPeriod) >= half ? { periods: true } : {}) };
    }
    const text = { ...column, type: "text" as const, ...(meaning === "value" ? { meaning: "other" as const } : {}) };
    if (codesAreText.has(meaning) || looksLikeCodes(name, held) || isNamed(name, names)) return text;
    if (share(held, isFigure) >= (meaning === "value" ? half : most)) return { ...column, type: "number" };
    if (share(held, (cell) => isDay(cell, dateFormat)) >= most) return { ...column, type: "date" };
    return text;
  });
  const figures = columns.flatMap(({ type }, place) => (type === "number" ? [cells[place]!] : []));
  return { columns, dateFormat, grouped: figures.some((held) => held.some(isGroupedNumber)) };
}

/** So many of them, evenly from first to last. */
const spread = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)]!); // within the items

const codesAreText: ReadonlySet<Meaning> = new Set(["place", "industry", "occupation", "measure", "unit", "status", "rounding", "label"]);

const isFigure = (cell: string) => isNumber(cell) || isGroupedNumber(cell);

/** A number is not read from what loses by it: 01110 is not 1110, and a reference is not a quantity. */
function looksLikeCodes(name: string, cells: readonly string[]): boolean {
  return (
    /(^|[\s_])(code|codes|cd|id|urn|ref|reference|postcode|uprn|number|no|typecode)$/i.test(name) ||
    cells.some((cell) => /^0\d+$/.test(cell) || /^\d{16,}$/.test(cell))
  );
}

/** GEOGRAPHY beside GEOGRAPHY_NAME holds what the names are of: codes, whatever they look like. */
const isNamed = (name: string, names: readonly string[]) =>
  names.some((other) => /^(.+)_(NAME|CODE)$/i.exec(other)?.[1]?.toLowerCase() === name.toLowerCase());

function dateFormatOf(cells: readonly (readonly string[])[]): DateFormat {
  const count = (format: DateFormat) => cells.filter((held) => share(held, (cell) => isDay(cell, format)) >= most).length;
  return count("british") > count("iso") ? "british" : "iso";
}

const share = (cells: readonly string[], is: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
