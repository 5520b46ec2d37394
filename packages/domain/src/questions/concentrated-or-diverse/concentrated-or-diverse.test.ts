import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../../evidence/index.ts";
import { askQuestion, kindOf, unwatched, type ConcentratedOrDiverse, type Row, type Table } from "../index.ts";
import { concentratedOrDiverse } from "./index.ts";

const parts = ["place", "period", "industry"] as const;
const question = (but: Partial<ConcentratedOrDiverse> = {}): ConcentratedOrDiverse => ({
  question: "concentrated-or-diverse",
  jobs: { datasetId: pin().datasetId },
  places: ["mill", "mixed"],
  reference: ["mill", "mixed", "rest"],
  sectorDetail: "as-published",
  period: "2021",
  ...but,
});

type Counts = Record<string, readonly (number | null)[]>;
const places = ["mill", "mixed", "rest"];
const rowsOf = (byIndustry: Counts, period = "2021"): RowOfCube[] =>
  Object.entries(byIndustry).flatMap(([industry, counts]) => places.map((place, at) => ({ place, period, industry, value: counts[at]! })));

/** A mill town of 1,000, a town with the reference's mix of 1,000, and the rest. */
const towns = rowsOf({ C: [800, 200, 1_000], G: [100, 300, 2_600], Q: [100, 500, 4_400] });

type Asking = { rows?: readonly RowOfCube[]; but?: Partial<ConcentratedOrDiverse>; rounding?: "none" | "bres" };
const ask = ({ rows = towns, but = {}, rounding = "none" }: Asking = {}) =>
  concentratedOrDiverse.answer(question(but), { jobs: cubeOfRows(rows, { parts, rounding }) }, unwatched);
type Answered = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answered, key: string): Table => answer.tables.find((one) => one.key === key)!;
const row = (answer: Answered, key: string, code: string): Row => table(answer, key).rows.find((one) => one.code === code)!;
const point = (answer: Answered, key: string, code: string, measure: string) => row(answer, key, code).figures[measure]!.point;
const codesOf = (answer: Answered) => answer.warnings.map(({ code }) => code);

test("two towns that can be checked by hand", async () => {
  const answer = await ask();
  // Everywhere 2,000, 3,000 and 5,000 of 10,000: 20%, 30%, 50%. The mixed town has just that.
  expect(point(answer, "places", "mixed", "krugman")).toBe(0);
  expect(point(answer, "places", "mixed", "theil-t")).toBe(0);
  expect(point(answer, "places", "mill", "krugman")).toBeCloseTo(0.6 + 0.2 + 0.4, 9);
  expect(point(answer, "places", "mill", "coefficient")).toBeCloseTo(0.6, 9);
  expect(point(answer, "places", "mill", "herfindahl")).toBeCloseTo(0.64 + 0.01 + 0.01, 9);
  expect(point(answer, "places", "mill", "effective-number")).toBeCloseTo(1 / 0.66, 9);
  expect(point(answer, "places", "mill", "normalised")).toBeCloseTo((0.66 - 1 / 3) / (2 / 3), 9);
  expect(point(answer, "places", "mill", "theil-t")).toBeCloseTo(0.8 * Math.log(4) + 0.1 * Math.log(1 / 3) + 0.1 * Math.log(1 / 5), 9);
  expect(point(answer, "places", "mill", "theil-l")).toBeCloseTo(0.2 * Math.log(1 / 4) + 0.3 * Math.log(3) + 0.5 * Math.log(5), 9);
  expect(row(answer, "places", "mill").ranks).toEqual({ best: 1, worst: 1 });
  // Both together: 1,000, 400 and 600 of 2,000.
  expect(point(answer, "whole", "area", "krugman")).toBeCloseTo(0.3 + 0.1 + 0.2, 9);
  expect(row(answer, "whole", "reference").figures).toMatchObject({
    total: { point: 10_000 },
    herfindahl: { point: expect.closeTo(0.38, 9) },
  });
  expect(row(answer, "whole", "reference").figures.krugman).toBeUndefined();
  expect(answer.warnings).toEqual([]);
  expect(answer.coverage).toMatchObject({ cells: 9, share: 1 });
});

test("sector by sector: the differences above nought add up to the coefficient, and how each is spread over places", async () => {
  const answer = await ask();
  expect(point(answer, "sectors", "C", "share")).toBe(0.5);
  expect(point(answer, "sectors", "C", "share-there")).toBe(0.2);
  expect(point(answer, "sectors", "C", "difference")).toBeCloseTo(0.3, 9);
  const above = table(answer, "sectors").rows.reduce((sum, { figures }) => sum + Math.max(0, figures.difference!.point!), 0);
  expect(above).toBeCloseTo(point(answer, "whole", "area", "coefficient")!, 9);
  // Of manufacturing 40%, 10% and 50% where of all jobs there are 10%, 10% and 80%.
  expect(point(answer, "sectors", "C", "hoover")).toBeCloseTo(0.3, 9);
  expect(row(answer, "sectors", "C").ranks).toEqual({ best: 1, worst: 1 });
});

test("a place asked alone is as its row in the table", async () => {
  const [both, alone] = [await ask({ rounding: "bres" }), await ask({ rounding: "bres", but: { places: ["mill"] } })];
  expect(row(alone, "whole", "area").figures).toEqual(row(both, "places", "mill").figures);
  expect(row(alone, "places", "mill").figures).toEqual(row(both, "places", "mill").figures);
});

test("an area apart from what it is compared with is compared all the same", async () => {
  const answer = await ask({ but: { places: ["mill"], reference: ["rest"] } });
  expect(point(answer, "places", "mill", "krugman")).toBeCloseTo(2 * (0.8 - 1_000 / 8_000), 9);
  expect(point(answer, "sectors", "C", "hoover")).toBeNull(); // over one place nothing is spread
});

test("period by period, from the one asked since", async () => {
  const rows = [
    ...towns,
    ...rowsOf({ C: [900, 200, 1_000], G: [50, 300, 2_600], Q: [50, 500, 4_400] }, "2015"),
    ...rowsOf({ C: [900, 200, 1_000], G: [50, 300, 2_600], Q: [50, 500, 4_400] }, "2012"),
  ];
  const answer = await ask({ rows, but: { since: "2015", places: ["mill"] } });
  expect(table(answer, "periods").rows.map(({ code }) => code)).toEqual(["2015", "2021"]);
  expect(row(answer, "periods", "2021").figures).toEqual(row(answer, "whole", "area").figures);
  expect(point(answer, "periods", "2015", "herfindahl")).toBeCloseTo(0.81 + 2 * 0.0025, 9);
  expect(table(await ask({ rows }), "periods")).toBeUndefined();
});

test("finer than sections, what lies between them and within them adds up to Theil's T", async () => {
  const rows = rowsOf({ "13": [500, 100, 400], "26": [100, 150, 2_000], "47": [300, 200, 2_500], "46": [100, 50, 1_000] });
  const answer = await ask({ rows });
  expect(table(answer, "groups").rows.map(({ code }) => code)).toEqual(["between", "C", "G"]);
  const sum = table(answer, "groups").rows.reduce((total, { figures }) => total + figures.adds!.point!, 0);
  expect(sum).toBeCloseTo(point(answer, "whole", "area", "theil-t")!, 9);
  const sections = await ask({ rows, but: { sectorDetail: "section" } });
  expect(table(sections, "groups")).toBeUndefined();
  expect(point(sections, "whole", "area", "theil-t")).toBeCloseTo(point(answer, "groups", "between", "adds")!, 9);
});

test("within a sector, its parts are as if they were the whole economy", async () => {
  const rows = rowsOf({ "13": [500, 100, 400], "26": [500, 100, 400], "47": [300, 200, 2_500] });
  const answer = await ask({ rows, but: { within: "C" } });
  expect(row(answer, "whole", "area").figures).toMatchObject({
    total: { point: 1_200 },
    krugman: { point: 0 },
    "effective-number": { point: 2 },
  });
});

describe("what is not there", () => {
  test("is never 0: the mix is of what is known, nothing holds it, and it has no rank", async () => {
    const rows = towns.map(
      (one): RowOfCube => (one.place === "mill" && one.industry === "G" ? { ...one, value: null, status: "suppressed" } : one),
    );
    const answer = await ask({ rows });
    expect(point(answer, "places", "mill", "herfindahl")).toBeCloseTo((8 / 9) ** 2 + (1 / 9) ** 2, 9);
    expect(row(answer, "places", "mill").notes).toContain("cells-missing");
    expect(row(answer, "places", "mill").figures.herfindahl!.high).toBe(1);
    expect(row(answer, "places", "mill").figures.total!.high).toBeNull();
    expect(codesOf(answer).slice(0, 2)).toEqual(["incomplete-mix", "suppressed-cells"]);
  });

  test("a place of which nothing is known has no mix", async () => {
    const answer = await ask({ rows: towns.filter(({ place }) => place !== "mill") });
    expect(row(answer, "places", "mill")).toMatchObject({ figures: {}, tier: null, ranks: null });
    expect(codesOf(answer)).toContain("place-not-found");
  });

  test("every mix that could be true lies within the intervals, whatever the missing and the rounded cells are", async () => {
    const published: Counts = { C: [800, 200, 1_000], G: [100, null, 2_500], Q: [100, 500, 4_500] };
    const answer = await ask({ rows: rowsOf(published), rounding: "bres" });
    const truth = (count: number | null) =>
      count === null
        ? fc.nat(5_000)
        : count === 100
          ? fc.integer({ min: 88, max: 112 })
          : fc.integer({ min: Math.ceil(count * 0.97), max: Math.floor(count * 1.02) });
    const counts = (of: readonly (number | null)[]) => fc.tuple(truth(of[0]!), truth(of[1]!), truth(of[2]!));
    await fc.assert(
      fc.asyncProperty(counts(published.C!), counts(published.G!), counts(published.Q!), async (C, G, Q) => {
        const true_ = await ask({ rows: rowsOf({ C, G, Q }) });
        for (const { key, rows } of true_.tables) {
          for (const { code, figures } of rows) {
            for (const [measure, { point: value }] of Object.entries(figures)) {
              const { point: said, low, high } = row(answer, key, code).figures[measure]!;
              if (value === null || said === null) continue;
              if (low !== null) expect(low).toBeLessThanOrEqual(value + 1e-9);
              if (high !== null) expect(high).toBeGreaterThanOrEqual(value - 1e-9);
            }
          }
        }
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

test("drawn intervals lie within the bounds, are the same for the same seed, and are not made of what is missing", async () => {
  const simulation = { seed: 3, draws: 199, level: 0.95 };
  const rows = [...towns, ...towns.map((one) => ({ ...one, period: "2018" }))];
  for (const given of [
    rows,
    rows.map((one): RowOfCube => (one.place === "rest" && one.industry === "Q" ? { ...one, value: null } : one)),
  ]) {
    const but = { since: "2018" };
    const [bounds, drawn] = [
      await ask({ rows: given, rounding: "bres", but }),
      await ask({ rows: given, rounding: "bres", but: { ...but, simulation } }),
    ];
    for (const { key, rows: found } of drawn.tables) {
      for (const { code, figures } of found) {
        for (const [measure, { point: value, low, high }] of Object.entries(figures)) {
          const outer = row(bounds, key, code).figures[measure]!;
          expect(value).toBe(outer.point);
          if (low !== null && outer.low !== null) expect(low).toBeGreaterThanOrEqual(outer.low - 1e-9);
          if (high !== null && outer.high !== null) expect(high).toBeLessThanOrEqual(outer.high + 1e-9);
        }
      }
    }
    expect(await ask({ rows: given, rounding: "bres", but: { ...but, simulation } })).toEqual(drawn);
    if (given !== rows) expect(row(drawn, "places", "mill").figures.krugman).toEqual(row(bounds, "places", "mill").figures.krugman);
    const width = (answer: Answered) =>
      row(answer, "places", "mill").figures.herfindahl!.high! - row(answer, "places", "mill").figures.herfindahl!.low!;
    expect(width(drawn)).toBeLessThan(width(bounds));
  }
});

test("places are ranked only where their intervals separate", async () => {
  const near = rowsOf({ C: [3_000, 3_000, 20_000], G: [4_000, 4_500, 30_000], Q: [4_500, 4_000, 50_000] });
  const answer = await ask({ rows: near, rounding: "bres" });
  expect(row(answer, "places", "mill").ranks).toEqual({ best: 1, worst: 2 });
  expect(row(answer, "places", "mixed").tier).toBe(1);
});

test("small places and a series across a break are said", async () => {
  const rows = [
    ...rowsOf({ C: [50, 20_000, 1_000], G: [45, 30_000, 2_500] }),
    ...rowsOf({ C: [50, 20_000, 1_000], G: [45, 30_000, 2_500] }, "2014"),
  ];
  const answer = await ask({ rows, rounding: "bres", but: { since: "2014" } });
  expect(codesOf(answer)).toEqual(["series-break", "small-places"]);
});

test.each([
  ["a period that is not there", { period: "1999" }, "period-not-found"],
  ["an area that is not there", { places: ["nowhere"] }, "place-not-found"],
  ["divisions of a table of sections", { sectorDetail: "division" as const }, "not-fine-enough"],
])("refuses %s", async (_, but, code) => {
  await expect(async () => ask({ but })).rejects.toMatchObject({ kind: "refused", code });
});

test("the same cells in any order, and sectors under other codes, have the same answer", async () => {
  const answer = await ask({ rounding: "bres" });
  const renamed = await ask({
    rounding: "bres",
    rows: towns.map((one) => ({ ...one, industry: { C: "S", G: "B", Q: "J" }[one.industry!]! })),
  });
  for (const [measure, { point: value }] of Object.entries(row(answer, "whole", "area").figures)) {
    expect(point(renamed, "whole", "area", measure)).toBeCloseTo(value!, 9);
  }
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(towns, { minLength: towns.length }), async (rows) => {
      expect(contentHash(await ask({ rows, rounding: "bres" }))).toBe(contentHash(answer));
    }),
    { seed: 9, numRuns: 20 },
  );
});

test("many places of many sectors, drawn many times, are a worker's; a county's districts are not", () => {
  const isLong = (but: Partial<ConcentratedOrDiverse>) => concentratedOrDiverse.isLong!(question(but));
  const many = Array.from({ length: 361 }, (_, index) => `p${index}`);
  const simulation = { seed: 1, draws: 199, level: 0.95 };
  expect(isLong({ simulation, sectorDetail: "division" })).toBe(false);
  expect(isLong({ reference: many, sectorDetail: "division" })).toBe(false);
  expect(isLong({ reference: many, sectorDetail: "class", simulation })).toBe(true);
});

test("asked through the store it names what it read, and what each figure rests on can be told", async () => {
  const here = world();
  const { datasetId } = pin();
  here.has(datasets, dataset({ id: datasetId, rounding: "bres" }));
  here.has(datasetVersions, acceptedVersion({ datasetId, number: 1 }));
  here.hasTable(
    fileKeys.parquet(datasetId, 1),
    towns.map((one) => ({ ...one, status: null }) as never),
  );
  const asked = question();
  const { answer } = await askQuestion(here.as(analyst), asked);
  expect(answer.sources).toMatchObject([{ role: "jobs", pin: { datasetId, number: 1 } }]);

  const evidence = { jobs: cubeOfRows(towns, { parts }) };
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

test("output below 0 has no mix, and that is said", async () => {
  const rows = rowsOf({ C: [-80, 200, 1_000], G: [100, 300, 2_600], Q: [100, 500, 4_400] });
  const answer = await ask({ rows, but: { counts: "output" } });
  expect(codesOf(answer)).toContain("figures-below-nothing");
  expect(row(answer, "places", "mill").notes).toContain("below-nothing");
  for (const measure of ["krugman", "herfindahl", "gini", "theil-t"]) expect(point(answer, "places", "mill", measure)).toBeNull();
  expect(point(answer, "places", "mixed", "herfindahl")).not.toBeNull();
});

test("a difference of shares is written in percentage points, which are no growth", async () => {
  expect(table(await ask(), "sectors").measures.find(({ key }) => key === "difference")?.unit).toBe("points");
});

test("a series is in order of time and not of its letters", async () => {
  const rows = ["Jan 2018-Dec 2018", "Oct 2015-Sep 2016", "Apr 2016-Mar 2017"].flatMap((period) =>
    towns.map((one) => ({ ...one, period })),
  );
  const answer = await ask({ rows, but: { period: "Jan 2018-Dec 2018", since: "Oct 2015-Sep 2016" } });
  expect(table(answer, "periods").rows.map(({ code }) => code)).toEqual(["Oct 2015-Sep 2016", "Apr 2016-Mar 2017", "Jan 2018-Dec 2018"]);
});
