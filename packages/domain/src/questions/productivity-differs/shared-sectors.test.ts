import { expect, test } from "vitest";
import { coverOf, codeOfCover, isEveryIndustry } from "./industry-cover.ts";
import { sharedSectors } from "./shared-sectors.ts";

const cover = (code: string) => [...(coverOf(code) ?? [])].sort();

test.each([
  ["C", "C"],
  ["C (10-33)", "C"],
  ["AB (1-9)", "A-B"],
  ["CA-CB (10-15)", "10-15"],
  ["DE (35-39)", "D-E"],
  ["A-E", "A-E"],
  ["49-51", "49-51"],
  ["58–60", "58-60"],
  ["41", "41"],
  ["L (68)", "L"],
  ["62012", "62"],
  ["01", "01"],
  ["B,D,E Energy & water", "B+D-E"],
  ["K-N Banking finance & insurance etc.", "K-N"],
  ["A Agricuture & fishing", "A"],
  ["C : Manufacturing", "C"],
  ["T (97-98)", "T"],
])("the code %s covers %s", (code, expected) => {
  expect(codeOfCover(cover(code))).toBe(expected);
});

test("division 68 is not the rent that owners pay themselves, and section L of the accounts is both where it stands apart", () => {
  expect(cover("68IMP")).toEqual(["68IMP"]);
  expect(cover("68")).toEqual(["68"]);
});

test.each(["Total", "All industries", "total", "A-U", "A-T"])("%s is every industry, and covers none", (code) => {
  expect(isEveryIndustry(code)).toBe(true);
  expect(coverOf(code)).toBeUndefined();
});

test.each(["X", "CA-CB", "Ateliers", "", "00", "W (100)"])("%s names no industry", (code) => {
  expect(isEveryIndustry(code)).toBe(false);
  expect(coverOf(code)).toBeUndefined();
});

const accounts = [
  "41",
  "42",
  "43",
  "45",
  "46",
  "47",
  "68",
  "68IMP",
  "A-E",
  "AB (1-9)",
  "C (10-33)",
  "CA-CB (10-15)",
  "CC (16-18)",
  "CD-CG (19-23)",
  "CH (24-25)",
  "CI-CL (26-30)",
  "CM (31-33)",
  "DE (35-39)",
  "F (41-43)",
  "G (45-47)",
  "L (68)",
  "T (97-98)",
  "Total",
];
const asked = {
  outputCodes: accounts,
  jobCodes: ["A", "B", "C", "D", "E", "F", "G", "L", "U"],
  sectorDetail: "section",
  rent: "left-out",
} as const;
const sectors = (but: Partial<Parameters<typeof sharedSectors>[0]> = {}) => sharedSectors({ ...asked, ...but });

test("the regional accounts and jobs by section share sections, joined where the accounts join them, and nothing is counted twice", () => {
  const shared = sectors();
  expect(shared.sectors.map(({ code, outputKeys, jobKeys }) => [code, outputKeys, jobKeys])).toEqual([
    ["A-B", ["AB (1-9)"], ["A", "B"]],
    ["C", ["C (10-33)"], ["C"]],
    ["D-E", ["DE (35-39)"], ["D", "E"]],
    ["F", ["F (41-43)"], ["F"]],
    ["G", ["G (45-47)"], ["G"]],
    ["L", ["68"], ["L"]],
  ]);
  expect(shared).toMatchObject({
    onlyOutput: [{ code: "T", keys: ["T (97-98)"] }],
    onlyJobs: [{ code: "U", keys: ["U"] }],
    unlike: [],
    unknown: [],
    leftOutRent: ["68IMP"],
  });
});

test("with the rent kept, section L is as the accounts publish it", () => {
  const shared = sectors({ rent: "kept" });
  expect(shared.sectors.find(({ code }) => code === "L")).toMatchObject({ outputKeys: ["L (68)"] });
  expect(shared.leftOutRent).toEqual([]);
});

test("jobs by class go as far as the accounts go", () => {
  const shared = sectors({ jobCodes: ["10110", "13100", "16100", "25110", "41100", "43210", "68100"], sectorDetail: "as-published" });
  expect(shared.sectors.map(({ code, outputKeys, jobKeys }) => [code, outputKeys, jobKeys])).toEqual([
    ["10-15", ["CA-CB (10-15)"], ["10110", "13100"]],
    ["16-18", ["CC (16-18)"], ["16100"]],
    ["24-25", ["CH (24-25)"], ["25110"]],
    ["41", ["41"], ["41100"]],
    ["43", ["43"], ["43210"]],
    ["L", ["68"], ["68100"]],
  ]);
  expect(shared.onlyOutput.map(({ code }) => code)).toContain("42");
  expect(shared.unlike).toEqual([]); // finer codes do not show which divisions a table covers
});

test("where no code is published for just that sector, its smaller ones are added up", () => {
  const shared = sectors({ outputCodes: ["41", "42", "43"], jobCodes: ["F"] });
  expect(shared.sectors).toMatchObject([{ code: "F", outputKeys: ["41", "42", "43"], jobKeys: ["F"] }]);
});

test("a sector of which one table lacks divisions is named", () => {
  expect(sectors({ outputCodes: ["41", "43"], jobCodes: ["F"] }).unlike).toEqual(["F"]);
});

test("divisions beside their own classes, and codes that overlap, are refused", () => {
  expect(() => sectors({ jobCodes: ["41", "41100"] })).toThrow(/several levels/);
  expect(() => sectors({ jobCodes: ["411", "41100"] })).toThrow(/several levels/);
  expect(() => sectors({ outputCodes: ["10-15", "14-18"], jobCodes: ["C"] })).toThrow(/overlap/);
  expect(() => sectors({ sectorDetail: "class" })).toThrow(/not published so finely/);
});

test("a division alone within a published group of them is no second count", () => {
  const shared = sectors({ outputCodes: ["K (64-66)", "64"], jobCodes: ["K"] });
  expect(shared.sectors).toMatchObject([{ code: "K", outputKeys: ["K (64-66)"] }]);
});

test("one thing by two codes is counted once, and what names no industry is named", () => {
  expect(sectors({ outputCodes: ["F", "F (41-43)"], jobCodes: ["F"] }).sectors).toMatchObject([{ outputKeys: ["F"] }]);
  expect(sectors({ jobCodes: ["F", "Unknown"] }).unknown).toEqual(["Unknown"]);
});
