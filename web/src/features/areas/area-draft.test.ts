import { expect, test } from "vitest";
import { refused } from "@concord/kernel";
import { judgeDraft, wrongMembers, type AreaDraft } from "./area-draft.ts";

const draft: AreaDraft = { name: "Aire Valley", description: "", codeSet: "lad-2023", members: ["E08000035", "E08000032"], pasted: "" };

test("an area of known places has nothing wrong with it", () => {
  expect(judgeDraft(draft)).toEqual([]);
  expect(wrongMembers(draft).size).toBe(0);
});

test("an area without a name, a list or a place says so beside each", () => {
  expect(judgeDraft({ ...draft, name: " ", members: [] }).map(({ at }) => at)).toEqual(["name", "members"]);
  expect(judgeDraft({ ...draft, codeSet: "" }).map(({ at }) => at)).toEqual(["codeSet"]);
  expect(judgeDraft({ ...draft, codeSet: "lad-1066" }).map(({ at }) => at)).toEqual(["codeSet"]);
});

test("many bad codes are one thing wrong with the form, and each is named where it stands", () => {
  const members = ["E08000035", ...Array.from({ length: 300 }, (_, at) => `E0800${at + 1000}`), "E07000163"];
  const wrong = judgeDraft({ ...draft, members });
  expect(wrong).toMatchObject([{ at: "members", detail: expect.stringContaining("not codes of the list") }]);
  const named = wrongMembers({ ...draft, members });
  expect(named.size).toBe(301);
  expect(named.get("E07000163")).toBe("Craven (E07000163) is not on the list LAD 2023.");
});

test("codes that were pasted and not added are not forgotten when the area is kept", () => {
  expect(judgeDraft({ ...draft, members: [], pasted: "E08000035" })).toMatchObject([{ at: "pasted" }]);
});

test("what the API says of a code stays with that code when others are taken out before it", () => {
  const failure = refused("area-codes-unknown", "Some", [{ at: "body.members.1", detail: "Not this one." }]);
  const answered = { failure, sent: ["E08000035", "E08000032"] };
  expect([...wrongMembers({ ...draft, members: ["E08000032"] }, answered)]).toEqual([["E08000032", "Not this one."]]);
  expect(wrongMembers({ ...draft, members: ["E08000035"] }, answered).size).toBe(0);
});
