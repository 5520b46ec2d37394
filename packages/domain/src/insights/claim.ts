import * as z from "zod";

/** What a figure is held against where it is not a number: the same figure of another row of its table, or of every other. */
export const Against = z.discriminatedUnion("is", [
  z.object({ is: z.literal("row"), row: z.string().min(1).max(200) }),
  z.object({ is: z.literal("every-other-row") }),
]);
export type Against = z.infer<typeof Against>;

/** What the author lets happen to the figure before the claim is weakened. */
export const Rules = z.object({
  /** How far the figure may move towards what it is held against, from where it was when the claim was made. */
  margin: z.number().nonnegative(),
  /** By how much of the cells it needs its coverage may fall, as a share of them. Not said: by nothing. */
  coverageMayFall: z.number().min(0).max(1).optional(),
  /** Whether its interval may come to reach what it is held against. Not said: that weakens it. On the run its author saw it always does. */
  mayMeet: z.boolean().optional(),
});
export type Rules = z.infer<typeof Rules>;

/** The claim, typed so that it can be judged again on other data. */
export const Claim = z.object({
  words: z.string().trim().min(10, "Say it in a sentence.").max(500),
  /** Which figure: the table of the answer, the row in it, and the measure. */
  table: z.string().min(1).max(60),
  row: z.string().min(1).max(200),
  measure: z.string().min(1).max(60),
  direction: z.enum(["above", "below"]),
  /** The number it is held against; of a claim against another row, by how much it is beyond that row: 0 for no more than beyond it. */
  threshold: z.number(),
  against: Against.optional(),
  ...Rules.shape,
});
export type Claim = z.infer<typeof Claim>;

/** A claim without its words: what it says of which figure. */
export type Test = Pick<Claim, "table" | "row" | "measure" | "direction" | "threshold" | "against">;

/**
 * The number that the judged quantity must be beyond: the threshold, for a
 * figure held against a number; for a lead, the least lead on the claim's side
 * of nought.
 */
export const boundOf = ({ direction, threshold, against }: Pick<Claim, "direction" | "threshold" | "against">): number =>
  against !== undefined && direction === "below" ? 0 - threshold : threshold; // 0, not -0
