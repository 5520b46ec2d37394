import { Claim, replacingRefusals, type ClaimToMake } from "@concord/domain/insights";

/** One of the claims that another is split into, as far as it is written. */
export type MadePart = { toMake: ClaimToMake | undefined; refusal: string | undefined };

export const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** Why it cannot be split so yet, in the API's sentences. */
export function whyNotParts(parts: readonly MadePart[]): string | undefined {
  for (const [at, { toMake, refusal }] of parts.entries()) {
    if (refusal !== undefined) return `The ${ordinals[at]} claim: ${refusal}`;
    if (!toMake) return `The ${ordinals[at]} claim lacks a number.`;
    const words = Claim.shape.words.safeParse(toMake.claim.words);
    if (!words.success) return `The ${ordinals[at]} claim: ${words.error.issues[0]?.message}`;
  }
  const words = parts.map(({ toMake }) => toMake?.claim.words.trim().toLowerCase());
  return new Set(words).size < parts.length ? replacingRefusals["same-claim-twice"] : undefined;
}
