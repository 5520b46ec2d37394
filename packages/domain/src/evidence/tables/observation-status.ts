/** What is known of a figure beside its value. Suppressed, missing, zero and "less than" are four different things. */
export type ObservationStatus = "normal" | "provisional" | "suppressed" | "missing" | "not-applicable" | "less-than" | "unreliable";

/** What a mark says. `below`: of "<5", 5. `sure` is false where publishers disagree on what the mark means. */
export type Marked = { status: ObservationStatus; below?: number; sure: boolean };

/**
 * Marks that stand in a table in place of a figure or beside one, lower-cased and without brackets.
 * Letters: the symbols of the Government Statistical Service (Analysis Function, "Symbols in tables", 2023) and
 * SDMX's CL_OBS_STATUS, which Nomis uses. `*`, `!`, `#`: Nomis, Annual Population Survey. `..`, `:`, `.`: ASHE and the older GSS convention.
 */
const marks: Readonly<Record<string, Marked>> = {
  c: { status: "suppressed", sure: true },
  q: { status: "suppressed", sure: true },
  "*": { status: "suppressed", sure: true },
  "**": { status: "suppressed", sure: true },
  "!": { status: "suppressed", sure: true },
  "#": { status: "suppressed", sure: true },
  s: { status: "suppressed", sure: true },
  supp: { status: "suppressed", sure: true },
  suppressed: { status: "suppressed", sure: true },
  withheld: { status: "suppressed", sure: true },
  redacted: { status: "suppressed", sure: true },
  "..": { status: "missing", sure: false },
  x: { status: "missing", sure: true },
  m: { status: "missing", sure: true },
  l: { status: "missing", sure: true },
  o: { status: "missing", sure: true },
  w: { status: "missing", sure: true },
  ":": { status: "missing", sure: true },
  "~": { status: "missing", sure: false },
  "-": { status: "missing", sure: false },
  "–": { status: "missing", sure: false },
  "—": { status: "missing", sure: false },
  "n/a": { status: "missing", sure: false },
  na: { status: "missing", sure: false },
  "n.a.": { status: "missing", sure: false },
  "#n/a": { status: "missing", sure: false },
  null: { status: "missing", sure: true },
  none: { status: "missing", sure: false },
  nan: { status: "missing", sure: true },
  "\\n": { status: "missing", sure: true }, // a NULL of MySQL and PostgreSQL
  "....": { status: "missing", sure: false },
  "...": { status: "missing", sure: false },
  "…": { status: "missing", sure: false },
  "--": { status: "missing", sure: false },
  missing: { status: "missing", sure: true },
  "no data": { status: "missing", sure: true },
  "not known": { status: "missing", sure: true },
  "not available": { status: "missing", sure: true },
  z: { status: "not-applicable", sure: true },
  ".": { status: "not-applicable", sure: false },
  "not applicable": { status: "not-applicable", sure: true },
  u: { status: "unreliable", sure: true },
  low: { status: "less-than", sure: true },
  p: { status: "provisional", sure: true },
};

/**
 * Letters that stand for something else in a column of statuses than in place of a figure. S and W are a strike and a wider category in SDMX:
 * the figure is a figure. Nomis writes F and G in the Annual Population Survey where the sample is zero or disclosive (0 to 2) and small (3
 * to 9), and H where the estimate is less than 500; in SDMX, F is a forecast, which has a figure, and H a holiday in a series by day.
 */
const inStatusColumn: Readonly<Record<string, Marked | undefined>> = { s: undefined, w: undefined };
const besideABlank: Readonly<Record<string, Marked>> = {
  f: { status: "suppressed", sure: false },
  g: { status: "unreliable", sure: false },
  h: { status: "less-than", below: 500, sure: false },
};

const lessThan = /^(?:<|less than |fewer than |under |below )\s*(\d+(?:\.\d+)?) ?%?$/;

/** "5 or fewer" is under no number that can be told without knowing whether halves are counted. */
const atMost = /^(?:<=|≤|up to )\s*\d+(?:\.\d+)?$|^\d+ or (?:fewer|less)$/;

/** What a mark means; undefined where it is none that is known. */
export function readMark(mark: string): Marked | undefined {
  const said = mark
    .trim()
    .toLowerCase()
    .replace(/^[[(](.+)[\])]$/, "$1");
  const below = lessThan.exec(said)?.[1];
  if (below !== undefined) return { status: "less-than", below: Number(below), sure: true };
  if (atMost.test(said)) return { status: "less-than", sure: true };
  return Object.hasOwn(marks, said) ? marks[said] : undefined;
}

/** What a column of statuses says of a row's figure, beside the figure or the blank that is there. */
export function readStatus(status: string, hasFigure: boolean): Marked | undefined {
  const letter = status.trim().toLowerCase();
  if (Object.hasOwn(inStatusColumn, letter)) return inStatusColumn[letter];
  if (!hasFigure && Object.hasOwn(besideABlank, letter)) return besideABlank[letter];
  return readMark(status);
}
