import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, type Column } from "../../evidence/index.ts";
import { askQuestion } from "../ask-question.ts";
import type { Cube } from "../cube/cube.ts";
import { unwatched } from "../pace.ts";
import { whoTravelsWhere } from "./index.ts";
import { WhoTravelsWhere } from "./question.ts";

const question = (but: Partial<WhoTravelsWhere> = {}): WhoTravelsWhere => ({
  question: "who-travels-where",
  flows: { datasetId: pin().datasetId, absent: "zero" },
  places: ["town"],
  mostFlows: 50,
  zoneShare: 0.15,
  suppliedShare: 0.8,
  leastSelfContainment: 0.667,
  targetSelfContainment: 0.75,
  leastSize: 3_500,
  targetSize: 25_000,
  labourMarketAreas: false,
  ...but,
});

type Flow = [from: string, to: string, people: number | null, status?: RowOfCube["status"]];
const flowsOf = (
  rows: readonly Flow[],
  but: { rounding?: Cube["rounding"]; absent?: "missing" | "zero"; confidence?: number } = {},
): Cube => {
  const { confidence, absent = "zero", ...rest } = but;
  return cubeOfRows(
    rows.map(([origin, destination, value, status]) => ({
      origin,
      destination,
      value,
      ...(status ? { status } : {}),
      ...(confidence === undefined ? {} : { confidence }),
    })),
    { parts: ["origin", "destination"], absent, names: { origin: { town: "The town", village: "The village" } }, ...rest },
  );
};
const ask = (flows: Cube, but: Partial<WhoTravelsWhere> = {}) => whoTravelsWhere.answer(question(but), { flows }, unwatched);
type Found = Awaited<ReturnType<typeof ask>>;
const table = (found: Found, key: string) => found.tables.find((one) => one.key === key)!;
const row = (found: Found, key: string, code: string) => table(found, key).rows.find((one) => one.code === code)!;
const codes = (found: Found) => found.warnings.map(({ code }) => code);

/** A town of 8,000 jobs and 6,000 residents in work, with a village and a city. */
const region: Flow[] = [
  ["town", "town", 5_000],
  ["town", "city", 900],
  ["town", "village", 100],
  ["village", "town", 2_000],
  ["village", "village", 500],
  ["city", "town", 1_000],
  ["city", "city", 90_000],
];

test("an example that can be checked by hand: a town that draws its village in", async () => {
  const found = await ask(flowsOf(region));
  expect(row(found, "places", "town")).toMatchObject({
    name: "The town",
    figures: {
      residents: { point: 6_000, low: 6_000, high: 6_000 },
      jobs: { point: 8_000 },
      within: { point: 5_000 },
      supply: { point: 0.833333333333, low: 0.833333333333, high: 0.833333333333 },
      demand: { point: 0.625 },
      out: { point: 1_000 },
      in: { point: 3_000 },
      net: { point: 2_000 },
      "jobs-per-resident": { point: 1.33333333333 },
    },
    ranks: { best: 1, worst: 1 },
  });
  expect(row(found, "area", "area")).toMatchObject({ figures: { jobs: { point: 8_000 } }, labels: { standing: "does-not-meet" } });
  expect(row(found, "inflows", "village").figures).toEqual({
    workers: { point: 2_000, low: 2_000, high: 2_000 },
    "share-of-jobs": { point: 0.25, low: 0.25, high: 0.25 },
    "share-of-residents": { point: 0.8, low: 0.8, high: 0.8 },
  });
  expect(row(found, "outflows", "city").figures).toMatchObject({
    workers: { point: 900 },
    "share-of-residents": { point: 0.15 },
    "share-of-jobs": { point: Number((900 / 90_900).toPrecision(12)) },
  });
  expect(table(found, "catchment").rows.map(({ code, labels }) => [code, labels])).toEqual([
    ["town", { zone: "core", supply: "certainly" }],
    ["village", { zone: "certainly", supply: "certainly" }],
  ]);
  expect(codes(found)).toEqual(["flows-beyond-table", "small-flows-left-out"]); // nobody but hundreds at a time
  expect(found.coverage).toMatchObject({ cells: 9, share: 1, placesAsked: 1, placesFound: 1 });
});

test("several places are an area of their own: what goes between them comes inside", async () => {
  const found = await ask(flowsOf(region), { places: ["village", "town"] });
  expect(row(found, "area", "area").figures).toMatchObject({
    residents: { point: 8_500 },
    jobs: { point: 8_600 },
    within: { point: 7_600 },
    out: { point: 900 },
    in: { point: 1_000 },
  });
  expect(row(found, "area", "area").labels).toEqual({ standing: "meets" });
  expect(row(found, "places", "town").figures.within).toMatchObject({ point: 5_000 }); // as when it is asked alone
  expect(table(found, "between").rows.map(({ code, figures }) => [code, figures.workers!.point])).toEqual([
    ["town > town", 5_000],
    ["town > village", 100],
    ["village > town", 2_000],
    ["village > village", 500],
  ]);
  expect(row(found, "inflows", "village")).toBeUndefined();
  expect(row(found, "catchment", "town").figures["share-of-jobs"]!.point).toBeCloseTo(5_100 / 8_600, 9);
});

test("the whole of a table is self-contained by its making, and that is said first", async () => {
  const found = await ask(flowsOf(region), { places: ["town", "village", "city"] });
  expect(codes(found)[0]).toBe("nothing-beyond");
  expect(row(found, "area", "area").figures.supply).toEqual({ point: 1, low: 1, high: 1 });
});

test("rounded flows leave their mark on every figure, and none is counted twice", async () => {
  const found = await ask(
    flowsOf(
      [
        ["town", "town", 600],
        ["town", "city", 200],
        ["city", "town", 400],
        ["city", "city", 5_000],
      ],
      { rounding: "nearest-100" },
    ),
  );
  expect(row(found, "places", "town").figures).toMatchObject({
    supply: { low: 0.6875, high: Number((650 / 800).toPrecision(12)) }, // 550 of 800, and not of 900
    net: { low: 100, high: 300 },
  });
  expect(row(found, "inflows", "city").figures["share-of-jobs"]).toEqual({ point: 0.4, low: 0.35, high: 0.45 });
  expect(table(found, "places").measures.every(({ bounds }) => bounds === "tightest")).toBe(true);
});

test("flows estimated from a sample add their errors by squares, and that is said", async () => {
  const found = await ask(flowsOf(region, { confidence: 30 }));
  const { residents } = row(found, "places", "town").figures;
  expect(residents).toMatchObject({ point: 6_000 });
  expect(residents!.high! - 6_000).toBeCloseTo(30 + Math.sqrt(2) * 30, 6); // within, and two that go out
  expect(table(found, "places").measures[0]!.bounds).toBe("sampling");
});

test("a flow that is suppressed or not in the table is nobody only where the source says so", async () => {
  const hidden: Flow[] = region.map(([from, to, people]) =>
    from === "town" && to === "city" ? [from, to, null, "suppressed"] : [from, to, people],
  );
  const found = await ask(flowsOf(hidden));
  expect(row(found, "places", "town")).toMatchObject({
    figures: {
      residents: { point: 5_100, low: 5_100, high: null },
      supply: { low: 0, high: Number((5_000 / 5_100).toPrecision(12)) },
      demand: { point: 0.625, low: 0.625, high: 0.625 }, // nothing hidden hangs on it
      net: { low: null, high: 2_900 },
    },
    notes: ["flows-missing"],
  });
  expect(row(found, "outflows", "city")).toBeUndefined();
  expect(codes(found)).toContain("suppressed-cells");

  const gaps = await ask(flowsOf(region, { absent: "missing" }), { flows: { datasetId: pin().datasetId } });
  expect(codes(gaps)).not.toContain("absent-flows"); // no gap touches the town
  const village = await ask(flowsOf(region, { absent: "missing" }), { places: ["village"], flows: { datasetId: pin().datasetId } });
  expect(row(village, "places", "village").figures).toMatchObject({
    residents: { point: 2_500, high: null },
    supply: { low: 0, high: 0.2 },
  });
  expect(codes(village)).toContain("absent-flows");
  expect(village.coverage).toMatchObject({ cells: 9, absent: 2 });
});

test("destinations that mean home count as work where people live, and those that are no place are left out", async () => {
  const rows: Flow[] = [...region, ["town", "OD1", 700], ["village", "OD1", 50], ["town", "OD3", 300]];
  const as = await ask(flowsOf(rows));
  expect(row(as, "places", "town").figures).toMatchObject({ residents: { point: 7_000 }, out: { point: 2_000 } });
  const told = await ask(flowsOf(rows), { atHome: ["OD1"], leftOut: ["OD3"] });
  expect(row(told, "places", "town").figures).toMatchObject({
    residents: { point: 6_700 },
    within: { point: 5_700 },
    out: { point: 1_000 },
    jobs: { point: 8_700 },
  });
  expect(row(told, "inflows", "village").figures["share-of-residents"]!.point).toBeCloseTo(2_000 / 2_550, 9);
  expect(told.warnings.find(({ code }) => code === "destinations-left-out")!.detail).toContain("300 people");
  expect(codes(told)).toContain("home-workers");
});

test("only so many flows stand by themselves, and the rest stand as one", async () => {
  const rows: Flow[] = [["town", "town", 100], ...Array.from({ length: 9 }, (_, index): Flow => [`o${index}`, "town", index + 1])];
  const found = await ask(flowsOf(rows), { mostFlows: 3 });
  const inflows = table(found, "inflows").rows;
  expect(inflows.map(({ code }) => code)).toEqual(["o6", "o7", "o8", "other-places"]);
  expect(inflows.at(-1)).toMatchObject({ name: "All other places (6)", figures: { workers: { point: 21 } }, tier: null });
  const all = inflows.reduce((sum, one) => sum + one.figures.workers!.point!, 0);
  expect(all).toBe(45);
});

test("every place in labour market areas, and those that share yours", async () => {
  const found = await ask(flowsOf(region), { labourMarketAreas: true });
  const markets = table(found, "labour-markets");
  expect(markets.rows.map(({ name, labels, figures }) => [name, labels!.yours, figures.places!.point, figures.residents!.point])).toEqual([
    ["city", "none", 1, 91_000],
    ["The town and 1 more", "all", 2, 8_500],
  ]);
  expect(markets.rows.every(({ figures }) => figures.validity!.point! >= 1)).toBe(true);
  expect(table(found, "same-labour-market").rows.map(({ code }) => code)).toEqual(["town", "village"]);
  expect(codes(found)).toContain("areas-by-points");
});

test("a table without small flows has had them cut off, and that is said where its gaps count as nobody", async () => {
  const small: Flow[] = [...region, ["city", "village", 3]];
  expect(codes(await ask(flowsOf(small)))).not.toContain("small-flows-left-out");
  expect(codes(await ask(flowsOf(region, { absent: "missing" }), { flows: { datasetId: pin().datasetId } }))).not.toContain(
    "small-flows-left-out",
  );
  const found = await ask(flowsOf(region));
  expect(found.warnings.find(({ code }) => code === "small-flows-left-out")!.detail).toBe(
    "No flow of the table is of fewer than 100 people, and 2 pairs of places have no row: smaller flows were probably left out. Counted as nobody, they make places look more self-contained than they are.",
  );
});

test("refuses what cannot be asked of this table, in a sentence", async () => {
  const flows = flowsOf(region);
  await expect(ask(flows, { places: ["nowhere"] })).rejects.toMatchObject({ code: "place-not-found" });
  await expect(ask(flows, { period: "2031" })).rejects.toMatchObject({ code: "period-not-found" });
  await expect(ask(flowsOf([]))).rejects.toMatchObject({ code: "nothing-found" });
  await expect(ask(flowsOf([["town", "city", -3]]))).rejects.toMatchObject({ code: "negative-flows" });
  const years = cubeOfRows(
    [
      { origin: "town", destination: "town", period: "2011", value: 1 },
      { origin: "town", destination: "town", period: "2021", value: 2 },
    ],
    { parts: ["origin", "destination", "period"], absent: "zero" },
  );
  await expect(ask(years)).rejects.toMatchObject({ code: "period-needed" });
  expect(row(await ask(years, { period: "2021" }), "places", "town").figures.residents!.point).toBe(2);
});

test("a rule that asks less of a smaller area is refused, in a sentence", async () => {
  for (const but of [{ leastSelfContainment: 0.9 }, { leastSize: 30_000 }]) {
    await expect(ask(flowsOf(region), but)).rejects.toMatchObject({ code: "rule-asks-less-of-smaller" });
  }
  expect(WhoTravelsWhere.safeParse(question()).success).toBe(true);
  expect(WhoTravelsWhere.safeParse(question({ zoneShare: 0 })).success).toBe(false);
});

const matrix = fc.array(
  fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 0, max: 60 })),
  {
    minLength: 1,
    maxLength: 20,
  },
);
const distinct = (rows: [string, string, number][]): Flow[] => [...new Map(rows.map((one) => [`${one[0]}>${one[1]}`, one])).values()];

test("neither the order of the rows nor what places are called changes an answer", async () => {
  await fc.assert(
    fc.asyncProperty(matrix, async (rows) => {
      const flows = distinct(rows);
      fc.pre(flows.some(([from]) => from === "a") || flows.some(([, to]) => to === "a"));
      const asked = { places: ["a", "b"], labourMarketAreas: true };
      const found = await ask(flowsOf(flows), asked);
      expect(contentHash(await ask(flowsOf([...flows].reverse()), asked))).toBe(contentHash(found));
      const renamed = await ask(flowsOf(flows.map(([from, to, people]) => [`x${from}`, `x${to}`, people])), {
        ...asked,
        places: ["xa", "xb"],
      });
      expect(renamed.tables.map(({ rows: of }) => of.map(({ figures }) => figures))).toEqual(
        found.tables.map(({ rows: of }) => of.map(({ figures }) => figures)),
      );
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("whatever the true flows were, every figure of the area lies within its bounds", async () => {
  await fc.assert(
    fc.asyncProperty(matrix, fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 20, maxLength: 20 }), async (rows, errors) => {
      const published = distinct(rows).map(([from, to, people]): Flow => [from, to, people! * 5]);
      fc.pre(published.some(([from]) => from === "a") && published.some(([, to]) => to === "a"));
      const truth = published.map(([from, to, people], index): Flow => [from, to, Math.max(0, people! + errors[index]!)]);
      const told = await ask(flowsOf(published, { rounding: "nearest-5" }), { places: ["a"] });
      const real = await ask(flowsOf(truth), { places: ["a"] });
      for (const key of ["places", "area", "inflows", "outflows"]) {
        for (const one of table(real, key).rows) {
          const same = row(told, key, one.code);
          for (const [measure, { point }] of Object.entries(one.figures)) {
            const bounds = same?.figures[measure];
            if (point === null || !bounds || bounds.point === null) continue;
            expect(point).toBeGreaterThanOrEqual((bounds.low ?? Number.NEGATIVE_INFINITY) - 1e-9);
            expect(point).toBeLessThanOrEqual((bounds.high ?? Number.POSITIVE_INFINITY) + 1e-9);
          }
        }
      }
    }),
    { seed: 4, numRuns: 150 },
  );
});

test("every figure names the sums it is worked out from, and they are what it says", async () => {
  const flows = flowsOf([...region, ["town", "OD1", 700]]);
  const asked = question({ places: ["town", "village"], atHome: ["OD1"], mostFlows: 1, labourMarketAreas: true });
  const found = await whoTravelsWhere.answer(asked, { flows }, unwatched);
  for (const { key, rows, measures } of found.tables) {
    for (const { code, figures } of rows) {
      for (const { key: measure } of measures) {
        const sums = whoTravelsWhere.sumsBehind(asked, { flows }, { table: key, row: code, measure });
        if (measure === "places") continue;
        if (figures[measure]!.point !== null) expect(sums.length).toBeGreaterThan(0);
        const added = sums.map(
          ({ cube, of }) => cube.sum(Object.fromEntries(Object.entries(of).map(([part, one]) => [part, one.codes]))).point,
        );
        if (["residents", "jobs", "within", "out", "in", "workers"].includes(measure)) {
          expect(added.reduce((sum, one) => sum + one, 0)).toBe(figures[measure]!.point);
        }
      }
    }
  }
});

const column = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: meaning === "value" ? "integer" : "text",
  meaning,
  distinct: 3,
  blank: 0,
  common: [],
  ...but,
});

test("it is read from a table of flows as the census publishes it, a way of travel at a time", async () => {
  const { datasetId } = pin();
  const { has, hasTable, as } = world();
  has(datasets, dataset({ id: datasetId, rounding: "none" }));
  has(
    datasetVersions,
    acceptedVersion({
      datasetId,
      number: 1,
      columns: [
        column("geo_code1", "origin", { labelColumn: "geo_name1" }),
        column("geo_code2", "destination"),
        column("all", "value"),
        column("train", "value"),
        column("geo_name1", "label"),
      ],
    }),
  );
  hasTable(
    fileKeys.parquet(datasetId, 1),
    region.map(([from, to, people]) => ({
      geo_code1: from,
      geo_code2: to,
      all: people,
      train: from === to ? 0 : 10,
      geo_name1: `${from} ward`,
    })),
  );
  const { answer } = await askQuestion(as(analyst), question({ flows: { datasetId, value: "all", absent: "zero" } }));
  expect(answer.tables[0]!.rows[0]).toMatchObject({ name: "town ward", figures: { supply: { point: 0.833333333333 } } });
  expect(answer.sources).toMatchObject([{ role: "flows" }]);
  const trains = await askQuestion(as(analyst), question({ flows: { datasetId, value: "train", absent: "zero" } }));
  expect(trains.answer.tables[0]!.rows[0]!.figures).toMatchObject({ out: { point: 20 }, in: { point: 20 } });
  await expect(askQuestion(as(analyst), question({ flows: { datasetId, absent: "zero" } }))).rejects.toMatchObject({
    code: "several-figures",
  });
});
