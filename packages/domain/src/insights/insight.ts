import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { Pin } from "../evidence/versions/dataset-version.ts";
import { noun } from "../noun.ts";
import { Figure } from "../questions/figure.ts";
import { Question } from "../questions/question.ts";
import { kindOf } from "../questions/kinds.ts";
import { Unit } from "../questions/unit.ts";
import { Claim } from "./claim.ts";
import { upgradeInsight } from "./upgrade-insight.ts";
import { WordsFinding } from "./words/words-finding.ts";

export const Standing = z.enum(["holds", "weakened", "overturned"]);
export type Standing = z.infer<typeof Standing>;

/** The other row that a figure is held against, as a run found it; of every other, the one that comes nearest. */
export const HeldAgainst = z.object({
  row: z.string(),
  name: z.string(),
  figure: Figure,
  /** Of a claim against every other row: how many there are, and how many of those have no figure. */
  others: z.int().optional(),
  unknown: z.int().optional(),
});
export type HeldAgainst = z.infer<typeof HeldAgainst>;

/** One asking of the question: on which version, what came out, and how the claim stood. */
export const Run = z.object({
  at: Instant,
  /** The version of each dataset it was asked of, in order of dataset. */
  pins: z.array(Pin).min(1),
  /** `contentHash` of the answer, which lies whole at `results/<hash>.json`. */
  resultHash: Hash,
  figure: Figure,
  /** Of a claim against another row, or every other: which, and the figure's lead over it. */
  against: HeldAgainst.optional(),
  lead: Figure.optional(),
  /** Rows of the figure's kind that have a higher figure, and a lower. */
  higher: z.int().optional(),
  lower: z.int().optional(),
  /** The share of the cells asked for that had a figure. */
  coverage: z.number(),
  standing: Standing,
  /** A sentence: why it stands so. */
  because: z.string(),
  /** Set when the question could not be asked of that version: which rule refused it. There is then no answer to read. */
  refusal: z.string().optional(),
});
export type Run = z.infer<typeof Run>;

/** What came of holding the words against the figure when they were written, and why they are right where they contradict it. */
export const WordsChecked = z.object({
  findings: z.array(WordsFinding).max(20),
  rightBecause: z.string().trim().min(10, "Say it in a sentence.").max(500).optional(),
});
export type WordsChecked = z.infer<typeof WordsChecked>;

/** How the answer was looked at when the claim was made, so that the page shows the same picture. */
export const Picture = z.object({
  /** One of the pictures of the question's page. */
  key: z.string().min(1).max(60),
  /** "sectors.location-quotient.down": by which measure the rows of a table are in order. */
  sort: z.string().min(1).max(300).optional(),
  /** The row that is highlighted. */
  marked: z.string().min(1).max(200).optional(),
});
export type Picture = z.infer<typeof Picture>;

/** A claim as it was worded before, and until when. */
export const EarlierClaim = z.object({
  claim: Claim,
  words: WordsChecked.optional(),
  by: id("person"),
  byName: z.string().optional(),
  until: Instant,
});
export type EarlierClaim = z.infer<typeof EarlierClaim>;

/** What somebody else made of it: of this claim, and of this answer. */
export const Review = z.object({
  by: id("person"),
  byName: z.string(),
  at: Instant,
  outcome: z.enum(["agrees", "asks-for-changes"]),
  words: z.string().max(1000),
  /** `contentHash` of the claim, its rules with it. */
  claimHash: Hash,
  resultHash: Hash,
  pins: z.array(Pin).min(1),
});
export type Review = z.infer<typeof Review>;

/** Insights that this one was made of, in place of them. */
export const Origin = z.object({ how: z.enum(["merged", "split"]), from: z.array(id("insight")).min(1).max(10) });
export type Origin = z.infer<typeof Origin>;

/** It is no longer asked again: others took its place. */
export const Retirement = z.object({
  how: z.enum(["merged", "split"]),
  into: z.array(id("insight")).min(1).max(10),
  at: Instant,
  by: id("person"),
  byName: z.string(),
});
export type Retirement = z.infer<typeof Retirement>;

export const Insight = z.object({
  id: id("insight"),
  version: z.int().nonnegative(),
  claim: Claim,
  question: Question,
  authorId: id("person"),
  /** As they were called then: who they are is in `authorId`. */
  authorName: z.string().optional(),
  createdAt: Instant,
  /** How the claim stands on the newest version it was run on. */
  standing: Standing,
  /** What the claim's figure is, as the answer had it when the claim was made: "location quotient" of "Manufacturing". */
  about: z.object({
    rowName: z.string(),
    measureName: z.string(),
    said: z.string(),
    unit: Unit,
    neutral: z.number().optional(),
    /** Of a claim against another row, its name. */ againstName: z.string().optional(),
  }),
  words: WordsChecked.optional(),
  picture: Picture.optional(),
  /** Oldest first; the first is the one the author saw, and is never dropped. */
  runs: z.array(Run).min(1).max(50),
  publishedAt: Instant.optional(),
  /** Who wrote the claim as it is now worded, where that is not its author. */
  wordedBy: id("person").optional(),
  wordedByName: z.string().optional(),
  /** Oldest first. */
  earlierClaims: z.array(EarlierClaim).max(20).optional(),
  reviews: z.array(Review).max(30).optional(),
  origin: Origin.optional(),
  retired: Retirement.optional(),
});
export type Insight = z.infer<typeof Insight>;

/** The newest run. */
export const lastRun = (insight: Insight): Run => insight.runs.at(-1)!; // there is always the first

/** The newest run that has an answer to show; the first always has. */
export const lastAnswered = (insight: Insight): Run => insight.runs.findLast(({ refusal }) => refusal === undefined)!;

/** Whether others took its place, so that it is not asked again. */
export const isRetired = ({ retired }: Pick<Insight, "retired">): boolean => retired !== undefined;

/** The datasets it rests on: that of the first role first. */
export const datasetsOf = ({ question }: Pick<Insight, "question">): Pin["datasetId"][] => [
  ...new Set(Object.values(kindOf(question).sources(question)).map(({ datasetId }) => datasetId)),
];

export const insights = noun<Insight>({
  name: "insight",
  title: "Insight",
  schema: z.preprocess(upgradeInsight, Insight) as unknown as z.ZodType<Insight>,
  addressOf: ({ id }) => ({ id }),
  listedAs: (insight) => ({ list: datasetsOf(insight)[0]!, order: insight.id }), // it rests on one at least
});
