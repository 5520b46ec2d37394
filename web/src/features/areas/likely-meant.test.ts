import { expect, test } from "vitest";
import { codeSetNamed } from "@concord/domain/code-sets";
import { likelyMeant } from "./likely-meant.ts";

const in2023 = codeSetNamed("lad-2023")!;
const inAny = codeSetNamed("lad")!;

test.each([
  ["a code in small letters", "e08000035", { code: "E08000035", name: "Leeds", how: "written" }],
  ["a letter O for a nought", "E0800O035", { code: "E08000035", name: "Leeds", how: "written" }],
  ["a name", "north yorkshire", { code: "E06000065", name: "North Yorkshire", how: "named" }],
  ["a district that was merged", "E07000163", { code: "E06000065", name: "North Yorkshire", how: "taken-over" }],
])("%s has one that was likely meant", (_, entry, meant) => {
  expect(likelyMeant(in2023, entry)).toEqual(meant);
});

test("nothing is guessed of what is near nothing, and of districts whose lines were drawn afresh", () => {
  expect(likelyMeant(in2023, "Narnia")).toBeUndefined();
  expect(likelyMeant(in2023, "95A")).toBeUndefined();
});

test("a name that several districts have had is not guessed between", () => {
  expect(likelyMeant(inAny, "Barnsley")).toBeUndefined();
});
