import { expect, test } from "vitest";
import { codeSetNamed, codeSets } from "@concord/domain/code-sets";
import { relationsOf, relationsOfSet } from "./relations.ts";

test("a district lies in its county and region, and knows what took over from it", () => {
  expect(relationsOf("lad-2021", "E07000163")).toEqual({
    within: [
      { code: "E10000023", name: "North Yorkshire", key: "county" },
      { code: "E12000003", name: "Yorkshire and The Humber", key: "region" },
    ],
    before: [],
    after: [{ code: "E06000065", name: "North Yorkshire", key: "lad", how: "merged" }],
    from: "2009-01-01",
    to: "2023-03-31",
  });
  expect(relationsOf("lad-2023", "E06000065").before).toHaveLength(7);
  expect(relationsOf("lad", "W06000001").within).toEqual([{ code: "W92000004", name: "Wales", key: "country" }]);
});

test("an industry, an occupation and a region each lie in one of the level above", () => {
  expect(relationsOf("sic-2007-subclass", "62012").within).toMatchObject([{ code: "6201", key: "sic-2007-class" }]);
  expect(relationsOf("sic-2007-division", "62").within).toEqual([
    { code: "J", name: "Information and communication", key: "sic-2007-section" },
  ]);
  expect(relationsOf("soc-2020-minor-group", "111").within).toMatchObject([{ code: "11", key: "soc-2020-sub-major-group" }]);
  expect(relationsOf("itl2-2021", "TLC1").within).toEqual([{ code: "TLC", name: "North East (England)", key: "itl1-2021" }]);
});

test("an authority that was made anew is followed to what took its place", () => {
  expect(relationsOf("combined-authority", "E47000011")).toMatchObject({ from: "2018-11-02", after: [{ code: "E47000014" }] });
});

test("every code that has one above it leads to a code of a set that there is", () => {
  for (const { key, codes } of codeSets) {
    for (const code of codes?.().keys() ?? []) {
      const { within, before, after } = relationsOf(key, code);
      for (const related of [...within, ...before, ...after]) {
        expect(codeSetNamed(related.key)?.codes?.().has(related.code), `${key} ${code} leads to ${related.code}`).toBe(true);
      }
      expect(within.length > 0, `${key} ${code}`).toBe(relationsOfSet(key).within);
    }
  }
});
