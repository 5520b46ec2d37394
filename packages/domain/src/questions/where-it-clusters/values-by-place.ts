import { share, shareInterval, type Interval, type Measured } from "@concord/analysis";
import { listed, refused } from "@concord/kernel";
import type { Coverage } from "../answer.ts";
import type { Cube, Select, Sum } from "../cube/cube.ts";
import { levelOf, liesWithin } from "../sectors/industry-group.ts";
import { overlapAmong } from "../sectors/overlapping-industries.ts";
import { without } from "../sectors/sector-sums.ts";
import type { PlaceShapes } from "./boundaries.ts";
import type { WhereItClusters } from "./question.ts";

/** What the places are compared by, and what each value is made of. */
export type PlaceValues = {
  /** The places that have a value and a shape, in order of code. */
  readonly places: readonly string[];
  readonly values: Float64Array;
  /** Everything each value may truly be. */
  readonly intervals: readonly Interval[];
  /** The figures above the line: what small numbers are told by. */
  readonly counts: Float64Array;
  /** Every cell that a value is made of, with its error. */
  readonly inputs: readonly Measured[];
  /** Works the values out anew from one set of inputs. */
  readonly valuesOf: (inputs: Float64Array, values: Float64Array) => void;
  /** Places asked about, or that have a figure where none was named, that have no shape. */
  readonly withoutShape: readonly string[];
  /** Places asked about that have a shape, but a figure or a base that is blank, suppressed or not there. */
  readonly withoutValue: readonly string[];
  /** Places whose base is, or may be, 0. */
  readonly withoutBase: readonly string[];
  /** Places that the table of the figures has no row of, and that are counted as nought because the source is said to leave noughts out. */
  readonly withoutRow: readonly string[];
  readonly coverage: Coverage;
};

export type Figures = { readonly figures: Cube; readonly base: Cube | undefined };

export const valueRefusals = {
  "period-needed": "The table has several periods, and this question needs one: ",
  "period-not-found": "This version has no figures for ",
  "nothing-found": "None of the places asked about has a figure in this version of the dataset.",
  "nothing-within": "No industry of this table lies within ",
  "mixed-levels":
    "The industry column holds codes of several levels, or totals beside their parts, so adding them up would count jobs more than once. Say which industries.",
  "base-needed": "A share or a rate needs what it is of: choose the dataset that has it.",
  "no-place-in-common":
    "No place has both a figure and a boundary: the two datasets code their places otherwise. Choose boundaries of the same places and the same year.",
  "too-few-places": "Fewer than four places have both a figure and a boundary, and so few have no arrangement to speak of.",
} as const;

const refusal = (code: keyof typeof valueRefusals, which = "") => refused(code, `${valueRefusals[code]}${which}`);

/** Finds the value of every place that has one. A cell without a figure is never 0: its place is left out and named. */
export function valuesByPlace(question: WhereItClusters, { figures, base }: Figures, shapes: PlaceShapes): PlaceValues {
  const above = cellsOf(figures, question.period, question.industries);
  const below = baseOf(question, figures, base);
  // Not said which: those that are drawn. A table of all England is no reason to miss what a city's map does not show.
  const asked = [...new Set(question.among ?? shapes.keys())].sort();
  const drawnNowhere =
    question.among ??
    figures
      .codes("place")
      .map(bareCode)
      .filter((place) => sumAt(above, place).known > 0);
  if (figures.rows.count === 0) throw refusal("nothing-found");

  const there = new Set(figures.codes("place").map(bareCode));
  const cells = inputCells();
  const kept: { place: string; above: readonly number[]; below: readonly number[] }[] = [];
  const intervals: Interval[] = [];
  const [withoutValue, withoutBase]: [string[], string[]] = [[], []];
  for (const place of asked) {
    if (!shapes.has(place)) continue;
    const whole = below && sumAt(below, place);
    const part = sumAt(above, place);
    if (part.missing > 0 || (whole?.missing ?? 0) > 0) withoutValue.push(place);
    else if (whole && !(whole.low > 0)) withoutBase.push(place);
    else {
      kept.push({ place, above: cells.of(above, place), below: below ? cells.of(below, place) : [] });
      intervals.push(whole ? quotientInterval(part, whole, base === undefined) : part);
    }
  }
  const withoutShape = [...new Set(drawnNowhere)].filter((place) => !shapes.has(place)).sort();
  if (kept.length === 0 && withoutShape.length > 0) throw refusal("no-place-in-common");
  if (kept.length < 4) throw refusal("too-few-places");

  const lowestBase = kept.map(({ below: indexes }) => indexes.reduce((sum, index) => sum + cells.inputs[index]!.low, 0));
  const valuesOf = (inputs: Float64Array, values: Float64Array): void => {
    for (let at = 0; at < kept.length; at++) {
      const { above: over, below: under } = kept[at]!;
      let sum = 0;
      for (const index of over) sum += inputs[index]!;
      if (!below) {
        values[at] = sum;
        continue;
      }
      let of = 0;
      for (const index of under) of += inputs[index]!;
      // An estimate drawn below all that its publisher holds possible would divide by next to nothing.
      values[at] = sum / Math.max(of, lowestBase[at]!);
    }
  };
  const points = Float64Array.from(cells.inputs, ({ point }) => point);
  const values = new Float64Array(kept.length);
  valuesOf(points, values);
  return {
    places: kept.map(({ place }) => place),
    values,
    intervals,
    counts: Float64Array.from(kept, ({ above: over }) => over.reduce((sum, index) => sum + points[index]!, 0)),
    inputs: cells.inputs,
    valuesOf,
    withoutShape,
    withoutValue,
    withoutBase,
    withoutRow: kept.map(({ place }) => place).filter((place) => !there.has(place)),
    coverage: coverageOf([above, ...(below ? [below] : [])], asked, kept.length),
  };
}

/** Which cells of a cube make a figure of a place. */
type Cells = {
  readonly cube: Cube;
  readonly period: string;
  readonly industries: readonly string[];
  /** How the table writes the code of a place. */
  readonly written: (place: string) => string;
};

export function cellsOf(cube: Cube, period: string | undefined, within: readonly string[] | undefined): Cells {
  const periods = cube.codes("period");
  if (period !== undefined && !periods.includes(period)) throw refusal("period-not-found", `${period}.`);
  if (period === undefined && periods.length > 1) throw refusal("period-needed", `${listed(periods, { joint: "or", most: 8 })}.`);
  const all = cube.codes("industry");
  const industries = within === undefined ? all : all.filter((code) => within.some((whole) => liesWithin(code, whole)));
  if (industries.length === 0) throw refusal("nothing-within", `${listed(within ?? [], { joint: "or", most: 5 })}.`);
  if (new Set(industries.map(levelOf).filter((level) => level !== undefined)).size > 1) throw refusal("mixed-levels");
  if (overlapAmong(industries, (code) => cube.nameOf("industry", code))) throw refusal("mixed-levels");
  return { cube, period: period ?? periods[0] ?? "", industries, written: writingOf(cube) };
}

/** Nomis' tables for people write "E02002559 : Darlington 001" where others have the code alone. */
export const bareCode = (written: string): string => /^([A-Z]\d{8}) : /.exec(written)?.[1] ?? written;

function writingOf(cube: Cube): (place: string) => string {
  const written = new Map(cube.codes("place").map((code) => [bareCode(code), code]));
  return (place) => written.get(place) ?? place;
}

/** What is below the line: of a share with no base of its own, everything in the same table. */
export function baseOf(question: WhereItClusters, figures: Cube, base: Cube | undefined): Cells | undefined {
  if (question.as === "figure") return undefined;
  if (base)
    return cellsOf(
      base,
      question.basePeriod ?? (base.codes("period").includes(question.period ?? "") ? question.period : undefined),
      undefined,
    );
  if (question.as === "rate" || question.industries === undefined) throw refusal("base-needed");
  return cellsOf(figures, question.period, undefined);
}

const selectOf = ({ period, industries, written }: Cells, places: readonly string[]): Select => ({
  place: places.map(written),
  period: [period],
  industry: industries,
});

const sumAt = (cells: Cells, place: string): Sum => cells.cube.sum(selectOf(cells, [place]));

/** Cells as inputs, each once: one that is above the line and below it is one and the same error. */
function inputCells() {
  const inputs: Measured[] = [];
  const known = new Map<Cube, Map<string, number>>();
  return {
    inputs,
    of({ cube, period, industries, written }: Cells, place: string): number[] {
      const ofCube = known.get(cube) ?? new Map<string, number>();
      known.set(cube, ofCube);
      return industries.map((industry) => {
        const key = `${industry}\n${place}`;
        const index = ofCube.get(key) ?? inputs.push(cube.at({ place: written(place), period, industry })!.figure!) - 1; // the sum had no cell missing
        ofCube.set(key, index);
        return index;
      });
    },
  };
}

function quotientInterval(part: Sum, whole: Sum, isWithin: boolean): Interval {
  if (isWithin) return shareInterval(part, without(whole, part))!; // the whole is above 0
  return {
    low: share(part.low, part.low >= 0 ? whole.high : whole.low)!,
    high: share(part.high, part.high >= 0 ? whole.low : whole.high)!,
  };
}

function coverageOf(sides: readonly Cells[], places: readonly string[], placesFound: number): Coverage {
  const total = { cells: 0, known: 0, blank: 0, suppressed: 0, absent: 0 };
  for (const side of sides) {
    const tally = side.cube.tally(selectOf(side, places));
    for (const key of ["cells", "known", "blank", "suppressed", "absent"] as const) total[key] += tally[key];
  }
  const { cells, known, blank, suppressed, absent } = total;
  const part = cells === 0 ? 0 : Number((known / cells).toPrecision(12));
  return { cells, share: part, blank, suppressed, absent, placesAsked: places.length, placesFound };
}
