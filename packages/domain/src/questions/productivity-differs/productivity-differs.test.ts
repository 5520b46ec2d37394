import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptedVersion, analyst, cubeOfRows, dataset, fixedId, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, type Column } from "../../evidence/index.ts";
import { askQuestion } from "../ask-question.ts";
import type { Cube } from "../cube/cube.ts";
import { unwatched } from "../pace.ts";
import { answerProductivityDiffers } from "./answer.ts";
import { productivityDiffers } from "./index.ts";
import { ProductivityDiffers } from "./question.ts";

const jobsId = fixedId("dataset", "j0bs");
const question = (but: Partial<ProductivityDiffers> = {}): ProductivityDiffers => ({
  question: "productivity-differs",
  output: { datasetId: pin().datasetId },
  jobs: { datasetId: jobsId },
  poundsEach: 1_000_000,
  places: ["here"],
  against: "places",
  reference: ["there"],
  to: "2021",
  sectorDetail: "section",
  imputedRent: "left-out",
  ...but,
});

/** By sector: output here, jobs here, output there, jobs there. */
type Table = Record<string, readonly [number | null, number | null, number | null, number | null]>;
const parts = ["place", "period", "industry"] as const;
const rowsOf = (table: Table, [here, there]: readonly [number, number], period = "2021"): RowOfCube[] =>
  Object.entries(table).flatMap(([industry, figures]) => [
    { place: "here", period, industry, value: figures[here]!, ...(figures[here] === null ? { status: "suppressed" as const } : {}) },
    { place: "there", period, industry, value: figures[there]!, ...(figures[there] === null ? { status: "suppressed" as const } : {}) },
  ]);
const evidenceOf = (table: Table, rounding: Cube["rounding"] = "none") => ({
  output: cubeOfRows(rowsOf(table, [0, 2]), { parts }),
  jobs: cubeOfRows(rowsOf(table, [1, 3]), { parts, rounding }),
});
const ask = (table: Table, but: Partial<ProductivityDiffers> = {}, rounding: Cube["rounding"] = "none") =>
  answerProductivityDiffers(question(but), evidenceOf(table, rounding), unwatched);
type Found = Awaited<ReturnType<typeof ask>>;
const part = (found: Found, code: string) => found.tables[0]!.rows.find((row) => row.code === code)!.figures.pounds!;
const sector = (found: Found, code: string) => found.tables[1]!.rows.find((row) => row.code === code)!;
const whole = (found: Found, code: string) => found.tables[2]!.rows.find((row) => row.code === code)!.figures;
const codes = (found: Found) => found.warnings.map(({ code }) => code);

/** £ million and jobs: there 1,400 of 100,000 jobs' worth; here the worked example of the method turned into pounds. */
const two: Table = { C: [480, 4_000, 600, 6_000], K: [1_500, 6_000, 800, 4_000] };

test("a worked example: what sectors make, where jobs are, and both at once are the whole difference", async () => {
  const found = await ask(two);
  // There 1,400 million over 10,000 jobs is £140,000; here £198,000. 0.6 × 20,000 + 0.4 × 50,000, and so on.
  expect(whole(found, "base")).toMatchObject({
    level: { point: 140_000, low: 140_000, high: 140_000 },
    output: { point: 1_400_000_000 },
    jobs: { point: 10_000 },
  });
  expect(whole(found, "area")).toMatchObject({ level: { point: 198_000 } });
  expect(part(found, "within")).toEqual({ point: 32_000, low: 32_000, high: 32_000 });
  expect(part(found, "between")).toMatchObject({ point: 20_000 });
  expect(part(found, "cross")).toMatchObject({ point: 6_000 });
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
  expect(found.tables[0]!.rows[0]!.figures.share!.point).toBeCloseTo(32 / 58, 10);
  expect(sector(found, "C")).toMatchObject({
    name: "Manufacturing",
    figures: {
      level: { point: 120_000 },
      "base-level": { point: 100_000 },
      share: { point: 0.4 },
      "base-share": { point: 0.6 },
      within: { point: 12_000 },
      between: { point: -20_000 },
      cross: { point: -4_000 },
      contribution: { point: -12_000 },
      mix: { point: 8_000 }, // a fifth fewer jobs, where £40,000 less than the average is made
    },
  });
  expect(found.warnings).toEqual([]);
  expect(found.coverage).toMatchObject({ cells: 8, share: 1, placesAsked: 2, placesFound: 2 });
});

test("against an earlier period of the same place", async () => {
  const then = cubeOfRows([...rowsOf(two, [2, 2], "2016"), ...rowsOf(two, [0, 0], "2021")], { parts });
  const jobs = cubeOfRows([...rowsOf(two, [3, 3], "2016"), ...rowsOf(two, [1, 1], "2021")], { parts });
  const found = await answerProductivityDiffers(
    question({
      against: "period",
      reference: undefined,
      from: "2016",
      output: { datasetId: pin().datasetId, value: "GVA Current Prices £m" },
    }),
    { output: then, jobs },
    unwatched,
  );
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
  expect(found.tables[2]!.rows.map(({ name }) => name)).toEqual(["The area in 2021", "The area in 2016"]);
  expect(codes(found)).toEqual(["current-prices"]);
});

test("a period that the output writes as a date is found by its year", async () => {
  const { jobs } = evidenceOf(two);
  const output = cubeOfRows(rowsOf(two, [0, 2], "2021-01-01"), { parts });
  const found = await answerProductivityDiffers(question(), { output, jobs }, unwatched);
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
  const other = cubeOfRows(rowsOf(two, [0, 2], "2019"), { parts });
  await expect(answerProductivityDiffers(question(), { output: other, jobs }, unwatched)).rejects.toThrow(/2021/);
});

test("what is not asked in full is refused, with what is needed", async () => {
  await expect(ask(two, { reference: undefined })).rejects.toThrow(/compare with/);
  await expect(ask(two, { against: "period", reference: undefined })).rejects.toThrow(/earlier period/);
  await expect(ask(two, { places: ["nowhere"] })).rejects.toThrow(/nowhere/);
  await expect(ask(two, { within: "Q" })).rejects.toThrow(/within Q/);
});

test("a suppressed figure leaves its sector out on both sides, and it is said which", async () => {
  const found = await ask({ ...two, F: [null, 300, 50, 800] });
  expect(found.tables[1]!.rows.map(({ code }) => code)).toEqual(["C", "K"]);
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
  expect(codes(found)).toEqual(["cells-missing"]);
  expect(found.warnings[0]!.detail).toContain("Construction");
  expect(found.coverage).toMatchObject({ suppressed: 1 });
});

test("what only one table has is left out and named", async () => {
  const { output, jobs } = evidenceOf({ ...two, T: [5, 0, 5, 0], U: [0, 7, 0, 9] });
  const only = (cube: Cube, left: string, from: "output" | "jobs") => {
    const rows = rowsOf({ ...two, T: [5, 0, 5, 0], U: [0, 7, 0, 9] }, from === "output" ? [0, 2] : [1, 3]).filter(
      ({ industry }) => industry !== left,
    );
    return cubeOfRows(rows, { parts, rounding: cube.rounding });
  };
  const found = await answerProductivityDiffers(
    question(),
    { output: only(output, "U", "output"), jobs: only(jobs, "T", "jobs") },
    unwatched,
  );
  expect(codes(found)).toEqual(["only-output", "only-jobs"]);
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
});

test("rounded jobs give bounds, and every figure that could be true is within them", async () => {
  const figures = fc.array(
    fc.tuple(
      fc.integer({ min: 50, max: 900 }),
      fc.integer({ min: 2, max: 90 }),
      fc.integer({ min: 50, max: 900 }),
      fc.integer({ min: 2, max: 90 }),
    ),
    {
      minLength: 2,
      maxLength: 5,
    },
  );
  const nudges = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })), { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(figures, nudges, async (values, off) => {
      const letters = ["C", "F", "G", "H", "I"];
      const published: Table = Object.fromEntries(values.map(([a, b, c, d], index) => [letters[index]!, [a, b * 5, c, d * 5]]));
      const truth: Table = Object.fromEntries(
        values.map(([a, b, c, d], index) => [letters[index]!, [a, b * 5 + off[index]![0], c, d * 5 + off[index]![1]]]),
      );
      const bounds = await ask(published, {}, "nearest-5");
      const exact = await ask(truth);
      const holds = (bound: { low: number | null; high: number | null }, point: number | null) => {
        if (point === null) return;
        const slack = 1e-6 * (1 + Math.abs(point));
        if (bound.low !== null) expect(bound.low).toBeLessThanOrEqual(point + slack);
        if (bound.high !== null) expect(bound.high).toBeGreaterThanOrEqual(point - slack);
      };
      for (const code of ["within", "between", "cross", "difference"]) holds(part(bounds, code), part(exact, code).point);
      for (const row of exact.tables[1]!.rows)
        for (const [key, { point }] of Object.entries(row.figures)) holds(sector(bounds, row.code).figures[key]!, point);
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("sectors that may have no jobs are put together, so that the whole can still be told", async () => {
  const found = await ask({ ...two, B: [1, 0, 20, 100], F: [30, 500, 30, 500] }, {}, "bres");
  // 0 jobs here were 0 to 2.5: with the smallest other sector its output per job can be told.
  const small = sector(found, "small");
  expect(small).toMatchObject({ name: "Sectors too small to be told apart (2)", notes: ["pooled"] });
  expect(small.figures.level!.high).not.toBeNull();
  expect(part(found, "within").high).not.toBeNull();
  expect(found.warnings.find(({ code }) => code === "small-sectors")!.detail).toContain("Mining and quarrying and Construction");
});

test("a sector that the area truly has not is wholly between, and noted", async () => {
  const found = await ask({ ...two, F: [0, 0, 50, 1_000] });
  expect(sector(found, "F")).toMatchObject({
    notes: ["no-jobs"],
    figures: { within: { point: 0 }, cross: { point: 0 }, level: { point: null } },
  });
  expect(sector(found, "F").figures.between!.point).toBe(sector(found, "F").figures.contribution!.point);
});

test("simulated intervals are narrower than bounds, the same for the same seed, and needed for samples", async () => {
  const simulation = { seed: 7, draws: 399, level: 0.95 };
  const bounds = await ask(two, {}, "bres");
  const drawn = await ask(two, { simulation }, "bres");
  const width = (found: Found, code: string) => part(found, code).high! - part(found, code).low!;
  for (const code of ["within", "between", "cross", "difference"]) {
    expect(width(drawn, code)).toBeLessThan(width(bounds, code));
    expect(part(drawn, code).low).toBeLessThanOrEqual(part(drawn, code).point!);
  }
  expect(await ask(two, { simulation }, "bres")).toEqual(drawn);
  expect(drawn.simulation).toEqual(simulation);
  expect(drawn.tables[0]!.measures[0]!.bounds).toBe("simulated");

  const sampled = {
    output: evidenceOf(two).output,
    jobs: cubeOfRows(
      rowsOf(two, [1, 3]).map((row) => ({ ...row, confidence: 300 })),
      { parts },
    ),
  };
  await expect(answerProductivityDiffers(question(), sampled, unwatched)).rejects.toThrow(/sample/);
  const found = await answerProductivityDiffers(question({ simulation }), sampled, unwatched);
  expect(part(found, "within").low).toBeLessThan(32_000);
  expect(part(found, "within").high).toBeGreaterThan(32_000);
});

test("only some sectors shown, the whole is still explained", async () => {
  const found = await ask(two, { within: "K" });
  expect(found.tables[1]!.rows.map(({ code }) => code)).toEqual(["K"]);
  expect(part(found, "difference")).toMatchObject({ point: 58_000 });
});

test("the order of rows does not matter, and a whole compared with itself differs by nothing", async () => {
  const { output, jobs } = evidenceOf(two);
  const turned = {
    output: cubeOfRows(rowsOf(two, [0, 2]).reverse(), { parts }),
    jobs: cubeOfRows(rowsOf(two, [1, 3]).reverse(), { parts }),
  };
  expect(await answerProductivityDiffers(question(), turned, unwatched)).toEqual(
    await answerProductivityDiffers(question(), { output, jobs }, unwatched),
  );
  const same = await ask(two, { reference: ["here"] });
  for (const code of ["within", "between", "cross", "difference"]) expect(part(same, code).point).toBeCloseTo(0, 6);
  expect(same.tables[0]!.rows[0]!.figures.share!.point).toBeNull(); // a share of no difference
});

const described = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: meaning === "value" ? "number" : "text",
  meaning,
  distinct: 2,
  blank: 0,
  common: [],
  ...but,
});

test("asked of two datasets, both are pinned, and one table with two measures will do as well", async () => {
  const here = world();
  here.has(datasets, [dataset({ id: pin().datasetId }), dataset({ id: jobsId })]);
  here.has(datasetVersions, [
    acceptedVersion({
      datasetId: pin().datasetId,
      columns: [
        described("place", "place"),
        described("dates.date", "other"),
        described("industry", "industry"),
        described("measure", "measure"),
        described("value", "value"),
      ],
    }),
    acceptedVersion({ datasetId: jobsId }),
  ]);
  here.hasTable(
    fileKeys.parquet(pin().datasetId, 1),
    [
      ...rowsOf(two, [0, 2]).map((row) => ({ ...row, measure: "GVA" })),
      ...rowsOf(two, [1, 3]).map((row) => ({ ...row, measure: "Jobs" })),
    ].map(({ place, industry, value, measure }) => ({ place: place!, "dates.date": "2021-01-01", industry: industry!, measure, value })),
  );
  here.hasTable(
    fileKeys.parquet(jobsId, 1),
    rowsOf(two, [1, 3]).map(({ place, period, industry, value }) => ({
      place: place!,
      place_name: null,
      period: period!,
      industry: industry!,
      industry_name: null,
      value,
      status: null,
    })),
  );
  const output = { datasetId: pin().datasetId, columns: { period: "dates.date" }, where: [{ column: "measure", equals: "GVA" }] };
  const two_ = await askQuestion(here.as(analyst), ProductivityDiffers.parse(question({ output })));
  expect(two_.answer.tables[0]!.rows[3]!.figures.pounds).toMatchObject({ point: 58_000 });
  expect(two_.answer.sources.map(({ role }) => role)).toEqual(["jobs", "output"]);
  const one = await askQuestion(
    here.as(analyst),
    question({ output, jobs: { ...output, where: [{ column: "measure", equals: "Jobs" }] } }),
  );
  expect(one.answer.tables).toEqual(two_.answer.tables);
});

test("behind the parts lie every sector's output and jobs on both sides; behind a level, the whole of one side", () => {
  const evidence = evidenceOf(two);
  const behind = (table: string, row: string, measure: string) =>
    productivityDiffers.sumsBehind(question(), evidence, { table, row, measure });
  expect(behind("whole", "area", "level").map(({ of }) => [of.place!.codes, of.industry!.codes])).toEqual([
    [["here"], ["C", "K"]],
    [["here"], ["C", "K"]],
  ]);
  expect(behind("sectors", "C", "within")).toHaveLength(8);
  expect(behind("parts", "within", "pounds")).toHaveLength(12);
});

test.each([
  ["2021", "one-period"],
  ["2023", "end-before-start"],
])("from %s to 2021 is refused", async (from, code) => {
  await expect(ask(two, { against: "period", from })).rejects.toMatchObject({ kind: "refused", code });
});

test("what is in both sides varies twice in a difference of the two, whose bounds are then called outer", async () => {
  const boundsOf = (found: Found, key: string) => found.tables[1]!.measures.find((measure) => measure.key === key)!.bounds;
  const apart = await ask(two);
  const within = await ask(two, { reference: ["here", "there"] });
  for (const key of ["contribution", "within", "between"])
    expect([boundsOf(apart, key), boundsOf(within, key)]).toEqual(["tightest", "outer"]);
  expect([boundsOf(apart, "level"), boundsOf(within, "level")]).toEqual(["tightest", "tightest"]);
});
