import * as z from "zod";
import { Pin } from "../evidence/versions/dataset-version.ts";
import { Figure } from "./figure.ts";
import { Question } from "./question.ts";
import { Unit } from "./unit.ts";

const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** How the two ends of a figure's interval were come by. A reader of the figure is told. */
export const Bounds = z.enum([
  "tightest", // every admissible input lies within, and both ends are reached
  "outer", // every admissible input lies within; the ends may be too far apart
  "simulated", // a stated share of seeded draws lies within
  "sampling", // carried from the publisher's 95% confidence intervals
  "none", // the figure has no interval of its own
]);
export type Bounds = z.infer<typeof Bounds>;

/** A column of figures of an answer. */
export const Measure = z.object({
  key: Key,
  /** As a heading: "Location quotient". */
  name: z.string(),
  /** Within a sentence, before "of Manufacturing": "location quotient". */
  said: z.string(),
  unit: Unit,
  /** What it tells, and what its marked values mean, in a sentence or two. */
  help: z.string(),
  bounds: Bounds,
  /** The value that says "as elsewhere" or "no change": a chart draws its line there, and a claim is set against it first. */
  neutral: z.number().optional(),
  /** Nobody should make a claim of it: a p value, a seed count. */
  notClaimable: z.boolean().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** A column of words: which quadrant, which kind of cluster. Its values are codes; `values` says them. */
export const Label = z.object({ key: Key, name: z.string(), help: z.string(), values: z.record(z.string(), z.string()) });
export type Label = z.infer<typeof Label>;

export const Row = z.object({
  code: z.string(),
  name: z.string(),
  /** By key of measure. A measure that a row lacks is unknown. */
  figures: z.record(z.string(), Figure),
  /** By key of label. */
  labels: z.record(z.string(), z.string()).optional(),
  /** Codes of what a reader of this row must know: `Table.notes` says them. */
  notes: z.array(z.string()),
  /** By the table's ranking, 1 for the highest. Those that cannot be told apart share a tier; null where there is no interval. */
  tier: z.int().nullable(),
  /** The best and the worst place it may have: one place, when it is alone in its tier. */
  ranks: z.object({ best: z.int(), worst: z.int() }).nullable(),
  /** Of a table of several kinds of thing in one: the row this is a part of. */
  within: z.string().optional(),
});
export type Row = z.infer<typeof Row>;

/** What the rows of a table are, and what another question may be asked of them: places can be mapped, industries opened up. */
export const RowsAre = z.enum([
  "area",
  "place",
  "industry",
  "occupation",
  "period",
  "flow",
  "part",
  "definition",
  "criterion",
  "category",
  "business",
]);
export type RowsAre = z.infer<typeof RowsAre>;

export const Table = z.object({
  key: Key,
  title: z.string(),
  rowsAre: RowsAre,
  measures: z.array(Measure).min(1),
  labels: z.array(Label).optional(),
  /** The measure by which it is ranked. */
  rankedBy: z.string().optional(),
  /** The lowest is ranked first: a distance. */
  lowestFirst: z.boolean().optional(),
  /** In order of code, unless its order is itself a finding. */
  rows: z.array(Row),
  /** Each code of `Row.notes` in a sentence. */
  notes: z.record(z.string(), z.string()).optional(),
});
export type Table = z.infer<typeof Table>;

/** How much of what was asked for was there. Blank and suppressed cells are left out of every sum, never counted as 0. */
export const Coverage = z.object({
  /** Cells the question needs: places by sectors by periods, say. */
  cells: z.int(),
  /** Cells that had a figure, as a share of those: 0 to 1. */
  share: z.number(),
  blank: z.int(),
  suppressed: z.int(),
  /** Not even a row. */
  absent: z.int(),
  placesAsked: z.int(),
  placesFound: z.int(),
});
export type Coverage = z.infer<typeof Coverage>;

export const Warning = z.object({ code: Key, detail: z.string() });
export type Warning = z.infer<typeof Warning>;

/** How it was worked out, as a reader can check it. */
export const Method = z.object({
  name: z.string(),
  /** Changes whenever the same evidence would get another answer. */
  version: z.string(),
  /** Each formula of it, in the field's notation and in plain words. */
  formulae: z.array(z.object({ name: z.string(), formula: z.string(), words: z.string(), source: z.string() })),
});
export type Method = z.infer<typeof Method>;

/** A version that the answer was read from, and as what. */
export const SourceUsed = z.object({
  /** What it is to the question: "jobs", "demand", "boundaries". */
  role: z.string(),
  pin: Pin,
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  /** Its figures come with 95% confidence intervals, which are carried. */
  sampled: z.boolean().optional(),
  /** From the reference shelf, and not the authority's own. */
  shared: z.boolean().optional(),
});
export type SourceUsed = z.infer<typeof SourceUsed>;

/** A record that the answer was read under: a definition of a sector, by its version. */
export const RecordUsed = z.object({ role: z.string(), id: z.string(), version: z.int(), hash: z.string() });
export type RecordUsed = z.infer<typeof RecordUsed>;

/** What a question kind finds. With what was asked and read, this is the answer. */
export const Finding = z.object({
  tables: z.array(Table).min(1),
  /** What a reader would otherwise be misled by, most serious first. */
  warnings: z.array(Warning),
  coverage: Coverage,
  /** Where intervals are simulated: the seed and how many draws, so that anybody can have the same ones, and the share of draws they hold. */
  simulation: z.object({ seed: z.int(), draws: z.int(), level: z.number() }).optional(),
});
export type Finding = z.infer<typeof Finding>;

export const Answer = Finding.extend({
  question: Question,
  method: Method,
  /** In order of role. */
  sources: z.array(SourceUsed).min(1),
  records: z.array(RecordUsed).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** The version of one dataset that an answer was read from. */
export const pinsOf = ({ sources }: Pick<Answer, "sources">): Pin[] => {
  const seen = new Map(sources.map(({ pin }) => [pin.datasetId, pin]));
  return [...seen.values()].sort((one, other) => (one.datasetId < other.datasetId ? -1 : 1));
};
