import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "@concord/analysis";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../../evidence/index.ts";
import { askQuestion, kindOf, unwatched, type GrewAndWhy, type Row, type Table } from "../index.ts";
import { grewAndWhy } from "./index.ts";

const parts = ["place", "period", "industry"] as const;
const question = (but: Partial<GrewAndWhy> = {}): GrewAndWhy => ({
  question: "grew-and-why",
  jobs: { datasetId: pin().datasetId },
  places: ["here"],
  reference: ["here", "there"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
  kind: "classic",
  ...but,
});

type Counts = Record<string, readonly (number | null)[]>;
/** By industry: what there was here and there in each period, [here, there, here, there, …]. */
const rowsOf = (byIndustry: Counts, periods = ["2015", "2021"]): RowOfCube[] =>
  Object.entries(byIndustry).flatMap(([industry, counts]) =>
    periods.flatMap((period, at) => [
      { place: "here", period, industry, value: counts[2 * at]! },
      { place: "there", period, industry, value: counts[2 * at + 1]! },
    ]),
  );

/** Farhauer and Kröll's region A, in four sections, and the rest of their nation. */
const textbook = rowsOf({ A: [90, 310, 100, 340], C: [20, 130, 40, 170], F: [10, 140, 10, 125], G: [60, 340, 55, 425] });

type Asking = { rows?: readonly RowOfCube[]; but?: Partial<GrewAndWhy>; rounding?: "none" | "bres"; absent?: "missing" | "zero" };
const ask = ({ rows = textbook, but = {}, rounding = "none", absent = "missing" }: Asking = {}) =>
  grewAndWhy.answer(question(but), { jobs: cubeOfRows(rows, { parts, rounding, absent }) }, unwatched);
type Answered = Awaited<ReturnType<typeof ask>>;
const table = (answer: Answered, key: string): Table => answer.tables.find((one) => one.key === key)!;
const row = (answer: Answered, key: string, code: string): Row => table(answer, key).rows.find((one) => one.code === code)!;
const point = (answer: Answered, key: string, code: string, measure: string) => row(answer, key, code).figures[measure]!.point;
const codesOf = (answer: Answered) => answer.warnings.map(({ code }) => code);

describe("classic", () => {
  test("the textbook's region, sector by sector and in all", async () => {
    const answer = await ask();
    expect(point(answer, "sectors", "C", "change")).toBe(20);
    expect(point(answer, "sectors", "C", "national")).toBeCloseTo(3, 9);
    expect(point(answer, "sectors", "C", "mix")).toBeCloseTo(5, 9);
    expect(point(answer, "sectors", "C", "competitive")).toBeCloseTo(12, 9);
    expect(row(answer, "sectors", "C").labels).toEqual({ performance: "better" });
    expect(row(answer, "sectors", "G").labels).toEqual({ performance: "worse" });
    expect(row(answer, "sectors", "C").figures["growth-there"]!.point).toBeCloseTo(0.4, 9);
    for (const [measure, value] of [
      ["from", 180],
      ["to", 205],
      ["change", 25],
      ["national", 27],
      ["mix", 1],
      ["competitive", -3],
    ] as const) {
      expect(point(answer, "whole", "area", measure)).toBeCloseTo(value, 9);
    }
    expect(point(answer, "whole", "reference", "growth")).toBeCloseTo(0.15, 9);
    expect(answer.coverage).toMatchObject({ cells: 16, share: 1 });
    expect(codesOf(answer)).toEqual(["small-base"]);
  });

  test("rounding is carried through: near a line nobody is called better or worse, and ranks are only where intervals separate", async () => {
    const answer = await ask({
      rounding: "bres",
      rows: rowsOf({ C: [1_000, 9_000, 1_000, 9_000], G: [2_000, 20_000, 4_000, 20_000], J: [1_000, 9_000, 1_000, 9_000] }),
    });
    expect(row(answer, "sectors", "C").labels).toEqual({ performance: "cannot-be-told" });
    expect(row(answer, "sectors", "G")).toMatchObject({ labels: { performance: "better" }, ranks: { best: 1, worst: 1 } });
    expect(row(answer, "sectors", "C").ranks).toEqual({ best: 2, worst: 3 });
    const { point: change, low, high } = row(answer, "sectors", "G").figures.change!;
    expect([change, low, high]).toEqual([2_000, 3_750 - 2_125, 4_250 - 1_875]);
  });

  test("an industry that began from nothing is all its own, and said so", async () => {
    const answer = await ask({ rows: rowsOf({ C: [0, 500, 80, 520], G: [900, 9_000, 900, 9_000] }) });
    expect(row(answer, "sectors", "C").figures).toMatchObject({
      national: { point: 0 },
      mix: { point: 0 },
      competitive: { point: 80 },
      growth: { point: null },
    });
    expect(point(answer, "whole", "area", "competitive")).not.toBeNull();
  });

  test("an industry its reference has none of has no parts, nor then has the area, and a warning names it", async () => {
    const answer = await ask({
      rows: rowsOf({ C: [600, 0, 700, 0], G: [900, 9_000, 900, 9_100] }),
      but: { reference: ["there"] },
    });
    expect(row(answer, "sectors", "C")).toMatchObject({
      figures: { mix: { point: null }, competitive: { point: null } },
      notes: ["not-in-reference"],
    });
    expect(row(answer, "sectors", "G").figures.competitive!.point).not.toBeNull();
    expect(point(answer, "whole", "area", "competitive")).toBeNull();
    expect(answer.warnings.find(({ code }) => code === "not-in-reference")?.detail).toContain("Manufacturing");
    expect(codesOf(answer)).toContain("apart");
  });

  test("within a sector its parts are shown against the whole economy, and added up", async () => {
    const rows = rowsOf({
      "13100": [300, 900, 330, 900],
      "13200": [200, 700, 150, 700],
      "26110": [100, 2_000, 120, 2_100],
      "47110": [5_000, 50_000, 5_500, 52_000],
    });
    const all = await ask({ rows, but: { sectorDetail: "division" } });
    const inside = await ask({ rows, but: { sectorDetail: "division", within: "C" } });
    expect(table(inside, "sectors").rows.map(({ code }) => code)).toEqual(["13", "26"]);
    expect(row(inside, "sectors", "13").figures).toEqual(row(all, "sectors", "13").figures);
    expect(point(inside, "whole", "area", "national")).toBe(point(all, "whole", "area", "national"));
    expect(row(inside, "whole", "within").name).toBe("Manufacturing");
    expect(point(inside, "whole", "within", "change")).toBe(0);
    const classes = await ask({ rows, but: { sectorDetail: "class", within: "13" } });
    expect(table(classes, "sectors").rows.map(({ code }) => code)).toEqual(["1310", "1320"]);
  });
});

describe("Esteban-Marquillas", () => {
  test("cuts the competitive effect, and the two parts add up to it", async () => {
    const [classic, cut] = [await ask(), await ask({ but: { kind: "esteban-marquillas" } })];
    for (const code of ["A", "C", "F", "G"]) {
      expect(point(cut, "sectors", code, "competitive")! + point(cut, "sectors", code, "allocation")!).toBeCloseTo(
        point(classic, "sectors", code, "competitive")!,
        9,
      );
    }
    expect(point(cut, "whole", "area", "from-nothing")).toBe(0);
    expect(point(cut, "whole", "area", "competitive")! + point(cut, "whole", "area", "allocation")!).toBeCloseTo(-3, 9);
  });

  test("what came from nothing stands apart, and is said", async () => {
    const answer = await ask({ rows: rowsOf({ C: [0, 500, 80, 520], G: [900, 9_000, 950, 9_000] }), but: { kind: "esteban-marquillas" } });
    expect(row(answer, "sectors", "C")).toMatchObject({
      figures: { competitive: { point: null }, allocation: { point: null } },
      notes: ["from-nothing"],
    });
    expect(point(answer, "whole", "area", "from-nothing")).toBe(80);
    const whole = row(answer, "whole", "area").figures;
    const sum = ["national", "mix", "competitive", "allocation", "from-nothing"].reduce(
      (total, measure) => total + whole[measure]!.point!,
      0,
    );
    expect(sum).toBeCloseTo(whole.change!.point!, 9);
    expect(codesOf(answer)).toContain("from-nothing");
  });
});

describe("dynamic", () => {
  const years = ["2015", "2016", "2018"];
  const rows = rowsOf({ C: [1_000, 9_000, 1_100, 9_000, 1_210, 10_890], G: [2_000, 20_000, 2_000, 20_000, 2_000, 20_000] }, years);

  test("goes through every period between, and its steps add up to the whole", async () => {
    const answer = await ask({ rows, but: { kind: "dynamic", to: "2018" } });
    expect(table(answer, "steps").rows.map(({ code }) => code)).toEqual(["2015 to 2016", "2016 to 2018"]);
    for (const measure of ["change", "national", "mix", "competitive"]) {
      const steps = table(answer, "steps").rows.reduce((sum, { figures }) => sum + figures[measure]!.point!, 0);
      expect(point(answer, "whole", "area", measure)).toBeCloseTo(steps, 9);
    }
    expect(answer.warnings.find(({ code }) => code === "years-missing")?.detail).toContain("2017");
  });

  test("of two periods alone it is the classic one", async () => {
    const [classic, dynamic] = [await ask(), await ask({ but: { kind: "dynamic" } })];
    expect(table(dynamic, "sectors").rows.map(({ figures }) => figures.mix!.point)).toEqual(
      table(classic, "sectors").rows.map(({ figures }) => figures.mix!.point),
    );
  });
});

describe("what is not there", () => {
  const broken: Counts = { C: [1_000, 9_000, 1_200, 9_500], G: [4_000, null, 4_100, 21_000], J: [null, 5_000, 700, 5_500] };

  test("is never 0: like is compared with like, and no bound is given of what it touches", async () => {
    const answer = await ask({ rows: rowsOf(broken) });
    // Only what has a figure at both ends: G here, J elsewhere.
    expect(row(answer, "sectors", "G")).toMatchObject({
      figures: { from: { point: 4_000 }, to: { point: 4_100 } },
      notes: ["reference-incomplete"],
    });
    expect(row(answer, "sectors", "J")).toMatchObject({
      figures: { from: { point: null }, competitive: { point: null } },
      notes: expect.arrayContaining(["cells-missing"]),
    });
    expect(row(answer, "sectors", "C").figures.competitive).toMatchObject({ low: expect.any(Number), high: expect.any(Number) }); // nothing of it is missing
    expect(row(answer, "sectors", "C").figures.national!.high).not.toBeNull();
    expect(row(answer, "whole", "area").figures.change!.low).toBeNull();
    expect(answer.coverage).toMatchObject({ cells: 12, blank: 2 });
    expect(codesOf(answer)).toEqual(expect.arrayContaining(["unmatched-cells", "blank-cells"]));
  });

  test("every change that could be true lies within the intervals, whatever the missing cells are", async () => {
    const answer = await ask({ rows: rowsOf(broken), rounding: "none" });
    await fc.assert(
      fc.asyncProperty(fc.nat(40_000), fc.nat(40_000), async (there, here) => {
        const truth = await ask({ rows: rowsOf({ ...broken, G: [4_000, there, 4_100, 21_000], J: [here, 5_000, 700, 5_500] }) });
        for (const key of ["sectors", "whole"]) {
          for (const { code, figures } of table(truth, key).rows) {
            for (const [measure, { point: value }] of Object.entries(figures)) {
              const { low, high } = row(answer, key, code).figures[measure]!;
              if (value === null) continue;
              if (low !== null) expect(low).toBeLessThanOrEqual(value + 1e-6);
              if (high !== null) expect(high).toBeGreaterThanOrEqual(value - 1e-6);
            }
          }
        }
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  test("a place whose code changed is left out of every period, and the change is not mistaken for a loss", async () => {
    const old = { place: "old", period: "2015", industry: "C", value: 3_000 };
    const now = { place: "new", period: "2021", industry: "C", value: 3_100 };
    const answer = await ask({ rows: [...textbook, old, now], but: { reference: ["here", "there", "old", "new"] } });
    expect(point(answer, "sectors", "C", "competitive")).toBeCloseTo(12, 9);
    expect(answer.warnings.find(({ code }) => code === "place-codes-change")?.detail).toContain("new and old");
  });

  test("rows that mean nought when they are not there are compared as nought", async () => {
    const rows = textbook.filter(({ industry, place, period }) => !(industry === "F" && place === "here" && period === "2015"));
    const answer = await ask({ rows, absent: "zero", but: { jobs: { datasetId: pin().datasetId, absent: "zero" } } });
    expect(point(answer, "sectors", "F", "competitive")).toBe(10);
    expect(codesOf(answer)).not.toContain("unmatched-cells");
  });

  test("a suppressed share that matters is said", async () => {
    const rows = textbook.map(
      (one): RowOfCube => (one.industry === "G" && one.place === "there" ? { ...one, value: null, status: "suppressed" } : one),
    );
    expect(codesOf(await ask({ rows })).slice(0, 2)).toEqual(["much-suppressed", "suppressed-cells"]);
  });
});

describe("drawn intervals", () => {
  const simulation = { seed: 3, draws: 399, level: 0.95 };
  const rows = rowsOf({ C: [1_000, 9_000, 1_250, 9_000], G: [2_000, 20_000, 4_000, 20_000], J: [900, 9_000, 1_000, 9_500] });

  test("lie within the bounds, are narrower for what is added up, and are the same for the same seed", async () => {
    for (const kind of ["classic", "esteban-marquillas", "dynamic"] as const) {
      const [bounds, drawn] = [
        await ask({ rows, rounding: "bres", but: { kind } }),
        await ask({ rows, rounding: "bres", but: { kind, simulation } }),
      ];
      for (const { key, rows: found } of drawn.tables) {
        for (const { code, figures } of found) {
          for (const [measure, { point: value, low, high }] of Object.entries(figures)) {
            const outer = row(bounds, key, code).figures[measure]!;
            expect(value).toBe(outer.point);
            if (low !== null && outer.low !== null) expect(low).toBeGreaterThanOrEqual(outer.low - 1e-6);
            if (high !== null && outer.high !== null) expect(high).toBeLessThanOrEqual(outer.high + 1e-6);
          }
        }
      }
      const width = (answer: Answered) =>
        row(answer, "whole", "area").figures.change!.high! - row(answer, "whole", "area").figures.change!.low!;
      expect(width(drawn)).toBeLessThan(width(bounds) * 0.7);
      expect(await ask({ rows, rounding: "bres", but: { kind, simulation } })).toEqual(drawn);
      expect(drawn.simulation).toEqual(simulation);
      expect(table(drawn, "sectors").measures.every(({ bounds: by }) => by === "simulated")).toBe(true);
    }
  });

  test("hold about as many of the truths as they say", async () => {
    const answer = await ask({ rows, rounding: "bres", but: { simulation } });
    const { low, high } = row(answer, "whole", "area").figures.change!;
    const random = seededRandom(99);
    const within = (published: number, below: number, above: number) => published - below + (below + above) * random();
    let held = 0;
    for (let time = 0; time < 1_000; time++) {
      // 900 and 1,000 stand on steps of 100 below and above (250 above 1,000), 1,250 and 2,000 of 250, 4,000 of 500.
      const before = within(1_000, 50, 125) + within(2_000, 125, 125) + within(900, 50, 50);
      const after = within(1_250, 125, 125) + within(4_000, 250, 250) + within(1_000, 50, 125);
      if (after - before >= low! && after - before <= high!) held++;
    }
    expect(held).toBeGreaterThan(920);
    expect(held).toBeLessThan(980);
  });

  test("are not made of what is missing: there the bounds stand", async () => {
    const broken = [...rows, ...rowsOf({ Q: [500, null, 500, 8_000] })];
    const [bounds, drawn] = [
      await ask({ rows: broken, rounding: "bres" }),
      await ask({ rows: broken, rounding: "bres", but: { simulation } }),
    ];
    expect(row(drawn, "sectors", "C").figures.national).toEqual(row(bounds, "sectors", "C").figures.national);
    expect(row(drawn, "sectors", "Q").figures.competitive).toEqual(row(bounds, "sectors", "Q").figures.competitive);
    const { low } = row(drawn, "sectors", "C").figures.competitive!;
    expect(low).toBeGreaterThan(row(bounds, "sectors", "C").figures.competitive!.low!); // nothing of it is missing
  });

  test("estimates from a sample are drawn from their confidence", async () => {
    const sampled = rows.map((one) => ({ ...one, confidence: one.value! / 10 }));
    const [plain, drawn] = [await ask({ rows: sampled }), await ask({ rows: sampled, but: { simulation } })];
    expect(table(plain, "sectors").measures[0]!.bounds).toBe("sampling");
    const { low, high } = row(drawn, "sectors", "G").figures.from!;
    expect(low).toBeGreaterThan(1_770);
    expect(low).toBeLessThan(1_830);
    expect(high).toBeGreaterThan(2_170);
    expect(high).toBeLessThan(2_230);
  });
});

test.each([
  ["one period", { from: "2021" }, "one-period"],
  ["an end before its start", { from: "2021", to: "2015" }, "end-before-start"],
  ["a period that is not there", { from: "1999" }, "period-not-found"],
  ["an area that is not there", { places: ["nowhere"] }, "place-not-found"],
  ["a sector that is not there", { within: "Q" }, "nothing-within"],
])("refuses %s", async (_, but, code) => {
  await expect(async () => ask({ but })).rejects.toMatchObject({ kind: "refused", code });
});

test.each([
  ["C (10-33)", "CA-CB (10-15)"],
  ["A-E", "C"],
  ["Total", "C"],
  ["10-12", "11"],
])("refuses a table whose industries are part of one another: %s and %s", async (whole, part) => {
  const rows = rowsOf({ [whole]: [1, 1, 1, 1], [part]: [1, 1, 1, 1] });
  await expect(async () => ask({ rows })).rejects.toMatchObject({ code: "overlapping-industries" });
});

test("a break in the series is said", async () => {
  const rows = textbook.map((one) => ({ ...one, period: one.period === "2015" ? "2014" : one.period! }));
  expect(codesOf(await ask({ rows, but: { from: "2014" }, rounding: "bres" }))).toContain("series-break");
});

test("several places added up are the sum of each alone, part by part", async () => {
  const rows: RowOfCube[] = textbook.flatMap((one) =>
    one.place === "there"
      ? [one]
      : [
          { ...one, value: one.value! - 5 },
          { ...one, place: "beside", value: 5 },
        ],
  );
  const reference = ["here", "there", "beside"];
  const both = await ask({ rows, but: { places: ["here", "beside"], reference } });
  const alone = await Promise.all(["here", "beside"].map((place) => ask({ rows, but: { places: [place], reference } })));
  for (const measure of ["change", "national", "mix", "competitive"]) {
    const sum = alone.reduce((total, answer) => total + point(answer, "whole", "area", measure)!, 0);
    expect(point(both, "whole", "area", measure)).toBeCloseTo(sum, 9);
    expect(point(both, "whole", "area", measure)).toBeCloseTo(point(await ask(), "whole", "area", measure)!, 9);
  }
});

test("the same cells in any order have the same answer to the last digit", async () => {
  const hash = contentHash(await ask({ but: { kind: "esteban-marquillas" }, rounding: "bres" }));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(textbook, { minLength: textbook.length }), async (rows) => {
      expect(contentHash(await ask({ rows, but: { kind: "esteban-marquillas" }, rounding: "bres" }))).toBe(hash);
    }),
    { seed: 6, numRuns: 20 },
  );
});

test("every figure lies within its interval, whatever the cells and whichever the kind", async () => {
  const published = fc.constantFrom(0, 5, 45, 50, 75, 225, 250, 300, 500, 900, 1_000, 2_250, 2_500, 4_500, 5_000, 17_000, null);
  const counts = fc.array(published, { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(counts, counts, counts, fc.constantFrom("classic", "esteban-marquillas", "dynamic"), async (C, G, J, kind) => {
      const answer = await ask({ rows: rowsOf({ C, G, J }, ["2015", "2018", "2021"]), rounding: "bres", but: { kind } });
      for (const { rows } of answer.tables) {
        for (const { figures } of rows) {
          for (const { point: value, low, high } of Object.values(figures)) {
            if (value === null) continue;
            expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(value);
            expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(value);
          }
        }
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

test("asked through the store it names what it read, and what each figure rests on can be told", async () => {
  const here = world();
  const { datasetId } = pin();
  here.has(datasets, dataset({ id: datasetId, rounding: "bres" }));
  here.has(datasetVersions, acceptedVersion({ datasetId, number: 1 }));
  here.hasTable(
    fileKeys.parquet(datasetId, 1),
    textbook.map((one) => ({ ...one, status: null }) as never),
  );
  const asked = question({ kind: "dynamic" });
  const { answer } = await askQuestion(here.as(analyst), asked);
  expect(answer.sources).toMatchObject([{ role: "jobs", pin: { datasetId, number: 1 } }]);
  expect(answer.method.name).toBe("dynamic shift-share");

  const evidence = { jobs: cubeOfRows(textbook, { parts }) };
  const kind = kindOf(asked);
  for (const { key, rows, measures } of answer.tables) {
    for (const { code } of rows) {
      for (const measure of measures) {
        const sums = kind.sumsBehind(asked, evidence, { table: key, row: code, measure: measure.key });
        expect(sums.length).toBeGreaterThan(0);
        for (const { of } of sums) for (const named of Object.values(of)) expect(named.codes.length).toBeGreaterThan(0);
      }
    }
  }
});

test("periods are taken in order of time and not of their letters", async () => {
  const said: Record<string, string> = { "2015": "Oct 2014-Sep 2015", "2018": "Jan 2018-Dec 2018", "2021": "Apr 2020-Mar 2021" };
  const rows = rowsOf({ A: [90, 310, 95, 320, 100, 340], C: [20, 130, 30, 150, 40, 170] }, ["2015", "2018", "2021"]).map((one) => ({
    ...one,
    period: said[one.period!]!,
  }));
  const answer = await ask({ rows, but: { from: said["2015"]!, to: said["2021"]!, kind: "dynamic" } });
  expect(table(answer, "steps").rows.map(({ code }) => code)).toEqual([
    "Oct 2014-Sep 2015 to Jan 2018-Dec 2018",
    "Jan 2018-Dec 2018 to Apr 2020-Mar 2021",
  ]);
});

test("places that are counted as nought in a period are not said to be left out of all of them", async () => {
  const rows = textbook.filter(({ place, period }) => place !== "here" || period !== "2015");
  const answer = await ask({ rows, absent: "zero", but: { jobs: { datasetId: pin().datasetId, absent: "zero" } } });
  const detail = answer.warnings.find(({ code }) => code === "place-codes-change")?.detail;
  expect(detail).toContain("counted as nought in the others");
  expect(detail).not.toContain("left out");
});

test("how much is little is told of jobs only", async () => {
  expect(row(await ask(), "sectors", "A").notes).toContain("small-base");
  expect(row(await ask({ but: { counts: "output" } }), "sectors", "A").notes).not.toContain("small-base");
});
