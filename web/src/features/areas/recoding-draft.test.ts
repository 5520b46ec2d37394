import { expect, test } from "vitest";
import { bodyOf, judgeRecoding, type RecodingDraft } from "./recoding-draft.ts";

const draft: RecodingDraft = { codes: "E07000163, E07000164", from: "", to: "lad", on: "2023-04-01" };

test("codes are sent each once, with a list only where it is said and a day only where it counts", () => {
  expect(bodyOf(draft)).toEqual({ codes: ["E07000163", "E07000164"], to: "lad", on: "2023-04-01" });
  expect(bodyOf({ ...draft, from: "lad-2021", to: "are_1", codes: "E07000163 E07000163" })).toEqual({
    codes: ["E07000163"],
    from: "lad-2021",
    to: "are_1",
  });
  expect(judgeRecoding(draft)).toEqual([]);
});

test("no codes, a day that is none and a sentence for a code are each said once and where they stand", () => {
  expect(judgeRecoding({ ...draft, codes: " " })).toEqual([{ at: "codes", detail: "Send at least one code" }]);
  expect(judgeRecoding({ ...draft, on: "" })).toMatchObject([{ at: "on" }]);
  const long = "a place with a name that goes on and on ".repeat(4);
  expect(judgeRecoding({ ...draft, codes: `${long}\nand another: ${long}` })).toEqual([
    { at: "codes", detail: "“a place with a name that goes on and on …” is too long to be a code." },
  ]);
});
