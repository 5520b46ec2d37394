import {
  centreInterval,
  comparatorDistances,
  inSpreads,
  medianInterval,
  median,
  rankComparators,
  standardScores,
  valueRange,
  type ComparatorDistances,
  type CriterionUse,
  type Interval,
  type Measured,
  type Standing,
} from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { Bounds, Finding, Row, Table } from "../answer.ts";
import { exactFigure, figure, unknown, type Figure } from "../figure.ts";
import { paced, type Pace } from "../pace.ts";
import { unranked, type UnrankedRow } from "../rank-rows.ts";
import { valuesOf, type CriterionRead, type CriterionValue } from "./criterion-values.ts";
import {
  againstLabel,
  criterionMeasures,
  differenceMeasures,
  distanceMeasures,
  groupLabel,
  rowNotes,
  useLabel,
  valueMeasures,
} from "./measures.ts";
import type { WhoIsLikeUs } from "./question.ts";
import { warningsOf } from "./warnings.ts";

/** What each criterion was read from, in their order. */
export type Evidence = { criteria: readonly CriterionRead[] };

export const likeUsRefusals = {
  "own-place-unknown": "The place has no figure on any of the criteria, so nothing can be said of who is like it.",
  "no-candidates": "No place is left to be like it: each lacks a figure on a criterion, is left out, or is the place itself.",
  "nothing-tells-apart": "All places are the same on every criterion, so none is more like it than another.",
} as const;

/** The places most like one, how far each is and in what, and where the place stands among the nearest. */
export async function answerWhoIsLikeUs(question: WhoIsLikeUs, evidence: Evidence, pace: Pace): Promise<Finding> {
  const found = criterionValues(question, evidence);
  for (const [done, valueAt] of found.entries()) {
    for (const place of question.among) valueAt(place); // remembered, so that comparing holds nobody up
    await pace({ stage: "Reading off the criteria", done, total: found.length, unit: "criteria" });
  }
  const compared = compare(question, evidence, found);
  const { candidates, distances, values, own } = compared;
  const standings = await paced(rankComparators(asMatrix(question, compared), distances), pace, "Ranking places");
  const group = groupOf(question, compared);
  const bounds: Bounds = evidence.criteria.some(({ figures, per }) => figures.sampled || per?.sampled) ? "sampling" : "outer";
  const names = nameIn(evidence);
  const making: Making = { question, compared, standings, group, bounds, names };
  const tables: Table[] = [];
  for (const make of [distancesTable, criteriaTable, valuesTable, differencesTable]) {
    tables.push(make(making));
    await pace({ stage: "Setting out what was found", done: tables.length, total: 4, unit: "tables" });
  }
  return {
    tables,
    warnings: warningsOf({ question, evidence, own, candidates, values, distances, group, standings, names }),
    coverage: coverageOf(question, values, [own, ...candidates]),
  };
}

export type Compared = {
  own: string;
  /** The places that might be like it, in order of code. */
  candidates: readonly string[];
  /** By criterion: the value of a place. */
  values: readonly ((place: string) => CriterionValue)[];
  distances: ComparatorDistances;
};

type ValueOf = (place: string) => CriterionValue;

/** The value of a place on each criterion, each worked out once. */
const criterionValues = (question: WhoIsLikeUs, { criteria }: Evidence): ValueOf[] =>
  question.criteria.map((criterion, index) => remembered(valuesOf(criterion, criteria[index]!))); // each was read

export function compare(question: WhoIsLikeUs, evidence: Evidence, values = criterionValues(question, evidence)): Compared {
  const own = question.places[0]!; // there is one
  const leftOut = new Set([own, ...(question.leftOut ?? [])]);
  const candidates = [...new Set(question.among)].filter((place) => !leftOut.has(place)).sort();
  const distances = comparatorDistances(asMatrix(question, { own, candidates, values }));
  if (distances.criteria.every((use) => !use.used && use.because === "own-unknown")) throw refusal("own-place-unknown");
  if (candidates.length > 0 && distances.criteria.every(({ used }) => !used)) throw refusal("nothing-tells-apart");
  if (distances.candidates.every((one) => one === undefined)) throw refusal("no-candidates");
  return { own, candidates, values, distances };
}

const refusal = (code: keyof typeof likeUsRefusals) => refused(code, likeUsRefusals[code]);

const asMatrix = ({ criteria, yardstick }: WhoIsLikeUs, { own, candidates, values }: Pick<Compared, "own" | "candidates" | "values">) => ({
  own: values.map((of) => of(own).value),
  candidates: candidates.map((place) => values.map((of) => of(place).value)),
  weights: criteria.map(({ weight }) => weight),
  yardstick,
});

/** Each value is worked out once. */
function remembered(of: (place: string) => CriterionValue): (place: string) => CriterionValue {
  const known = new Map<string, CriterionValue>();
  return (place) => {
    const value = known.get(place) ?? of(place);
    known.set(place, value);
    return value;
  };
}

/** The nearest by their distance as it stands, equals in order of code: always the same list. */
export function groupOf({ nearest }: WhoIsLikeUs, { candidates, distances }: Pick<Compared, "candidates" | "distances">): string[] {
  return candidates
    .flatMap((place, index) => {
      const distance = distances.candidates[index]?.distance;
      return distance === undefined ? [] : [{ place, distance }];
    })
    .sort((one, other) => one.distance - other.distance || (one.place < other.place ? -1 : 1))
    .slice(0, nearest)
    .map(({ place }) => place);
}

type Making = {
  question: WhoIsLikeUs;
  compared: Compared;
  standings: readonly (Standing | undefined)[];
  group: readonly string[];
  bounds: Bounds;
  names: (place: string) => string;
};

function distancesTable({ question, compared, standings, group, bounds, names }: Making): Table {
  const { candidates, distances } = compared;
  const rows = candidates.flatMap((code, index): Row[] => {
    const [one, standing] = [distances.candidates[index], standings[index]];
    if (one === undefined || standing === undefined) return [];
    const parts = one.differences.map((part, criterion): [string, Figure] => [
      `part-${criterion + 1}`,
      part?.share === undefined ? unknown : figure(part.share, part.shareInterval),
    ]);
    return [
      {
        code,
        name: names(code),
        figures: { distance: figure(one.distance, one.interval), ...Object.fromEntries(parts) },
        labels: { group: belongs(standing, question.nearest, group.includes(code)) },
        notes: [],
        tier: standing.tier,
        ranks: { best: standing.best, worst: standing.worst },
      },
    ];
  });
  return {
    key: "comparators",
    title: "From the nearest",
    rowsAre: "place",
    measures: distanceMeasures(question, bounds),
    labels: [groupLabel(question)],
    rankedBy: "distance",
    lowestFirst: true,
    rows,
    notes: rowNotes,
  };
}

/** In which criteria each place lies above or below the one that asks. */
function differencesTable({ question, compared, bounds, names }: Making): Table {
  const { candidates, distances } = compared;
  const rows = candidates.flatMap((code, index): UnrankedRow[] => {
    const one = distances.candidates[index];
    if (one === undefined) return [];
    const figures = one.differences.map((part, criterion): [string, Figure] => [
      `difference-${criterion + 1}`,
      part ? figure(part.difference, part.differenceInterval) : unknown,
    ]);
    return [{ code, name: names(code), figures: Object.fromEntries(figures), notes: [] }];
  });
  return {
    key: "differences",
    title: "Above and below, criterion by criterion",
    rowsAre: "place",
    measures: differenceMeasures(question, bounds),
    rows: unranked(rows),
    notes: rowNotes,
  };
}

/** Among the nearest whatever the figures truly are, by the figures as they stand but not surely, perhaps instead of one of those, or surely not. */
function belongs({ best, worst }: Standing, nearest: number, isIn: boolean): string {
  if (worst <= nearest) return "certainly";
  if (isIn) return "as-it-stands";
  return best <= nearest ? "perhaps" : "certainly-not";
}

/** Each criterion: what became of it, and where the place stands on it beside the group. */
function criteriaTable({ question, compared, group, bounds }: Making): Table {
  const { own, candidates, values, distances } = compared;
  const rows = question.criteria.map(({ name, weight }, index): UnrankedRow => {
    const of = values[index]!; // one for each criterion
    const use = distances.criteria[index]!;
    const everywhere = [own, ...candidates].map((place) => of(place).value);
    const scores = standardScores(
      everywhere.map((value) => value?.point),
      question.yardstick,
    );
    const ofGroup = group.flatMap((place) => of(place).value ?? []);
    const here = of(own).value;
    const groupScores = group.map((place) => scores[1 + candidates.indexOf(place)]).filter((score) => score !== undefined);
    // The scale of estimates is that of the figures as published, as the distances have it.
    const middle = centreInterval(
      everywhere.flatMap((value) =>
        value === undefined ? [] : value.error === "sampling" ? { low: value.point, high: value.point } : value,
      ),
      question.yardstick,
    );
    const groupMiddle = medianInterval(ofGroup);
    return {
      code: `criterion-${index + 1}`,
      name,
      figures: {
        weight: exactFigure(weight),
        places: exactFigure(everywhere.filter((value) => value !== undefined).length),
        score: figure(scores[0], apart(here, middle, use)),
        "group-score": figure(median(groupScores), apart(groupMiddle, middle, use)),
        difference: use.used && here ? figure(differenceFrom(here, ofGroup, use.spread), apart(here, groupMiddle, use)) : unknown,
      },
      labels: { use: use.used ? "used" : use.because, against: here && use.used ? against(here, ofGroup) : "cannot-be-told" },
      notes: [],
    };
  });
  return {
    key: "criteria",
    title: "Criterion by criterion",
    rowsAre: "criterion",
    measures: criterionMeasures(question, bounds),
    labels: [useLabel, againstLabel],
    rows: unranked(rows),
    notes: rowNotes,
  };
}

/** From one middle to a value, or to the middle of some, in units of the spread; what is uncertain in each is let vary by itself. */
function apart(to: Interval | undefined, from: Interval | undefined, use: CriterionUse): Interval | undefined {
  if (!to || !from || !use.used) return undefined;
  return inSpreads({ low: to.low - from.high, high: to.high - from.low }, use.spreadInterval);
}

/** Of a place and its group: it is not in it. */
function differenceFrom(here: Measured, group: readonly Measured[], spread: number): number | undefined {
  const middle = median(group.map(({ point }) => point));
  return middle === undefined ? undefined : (here.point - middle) / spread;
}

function against(here: Measured, group: readonly Measured[]): string {
  const range = valueRange(group);
  if (!range) return "cannot-be-told";
  if (here.low > range.greatest.high) return "above";
  if (here.high < range.least.low) return "below";
  return here.low >= range.least.high && here.high <= range.greatest.low ? "within" : "cannot-be-told";
}

/** The values themselves: the place, the middle and the ends of its group, and each place of the group from the nearest. */
function valuesTable({ question, compared, group, bounds, names }: Making): Table {
  const { own, values } = compared;
  const of = (make: (values: (place: string) => CriterionValue) => Figure): Record<string, Figure> =>
    Object.fromEntries(values.map((value, index) => [`value-${index + 1}`, make(value)]));
  const measured = (value: Measured | undefined): Figure => (value ? figure(value.point, value) : unknown);
  const ofGroup = (value: (place: string) => CriterionValue): Measured[] => group.flatMap((place) => value(place).value ?? []);
  const end = (which: "least" | "greatest") => (value: (place: string) => CriterionValue) => {
    const known = ofGroup(value);
    const points = known.map(({ point }) => point);
    return known.length === 0 ? unknown : figure(which === "least" ? Math.min(...points) : Math.max(...points), valueRange(known)![which]); // there are some
  };
  const rows: UnrankedRow[] = [
    { code: own, name: names(own), figures: of((value) => measured(value(own).value)), labels: { row: "own" }, notes: [] },
    {
      code: "group-median",
      name: "Middle of the group",
      figures: of((value) => figure(median(ofGroup(value).map(({ point }) => point)), medianInterval(ofGroup(value)))),
      labels: { row: "summary" },
      notes: [],
    },
    { code: "group-least", name: "Least of the group", figures: of(end("least")), labels: { row: "summary" }, notes: [] },
    { code: "group-greatest", name: "Greatest of the group", figures: of(end("greatest")), labels: { row: "summary" }, notes: [] },
    ...group.map(
      (place): UnrankedRow => ({
        code: place,
        name: names(place),
        figures: of((value) => measured(value(place).value)),
        labels: { row: "group" },
        notes: [],
      }),
    ),
  ];
  return {
    key: "values",
    title: "Beside the group",
    rowsAre: "place",
    measures: valueMeasures(question, bounds === "outer" ? "tightest" : bounds),
    labels: [
      {
        key: "row",
        name: "Which",
        help: "The place asked about, a summary of its group, or a place of the group from the nearest.",
        values: { own: "The place", summary: "The group", group: "One of the group" },
      },
    ],
    rows: unranked(rows),
    notes: rowNotes,
  };
}

/** As the first table that knows it calls it. */
const nameIn =
  ({ criteria }: Evidence) =>
  (place: string): string => {
    for (const { figures, per } of criteria) {
      const name = figures.nameOf("place", place) ?? per?.nameOf("place", place);
      if (name !== undefined) return name;
    }
    return place;
  };

function coverageOf({ criteria }: WhoIsLikeUs, values: Compared["values"], places: readonly string[]): Finding["coverage"] {
  const standings = values.flatMap((of) => places.map((place) => of(place).standing));
  const count = (standing: CriterionValue["standing"]) => standings.filter((one) => one === standing).length;
  const cells = criteria.length * places.length;
  return {
    cells,
    share: Number((count("known") / cells).toPrecision(12)),
    blank: count("blank") + count("divided-by-nothing"),
    suppressed: count("suppressed"),
    absent: count("absent"),
    placesAsked: places.length,
    placesFound: places.filter((place) => values.some((of) => of(place).standing !== "absent")).length,
  };
}
