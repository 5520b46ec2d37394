import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, fixedId, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, type Column } from "../../evidence/index.ts";
import { askQuestion } from "../ask-question.ts";
import type { Cube } from "../cube/cube.ts";
import { unwatched } from "../pace.ts";
import { whoIsLikeUs } from "./index.ts";
import type { CriterionRead } from "./criterion-values.ts";
import { WhoIsLikeUs, type Criterion } from "./question.ts";

const { datasetId } = pin();
const criterion = (but: Partial<Criterion> = {}): Criterion => ({
  name: "Residents",
  figures: { source: { datasetId } },
  unit: "count",
  weight: 1,
  ...but,
});
const question = (but: Partial<WhoIsLikeUs> = {}): WhoIsLikeUs => ({
  question: "who-is-like-us",
  criteria: [criterion()],
  places: ["here"],
  among: ["here", "near", "far", "farther"],
  nearest: 2,
  yardstick: "standard-deviation",
  ...but,
});

type Values = Record<string, number | null>;
const cube = (values: Values, but: { rounding?: Cube["rounding"]; confidence?: number } = {}): Cube => {
  const { confidence, rounding = "none" } = but;
  return cubeOfRows(
    Object.entries(values).map(([place, value]) => ({ place, value, ...(confidence === undefined ? {} : { confidence }) })),
    { parts: ["place"], rounding, names: { place: { near: "Near Town" } } },
  );
};
const ask = (question_: WhoIsLikeUs, ...criteria: (Cube | CriterionRead)[]) =>
  whoIsLikeUs.answer(question_, { criteria: criteria.map((one) => ("figures" in one ? one : { figures: one })) }, unwatched);
type Found = Awaited<ReturnType<typeof ask>>;
const table = (found: Found, key: string) => found.tables.find((one) => one.key === key)!;
const row = (found: Found, key: string, code: string) => table(found, key).rows.find((one) => one.code === code)!;
const codes = (found: Found) => found.warnings.map(({ code }) => code);

const residents = { here: 10, near: 12, far: 16, farther: 30 };

test("an example that can be checked by hand: one criterion, and a group of two", async () => {
  const found = await ask(question(), cube(residents));
  const mean = 17;
  const spread = Math.sqrt((7 ** 2 + 5 ** 2 + 1 ** 2 + 13 ** 2) / 4);
  const near = row(found, "comparators", "near");
  expect(near).toMatchObject({ name: "Near Town", labels: { group: "certainly" }, tier: 1, ranks: { best: 1, worst: 1 } });
  expect(near.figures.distance!.point).toBeCloseTo(2 / spread, 9);
  expect(row(found, "differences", "near").figures["difference-1"]!.point).toBeCloseTo(2 / spread, 9);
  expect(near.figures["part-1"]).toEqual({ point: 1, low: 1, high: 1 });
  expect(row(found, "comparators", "farther")).toMatchObject({ tier: 3, labels: { group: "certainly-not" } });
  expect(row(found, "criteria", "criterion-1")).toMatchObject({
    name: "Residents",
    figures: { weight: { point: 1 }, places: { point: 4 } },
    labels: { use: "used", against: "below" },
  });
  expect(row(found, "criteria", "criterion-1").figures.score!.point).toBeCloseTo((10 - mean) / spread, 9);
  expect(row(found, "criteria", "criterion-1").figures["group-score"]!.point).toBeCloseTo((14 - mean) / spread, 9);
  expect(row(found, "criteria", "criterion-1").figures.difference!.point).toBeCloseTo((10 - 14) / spread, 9);
  expect(table(found, "values").rows.map(({ code, figures }) => [code, figures["value-1"]!.point])).toEqual([
    ["here", 10],
    ["group-median", 14],
    ["group-least", 12],
    ["group-greatest", 16],
    ["near", 12],
    ["far", 16],
  ]);
  expect(codes(found)).toEqual(["small-base"]);
  expect(found.coverage).toMatchObject({ cells: 4, share: 1, placesAsked: 4, placesFound: 4 });
});

test("a figure per head is a ratio, and a share of all codes lets its part vary once", async () => {
  const jobs = cubeOfRows(
    (["here", "near", "far", "farther"] as const).flatMap((place, index): RowOfCube[] => [
      { place, industry: "C", value: 100 * (index + 1) },
      { place, industry: "G", value: 900 },
    ]),
    { parts: ["place", "industry"], rounding: "nearest-100" },
  );
  const share = criterion({
    name: "Manufacturing",
    unit: "share",
    figures: { source: { datasetId }, across: { part: "industry", codes: ["C"] } },
    per: { source: { datasetId }, across: { part: "industry" } },
  });
  const perHead = criterion({
    name: "Jobs per head",
    unit: "ratio",
    figures: { source: { datasetId }, across: { part: "industry" } },
    per: { source: { datasetId: fixedId("dataset", "pe0p1e") } },
  });
  const found = await ask(
    question({ criteria: [share, perHead] }),
    { figures: jobs, per: jobs },
    { figures: jobs, per: cube({ here: 2000, near: 2200, far: 2400, farther: 2600 }) },
  );
  expect(row(found, "values", "here").figures).toEqual({
    "value-1": { point: 0.1, low: 0.05, high: 0.15 }, // 50 of 1,000, and not of 1,100
    "value-2": { point: 0.5, low: 0.45, high: 0.55 },
  });
});

test("a place without a figure is left out and said, and so is a criterion that the place itself lacks", async () => {
  const asked = question({ criteria: [criterion(), criterion({ name: "Pay" }), criterion({ name: "Rain" })] });
  const found = await ask(asked, cube(residents), cube({ near: 3, far: 4, farther: 5 }), cube({ here: 1, near: 2, far: null, farther: 3 }));
  expect(table(found, "comparators").rows.map(({ code }) => code)).toEqual(["farther", "near"]);
  expect(found.warnings.map(({ code, detail }) => [code, detail])).toEqual([
    ["own-unknown", "here has no figure on “Pay”, so it is left out of every distance."],
    ["places-left-out", "1 place is left out for want of a figure on a criterion, and might be like it all the same: far."],
    ["small-base", "Differences are measured by the spread of 3 places only, which one more could change."],
  ]);
  expect(row(found, "criteria", "criterion-2")).toMatchObject({
    figures: { score: { point: null }, places: { point: 3 } },
    labels: { use: "own-unknown" },
  });
  expect(row(found, "differences", "near").figures["difference-2"]).toEqual({ point: null, low: null, high: null });
  expect(found.coverage).toMatchObject({ cells: 12, blank: 1, absent: 1 });
});

test("the place itself and whoever is left out are never among the like, but a neighbour is where it is not", async () => {
  const found = await ask(question({ leftOut: ["near"] }), cube(residents));
  expect(table(found, "comparators").rows.map(({ code }) => code)).toEqual(["far", "farther"]);
});

test("figures that might be either way round leave it open who is in the group", async () => {
  const found = await ask(
    question({ nearest: 1, among: ["near", "far", "farther"] }),
    cube({ here: 100, near: 115, far: 80, farther: 400 }, { rounding: "nearest-5" }),
  );
  expect(table(found, "comparators").rows.map(({ code, labels, ranks }) => [code, labels!.group, ranks])).toEqual([
    ["far", "perhaps", { best: 1, worst: 2 }],
    ["farther", "certainly-not", { best: 3, worst: 3 }],
    ["near", "as-it-stands", { best: 1, worst: 2 }],
  ]);
  expect(codes(found)).toContain("not-told-apart");
  expect(found.tables[0]!.measures[0]!.bounds).toBe("outer");
  const estimated = await ask(question(), cube(residents, { confidence: 1 }));
  expect(estimated.tables[0]!.measures[0]!.bounds).toBe("sampling");
});

test("criteria that say the same thing, or nothing, are said to", async () => {
  const places = ["here", "a", "b", "c", "d", "e"];
  const values = Object.fromEntries(places.map((place, index) => [place, index * index]));
  const twice = Object.fromEntries(places.map((place, index) => [place, 7 - 2 * index * index]));
  const same = Object.fromEntries(places.map((place) => [place, 0.1]));
  const asked = question({
    among: places,
    criteria: [criterion({ name: "One" }), criterion({ name: "Other" }), criterion({ name: "Same" })],
  });
  const found = await ask(asked, cube(values), cube(twice), cube(same));
  expect(found.warnings.find(({ code }) => code === "criteria-alike")!.detail).toContain("“One” and “Other”");
  expect(found.warnings.find(({ code }) => code === "no-spread")!.detail).toBe("“Same” is left out: all places have the same figure.");
});

test("refuses what cannot be asked, in a sentence", async () => {
  await expect(ask(question(), cube({ near: 1, far: 2 }))).rejects.toMatchObject({ code: "own-place-unknown" });
  await expect(ask(question({ among: ["here"] }), cube(residents))).rejects.toMatchObject({ code: "no-candidates" });
  await expect(ask(question(), cube({ here: 1, near: 1, far: 1, farther: 1 }))).rejects.toMatchObject({ code: "nothing-tells-apart" });
  await expect(ask(question(), cube({}))).rejects.toMatchObject({ code: "nothing-found" });
  const years = cubeOfRows(
    ["here", "near"].flatMap((place) => ["2020", "2021"].map((period) => ({ place, period, value: 1 }))),
    { parts: ["place", "period"] },
  );
  await expect(ask(question(), years)).rejects.toMatchObject({ code: "period-needed" });
  await expect(
    ask(question({ criteria: [criterion({ figures: { source: { datasetId }, period: "1999" } })] }), years),
  ).rejects.toMatchObject({ code: "period-not-found" });
  const mixed = cubeOfRows(
    [
      { place: "here", industry: "C", value: 1 },
      { place: "here", industry: "10", value: 1 },
    ],
    { parts: ["place", "industry"] },
  );
  const across = criterion({ figures: { source: { datasetId }, across: { part: "industry" } } });
  await expect(ask(question({ criteria: [across] }), mixed)).rejects.toMatchObject({ code: "mixed-levels" });
  expect(WhoIsLikeUs.safeParse(question()).success).toBe(true);
  expect(WhoIsLikeUs.safeParse(question({ places: ["a", "b"] })).success).toBe(false);
  expect(WhoIsLikeUs.safeParse(question({ criteria: [criterion({ weight: 0 })] })).success).toBe(false);
});

const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 4, maxLength: 8 });
const named = (rows: [number, number][], which: 0 | 1, prefix = "p"): Values =>
  Object.fromEntries(rows.map((row, index) => [`${prefix}${index}`, row[which]]));
const asked = (rows: [number, number][], prefix = "p"): WhoIsLikeUs =>
  question({
    criteria: [criterion(), criterion({ name: "Other" })],
    places: [`${prefix}0`],
    among: rows.map((_, index) => `${prefix}${index}`),
  });
const tellsApart = (rows: [number, number][]) => [0, 1].some((which) => new Set(rows.map((row) => row[which as 0 | 1])).size > 1);

test("neither the order of the rows, nor the unit of a criterion, nor what places are called changes who is like whom", async () => {
  await fc.assert(
    fc.asyncProperty(some, async (rows) => {
      fc.pre(tellsApart(rows));
      const found = await ask(asked(rows), cube(named(rows, 0)), cube(named(rows, 1)));
      const turned = (values: Values) => Object.fromEntries(Object.entries(values).reverse());
      expect(contentHash(await ask(asked(rows), cube(turned(named(rows, 0))), cube(turned(named(rows, 1)))))).toBe(contentHash(found));
      const scaled = rows.map(([one, other]): [number, number] => [one * 8, other]);
      const inOther = await ask(asked(rows), cube(named(scaled, 0)), cube(named(scaled, 1)));
      for (const one of table(found, "comparators").rows) {
        expect(row(inOther, "comparators", one.code).figures.distance!.point).toBeCloseTo(one.figures.distance!.point!, 9);
      }
      const renamed = await ask(asked(rows, "q"), cube(named(rows, 0, "q")), cube(named(rows, 1, "q")));
      expect(table(renamed, "comparators").rows.map(({ figures }) => figures)).toEqual(
        table(found, "comparators").rows.map(({ figures }) => figures),
      );
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("whatever the true figures were, every distance, score and value lies within its bounds", async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 16, maxLength: 16 }), async (rows, errors) => {
      const published = rows.map(([one, other]): [number, number] => [one * 5, other * 5]);
      const truth = published.map(([one, other], index): [number, number] => [
        Math.max(0, one + errors[index]!),
        Math.max(0, other + errors[index + 8]!),
      ]);
      fc.pre(
        [0, 1].every(
          (which) =>
            new Set(published.map((one) => one[which as 0 | 1])).size > 1 && new Set(truth.map((one) => one[which as 0 | 1])).size > 1,
        ),
      );
      const told = await ask(
        asked(published),
        cube(named(published, 0), { rounding: "nearest-5" }),
        cube(named(published, 1), { rounding: "nearest-5" }),
      );
      // The same places are in the group, or its middle is another group's.
      const group = table(told, "values")
        .rows.slice(4)
        .map(({ code }) => code);
      const real = await ask(asked(truth), cube(named(truth, 0)), cube(named(truth, 1)));
      const sameGroup =
        [...group].sort().join() ===
        table(real, "values")
          .rows.slice(4)
          .map(({ code }) => code)
          .sort()
          .join();
      for (const key of ["comparators", "differences", ...(sameGroup ? ["criteria", "values"] : [])]) {
        for (const one of table(real, key).rows) {
          for (const [measure, { point }] of Object.entries(one.figures)) {
            const bounds = row(told, key, one.code).figures[measure]!;
            if (point === null || bounds.point === null) continue;
            expect(point, `${key} ${one.code} ${measure}`).toBeGreaterThanOrEqual((bounds.low ?? Number.NEGATIVE_INFINITY) - 1e-9);
            expect(point, `${key} ${one.code} ${measure}`).toBeLessThanOrEqual((bounds.high ?? Number.POSITIVE_INFINITY) + 1e-9);
          }
        }
      }
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("every figure names the cells it is worked out from", async () => {
  const question_ = question({ criteria: [criterion({ per: { source: { datasetId } } }), criterion({ name: "Other" })] });
  const evidence = { criteria: [{ figures: cube(residents), per: cube(residents) }, { figures: cube(residents) }] };
  const placesOf = (at: { table: string; row: string; measure: string }) =>
    whoIsLikeUs.sumsBehind(question_, evidence, at).flatMap(({ of }) => of.place!.codes);
  expect(placesOf({ table: "values", row: "near", measure: "value-2" })).toEqual(["near"]);
  expect(placesOf({ table: "values", row: "near", measure: "value-1" })).toEqual(["near", "near"]);
  expect(placesOf({ table: "values", row: "group-median", measure: "value-2" })).toEqual(["near", "far"]);
  expect(placesOf({ table: "differences", row: "far", measure: "difference-2" })).toEqual(["here", "far"]);
  expect(placesOf({ table: "comparators", row: "far", measure: "distance" })).toEqual(["here", "far", "here", "far", "here", "far"]);
  expect(placesOf({ table: "criteria", row: "criterion-2", measure: "difference" })).toEqual(["here", "near", "far"]);
});

const column = (name: string, meaning: Column["meaning"]): Column => ({
  name,
  type: meaning === "value" ? "number" : "text",
  meaning,
  distinct: 4,
  blank: 0,
  common: [],
});

test("it is read from several datasets, and names every version of them", async () => {
  const other = fixedId("dataset", "pe0p1e");
  const { has, hasTable, as } = world();
  for (const [id, columns] of [
    [datasetId, [column("lad", "place"), column("total", "value"), column("degree", "value")]],
    [other, [column("lad", "place"), column("year", "period"), column("pay", "value")]],
  ] as const) {
    has(datasets, dataset({ id, rounding: "none" }));
    has(datasetVersions, acceptedVersion({ datasetId: id, number: 1, columns: [...columns] }));
  }
  const places = ["here", "near", "far", "farther"];
  hasTable(
    fileKeys.parquet(datasetId, 1),
    places.map((lad, index) => ({ lad, total: 100, degree: 10 + index })),
  );
  hasTable(
    fileKeys.parquet(other, 1),
    places.flatMap((lad, index) => ["2020", "2021"].map((year) => ({ lad, year, pay: 500 + index }))),
  );
  const { answer } = await askQuestion(
    as(analyst),
    question({
      criteria: [
        criterion({
          name: "Degrees",
          figures: { source: { datasetId, value: "degree" } },
          per: { source: { datasetId, value: "total" } },
          unit: "share",
        }),
        criterion({ name: "Pay", figures: { source: { datasetId: other }, period: "2021" }, unit: "pounds" }),
      ],
    }),
  );
  expect(answer.sources.map(({ role, pin: of }) => [role, of.datasetId])).toEqual([
    ["criterion-1", datasetId],
    ["criterion-1-per", datasetId],
    ["criterion-2", other],
  ]);
  expect(answer.tables[0]!.rows.map(({ code, ranks }) => [code, ranks!.best])).toEqual([
    ["far", 2],
    ["farther", 3],
    ["near", 1],
  ]);
  expect(answer.tables[2]!.measures.map(({ name, unit }) => [name, unit])).toEqual([
    ["Degrees", "share"],
    ["Pay", "pounds"],
  ]);
});

test("a code that is named twice is counted once, and a total is not added to its parts", async () => {
  const rows = ["here", "near", "far"].flatMap((place, at) => [
    { place, industry: "C", value: 10 + at },
    { place, industry: "Total", value: 100 + at },
  ]);
  const figures = cubeOfRows(rows, { parts: ["place", "industry"] });
  const across = (codes?: string[]) =>
    question({ criteria: [criterion({ figures: { source: { datasetId }, across: { part: "industry", ...(codes ? { codes } : {}) } } })] });
  const found = await ask(across(["C", "C"]), figures);
  expect(row(found, "values", "here").figures["value-1"]!.point).toBe(10);
  await expect(ask(across(), figures)).rejects.toMatchObject({ kind: "refused", code: "overlapping-industries" });
});
