import { expect, test } from "vitest";
import type { ClaimToMake } from "@concord/domain/insights";
import { whyNotParts } from "./why-not-parts.ts";

const part = (words: string, refusal?: string) => ({ toMake: { claim: { words } } as ClaimToMake, refusal });

test("a claim is split once each part says something of its own that the figure bears out", () => {
  expect(whyNotParts([part("Making grew the most."), part("Selling fell.")])).toBeUndefined();
  expect(whyNotParts([part("Making grew the most."), part("")])).toBe("The second claim: Say it in a sentence.");
  expect(whyNotParts([part("Making grew the most."), part("making grew the most. ")])).toContain("the same words");
  expect(whyNotParts([part("Making grew the most.", "It did not."), part("Selling fell.")])).toBe("The first claim: It did not.");
  expect(whyNotParts([part("Making grew the most."), { toMake: undefined, refusal: undefined }])).toBe("The second claim lacks a number.");
});
