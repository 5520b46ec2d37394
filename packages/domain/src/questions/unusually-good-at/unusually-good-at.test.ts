import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../../evidence/index.ts";
import { askQuestion, kindOf, unwatched, type Row, type Table, type UnusuallyGoodAt } from "../index.ts";
import { unusuallyGoodAt } from "./index.ts";

const parts = ["place", "period", "industry"] as const;
const question = (but: Partial<UnusuallyGoodAt> = {}): UnusuallyGoodAt => ({
  question: "unusually-good-at",
  jobs: { datasetId: pin().datasetId },
  places: ["here"],
  reference: ["here", "there"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
  ...but,
});

/** Both places and both periods, by industry: [here 2015, here 2021, there 2015, there 2021]. */
const rowsOf = (byIndustry: Record<string, readonly (number | null)[]>): RowOfCube[] =>
  Object.entries(byIndustry).flatMap(([industry, [a, b, c, d]]) => [
    { place: "here", period: "2015", industry, value: a! },
    { place: "here", period: "2021", industry, value: b! },
    { place: "there", period: "2015", industry, value: c! },
    { place: "there", period: "2021", industry, value: d! },
  ]);

const ask = (rows: readonly RowOfCube[], but: Partial<UnusuallyGoodAt> = {}, rounding: "none" | "bres" = "none") =>
  unusuallyGoodAt.answer(
    question(but),
    { jobs: cubeOfRows(rows, { parts, rounding, names: { industry: { C: "C : Manufacturing" } } }) },
    unwatched,
  );
type Answered = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answered, key: string): Table => answer.tables.find((one) => one.key === key)!;
const row = (answer: Answered, key: string, code: string): Row => table(answer, key).rows.find((one) => one.code === code)!;
const sector = (answer: Answered, code: string) => row(answer, "sectors", code);
const codesOf = (answer: Answered) => answer.warnings.map(({ code }) => code);

const twoSectors = rowsOf({ C: [1_000, 1_200, 4_000, 3_800], G: [4_000, 3_800, 16_000, 16_200] });

test("a worked example that can be checked by hand", async () => {
  const answer = await ask(twoSectors);
  // Here 1,200 of 5,000 jobs; everywhere 5,000 of 25,000: 24% against 20%.
  expect(sector(answer, "C")).toMatchObject({
    name: "Manufacturing",
    figures: {
      "jobs-to": { point: 1_200 },
      share: { point: 0.24 },
      "location-quotient": { point: 1.2, low: 1.2, high: 1.2 },
      growth: { point: 0.2 },
      "growth-there": { point: 0 },
    },
    labels: { quadrant: "strengths" },
    tier: 1,
    ranks: { best: 1, worst: 1 },
  });
  expect(sector(answer, "G")).toMatchObject({ labels: { quadrant: "watch" }, ranks: { best: 2, worst: 2 } });
  expect(row(answer, "whole", "area").figures.jobs!.point).toBe(5_000);
  expect(row(answer, "whole", "reference").figures.jobs!.point).toBe(25_000);
  expect(answer.coverage).toMatchObject({ share: 1, blank: 0 });
  expect(answer.warnings).toEqual([]);
});

test("rounding is carried through: figures near a line are not called one side of it", async () => {
  const answer = await ask(rowsOf({ C: [1_000, 1_250, 4_000, 3_500], G: [4_000, 4_000, 16_000, 16_000] }), {}, "bres");
  // 1,000 was 950 to 1,125 and 1,250 was 1,125 to 1,375.
  expect(sector(answer, "C").figures.growth).toEqual({ point: 0.25, low: 0, high: expect.closeTo(1_375 / 950 - 1, 9) });
  expect(sector(answer, "C").figures["jobs-to"]).toEqual({ point: 1_250, low: 1_125, high: 1_375 });
  const { point, low, high } = sector(answer, "C").figures["location-quotient"]!;
  expect(low!).toBeLessThan(point!);
  expect(high!).toBeGreaterThan(point!);

  const astride = await ask(rowsOf({ C: [1_000, 1_000, 4_000, 4_000], G: [4_000, 4_000, 16_000, 16_000] }), {}, "bres");
  expect(sector(astride, "C")).toMatchObject({ labels: { quadrant: "cannot-be-told" }, tier: 1 });
  expect(sector(astride, "G")).toMatchObject({ tier: 1, ranks: { best: 1, worst: 2 } });
});

test("a blank or suppressed cell is left out and counted, never taken as 0", async () => {
  const answer = await ask([
    ...rowsOf({ C: [1_000, 1_200, 4_000, 3_800] }),
    { place: "here", period: "2015", industry: "G", value: null, status: "suppressed" },
    { place: "here", period: "2021", industry: "G", value: 3_800 },
    { place: "there", period: "2015", industry: "G", value: 16_000 },
    { place: "there", period: "2021", industry: "G", value: null },
  ]);
  expect(sector(answer, "G")).toMatchObject({
    figures: {
      "jobs-from": { point: null },
      "jobs-to": { point: 3_800 },
      growth: { point: null },
      "location-quotient": { low: null, high: null },
    },
    labels: { quadrant: "cannot-be-told" },
    tier: null,
    notes: ["cells-missing"],
  });
  expect(answer.coverage).toMatchObject({ cells: 8, blank: 1, suppressed: 1, absent: 0, share: 0.75 });
  expect(codesOf(answer)).toEqual(expect.arrayContaining(["blank-cells", "suppressed-cells"]));
});

test("a row that is not there is missing too", async () => {
  const answer = await ask(twoSectors.slice(0, -1));
  expect(answer.coverage).toMatchObject({ cells: 8, absent: 1 });
  expect(sector(answer, "G").notes).toEqual(["cells-missing"]);
});

const fiveDigits = rowsOf({
  "01000": [500, 500, 700, 700],
  "13100": [300, 400, 300, 300],
  "13200": [300, 200, 300, 300],
  "47110": [9_000, 9_000, 9_000, 9_000],
});

test("five-digit codes add up to divisions and sections, and a pseudo-code is counted where it belongs and named", async () => {
  const divisions = await ask(fiveDigits, { sectorDetail: "division" });
  expect(table(divisions, "sectors").rows.map(({ code, name }) => [code, name])).toEqual([
    ["01", "Crop and animal production, hunting and related service activities"],
    ["13", "Manufacture of textiles"],
    ["47", "Retail trade, except of motor vehicles and motorcycles"],
  ]);
  expect(sector(divisions, "13").figures).toMatchObject({ "jobs-from": { point: 600 }, "jobs-to": { point: 600 } });
  expect(sector(divisions, "01").notes).toEqual(["pseudo-code"]);
  expect(divisions.warnings.find(({ code }) => code === "pseudo-code")?.detail).toContain("01000");

  const sections = await ask(fiveDigits, { sectorDetail: "section" });
  expect(table(sections, "sectors").rows.map(({ code }) => code)).toEqual(["A", "C", "G"]);
});

test("opened up, a sector's parts are held against the whole economy as they would be in the whole list", async () => {
  const all = await ask(fiveDigits, { sectorDetail: "class" }, "bres");
  const within = await ask(fiveDigits, { sectorDetail: "class", within: "13" }, "bres");
  expect(table(within, "sectors").rows.map(({ code }) => code)).toEqual(["1310", "1320"]);
  expect(sector(within, "1310").figures).toEqual(sector(all, "1310").figures);
});

test("one sector place by place: each place as if it were asked about alone, and the whole reference at 1", async () => {
  const answer = await ask(twoSectors, { sector: "C" }, "none");
  expect(table(answer, "places")).toMatchObject({
    title: "Manufacturing, place by place",
    rowsAre: "place",
    rankedBy: "location-quotient",
  });
  for (const place of ["here", "there"]) {
    const alone = sector(await ask(twoSectors, { places: [place] }), "C");
    for (const measure of ["jobs-from", "jobs-to", "share", "location-quotient", "growth"]) {
      expect(row(answer, "places", place).figures[measure]).toEqual(alone.figures[measure]);
    }
    expect(row(answer, "places", place).labels).toEqual(alone.labels);
  }
  const weighted = table(answer, "places").rows.reduce(
    (sum, { code, figures }) => sum + figures["location-quotient"]!.point! * (code === "here" ? 0.2 : 0.8),
    0,
  );
  expect(weighted).toBeCloseTo(1, 9);
  expect(row(answer, "places", "here").ranks).toEqual({ best: 1, worst: 1 });
  const opened = await ask(fiveDigits, { sector: "13", sectorDetail: "class", within: "13" }); // and so it stays when it is opened up
  expect(row(opened, "places", "here").figures["jobs-to"]!.point).toBe(600);
  await expect(async () => ask(twoSectors, { sector: "Q" })).rejects.toMatchObject({ code: "sector-not-found" });
});

test("place by place, the intervals are those of the place alone too, rounded and incomplete", async () => {
  const rows = [
    ...twoSectors,
    ...twoSectors
      .filter(({ place }) => place === "there")
      .map((one): RowOfCube => ({ ...one, place: "far", value: one.industry === "G" && one.period === "2021" ? null : one.value })),
  ];
  const reference = ["here", "there", "far"];
  const answer = await ask(rows, { sector: "C", reference }, "bres");
  for (const place of reference) {
    const alone = sector(await ask(rows, { places: [place], reference }, "bres"), "C");
    expect(row(answer, "places", place).figures["location-quotient"]).toEqual(alone.figures["location-quotient"]);
  }
});

test("output is called output", async () => {
  const answer = await ask(twoSectors, { counts: "output" });
  expect(
    table(answer, "sectors")
      .measures.map(({ name }) => name)
      .slice(0, 3),
  ).toEqual(["Output 2015", "Output 2021", "Share of output"]);
});

test.each([
  ["a period that is not there", { from: "1999" }, twoSectors, "period-not-found"],
  ["an area that is not there", { places: ["nowhere"] }, twoSectors, "place-not-found"],
  ["divisions of a table of sections", { sectorDetail: "division" as const }, twoSectors, "not-fine-enough"],
  ["a table that counts every job twice", {}, [...twoSectors, ...rowsOf({ "13": [1, 1, 1, 1] })], "mixed-levels"],
  ["a total among its parts", {}, [...twoSectors, ...rowsOf({ Total: [1, 1, 1, 1] })], "overlapping-industries"],
])("refuses %s", async (_, but, rows, code) => {
  await expect(async () => ask(rows, but)).rejects.toMatchObject({ kind: "refused", code });
});

test("a place that is not there is left out, and said", async () => {
  const answer = await ask(twoSectors, { reference: ["here", "there", "nowhere"] });
  expect(codesOf(answer)).toContain("place-not-found");
  expect(answer.coverage).toMatchObject({ placesAsked: 3, placesFound: 2 });
  expect(answer.coverage.share).toBeLessThan(1);
});

test("warns of a small base, of a series break, and of a dataset that is not rounded as it says", async () => {
  const answer = await ask(
    rowsOf({ C: [53, 100, 4_000, 4_000], G: [4_000, 4_000, 16_000, 16_000] }).map((one) =>
      one.period === "2015" ? { ...one, period: "2014" } : one,
    ),
    { from: "2014" },
    "bres",
  );
  expect(codesOf(answer)).toEqual(["series-break", "rounding-not-as-said", "small-base"]);
});

test("the same cells in any order have the same answer to the last digit", async () => {
  const hash = contentHash(await ask(twoSectors));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(twoSectors, { minLength: twoSectors.length }), async (rows) => {
      expect(contentHash(await ask(rows))).toBe(hash);
    }),
    { seed: 10, numRuns: 20 },
  );
});

test("every figure lies within its interval, whatever the cells", async () => {
  const published = fc.constantFrom(0, 5, 45, 50, 75, 225, 250, 300, 500, 900, 1_000, 2_250, 2_500, 4_500, 5_000, 17_000);
  const counts = fc.tuple(published, published, published, published);
  await fc.assert(
    fc.asyncProperty(counts, counts, counts, async (C, G, J) => {
      const answer = await ask(rowsOf({ C, G, J }), { sector: "C" }, "bres");
      for (const { rows } of answer.tables) {
        for (const { figures } of rows) {
          for (const { point, low, high } of Object.values(figures)) {
            if (point === null) continue;
            expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(point + 1e-9);
            expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(point - 1e-9);
          }
        }
      }
    }),
    { seed: 11 },
  );
});

test("asked through the store it names what it read, and what each figure rests on can be told", async () => {
  const here = world();
  const { datasetId } = pin();
  here.has(datasets, dataset({ id: datasetId, rounding: "bres" }));
  here.has(datasetVersions, acceptedVersion({ datasetId, number: 1 }));
  here.hasTable(
    fileKeys.parquet(datasetId, 1),
    twoSectors.map((one) => ({ ...one, status: null }) as never),
  );
  const asked = question({ sector: "C", industries: ["C", "G"] });
  const { answer } = await askQuestion(here.as(analyst), asked);
  expect(answer.sources).toMatchObject([{ role: "jobs", pin: { datasetId, number: 1 } }]);

  const evidence = { jobs: cubeOfRows(twoSectors, { parts }) };
  for (const { key, rows, measures } of answer.tables) {
    for (const { code } of rows) {
      for (const { key: measure } of measures) {
        const sums = kindOf(asked).sumsBehind(asked, evidence, { table: key, row: code, measure });
        expect(sums.length).toBeGreaterThan(0);
        for (const { of } of sums) for (const named of Object.values(of)) expect(named.codes.length).toBeGreaterThan(0);
      }
    }
  }
});

test("an end before its start, and places whose codes change between, are said", async () => {
  expect(codesOf(await ask(twoSectors, { from: "2021", to: "2015" }))[0]).toBe("end-before-start");
  const gone = twoSectors.filter(({ place, period }) => place !== "here" || period !== "2015");
  expect(codesOf(await ask(gone))).toContain("place-codes-change");
  const nought = unusuallyGoodAt.answer(
    question({ jobs: { datasetId: pin().datasetId, absent: "zero" } }),
    { jobs: cubeOfRows(gone, { parts, absent: "zero" }) },
    unwatched,
  );
  expect((await nought).warnings.find(({ code }) => code === "place-codes-change")?.detail).toContain("counted as nought");
});

test("output that is below 0 has bounds that hold it, and no growth from there", async () => {
  const answer = await ask(rowsOf({ C: [-5, 10, 400, 500], G: [4_000, -20, 9_000, 9_500], Q: [900, 1_000, 8_000, 9_000] }), {
    counts: "output",
  });
  for (const { figures } of table(answer, "sectors").rows) {
    for (const { point, low, high } of Object.values(figures)) {
      if (point === null) continue;
      expect(low ?? point).toBeLessThanOrEqual(point);
      expect(high ?? point).toBeGreaterThanOrEqual(point);
    }
  }
  expect(sector(answer, "C").figures.growth).toEqual({ point: null, low: null, high: null });
  expect(sector(answer, "G").figures["location-quotient"]!.point).toBeLessThan(0);
  expect(sector(answer, "C").notes).toEqual([]); // how much is little is told of jobs only
});

test("with figures below 0 one that is suppressed leaves every share of its whole without bounds", async () => {
  const rows = rowsOf({ C: [-5, 10, 400, 500], G: [400, 500, 900, 950], Q: [90, 100, 800, 900] }).map((one) =>
    one.industry === "Q" && one.place === "here" ? { ...one, value: null, status: "suppressed" as const } : one,
  );
  const { share, "location-quotient": quotient } = sector(await ask(rows, { counts: "output" }), "G").figures;
  expect(share).toMatchObject({ low: null, high: null });
  expect(quotient).toMatchObject({ low: null, high: null });
});

test("of estimates from a sample no interval is called a bound", async () => {
  const answer = await ask(twoSectors.map((one) => ({ ...one, confidence: 20 })));
  for (const { measures } of answer.tables) for (const { bounds } of measures) expect(bounds).toBe("sampling");
});
