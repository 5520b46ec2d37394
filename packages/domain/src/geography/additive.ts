import { refused } from "@concord/kernel";

/** What kind of number a measure is, for the question whether the figures of two places add up to that of both. */
export type MeasureKind = "count" | "money" | "quantity" | "rate" | "percentage" | "average" | "median" | "index" | "rank";

export const additivityRefusals = {
  "not-additive":
    "Rates, percentages, averages, medians, indices and ranks of places do not add up. Ask for the counts they were worked out from, and work the figure out again for the larger place.",
} as const;

const additive: ReadonlySet<MeasureKind> = new Set(["count", "money", "quantity"]);

/** Throws refused (`not-additive`) for a measure whose figures cannot be added over places. */
export function requireAdditive(measure: { kind: MeasureKind; name?: string | undefined }): void {
  if (additive.has(measure.kind)) return;
  const named = measure.name ? `“${measure.name}” is ${article[measure.kind]}. ` : "";
  throw refused("not-additive", `${named}${additivityRefusals["not-additive"]}`);
}

const article: Readonly<Record<MeasureKind, string>> = {
  count: "a count",
  money: "a sum of money",
  quantity: "a quantity",
  rate: "a rate",
  percentage: "a percentage",
  average: "an average",
  median: "a median",
  index: "an index",
  rank: "a rank",
};

/** By what names and units say, first match first. Names that say none of these are taken for counts. */
const signs: readonly [MeasureKind, RegExp][] = [
  ["percentage", /%|\bper ?cent(age)?s?\b|\bpct\b|\bproportion\b|\bshare\b/],
  ["median", /\bmedian\b|\bpercentile\b|\bquartile\b|\bdecile\b/],
  ["average", /\bmean\b|\baverage\b|\bavg\b|\bconfidence\b|\bcoefficient\b|\bcv\b/],
  ["rank", /\brank(ing)?\b/],
  ["index", /\bindex\b|\bindices\b|\bscore\b|\bquotient\b|\bratio\b|\bdensity\b/],
  ["rate", /\brates?\b|\bper (head|capita|person|hour|job|worker|filled job|resident|household|1,?000|10,?000|100,?000|hectare|km)\b/],
  ["money", /£|\bgbp\b|\bpounds?\b|\bgva\b|\bexpenditure\b/],
];

/** What kind of measure a column seems to hold, from its name, its unit and the measure's own name. */
export function measureKindOf(said: { name?: string | undefined; unit?: string | undefined; measure?: string | undefined }): MeasureKind {
  const words = [said.measure, said.unit, said.name]
    .filter((part) => part !== undefined)
    .join(" ")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? "count";
}
