import type { ColumnCorrection, DateFormat, Meaning, NumberFormat } from "@concord/domain/evidence";
import { meaningsOf, type ColumnMeant } from "../meaning/meaning.ts";
import { unitInName } from "../meaning/units.ts";
import type { CellType } from "./cell-type.ts";
import type { ColumnEvidence } from "./column-evidence.ts";
import { dayFormats } from "./day.ts";
import { isPlain, plainFormat } from "./figure.ts";
import { commasAreDecimal, numberFormatOf, readUnder } from "./number-format.ts";
import { isPeriod } from "./period.ts";

/** A column before its figures are read: what is expected of every cell in it. */
export type TableColumn = {
  name: string;
  type: CellType;
  meaning: Meaning;
  labelColumn?: string | undefined;
  /** Its cells are years, quarters or the like, and one that is not is bad. */
  periods?: boolean | undefined;
  /** Of figures that are not plain numbers: how they are written. */
  numberFormat?: NumberFormat | undefined;
  /** Of dates. */
  dateFormat?: DateFormat | undefined;
  /** Nothing in the column proves which is the day and which the month: they were read as this country writes them. */
  orderAssumed?: boolean | undefined;
  /** Of figures with marks among them: the column that holds the marks. */
  marksColumn?: string | undefined;
  /** It holds the marks of another column, and is blank where there is none. */
  holdsMarks?: boolean | undefined;
  unit?: string | undefined;
  /** Of text: its cells stand in Excel's armour, ="0012", and are kept without it. */
  armoured?: boolean | undefined;
};

/** What the columns are judged by. */
export type ColumnsSeen = {
  names: readonly string[];
  /** Some of each column's cells, none of them blank. */
  cells: readonly (readonly string[])[];
  evidence: readonly ColumnEvidence[];
  delimiter: string;
  /** What a person, or a layout that is known, says of a column: found by the name in the file. */
  given?: ReadonlyMap<string, ColumnCorrection> | undefined;
  /** The unit of all figures, where the lines above the table say it. */
  unit?: string | undefined;
};

/** This share of the cells that are not blank decides what a column holds; the others are bad. */
const most = 0.9;
/** In a short column a slip is a larger share: one of every four cells, up to this many. */
const slips = 2;
/** Of a column whose name says that it holds figures or periods, half will do. */
const half = 0.5;

/** What each column holds, judged by its name and its cells. Named as in the file. */
export function columnsOf(seen: ColumnsSeen): TableColumn[] {
  const { names, cells, evidence, given } = seen;
  const commas = commasAreDecimal(evidence, seen.delimiter);
  const meant = meaningsOf(
    names.map((name, place) => ({
      name,
      cells: cells[place]!, // some of each column's
      numeric: isNumeric(evidence[place]!, name, given?.get(name)),
      given: given?.get(name)?.meaning,
    })),
  );
  function isNumeric(held: ColumnEvidence, name: string, told: ColumnCorrection | undefined): boolean {
    if (told?.type !== undefined) return told.type === "number";
    return told?.numberFormat !== undefined || looksLikeFigures(held, numberFormatOf(held, commas), "other", name);
  }
  const named = (name: string | undefined) => (name !== undefined && names.includes(name) ? name : undefined);

  return names.map((name, place): TableColumn => {
    const told = given?.get(name);
    const labelColumn = named(told?.labelColumn) ?? meant[place]!.labelColumn;
    const judged = judge({ name, names, held: evidence[place]!, meant: meant[place]!, told, commas });
    const { unit, ...column } = judged;
    const said = column.type === "number" ? (unit ?? unitInName(name) ?? (column.meaning === "value" ? seen.unit : undefined)) : undefined;
    return { ...column, ...(labelColumn === undefined ? {} : { labelColumn }), ...(said === undefined ? {} : { unit: said }) };
  });
}

type Judging = {
  name: string;
  names: readonly string[];
  held: ColumnEvidence;
  meant: ColumnMeant;
  told: ColumnCorrection | undefined;
  commas: boolean;
};

/** What a person says wins. A column that merely looks like numbers, and would lose by being read so, stays text. */
function judge({ name, names, held, meant: { meaning }, told, commas }: Judging): TableColumn {
  const format = told?.numberFormat ?? numberFormatOf(held, commas);
  const date = told?.dateFormat === undefined ? dateFormatOf(held) : { dateFormat: told.dateFormat };
  const type = told?.type ?? (told?.dateFormat ? "date" : told?.numberFormat ? "number" : guess());
  const figures = type === "number" || told?.meaning !== undefined;
  const column = { name, meaning: meaning === "value" && !figures ? ("other" as const) : meaning };

  if (type === "number") return { ...column, type, ...writtenAs(format), ...(hasMarks(held) ? { marksColumn: `${name} mark` } : {}) };
  if (type === "date") return { ...column, type, ...(date ?? { dateFormat: "2021-03-01" }) };
  return {
    ...column,
    type,
    ...(meaning === "period" && told?.type === undefined && share(held.periods, held) >= half ? { periods: true } : {}),
    ...(held.armoured > 0 && share(held.armoured, held) >= most ? { armoured: true } : {}),
  };

  function guess(): CellType {
    if (meaning === "period") return isDate(held, name) ? "date" : "text";
    if (codesAreText.has(meaning) || looksLikeCodes(name, held, meaning) || isNamed(name, names)) return "text";
    if (isDate(held, name)) return "date";
    return looksLikeFigures(held, format, meaning, name) ? "number" : "text";
  }
}

const codesAreText: ReadonlySet<Meaning> = new Set([
  "place",
  "origin",
  "destination",
  "industry",
  "occupation",
  "measure",
  "unit",
  "status",
  "rounding",
  "label",
]);

function looksLikeFigures(seen: ColumnEvidence, format: NumberFormat, meaning: Meaning, name: string): boolean {
  const held = { ...seen, filled: seen.filled - seen.failed }; // a formula that failed was one for a figure
  const read = readUnder(held, format);
  const namedForFigures = meaning === "value" || meaning === "confidence";
  // Nothing but marks: of a column of figures only if its name says so, since `-` and `x` stand in any text.
  if (read === 0) return held.marks > 0 && share(held.marks, held) >= most && (isPeriod(name) || (namedForFigures && held.wordMarks === 0));
  const nothingElse = read + held.marks === held.filled && held.onlyPoint > 0;
  if (held.wordMarks > read && !namedForFigures && !isNamedForFigures(name) && !nothingElse) return false;
  // 90+ among ages, 1.1.2 among versions: a scale that goes beyond figures is not one of them.
  if (!namedForFigures && read + held.marks < held.filled && (held.openEnded > 0 || namesScale.test(name))) return false;
  // Of the cells, those that are figures or stand in place of one.
  return namedForFigures || isNamedForFigures(name) ? share(read + held.marks, held) >= half : isMost(read + held.marks, held);
}

/** "Net Amount (£)", "Number of jobs", "2019": a word under such a name is a bad figure, sooner than that the column is one of words. */
function isNamedForFigures(name: string): boolean {
  const bare = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/\s*[([].*$/, "")
    .replace(/_/g, " ")
    .trim();
  return isPeriod(name) || unitInName(name) !== undefined || endsInFigures.test(bare) || /^(?:number|no\.?|count|total) of\b/i.test(bare);
}

const endsInFigures =
  /\b(?:amounts?|values?|totals?|counts?|jobs|population|rate|pay|earnings|wages?|salary|costs?|prices?|spend(?:ing)?|expenditure|income|revenue|turnover|gva|gdp|index|percent(?:age)?|share|employment|employees|unemployment|persons|people|households|dwellings|hectares)$/i;

const namesScale = /\b(?:age|version|grade|band|floor|level|tier|class|category|type)$/i;

const hasMarks = ({ marks, attached }: ColumnEvidence) => marks + attached > 0;

function writtenAs(format: NumberFormat): Pick<TableColumn, "numberFormat" | "unit"> {
  const unit = format.percent ? "%" : format.currency;
  return { ...(isPlain(format) ? {} : { numberFormat: format }), ...(unit === undefined ? {} : { unit }) };
}

export const formatOf = ({ numberFormat }: TableColumn): NumberFormat => numberFormat ?? plainFormat;

/** A number is not read from what loses by it: 01110 is not 1110, and a reference is not a quantity. */
function looksLikeCodes(name: string, held: ColumnEvidence, meaning: Meaning): boolean {
  if (/(^|[\s_])(code|codes|cd|id|urn|ref|reference|postcode|uprn|number|no|typecode)$/i.test(name)) return true;
  return meaning === "value" ? held.codelike > held.filled / 10 : held.codelike > 0;
}

/** GEOGRAPHY beside GEOGRAPHY_NAME holds what the names are of: codes, whatever they look like. */
const isNamed = (name: string, names: readonly string[]) =>
  names.some((other) => /^(.+)_(NAME|CODE)$/i.exec(other)?.[1]?.toLowerCase() === name.toLowerCase());

/** A column is of days if they come without a time of day: that would be lost. Eight digits are a day only under a name that says so. */
function isDate(held: ColumnEvidence, name: string): boolean {
  const { dateFormat } = dateFormatOf(held) ?? {};
  if (dateFormat === undefined || held.timed > 0) return false;
  if (dateFormat === "20210301" && !/date|day|_dt$|^dt_/i.test(name)) return false;
  const days = held.daysBy[dayFormats.indexOf(dateFormat)]! + held.missing; // a format is one of them
  if (isMost(days, held)) return true;
  // Under a name that says so, a slip or two more in a short column, if they are not days written otherwise.
  const otherwise = held.daysBy.some((some, at) => some > 0 && kindOf(dayFormats[at]!) !== kindOf(dateFormat));
  const isProven = !ambiguous.has(dateFormat) || held.onlyDayFirst > 0;
  return /\bdate\b/i.test(name.replace(/_/g, " ")) && held.filled - days <= Math.min(slips + 1, held.filled / 3) && isProven && !otherwise;
}

/** Ways of writing a day of which one cell may be read by several. */
function kindOf(format: DateFormat): string {
  if (format.includes("Mar")) return format.startsWith("March") ? "month first" : "month named";
  return `${/^\d{4}/.test(format) ? "year" : "day"} first, ${/[-/.]/.exec(format)?.[0] ?? "nothing"} between`;
}

/** Ways of writing a day that another country would read with day and month exchanged. */
const ambiguous: ReadonlySet<DateFormat> = new Set(["01/03/2021", "01-03-2021", "01.03.2021", "01/03/21", "01/03/2021 00:00"]);

/** The format that reads most of the days: where month and day could be either, as this country writes them. */
function dateFormatOf(held: ColumnEvidence): Pick<TableColumn, "dateFormat" | "orderAssumed"> | undefined {
  const [best] = dayFormats.map((format, at) => ({ format, days: held.daysBy[at]! })).sort((one, other) => other.days - one.days);
  if (!best || best.days === 0) return undefined;
  const assumed = ambiguous.has(best.format) && held.onlyDayFirst === 0;
  return { dateFormat: best.format, ...(assumed ? { orderAssumed: true } : {}) };
}

const isMost = (some: number, { filled }: ColumnEvidence): boolean =>
  filled > 0 && filled - some <= Math.max(filled * (1 - most), Math.min(slips, Math.floor(filled / 4)));

const share = (some: number, { filled }: ColumnEvidence): number => (filled === 0 ? 0 : some / filled);
