import { expect, test } from "vitest";
import { sectionOf, sicSections } from "../reference/sic-2007.ts";
import { codeSetNamed, codeSets, isInCodeSet } from "./code-set.ts";
import { listCodes } from "./list-codes.ts";
import { sicChildrenOf, sicCodes, sicLevelOf, sicLevels, sicNameOf, sicParentOf } from "./sic-2007.ts";
import { socChildrenOf, socCodes, socLevelOf, socLevels, socNameOf, socParentOf } from "./soc.ts";

test("SIC 2007 has 21 sections, 88 divisions, 272 groups and 615 classes, of which 78 are divided into 191 subclasses", () => {
  expect(sicLevels.map((level) => sicCodes(level).size)).toEqual([21, 88, 272, 615, 728]);
  const subclasses = [...sicCodes("subclass").keys()].filter((code) => !code.endsWith("0"));
  expect(subclasses).toHaveLength(191);
  expect(new Set(subclasses.map((code) => code.slice(0, 4))).size).toBe(78);
});

test("every industry but a section lies in one of the level above, which has it among its own", () => {
  for (const level of sicLevels) {
    for (const code of sicCodes(level).keys()) {
      expect(sicLevelOf(code), code).toBe(level);
      expect(sicNameOf(code), code).toBeTruthy();
      expect(sectionOf(code), code).toBeDefined();
      const parent = sicParentOf(code);
      if (level === "section") expect(parent).toBeUndefined();
      else expect(sicChildrenOf(parent ?? ""), code).toContain(code);
    }
  }
});

test("the levels of software: from section J down to a subclass, and a class that has none is written with a 0", () => {
  expect(sicParentOf("62012")).toBe("6201");
  expect(sicParentOf("62")).toBe("J");
  expect(sicChildrenOf("6201")).toEqual(["62011", "62012"]);
  expect(sicChildrenOf("6202")).toEqual(["62020"]);
  expect(sicNameOf("62020")).toBe("Computer consultancy activities");
  expect(sicNameOf("7734")).toBe("Renting and leasing of water transport equipment");
  expect(sicChildrenOf("62012")).toEqual([]);
});

test("what looks like an industry and is none is of no level", () => {
  for (const code of ["04", "629", "6204", "62013", "01000", "Z", "", "6", "620120", "62.01"])
    expect(sicLevelOf(code), code).toBeUndefined();
});

test.each([
  [2010, [9, 25, 90, 369]],
  [2020, [9, 26, 104, 412]],
] as const)("SOC %i has its published number of groups at each level, each in one of the level above", (edition, counts) => {
  expect(socLevels.map((level) => socCodes(edition, level).size)).toEqual(counts);
  for (const level of socLevels) {
    for (const code of socCodes(edition, level).keys()) {
      expect(socLevelOf(edition, code), code).toBe(level);
      const parent = socParentOf(edition, code);
      if (level === "major group") expect(parent).toBeUndefined();
      else expect(socChildrenOf(edition, parent ?? ""), code).toContain(code);
    }
  }
  expect(socNameOf(2010, "2136")).toBe("Programmers and software development professionals");
  expect(socNameOf(2020, "2134")).toBe("Programmers and software development professionals");
});

test("ITL regions of each level lie in one of the level above, in 2021 (12, 41, 179) and in 2025 (12, 46, 182)", () => {
  for (const [vintage, sizes] of [
    [2021, [12, 41, 179]],
    [2025, [12, 46, 182]],
  ] as const) {
    const levels = [1, 2, 3].map((level) => codeSetNamed(`itl${level}-${vintage}`)?.codes?.() ?? new Map<string, string>());
    expect(levels.map(({ size }) => size)).toEqual(sizes);
    for (const code of [...(levels[1]?.keys() ?? []), ...(levels[2]?.keys() ?? [])]) {
      expect(levels[code.length - 4]?.has(code.slice(0, -1)), code).toBe(true);
    }
  }
});

test("every code set has a key of its own, and every code of a list has the set's shape and a name", () => {
  expect(new Set(codeSets.map(({ key }) => key)).size).toBe(codeSets.length);
  for (const set of codeSets) {
    for (const [code, name] of set.codes?.() ?? []) {
      expect(set.shape.test(code), `${code} of ${set.name}`).toBe(true);
      expect(name, `${code} of ${set.name}`).not.toBe("");
      expect(isInCodeSet(set, code)).toBe(true);
    }
  }
});

test("the divisions of a section are its children, in the order of the classification", () => {
  for (const { code, divisions } of sicSections) expect(sicChildrenOf(code)).toEqual(divisions.map((division) => division.code));
});

test("a list of codes is read page by page, and by words that stand in code or name", () => {
  const first = listCodes("sic-2007-class", { limit: 100 });
  expect(first.items).toHaveLength(100);
  let seen = first.items.length;
  for (let after = first.next; after !== undefined; ) {
    const page = listCodes("sic-2007-class", { limit: 100, after });
    seen += page.items.length;
    after = page.next;
  }
  expect(seen).toBe(615);
  expect(listCodes("lad-2023", { q: "york north" }).items).toEqual([{ code: "E06000065", name: "North Yorkshire" }]);
  expect(listCodes("lad-2023", { q: "E08000032" }).items).toEqual([{ code: "E08000032", name: "Bradford" }]);
});

test("a set that is not known is not found, and small areas are not listed", () => {
  expect(() => listCodes("lad-1999", {})).toThrow(expect.objectContaining({ kind: "not-found" }));
  expect(() => listCodes("msoa", {})).toThrow(expect.objectContaining({ code: "codes-not-listed" }));
});
