import * as z from "zod";
import { expect, test } from "vitest";
import { inPlainWords } from "./plain-words.ts";

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value, { error: inPlainWords }).error?.issues[0]?.message;

test.each([
  ["nothing where words are wanted", z.string().min(1), "", "This must be filled in."],
  ["a field that was left out", z.string(), undefined, "This must be filled in."],
  ["too many words", z.string().max(4000), "a".repeat(4001), "Use 4,000 characters or fewer."],
  ["no choice where one is needed", z.array(z.string()).min(1), [], "Choose at least one."],
  ["a choice that is not offered", z.enum(["draft", "adopted"]), "gone", "Choose one of those that are offered."],
  ["a half-typed date", z.iso.date(), "", "Give a day that exists, with its month and year."],
  ["what is no number", z.number(), undefined, "Give a number."],
  ["half a pound", z.int(), 0.5, "Give a whole number."],
  ["a negative cost", z.int().nonnegative(), -1, "This must be 0 or more."],
  ["a share of nothing", z.number().gt(0), 0, "This must be more than 0."],
])("says of %s what to do about it", (_, schema, value, words) => expect(said(schema, value)).toBe(words));

test("what a schema says of itself goes before it", () => {
  expect(said(z.string().min(10, "Say it in a sentence."), "short")).toBe("Say it in a sentence.");
});
