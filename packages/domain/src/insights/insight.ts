import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { Pin } from "../evidence/versions/dataset-version.ts";
import { noun } from "../noun.ts";

/** What was asked. Questions, not formulae; each names its method and the method's version. */
export const UnusuallyGoodAt = z.object({
  question: z.literal("unusually-good-at"),
  datasetId: id("dataset"),
  /** The area: one place, or several added up. */
  places: z.array(z.string().min(1).max(60)).min(1).max(400),
  /** The economy it is compared with. */
  reference: z.array(z.string().min(1).max(60)).min(1).max(400),
  /** `as-published` takes the codes as they are; the others add finer codes up. */
  sectorDetail: z.enum(["as-published", "section", "division"]),
  from: z.string().min(1).max(60),
  to: z.string().min(1).max(60),
});
export type UnusuallyGoodAt = z.infer<typeof UnusuallyGoodAt>;
export const Question = z.discriminatedUnion("question", [UnusuallyGoodAt]);
export type Question = z.infer<typeof Question>;

/**
 * A figure with the interval within which the truth must lie, given how its
 * source rounds. Null where it is undefined or, of a bound, where nothing is
 * known to hold it.
 */
export const Figure = z.object({ point: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
export type Figure = z.infer<typeof Figure>;

/** What a reader of this row must know. */
export const RowNote = z.enum([
  "small-base", // so few jobs at the start that growth is a poor guide
  "cells-missing", // some of its cells are blank or suppressed: it is at least this much
  "pseudo-code", // holds a code that is no industry of the classification
]);
export type RowNote = z.infer<typeof RowNote>;

export const SectorRow = z.object({
  code: z.string(),
  name: z.string(),
  jobsFrom: Figure,
  jobsTo: Figure,
  /** Of the area's jobs at the end, 0 to 1. */
  share: Figure,
  locationQuotient: Figure,
  /** Change in jobs over the period as a share of those at the start: 0.1 is 10%. */
  growth: Figure,
  /** Strengths, opportunities, at risk, watch; none where the interval does not say. */
  quadrant: z.enum(["strengths", "opportunities", "at-risk", "watch", "cannot-be-told"]),
  /** By location quotient, 1 for the highest. Those that cannot be told apart share a tier; null where there is no quotient. */
  tier: z.int().nullable(),
  /** The best and the worst place it may have: one place, when it is alone in its tier. */
  ranks: z.object({ best: z.int(), worst: z.int() }).nullable(),
  notes: z.array(RowNote),
});
export type SectorRow = z.infer<typeof SectorRow>;

/** How much of what was asked for was there. Blank and suppressed cells are left out of every sum, never counted as 0. */
export const Coverage = z.object({
  /** Cells the question needs: places by sectors by periods. */
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

export const Warning = z.object({ code: z.string(), detail: z.string() });

export const Answer = z.object({
  method: z.object({ name: z.string(), version: z.string() }),
  pins: z.array(Pin).min(1),
  question: Question,
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  areaJobs: Figure,
  referenceJobs: Figure,
  /** In order of code. */
  sectors: z.array(SectorRow),
  /** What a reader would otherwise be misled by. */
  warnings: z.array(Warning),
  coverage: Coverage,
});
export type Answer = z.infer<typeof Answer>;

/** The claim, typed so that it can be judged again on other data. */
export const Claim = z.object({
  words: z.string().trim().min(10, "Say it in a sentence.").max(500),
  sector: z.string().min(1).max(60),
  measure: z.enum(["location-quotient", "growth", "share"]),
  direction: z.enum(["above", "below"]),
  threshold: z.number(),
  /** How far the figure may move towards the threshold before the claim is weakened. */
  margin: z.number().nonnegative(),
});
export type Claim = z.infer<typeof Claim>;

export const Standing = z.enum(["holds", "weakened", "overturned"]);
export type Standing = z.infer<typeof Standing>;

/** One asking of the question: on which version, what came out, and how the claim stood. */
export const Run = z.object({
  at: Instant,
  pin: Pin,
  /** `contentHash` of the answer, which lies whole at `results/<hash>.json`. */
  resultHash: Hash,
  figure: Figure,
  /** The share of the cells asked for that had a figure. */
  coverage: z.number(),
  standing: Standing,
  /** A sentence: why it stands so. */
  because: z.string(),
  /** Set when the question could not be asked of that version: which rule refused it. There is then no answer to read. */
  refusal: z.string().optional(),
});
export type Run = z.infer<typeof Run>;

export const Insight = z.object({
  id: id("insight"),
  version: z.int().nonnegative(),
  claim: Claim,
  question: Question,
  authorId: id("person"),
  createdAt: Instant,
  /** How the claim stands on the newest version it was run on. */
  standing: Standing,
  /** The sector's name, as the data had it when the claim was made. */
  sectorName: z.string(),
  /** Oldest first; the first is the one the author saw, and is never dropped. */
  runs: z.array(Run).min(1).max(50),
  publishedAt: Instant.optional(),
});
export type Insight = z.infer<typeof Insight>;

/** The newest run. */
export const lastRun = (insight: Insight): Run => insight.runs.at(-1)!; // there is always the first

/** The newest run that has an answer to show; the first always has. */
export const lastAnswered = (insight: Insight): Run => insight.runs.findLast(({ refusal }) => refusal === undefined)!;

export const insights = noun<Insight>({
  name: "insight",
  title: "Insight",
  schema: Insight,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ question, id }) => ({ list: question.datasetId, order: id }),
});
