import type { Answer, SectorRow } from "@concord/domain/insights";
import { number, percent } from "../../ui/format.tsx";

/** Sectors with less than this share of the area's jobs do not make a headline. */
const smallestShareToHeadline = 0.002;

/** "Manufacture of textiles" is "Textiles": what a headline calls a sector. */
export function bareName(name: string): string {
  const bare = name
    .replace(/^Manufacture of /i, "")
    .split(/;|\(|, except|, not elsewhere| not elsewhere/)[0]!
    .trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

const mostLetters = 28;

/** As much of it as can stand beside a bubble. */
export function labelName(name: string): string {
  const bare = bareName(name);
  if (bare.length <= mostLetters) return bare;
  const words = bare
    .slice(0, mostLetters - 1)
    .split(" ")
    .slice(0, -1);
  while (words.length > 1 && /^(and|of|or|for|to|the)$/.test(words.at(-1)!)) words.pop();
  return `${words.join(" ").replace(/,$/, "")} …`;
}

/** Within a sentence: "jobs in textiles". */
export const inSentence = (name: string): string => (/^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** Twice, 4.9 times. */
const timesAs = (quotient: number): string => {
  if (quotient >= 1.95 && quotient < 2.05) return "twice";
  return `${number(quotient, quotient < 1.25 ? 2 : quotient < 10 ? 1 : 0)} times`;
};

/** What the answer says, in a sentence: the heading over the chart. Only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const certain = answer.sectors
    .filter(({ locationQuotient, share }) => (locationQuotient.low ?? 0) > 1 && (share.point ?? 0) >= smallestShareToHeadline)
    .sort((one, other) => (other.locationQuotient.point ?? 0) - (one.locationQuotient.point ?? 0));
  const [first, ...others] = certain;
  if (!first) return "No sector stands out here by more than rounding could explain";

  const headline = `Jobs in ${inSentence(bareName(first.name))} are ${timesAs(first.locationQuotient.point ?? 0)} as common here, ${sayGrowth(first)}`;
  if (others.length === 0) return headline;
  return `${headline}; ${others.length === 1 ? "one other sector stands" : `${others.length} other sectors stand`} out too`;
}

function sayGrowth({ growth: { point, low, high } }: SectorRow): string {
  if (point === null) return "with no growth to compare";
  if (low !== null && low > 0) return "and growing";
  if (high !== null && high < 0) return "and fewer than they were";
  return "and whether they grew cannot be told";
}

/** For those who do not see the picture: what is drawn, and the sectors at its edges. */
export function describe(answer: Answer, drawn: readonly SectorRow[]): string {
  const by = (of: (row: SectorRow) => number | null) => [...drawn].sort((one, other) => (of(other) ?? 0) - (of(one) ?? 0)).slice(0, 3);
  const top = by(({ locationQuotient }) => locationQuotient.point).map(
    ({ name, locationQuotient }) => `${bareName(name)} ${number(locationQuotient.point ?? 0, 2)}`,
  );
  const growing = by(({ growth }) => growth.point).map(({ name, growth }) => `${bareName(name)} ${percent(growth.point ?? 0, 0)}`);
  const largest = by(({ jobsTo }) => jobsTo.point).map(({ name, jobsTo }) => `${bareName(name)} ${number(jobsTo.point ?? 0)} jobs`);
  return [
    `Location quotient against growth for ${drawn.length} sectors, ${answer.question.from} to ${answer.question.to}.`,
    `Most concentrated: ${top.join(", ")}.`,
    `Fastest growing: ${growing.join(", ")}.`,
    `Largest: ${largest.join(", ")}.`,
    "The table has every figure.",
  ].join(" ");
}

/** The sector a claim would begin with: the most concentrated that stands out, else the largest with a figure. */
export function leadingSector({ sectors }: Answer): SectorRow | undefined {
  const withFigure = sectors.filter(({ locationQuotient }) => locationQuotient.point !== null);
  const by = (of: (row: SectorRow) => number | null, rows: readonly SectorRow[]) =>
    [...rows].sort((one, other) => (of(other) ?? 0) - (of(one) ?? 0))[0];
  const standing = withFigure.filter(
    ({ locationQuotient, share }) => (locationQuotient.low ?? 0) > 1 && (share.point ?? 0) >= smallestShareToHeadline,
  );
  return by(({ locationQuotient }) => locationQuotient.point, standing) ?? by(({ jobsTo }) => jobsTo.point, withFigure);
}
