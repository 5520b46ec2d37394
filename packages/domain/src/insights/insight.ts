import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { Pin } from "../evidence/dataset-version.ts";
import { noun } from "../noun.ts";

/** What was asked. Questions, not formulae; each names its method and the method's version. */
export const UnusuallyGoodAt = z.object({
  question: z.literal("unusually-good-at"),
  datasetId: id("dataset"),
  /** The area: one place, or several added up. */
  places: z.array(z.string()).min(1).max(400),
  /** The economy it is compared with. */
  reference: z.array(z.string()).min(1).max(400),
  /** `all` takes the codes as they are; the others add 5-digit codes up. */
  sectorDetail: z.enum(["as-published", "section", "division"]),
  from: z.string(),
  to: z.string(),
});
export const Question = z.discriminatedUnion("question", [UnusuallyGoodAt]);
export type Question = z.infer<typeof Question>;

/** A figure with the interval within which the truth must lie, given how its source rounds. Null where undefined. */
export const Figure = z.object({ point: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
export type Figure = z.infer<typeof Figure>;

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
  /** 1 for the highest location quotient; those whose intervals overlap share "cannot be told apart" by the same `tier`. */
  rank: z.int().optional(),
  tier: z.int().optional(),
});
export type SectorRow = z.infer<typeof SectorRow>;

export const Answer = z.object({
  method: z.object({ name: z.string(), version: z.string() }),
  pins: z.array(Pin),
  question: Question,
  areaJobs: Figure,
  referenceJobs: Figure,
  sectors: z.array(SectorRow),
  /** What a reader would otherwise be misled by. */
  warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
  coverage: z.object({ rows: z.int(), blank: z.int(), suppressed: z.int(), placesAsked: z.int(), placesFound: z.int() }),
});
export type Answer = z.infer<typeof Answer>;

/** The claim, typed so that it can be judged again on other data. */
export const Claim = z.object({
  words: z.string().trim().min(10, "Say it in a sentence.").max(500),
  sector: z.string(),
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
  resultHash: Hash,
  figure: Figure,
  standing: Standing,
  /** A sentence: why it stands so. */
  because: z.string(),
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
  /** Oldest first; the first is the one the author saw. */
  runs: z.array(Run).min(1).max(50),
  publishedAt: Instant.optional(),
});
export type Insight = z.infer<typeof Insight>;

export const insights = noun<Insight>({
  name: "insight",
  title: "Insight",
  schema: Insight,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ question, id }) => ({ list: question.datasetId, order: id }),
});
