import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";
import { Unit } from "../unit.ts";

/** Some figures of a dataset, one for each place. */
export const FiguresAsked = z.object({
  source: Source,
  /** Needed where the table has several periods. */
  period: PeriodCode.optional(),
  /** Adds up the figures of these codes; of every code, where none are named. Needed where the table is broken down by it. */
  across: z.object({ part: z.enum(["industry", "occupation", "category"]), codes: Codes.optional() }).optional(),
});
export type FiguresAsked = z.infer<typeof FiguresAsked>;

/** One thing in which places are to be alike. */
export const Criterion = z.object({
  name: z.string().trim().min(1).max(120),
  figures: FiguresAsked,
  /** Divides by these: residents for a figure per head, all jobs for a share of jobs. */
  per: FiguresAsked.optional(),
  /** How its values are written. */
  unit: Unit,
  /** 1 where all count the same; one of 2 counts as two that say the same. */
  weight: z.number().positive().max(100),
});
export type Criterion = z.infer<typeof Criterion>;

/** "Who is like us?": the places nearest to one by stated criteria. */
export const WhoIsLikeUs = z.object({
  question: z.literal("who-is-like-us"),
  criteria: z.array(Criterion).min(1).max(20),
  /** The place that looks for its like. */
  places: z.array(z.string().min(1).max(100)).length(1),
  /** The places it might be like. The place itself is never among them. */
  among: Codes,
  /** Of those, places that are not wanted: neighbours, or a city too large to be of use. */
  leftOut: Codes.optional(),
  /** How many of the nearest make the group that it is compared with. */
  nearest: z.int().min(1).max(100),
  /** What differences are measured in: the standard deviation of all the places, or 1.4826 times their median absolute deviation. */
  yardstick: z.enum(["standard-deviation", "median-absolute-deviation"]),
});
export type WhoIsLikeUs = z.infer<typeof WhoIsLikeUs>;
