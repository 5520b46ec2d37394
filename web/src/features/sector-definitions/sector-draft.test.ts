import { expect, test } from "vitest";
import { bodyOf, codesIn, draftOf, judgeDraft, shareIn, wrongCodes } from "./sector-draft.ts";

const words = {
  name: "Screen",
  description: "",
  source: "Growth plan",
  codes: [
    { code: "591", share: 1 },
    { code: "62012", share: 0.125 },
  ],
};

test("a definition is typed as it is kept, its shares in per cent", () => {
  const draft = draftOf(words);
  expect(draft.codes).toEqual([
    { code: "591", perCent: "100" },
    { code: "62012", perCent: "12.5" },
  ]);
  expect(bodyOf(draft)).toEqual(words);
  expect(judgeDraft(draft)).toEqual([]);
  expect(wrongCodes(draft.codes).size).toBe(0);
});

test.each([
  ["30", 0.3],
  [" 12.5 % ", 0.125],
  ["100", 1],
  ["0", undefined],
  ["101", undefined],
  ["", undefined],
  ["a third", undefined],
])("of “%s” the share is %s", (typed, share) => {
  expect(shareIn(typed)).toBe(share);
});

test("without a name, a source or a code it says so beside each", () => {
  expect(judgeDraft(draftOf()).map(({ at }) => at)).toEqual(["name", "source", "codes"]);
});

test("what is wrong with a code stands with it, and once for all in the form", () => {
  const draft = {
    ...draftOf(words),
    codes: [
      { code: "62", perCent: "100" },
      { code: "6201", perCent: "100" },
      { code: "6299", perCent: "0" },
    ],
  };
  expect(judgeDraft(draft)).toMatchObject([{ at: "codes", detail: expect.stringContaining("not codes of SIC 2007") }]);
  expect(wrongCodes(draft.codes).get("6299")).toContain("not a code of SIC 2007");
  const nested = draft.codes.slice(0, 2);
  expect([...wrongCodes(nested).keys()]).toEqual(["6201"]);
  expect(judgeDraft({ ...draft, codes: [{ code: "62", perCent: "120" }] })).toMatchObject([
    { at: "codes", detail: expect.stringContaining("up to 100%") },
  ]);
});

test("codes that were pasted and not added are not forgotten", () => {
  expect(judgeDraft({ ...draftOf(words), codes: [], pasted: "62" })).toMatchObject([{ at: "pasted" }]);
});

test("codes are taken from lists, spreadsheets and tables with names, however they are dotted", () => {
  expect(codesIn("62.01, 62.02\n63.11\t63.12")).toEqual(["6201", "6202", "6311", "6312"]);
  expect(codesIn("6201 Computer programming activities\nC Manufacturing of a kind\n58.290 Other")).toEqual(["6201", "C", "58290"]);
  expect(codesIn("J K\n62 62")).toEqual(["J", "K", "62"]);
  expect(codesIn("6299\nnonsense")).toEqual(["6299", "nonsense"]);
});
