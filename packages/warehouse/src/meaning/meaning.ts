import { isOfPlaces, type Meaning } from "@concord/domain/evidence";
import { placeSetOf } from "./code-sets.ts";

/** What is known of a column when its meaning is guessed: its name, some of its cells, and whether most are numbers. */
export type ColumnSeen = {
  name: string;
  cells: readonly string[];
  numeric: boolean;
  /** What a person says that it means. */
  given?: Meaning | undefined;
};
export type ColumnMeant = { meaning: Meaning; labelColumn?: string | undefined };

/** Names that say it, first choice first, as Nomis, ONS and most public bodies write them. */
const byName: readonly [Meaning, RegExp][] = [
  [
    "place",
    /^(GEOGRAPHY_CODE|AREA_?CODE|AREACD|GEOGCODE|(LAD|LTLA|UTLA|ITL|RGN|CAUTH|MSOA|LSOA|OA|WD|CTRY|CTY)_?\d*_?(CD|CODE)|LOCAL_AUTHORITY_CODE|LA_CODE|MNEMONIC|ITL_CODE|PLACE_CODE|PLACE)$/,
  ],
  [
    "period",
    /^(DATE|TIME_PERIOD|YEAR|PERIOD|TIME|QUARTER|MONTH|REFERENCE_PERIOD|FINANCIAL_YEAR|CALENDAR_YEARS|DATE_OF_TRANSFER|DATE_CODE|DATES?_DATE)$/,
  ],
  ["industry", /^(INDUSTRY_CODE|SIC_?(2007)?_?(CODE|CD)?|INDUSTRY_SIC\w*|SIC07\w*|INDUSTRY|SECTION)$/],
  ["occupation", /^(OCCUPATION_CODE|SOC_?(2010|2020)?_?(CODE|CD)?|C_SOC\w*_CODE|OCCUPATION)$/],
  ["value", /^(OBS_VALUE|VALUE|COUNT|V4_\d|OBSERVATIONS?|EMPLOYMENT|EMPLOYEES|JOBS|AMOUNT|PRICE)$/],
  [
    "confidence",
    /^(CI|CV|SE|MOE|CONFIDENCE(_INTERVALS?|_LIMITS?|_LEVEL)?|(.*_)?(LOWER|UPPER)_(CI|CL|BOUND|LIMIT|CONFIDENCE_(LIMIT|INTERVAL|BOUND))(_.*)?|(.*_)?(CI|CONFIDENCE_(LIMIT|INTERVAL))_(LOWER|UPPER|LOW|HIGH)(_.*)?|[LU]CI|[LU]CL|.*_[LU]CI|(.*_)?COEFFICIENT_OF_VARIATION|(.*_)?CV|(.*_)?STANDARD_ERROR|(.*_)?STD_ERR(OR)?|(.*_)?MARGIN_OF_ERROR|95_CI(_.*)?|(.*_)?95_CI)$/,
  ],
  ["status", /^(OBS_STATUS|STATUS|DATA_MARKING|MARKER|FLAG|FLAGS)$/],
  ["measure", /^(MEASURES|MEASURE|MEASURE_CODE|VARIABLE|INDICATOR|STATISTIC)$/],
  ["unit", /^(UNIT|UNITS|UNIT_OF_MEASURE|UNIT_MEASURE)$/],
  ["rounding", /^(ROUNDING|OBS_ROUNDING)$/],
];

/** A place, a period or an industry by name alone, where there is no column of codes. */
const nameless: readonly [Meaning, RegExp][] = [
  ["period", /^(DATE_NAME|TIME_NAME|PERIOD_NAME)$/],
  ["place", /^(GEOGRAPHY_NAME|GEOGRAPHY|AREA|AREA_NAME|REGION|DISTRICT|LOCAL_AUTHORITY|LA_NAME|ITL\w*NAME)$/],
  ["industry", /^(INDUSTRY_NAME|SECTOR|BROAD_INDUSTRY\w*)$/],
  ["occupation", /^(OCCUPATION_NAME)$/],
  ["measure", /^(MEASURES_NAME|MEASURE_NAME|INDICATOR_NAME|VARIABLE_NAME)$/],
];

/** Of these a table has one, so that "the place column" is one column. */
const single: ReadonlySet<Meaning> = new Set([
  "place",
  "origin",
  "destination",
  "period",
  "industry",
  "occupation",
  "status",
  "measure",
  "unit",
  "rounding",
]);

/**
 * What each column is about: by its name where that says it, by what is in it
 * for codes of places and for a table's only figures. Nothing is forced: a
 * column that says nothing is `other`, and can be used all the same.
 */
export function meaningsOf(columns: readonly ColumnSeen[]): ColumnMeant[] {
  const names = columns.map(({ name }) => normal(name));
  const meanings = columns.map(({ given }): Meaning => given ?? "other");
  const isOpen = (place: number) => meanings[place] === "other" && columns[place]!.given === undefined; // within the columns
  const assign = (rules: readonly [Meaning, RegExp][]) => {
    for (const [meaning, pattern] of rules) {
      if (single.has(meaning) && meanings.includes(meaning)) continue;
      // Of two names that would do, the one the rule lists first; of one name twice, the first column.
      const candidates = names.flatMap((name, place) => (pattern.test(name) && isOpen(place) ? [place] : []));
      const ranked = candidates.sort((one, other) => rankIn(pattern, names[one]!) - rankIn(pattern, names[other]!) || one - other);
      for (const place of single.has(meaning) ? ranked.slice(0, 1) : ranked) meanings[place] = meaning;
    }
  };

  assign(byName);
  if (!meanings.some(isOfPlaces)) {
    const place = columns.findIndex(({ cells }, at) => isOpen(at) && placeSetOf(cells) !== undefined);
    if (place !== -1) meanings[place] = "place";
  }
  assign(nameless);
  const labelOf = labels(names, meanings);
  for (const label of labelOf.values()) if (isOpen(label)) meanings[label] = "label";
  if (!meanings.includes("value")) onlyFigures(columns, names, meanings);
  if (meanings.includes("value")) flowBetween(columns, names, meanings);
  if (!meanings.some(isOfPlaces)) flowBetweenNames(columns, names, meanings);

  return meanings.map((meaning, place) => {
    const label = labelOf.get(place);
    return { meaning, ...(label === undefined ? {} : { labelColumn: columns[label]!.name }) };
  });
}

const origins = /^(O|ORIGIN\w*|(\w+_)?(RESIDENCE|HOME)(_\w+)?|GEO_?CODE_?1|FROM(_\w+)?|\w+_FROM)$/;
const destinations = /^(D|DEST\w*|(\w+_)?WORK(PLACE)?(_\w+)?|GEO_?CODE_?2|TO(_\w+)?|\w+_TO)$/;

/** As the census and Nomis name where people work, beside a place that is simply one: that is then where they live. */
const workplaces = /^(\w+_)?(WORKPLACE|DESTINATION)(_\w+)?$/;

/** In a table of flows between places, the place is where they come from, and a second column of places where they go. */
function flowBetween(columns: readonly ColumnSeen[], names: readonly string[], meanings: Meaning[]): void {
  const from = meanings.indexOf("place");
  if (from === -1 || columns[from]!.given !== undefined) return; // it is one of them
  const kind = placeSetOf(columns[from]!.cells)?.name;
  const isNamedOrigin = origins.test(names[from]!); // one name for each column
  const to = columns.findIndex(({ cells }, place) => {
    if (meanings[place] !== "other" || columns[place]!.given !== undefined) return false;
    const other = placeSetOf(cells)?.name;
    if (other === undefined) return false;
    if (isNamedOrigin) return destinations.test(names[place]!);
    return workplaces.test(names[place]!) && !workplaces.test(names[from]!) && other === kind;
  });
  if (to === -1) return;
  meanings[from] = "origin";
  meanings[to] = "destination";
}

const originNames = /^(ORIGIN(_(NAME|AREA|PLACE))?|(\w+_OF_)?(USUAL_)?RESIDENCE(_NAME)?)$/;
const destinationNames = /^(DESTINATION(_(NAME|AREA|PLACE))?|(\w+_OF_)?(PLACE_OF_)?WORK(PLACE)?(_NAME)?)$/;

/** Flows between places that are given by name alone, where both columns say what they are. */
function flowBetweenNames(columns: readonly ColumnSeen[], names: readonly string[], meanings: Meaning[]): void {
  const named = (pattern: RegExp) =>
    columns.findIndex(({ numeric, given }, at) => meanings[at] === "other" && given === undefined && !numeric && pattern.test(names[at]!)); // one name for each column
  const [from, to] = [named(originNames), named(destinationNames)];
  if (from === -1 || to === -1 || !meanings.includes("value")) return;
  meanings[from] = "origin";
  meanings[to] = "destination";
}

export const normal = (name: string) =>
  name
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

/** Which column names the codes of which: X_NAME of X_CODE or of X, LAD21NM of LAD21CD, GEO_NAME2 of GEO_CODE2. */
function labels(names: readonly string[], meanings: readonly Meaning[]): Map<number, number> {
  const found = new Map<number, number>();
  names.forEach((name, place) => {
    const [, base, , number = ""] = /^(.*?)_?(NAME|NM|LABEL|DESCRIPTION)_?(\d?)$/.exec(name) ?? [];
    if (base === undefined) return;
    const wanted = base === "" ? ["CODE"] : [`${base}_CODE`, `${base}CD`, `${base}_CD`, base];
    const codes = wanted.map((code) => code + number).map((code) => names.indexOf(code));
    const code = codes.find((at) => at !== -1 && !["other", "value", "label"].includes(meanings[at]!)) ?? codes.find((at) => at !== -1);
    if (code !== undefined && code !== -1 && code !== place && meanings[place] === "other" && !found.has(code)) found.set(code, place);
  });
  return found;
}

/** In a table with no column named for it, the columns of numbers are its figures. */
function onlyFigures(columns: readonly ColumnSeen[], names: readonly string[], meanings: Meaning[]): void {
  columns.forEach(({ numeric, given }, place) => {
    const isCode =
      /(_|^)(CODE|CD|ID|TYPE|TYPECODE|SORTORDER|ORDER|OFFSET|NUMBER|FID|OBJECTID|LATITUDE|LONGITUDE|LAT|LONG?|EASTING|NORTHING|BNG_[EN]|SHAPE_(AREA|LENGTH?))$/.test(
        names[place]!,
      );
    if (numeric && meanings[place] === "other" && given === undefined && !isCode) meanings[place] = "value";
  });
}

/** Where among a rule's alternatives a name stands. */
function rankIn(pattern: RegExp, name: string): number {
  const alternatives = pattern.source.replace(/^\^\(|\)\$$/g, "");
  const at = alternatives.split("|").indexOf(name);
  return at === -1 ? alternatives.length : at;
}
