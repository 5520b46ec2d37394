import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { pin } from "@concord/testkit";
import type { CellRow } from "../evidence/index.ts";
import { answerQuestion, type Question } from "./index.ts";

const question = (but: Partial<Question> = {}): Question => ({
  question: "unusually-good-at",
  datasetId: pin().datasetId,
  places: ["here"],
  reference: ["here", "there"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
  ...but,
});

const cell = (place: string, period: string, industry: string, value: number | null, status: CellRow["cell"]["status"] = "normal") => ({
  place,
  period,
  industry,
  cell: { value, status: value === null && status === "normal" ? ("missing" as const) : status },
});

/** Both places and both periods, by industry: [here 2015, here 2021, there 2015, there 2021]. */
const cellsOf = (byIndustry: Record<string, readonly (number | null)[]>): CellRow[] =>
  Object.entries(byIndustry).flatMap(([industry, [a, b, c, d]]) => [
    cell("here", "2015", industry, a!),
    cell("here", "2021", industry, b!),
    cell("there", "2015", industry, c!),
    cell("there", "2021", industry, d!),
  ]);

const ask = (cells: readonly CellRow[], but: Partial<Question> = {}, rounding: "none" | "bres" = "none") =>
  answerQuestion(question(but), { pin: pin(), rounding, cells, names: new Map([["C", "C : Manufacturing"]]) });
const sector = (answer: ReturnType<typeof ask>, code: string) => answer.sectors.find((row) => row.code === code)!;
const codesOf = (answer: ReturnType<typeof ask>) => answer.warnings.map(({ code }) => code);

const twoSectors = cellsOf({ C: [1_000, 1_200, 4_000, 3_800], G: [4_000, 3_800, 16_000, 16_200] });

test("a worked example that can be checked by hand", () => {
  const answer = ask(twoSectors);
  // Here 1,200 of 5,000 jobs; everywhere 5,000 of 25,000: 24% against 20%.
  expect(sector(answer, "C")).toMatchObject({
    name: "Manufacturing",
    jobsTo: { point: 1_200 },
    share: { point: 0.24 },
    locationQuotient: { point: 1.2, low: 1.2, high: 1.2 },
    growth: { point: 0.2 },
    quadrant: "strengths",
    tier: 1,
    ranks: { best: 1, worst: 1 },
  });
  expect(sector(answer, "G")).toMatchObject({ quadrant: "watch", ranks: { best: 2, worst: 2 } });
  expect(answer).toMatchObject({ areaJobs: { point: 5_000 }, referenceJobs: { point: 25_000 }, coverage: { share: 1, blank: 0 } });
  expect(answer.warnings).toEqual([]);
});

test("rounding is carried through: figures near a line are not called one side of it", () => {
  const answer = ask(cellsOf({ C: [1_000, 1_250, 4_000, 3_500], G: [4_000, 4_000, 16_000, 16_000] }), {}, "bres");
  // 1,000 was 950 to 1,125 and 1,250 was 1,125 to 1,375.
  expect(sector(answer, "C").growth).toEqual({ point: 0.25, low: 0, high: expect.closeTo(1_375 / 950 - 1, 9) });
  expect(sector(answer, "C").jobsTo).toEqual({ point: 1_250, low: 1_125, high: 1_375 });
  const { point, low, high } = sector(answer, "C").locationQuotient;
  expect(low!).toBeLessThan(point!);
  expect(high!).toBeGreaterThan(point!);

  const astride = ask(cellsOf({ C: [1_000, 1_000, 4_000, 4_000], G: [4_000, 4_000, 16_000, 16_000] }), {}, "bres");
  expect(sector(astride, "C")).toMatchObject({ quadrant: "cannot-be-told", tier: 1 });
  expect(sector(astride, "G")).toMatchObject({ tier: 1, ranks: { best: 1, worst: 2 } });
});

test("a blank or suppressed cell is left out and counted, never taken as 0", () => {
  const answer = ask([
    ...cellsOf({ C: [1_000, 1_200, 4_000, 3_800] }),
    cell("here", "2015", "G", null, "suppressed"),
    cell("here", "2021", "G", 3_800),
    cell("there", "2015", "G", 16_000),
    cell("there", "2021", "G", null),
  ]);
  expect(sector(answer, "G")).toMatchObject({
    jobsFrom: { point: null },
    jobsTo: { point: 3_800 },
    growth: { point: null },
    locationQuotient: { low: null, high: null },
    quadrant: "cannot-be-told",
    tier: null,
    notes: ["cells-missing"],
  });
  expect(answer.coverage).toMatchObject({ cells: 8, blank: 1, suppressed: 1, absent: 0, share: 0.75 });
  expect(codesOf(answer)).toEqual(expect.arrayContaining(["blank-cells", "suppressed-cells"]));
});

test("a row that is not there is missing too", () => {
  const answer = ask(twoSectors.slice(0, -1));
  expect(answer.coverage).toMatchObject({ cells: 8, absent: 1 });
  expect(sector(answer, "G").notes).toEqual(["cells-missing"]);
});

test("five-digit codes add up to divisions and sections, and a pseudo-code is counted where it belongs and named", () => {
  const cells = cellsOf({
    "01000": [500, 500, 700, 700],
    "13100": [300, 400, 300, 300],
    "13200": [300, 200, 300, 300],
    "47110": [9_000, 9_000, 9_000, 9_000],
  });
  const divisions = ask(cells, { sectorDetail: "division" });
  expect(divisions.sectors.map(({ code, name }) => [code, name])).toEqual([
    ["01", "Crop and animal production, hunting and related service activities"],
    ["13", "Manufacture of textiles"],
    ["47", "Retail trade, except of motor vehicles and motorcycles"],
  ]);
  expect(sector(divisions, "13")).toMatchObject({ jobsFrom: { point: 600 }, jobsTo: { point: 600 } });
  expect(sector(divisions, "01").notes).toEqual(["pseudo-code"]);
  expect(divisions.warnings.find(({ code }) => code === "pseudo-code")?.detail).toContain("01000");

  expect(ask(cells, { sectorDetail: "section" }).sectors.map(({ code }) => code)).toEqual(["A", "C", "G"]);
});

test.each([
  ["a period that is not there", { from: "1999" }, twoSectors, "period-not-found"],
  ["an area that is not there", { places: ["nowhere"] }, twoSectors, "place-not-found"],
  ["divisions of a table of sections", { sectorDetail: "division" as const }, twoSectors, "not-fine-enough"],
  ["a table that counts every job twice", {}, [...twoSectors, ...cellsOf({ "13": [1, 1, 1, 1] })], "mixed-levels"],
  ["a table with several counts of one thing", {}, [...twoSectors, twoSectors[0]!], "several-counts"],
])("refuses %s", (_, but, cells, code) => {
  expect(() => ask(cells, but)).toThrow(expect.objectContaining({ kind: "refused", code }));
});

test("a place that is not there is left out, and said", () => {
  const answer = ask(twoSectors, { reference: ["here", "there", "nowhere"] });
  expect(codesOf(answer)).toContain("place-not-found");
  expect(answer.coverage).toMatchObject({ placesAsked: 3, placesFound: 2 });
  expect(answer.coverage.share).toBeLessThan(1);
});

test("warns of a small base, of a series break, and of a dataset that is not rounded as it says", () => {
  const answer = ask(
    cellsOf({ C: [53, 100, 4_000, 4_000], G: [4_000, 4_000, 16_000, 16_000] }).map((row) =>
      row.period === "2015" ? { ...row, period: "2014" } : row,
    ),
    { from: "2014" },
    "bres",
  );
  expect(codesOf(answer)).toEqual(["series-break", "rounding-not-as-said", "small-base"]);
});

test("the same cells in any order have the same answer to the last digit", () => {
  const hash = contentHash(ask(twoSectors));
  fc.assert(
    fc.property(fc.shuffledSubarray(twoSectors, { minLength: twoSectors.length }), (cells) => {
      expect(contentHash(ask(cells))).toBe(hash);
    }),
    { numRuns: 20 },
  );
});

test("every figure lies within its interval, whatever the cells", () => {
  const published = fc.constantFrom(0, 5, 45, 50, 75, 225, 250, 300, 500, 900, 1_000, 2_250, 2_500, 4_500, 5_000, 17_000);
  const row = fc.tuple(published, published, published, published);
  fc.assert(
    fc.property(row, row, row, (C, G, J) => {
      const answer = ask(cellsOf({ C, G, J }), {}, "bres");
      for (const { share, locationQuotient, growth, jobsTo } of answer.sectors) {
        for (const { point, low, high } of [share, locationQuotient, growth, jobsTo]) {
          if (point === null) continue;
          expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(point + 1e-9);
          expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(point - 1e-9);
        }
      }
    }),
  );
});
