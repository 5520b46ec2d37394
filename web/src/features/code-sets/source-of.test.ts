import { expect, test } from "vitest";
import { codeSets } from "@concord/domain/code-sets";
import { sourceOf } from "./source-of.ts";

test("every code set names where its codes come from", () => {
  expect(codeSets.filter(({ key }) => sourceOf(key) === undefined).map(({ key }) => key)).toEqual([]);
});
