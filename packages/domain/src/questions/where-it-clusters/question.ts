import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";

/**
 * Which places are neighbours. "queen": they share a border or a corner of one;
 * "rook": a piece of border; "nearest": those nearest to each; "within": those
 * within a distance.
 */
export const Neighbours = z.enum(["queen", "rook", "nearest", "within"]);
export type Neighbours = z.infer<typeof Neighbours>;

/** "Where does it cluster?": whether near places are alike, and which are parts of clusters of high or of low figures. */
export const WhereItClusters = z.object({
  question: z.literal("where-it-clusters"),
  /** Figures by place. */
  figures: Source,
  /** What they are a share of, or are divided by. Of a share not said: everything in the same table. */
  base: Source.optional(),
  /** A dataset of boundaries, or of points, whose column of places has the same codes. */
  boundaries: Source,
  /** "figure": as they stand; "share": as a part of the base; "rate": for each one of the base. */
  as: z.enum(["figure", "share", "rate"]),
  /** Only these places. Not said: every place that is drawn and has a figure. Neighbours outside are not neighbours. */
  among: Codes.optional(),
  /** Of figures in several periods, which. */
  period: PeriodCode.optional(),
  /** Not said: the same as of the figures, where the base has it, or the only one it has. */
  basePeriod: PeriodCode.optional(),
  /** Of figures by industry, what lies in these sections, divisions, groups or classes, added up. Not said: every industry. */
  industries: Codes.optional(),
  neighbours: Neighbours,
  /** How many, where `neighbours` is "nearest". */
  nearest: z.int().min(1).max(100).optional(),
  /** How far, where `neighbours` is "within". */
  withinMetres: z.number().positive().max(1_000_000).optional(),
  /** Whether nearer neighbours count for more: 1 / distance, or 1 / distance². Only of "nearest" and "within". */
  distance: z.enum(["alike", "inverse", "inverse-squared"]),
  /** "mean": the weights of each place add up to 1. "sum": each neighbour counts for itself, and places with more of them for more. */
  surroundings: z.enum(["mean", "sum"]),
  /** How far apart two positions of boundaries may lie and still be one, in degrees. */
  toleranceDegrees: z.number().min(0).max(0.01),
  permutations: z.int().min(99).max(99_999),
  /** The part of the places called parts of clusters that may be so by chance. */
  falseDiscoveryRate: z.number().gt(0).max(0.5),
  /** The seed is that of the permutations as well. */
  simulation: z
    .object({
      seed: z.int(),
      draws: z.int().min(39).max(2_000),
      /** The part of the draws that an interval holds. */
      level: z.number().min(0.5).max(0.99),
    })
    .refine(({ draws, level }) => ((draws + 1) * (1 - level)) / 2 >= 1 - 1e-9, "So few draws cannot give an interval at that level."),
});
export type WhereItClusters = z.infer<typeof WhereItClusters>;
