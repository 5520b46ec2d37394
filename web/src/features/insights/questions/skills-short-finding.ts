import { occupationDetailsOf, socCodeIn, type Answer, type OccupationDetail, type Row } from "@concord/domain/questions";
import { number } from "../../../ui/format.tsx";
import { figureOf } from "../figures.ts";
import { bareName, inSentence } from "../pictures/short-names.ts";
import { tableOf, type Beginning, type Step } from "./question-page.ts";

/** What is certainly short, the most sought first; of the others nothing is said. */
export function findingOf(answer: Answer): string {
  const relative = (row: Row) => figureOf(row, "relative-demand").point ?? 0;
  const short = tableOf(answer, "occupations")
    .rows.filter(({ labels }) => labels?.verdict === "short")
    .toSorted((one, other) => relative(other) - relative(one));
  const [first, ...others] = short;
  if (!first) return "No occupation is short by more than the uncertainty of the figures could explain";
  const headline = `${bareName(first.name)} are sought ${number(relative(first), relative(first) < 10 ? 1 : 0)} times as much as they are supplied`;
  if (others.length === 0) return headline;
  return `${headline}; ${others.length === 1 ? `${inSentence(bareName(others[0]!.name))} are short too` : `${others.length} other occupations are short too`}`;
}

const codesOf = (begin: Beginning, role: string): string[] => begin.codes(role, "occupation").map(({ code }) => code);

/** The details that both tables can be added up to, coarsest first. */
export function sharedDetails(begin: Beginning): OccupationDetail[] {
  const [demand, supply] = [codesOf(begin, "demand"), codesOf(begin, "supply")];
  const digits = (codes: readonly string[]) => Math.min(...codes.flatMap((code) => socCodeIn(code)?.length ?? []));
  const both = occupationDetailsOf(demand).filter((detail) => occupationDetailsOf(supply).includes(detail));
  // As published they go together only where they are equally fine.
  if (digits(demand) === digits(supply)) return both;
  const finest = Math.min(digits(demand), digits(supply));
  return Number.isFinite(finest)
    ? [...both.filter((detail) => detail !== "as-published"), byDigits[finest]!].filter((detail, at, all) => all.indexOf(detail) === at)
    : both;
}

const byDigits: Readonly<Record<number, OccupationDetail>> = { 1: "major-group", 2: "sub-major-group", 3: "minor-group", 4: "unit-group" };

export const detailWords: Readonly<Record<OccupationDetail, string>> = {
  "as-published": "As published",
  "major-group": "Major groups (9)",
  "sub-major-group": "Sub-major groups (26)",
  "minor-group": "Minor groups (104)",
  "unit-group": "Unit groups (412)",
};

/** One level down in an occupation, where both tables are so fine. */
export function stepsInto(row: Row, detail: OccupationDetail, details: readonly OccupationDetail[]): Step[] {
  const next = details[details.indexOf(detail) + 1];
  return next === undefined || !/^\d{1,3}$/.test(row.code)
    ? []
    : [{ label: "What is in it", changes: { within: row.code, occupationDetail: next } }];
}
