import * as z from "zod";

/**
 * What came of holding a claim's words against its figure. Those that contradict it keep the claim from being saved until its author says
 * why it is right; the others are what nobody could tell, and only said.
 */
export const wordsFindings = {
  "direction-contradicts": "The words say another direction than the figure.",
  "size-contradicts": "The words say another size than the figure.",
  "place-contradicts": "The words say another place among the others than the figure.",
  "direction-not-told": "The words say a direction that this figure does not tell.",
  "size-not-the-point": "The words say a size that is not the figure, though its interval holds it.",
  "size-not-told": "The words say a size that this figure does not tell.",
  "place-not-claimed": "The words say a place among the others that the claim is not held to.",
  "nothing-to-check": "The words say no direction and no size that could be held against the figure.",
} as const;

export const WordsFinding = z.object({
  code: z.enum(Object.keys(wordsFindings) as [keyof typeof wordsFindings, ...(keyof typeof wordsFindings)[]]),
  sentence: z.string(),
  /** The stretch of the words it is about, counted in UTF-16 units. */
  at: z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }),
});
export type WordsFinding = z.infer<typeof WordsFinding>;

export const contradicts = ({ code }: Pick<WordsFinding, "code">): boolean => code.endsWith("-contradicts");
