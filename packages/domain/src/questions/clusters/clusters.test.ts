import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, fixedId, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../../evidence/index.ts";
import {
  changeSectorDefinition,
  createSectorDefinition,
  retireSectorDefinition,
  type SectorDefinitionVersion,
} from "../../sector-definitions/index.ts";
import { askQuestion, kindOf, unwatched, type Clusters, type Row, type Table } from "../index.ts";
import { clusters } from "./index.ts";

const parts = ["place", "period", "industry"] as const;
const definition = (name: string, codes: Record<string, number>, number = 1): SectorDefinitionVersion => ({
  definitionId: fixedId("sectorDefinition", name.toLowerCase().slice(0, 3)),
  number,
  version: 1,
  classification: "SIC 2007",
  name,
  description: "",
  source: "A test",
  codes: Object.entries(codes).map(([code, share]) => ({ code, share })),
  createdAt: "2026-11-24T09:00:00.000Z",
  createdByName: "Asha Patel",
});
const screen = definition("Screen", { "591": 1, "602": 1 });
const games = definition("Games", { "5821": 1, "62": 0.25, "5911": 1 });

const question = (but: Partial<Clusters> = {}): Clusters => ({
  question: "clusters",
  jobs: { datasetId: pin().datasetId },
  definitions: [],
  places: ["here"],
  reference: ["here", "there"],
  from: "2015",
  to: "2021",
  ...but,
});

/** By industry: [here 2015, here 2021, there 2015, there 2021]. */
const byIndustry: Record<string, readonly [number, number, number, number]> = {
  "58210": [20, 50, 100, 100],
  "59111": [300, 500, 900, 1_000],
  "59120": [100, 150, 500, 500],
  "60200": [500, 250, 1_000, 1_000],
  "62011": [400, 500, 4_000, 5_000],
  "62020": [500, 700, 5_000, 6_000],
  "47110": [8_000, 8_000, 80_000, 80_000],
};
const rowsOf = (table: typeof byIndustry): RowOfCube[] =>
  Object.entries(table).flatMap(([industry, [a, b, c, d]]) => [
    { place: "here", period: "2015", industry, value: a },
    { place: "here", period: "2021", industry, value: b },
    { place: "there", period: "2015", industry, value: c },
    { place: "there", period: "2021", industry, value: d },
  ]);

const ask = (
  definitions: readonly SectorDefinitionVersion[],
  {
    rows = rowsOf(byIndustry),
    but = {},
    rounding = "none" as "none" | "bres",
  }: { rows?: readonly RowOfCube[]; but?: Partial<Clusters>; rounding?: "none" | "bres" } = {},
) => clusters.answer(question(but), { jobs: cubeOfRows(rows, { parts, rounding }), definitions }, unwatched);
type Answered = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answered, key: string): Table => answer.tables.find((one) => one.key === key)!;
const row = (answer: Answered, key: string, code: string): Row => table(answer, key).rows.find((one) => one.code.startsWith(code))!;
const codesOf = (answer: Answered) => answer.warnings.map(({ code }) => code);

test("a worked example that can be checked by hand", async () => {
  const answer = await ask([screen, games]);
  // Screen here in 2021: 500 + 150 + 250 = 900 of 10,150 jobs; everywhere 3,400 of 103,750.
  const film = row(answer, "definitions", screen.definitionId);
  expect(film).toMatchObject({ name: "Screen", figures: { "jobs-from": { point: 900 }, "jobs-to": { point: 900 }, growth: { point: 0 } } });
  expect(film.figures["location-quotient"]!.point).toBeCloseTo(900 / 10_150 / (3_400 / 103_750), 9);
  // Games: 50 + 500 + a quarter of 1,200 = 850.
  expect(row(answer, "definitions", games.definitionId).figures["jobs-to"]!.point).toBe(850);
  expect(row(answer, "definitions", games.definitionId).figures["growth-there"]!.point).toBeCloseTo(
    (150 + 1_500 + 0.25 * 12_200) / (120 + 1_200 + 0.25 * 9_900) - 1,
    9,
  );
});

test("what two sectors both count is said, and counted once in the whole", async () => {
  const answer = await ask([screen, games]);
  expect(table(answer, "overlaps").rows).toMatchObject([
    {
      name: "Screen and Games",
      figures: {
        jobs: { point: 500 },
        "of-first": { point: expect.closeTo(500 / 900, 9) },
        "of-second": { point: expect.closeTo(500 / 850, 9) },
      },
    },
  ]);
  expect(row(answer, "whole", "once").figures.jobs!.point).toBe(900 + 850 - 500);
  expect(codesOf(answer)).toContain("sectors-overlap");
  expect(row(answer, "industries", "59111").labels).toEqual({ sectors: "1-2" });
  expect(table(answer, "industries").labels![0]!.values).toMatchObject({ "1-2": "Screen; Games", "2": expect.stringContaining("Games") });
  expect(table(await ask([screen]), "overlaps")).toBeUndefined();
});

test("a sector of one section is that section as any question finds it", async () => {
  const whole = definition("Information", { J: 1 });
  const answer = await ask([whole], { rounding: "bres" });
  const found = await kindOf({ ...question(), question: "unusually-good-at", sectorDetail: "section" }).answer(
    {
      question: "unusually-good-at",
      jobs: { datasetId: pin().datasetId },
      places: ["here"],
      reference: ["here", "there"],
      sectorDetail: "section",
      from: "2015",
      to: "2021",
    },
    { jobs: cubeOfRows(rowsOf(byIndustry), { parts, rounding: "bres" }) },
    unwatched,
  );
  const section = found.tables[0]!.rows.find(({ code }) => code === "J")!;
  for (const key of ["jobs-to", "share", "location-quotient", "growth"]) {
    expect(row(answer, "definitions", whole.definitionId).figures[key]).toEqual(section.figures[key]);
  }
});

test("with a share of an industry the bounds of a ratio are said to be outer, and without tightest", async () => {
  const boundsOf = (answer: Answered) => table(answer, "definitions").measures.find(({ key }) => key === "location-quotient")!.bounds;
  expect(boundsOf(await ask([games]))).toBe("outer");
  expect(boundsOf(await ask([screen]))).toBe("tightest");
});

test("codes that the table lacks, and codes finer than it, are named", async () => {
  const odd = definition("Odd", { "591": 1, "24": 1 });
  const answer = await ask([odd]);
  expect(row(answer, "definitions", odd.definitionId).notes).toEqual(["small-base", "codes-missing"]);
  expect(answer.warnings.find(({ code }) => code === "codes-missing")?.detail).toContain("24");

  const divisions = rowsOf({ "59": [300, 300, 900, 900], "62": [400, 400, 1_000, 1_000] });
  const coarse = await ask([definition("Code", { "62": 1, "5911": 1 })], { rows: divisions });
  expect(codesOf(coarse)).toContain("codes-too-fine");
  expect(table(coarse, "definitions").rows[0]!.figures["jobs-to"]!.point).toBe(400);
});

test("a sector of which the table has nothing is unknown, never 0; where none is measured the question is refused", async () => {
  const steel = definition("Steel", { "24": 1 });
  const answer = await ask([screen, steel]);
  expect(row(answer, "definitions", steel.definitionId)).toMatchObject({
    figures: { "jobs-to": { point: null }, share: { point: null }, "location-quotient": { point: null }, growth: { point: null } },
    notes: ["nothing-measured"],
    tier: null,
  });
  await expect(ask([steel])).rejects.toMatchObject({ kind: "refused", code: "nothing-measured" });
  await expect(ask([screen, screen])).rejects.toMatchObject({ kind: "refused", code: "definition-twice" });
});

test("a blank or suppressed cell leaves the sector at least this large, and its ratios without bounds", async () => {
  const rows = rowsOf(byIndustry).map((one) =>
    one.place === "here" && one.industry === "59120" && one.period === "2021"
      ? { ...one, value: null, status: "suppressed" as const }
      : one,
  );
  const film = row(await ask([screen], { rows }), "definitions", screen.definitionId);
  expect(film.figures["jobs-to"]).toMatchObject({ point: 750, high: null });
  expect(film.figures["location-quotient"]).toMatchObject({ low: null, high: null });
  expect(film.figures.growth).toEqual({ point: null, low: null, high: null });
  expect(film.notes).toContain("cells-missing");
});

test("intervals hold every admissible set of jobs, whatever the shares", async () => {
  const published = fc.constantFrom(0, 5, 45, 75, 250, 500, 1_000, 2_500);
  const cell = fc.tuple(published, published, published, published);
  const part = fc.constantFrom(0.1, 0.25, 0.5, 1);
  const within = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(cell, cell, cell), fc.tuple(part, part), within, async ([film, code, shop], [one, other], draws) => {
      const sector = definition("Mixed", { "5911": one, "62": other });
      const cells = { "59111": film, "62011": code, "47110": shop };
      const figures = (await ask([sector], { rows: rowsOf(cells), rounding: "bres" })).tables[0]!.rows[0]!.figures;
      const cube = cubeOfRows(rowsOf(cells), { parts, rounding: "bres" });
      // One admissible truth: each cell anywhere within its rounding.
      let next = 0;
      const truth = Object.fromEntries(
        Object.keys(cells).map((industry) => [
          industry,
          ["here", "there"].flatMap((place) =>
            ["2015", "2021"].map((period) => {
              const { low, high } = cube.at({ place, period, industry })!.figure!;
              return low + (high - low) * draws[next++]!;
            }),
          ),
        ]),
      );
      const jobs = (at: number) => one * truth["59111"]![at]! + other * truth["62011"]![at]!;
      const all = (at: number) => Object.values(truth).reduce((sum, values) => sum + values[at]!, 0);
      const quotient = jobs(1) / all(1) / ((jobs(1) + jobs(3)) / (all(1) + all(3)));
      for (const [key, value] of [
        ["jobs-to", jobs(1)],
        ["share", jobs(1) / all(1)],
        ["location-quotient", quotient],
        ["growth", jobs(1) / jobs(0) - 1],
      ] as const) {
        const { point, low, high } = figures[key]!;
        if (point === null || Number.isNaN(value)) continue;
        expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(value + 1e-6 + Math.abs(value) * 1e-9);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(value - 1e-6 - Math.abs(value) * 1e-9);
      }
    }),
    { numRuns: 150, seed: 4 },
  );
});

test("a question pins the version of each definition: changed or retired since, it is answered the same", async () => {
  const { has, hasTable, as } = world();
  const { datasetId } = pin();
  has(datasets, dataset({ id: datasetId, latest: 1 }));
  has(datasetVersions, acceptedVersion({ datasetId, number: 1 }));
  hasTable(
    fileKeys.parquet(datasetId, 1),
    rowsOf(byIndustry).map((one) => ({ ...one, status: null })),
  );
  const context = as(analyst);
  const words = { name: "Screen", description: "", source: "Growth plan", codes: [{ code: "591", share: 1 }] };
  const { id } = await createSectorDefinition(context, words);
  const asked = question({ definitions: [{ id, number: 1 }] });
  const first = await askQuestion(context, asked);
  expect(first.answer.records).toMatchObject([{ role: `definition ${id} 1`, hash: expect.any(String) }]);

  await changeSectorDefinition(context, id, { ...words, codes: [{ code: "59", share: 1 }] });
  await retireSectorDefinition(context, id);
  expect((await askQuestion(context, asked)).resultHash).toBe(first.resultHash);
  expect((await askQuestion(context, { ...asked, definitions: [{ id, number: 2 }] })).resultHash).not.toBe(first.resultHash);
  await expect(askQuestion(context, { ...asked, definitions: [{ id, number: 3 }] })).rejects.toMatchObject({ kind: "not-found" });
});

test("the order of the rows does not matter, to the last digit", async () => {
  const rows = rowsOf(byIndustry);
  const hash = contentHash(await ask([screen, games], { rounding: "bres" }));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(contentHash(await ask([screen, games], { rows: shuffled, rounding: "bres" }))).toBe(hash);
    }),
    { numRuns: 10, seed: 4 },
  );
});

test("what is behind a figure are the industries of the sector", () => {
  const evidence = { jobs: cubeOfRows(rowsOf(byIndustry), { parts }), definitions: [screen, games] };
  const behind = clusters.sumsBehind(question(), evidence, { table: "definitions", row: `${screen.definitionId}-1`, measure: "jobs-to" });
  expect(behind.map(({ of }) => of.industry)).toEqual([{ name: "Screen", codes: ["59111", "59120", "60200"] }]);
  const both = clusters.sumsBehind(question(), evidence, {
    table: "overlaps",
    row: `${screen.definitionId}-1 and ${games.definitionId}-1`,
    measure: "jobs",
  });
  expect(both.map(({ of }) => of.industry?.codes)).toEqual([["59111"]]);
});

test("an end before its start, and places whose codes change between, are said", async () => {
  expect(codesOf(await ask([screen], { but: { from: "2021", to: "2015" } }))[0]).toBe("end-before-start");
  const gone = rowsOf(byIndustry).filter(({ place, period }) => place !== "there" || period !== "2015");
  const answer = await ask([screen], { rows: gone });
  expect(answer.warnings.find(({ code }) => code === "place-codes-change")?.detail).toContain("1 place is in this table in one of the two");
  expect(row(answer, "definitions", screen.definitionId).figures["growth-there"]!.point).toBeNull();
});

test("without a job there is no share and none is bounded", async () => {
  const none = rowsOf(byIndustry).map((one) => ({ ...one, value: 0 }));
  const answer = await ask([screen, games], { rows: none, rounding: "bres" });
  expect(row(answer, "definitions", screen.definitionId).figures.share).toEqual({ point: null, low: null, high: null });
  expect(table(answer, "overlaps").rows[0]!.figures["of-first"]).toEqual({ point: null, low: null, high: null });
});

test("of estimates from a sample no interval is called a bound", async () => {
  const answer = await ask([screen, games], { rows: rowsOf(byIndustry).map((one) => ({ ...one, confidence: 20 })) });
  for (const { measures } of answer.tables) for (const { bounds } of measures) expect(bounds).toBe("sampling");
});
