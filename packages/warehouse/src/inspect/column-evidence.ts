import { dayFormats, readDay } from "./day.ts";
import { takeApart, withoutArmour, writings } from "./figure.ts";
import { couldBeWord, isMark, saysMissing } from "./mark.ts";
import { isPeriod } from "./period.ts";

/** What was seen in the cells of a column, counted. Blank cells say nothing and are not counted. */
export type ColumnEvidence = {
  filled: number;
  /** Figures, however written; those of them that are whole and plain, which all `writings` read; and how many of the others each reads. */
  figures: number;
  whole: number;
  readBy: number[];
  /** Of figures with a separator: those that make sense only if the point is the decimal, only if the comma is, and either way. */
  onlyPoint: number;
  onlyComma: number;
  either: number;
  percent: number;
  currencies: Map<string, number>;
  /** Figures with a mark behind them. */
  attached: number;
  /** Marks in place of figures, and those of them that could be words of a column of text. */
  marks: number;
  wordMarks: number;
  /** Marks that say of anything, not of figures alone, that it is missing: NULL, N/A. */
  missing: number;
  /** How many days each of the `dayFormats` reads, and how many came with a time that is not midnight. */
  daysBy: number[];
  timed: number;
  /** Days in figures that can only be day/month: 31/03/2021. */
  onlyDayFirst: number;
  periods: number;
  /** 90+, 85 and over. */
  openEnded: number;
  /** What a spreadsheet shows where a formula failed: #NAME?, #DIV/0!. */
  failed: number;
  /** Cells in Excel's armour: ="0012". */
  armoured: number;
  /** 01110 and numbers too long to be quantities: what would lose by being read as a number. */
  codelike: number;
};

export const noEvidence = (): ColumnEvidence => ({
  filled: 0,
  figures: 0,
  whole: 0,
  readBy: writings.map(() => 0),
  onlyPoint: 0,
  onlyComma: 0,
  either: 0,
  percent: 0,
  currencies: new Map(),
  attached: 0,
  marks: 0,
  wordMarks: 0,
  missing: 0,
  daysBy: dayFormats.map(() => 0),
  timed: 0,
  onlyDayFirst: 0,
  periods: 0,
  openEnded: 0,
  failed: 0,
  armoured: 0,
  codelike: 0,
});

/** Cells that were looked at and are remembered: columns of codes repeat theirs. */
const mostRemembered = 500;

/** Too long or too short to be a year, a month or a day as well, and not to be taken for a code. */
const onlyWhole = /^(?:\d|[1-9]\d{1,2}|[1-9]\d{4}|[1-9]\d{6}|[1-9]\d{8,14})$/;

/** Counts what the cells of a column are, in memory that does not grow with their number. */
export function evidenceGatherer() {
  const evidence = noEvidence();
  let remembered = new Map<string, CellSeen>();
  return {
    evidence,
    add(cell: string): void {
      if (onlyWhole.test(cell)) {
        evidence.filled++;
        evidence.figures++;
        evidence.whole++;
        return;
      }
      let seen = remembered.get(cell);
      if (!seen) {
        seen = look(cell);
        if (remembered.size >= mostRemembered) remembered = new Map();
        if (cell.length < 200) remembered.set(cell, seen);
      }
      if (seen.count) seen.count(evidence);
    },
  };
}

export function evidenceIn(cells: Iterable<string>): ColumnEvidence {
  const { evidence, add } = evidenceGatherer();
  for (const cell of cells) add(cell);
  return evidence;
}

/** What one cell adds to the evidence; nothing if it is blank. */
type CellSeen = { count?: (evidence: ColumnEvidence) => void };

const wholeNumber = /^[+-]?\d+$/;
const mayBeDay = /^(?:\d{1,4}[-/. ]|\d{8}$|\d{1,2}(?:st|nd|rd|th) |[a-z]{3,9},? \d)/i;

function look(cell: string): CellSeen {
  const text = cell.trim();
  if (text === "") return {};
  const codelike = /^0\d+$|^\d{16,}$/.test(withoutArmour(text));
  const armoured = /^="[^"]*"$/.test(text);
  const periods = isPeriod(text);
  const days = mayBeDay.test(text) ? daysOf(text) : [];
  const onlyDayFirst = days.length > 0 && /^(?:1[3-9]|[23]\d)[-/.]\d{1,2}[-/.]/.test(text);
  const openEnded = /^\d{1,3} ?(?:\+|(?:years? )?(?:and|or|&) (?:over|above|older|more))$/i.test(text);
  const failed = /^#(?:NAME\?|REF!|VALUE!|NUM!|NULL!|DIV\/0!|ERROR!?|CALC!|SPILL!)$/i.test(text);
  const mark = isMark(text);
  const missing = mark && saysMissing(text);
  const figure = mark ? undefined : figureOf(text);
  return {
    count(evidence) {
      evidence.filled++;
      if (codelike) evidence.codelike++;
      if (armoured) evidence.armoured++;
      if (periods) evidence.periods++;
      if (openEnded) evidence.openEnded++;
      if (failed) evidence.failed++;
      if (mark) evidence.marks++;
      if (mark && couldBeWord(text)) evidence.wordMarks++;
      if (missing) evidence.missing++;
      if (onlyDayFirst) evidence.onlyDayFirst++;
      countDays(evidence, days);
      if (figure === "whole") evidence.whole++;
      if (figure) evidence.figures++;
      if (figure && figure !== "whole") countFigure(evidence, figure);
    },
  };
}

type DaySeen = { at: number; timed: boolean };

const daysOf = (text: string): DaySeen[] =>
  dayFormats.flatMap((format, at) => {
    const read = readDay(text, format);
    return read ? [{ at, timed: read.timed }] : [];
  });

function countDays(evidence: ColumnEvidence, days: readonly DaySeen[]): void {
  for (const { at } of days) evidence.daysBy[at]!++; // one for each format
  if (days.some(({ timed }) => timed)) evidence.timed++;
}

type FigureSeen = { reads: number[]; currency?: string | undefined; percent: boolean; attached: boolean };

function figureOf(text: string): FigureSeen | "whole" | undefined {
  if (wholeNumber.test(text)) return "whole";
  const figure = takeApart(text);
  if (!figure) return undefined;
  const reads = writings.flatMap(({ reads }, at) => (reads.test(figure.digits) ? [at] : []));
  if (reads.length === 0) return undefined;
  return { reads, currency: figure.currency, percent: figure.percent, attached: figure.mark !== undefined };
}

function countFigure(evidence: ColumnEvidence, { reads, currency, percent, attached }: FigureSeen): void {
  for (const at of reads) evidence.readBy[at]!++; // one for each writing
  const [byPoint, byComma] = [".", ","].map((decimal) => reads.some((at) => writings[at]!.decimal === decimal)); // of the writings
  if (byPoint && byComma) evidence.either += reads.length === writings.length ? 0 : 1;
  else if (byPoint) evidence.onlyPoint++;
  else evidence.onlyComma++;
  if (percent) evidence.percent++;
  if (attached) evidence.attached++;
  if (currency !== undefined) evidence.currencies.set(currency, (evidence.currencies.get(currency) ?? 0) + 1);
}
