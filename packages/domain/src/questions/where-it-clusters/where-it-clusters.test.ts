import fc from "fast-check";
import { expect, test } from "vitest";
import { binaryWeights, giStar, moran, rowStandardised } from "@concord/analysis";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, fixedId, pin, world, type RowOfCube } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, type Column } from "../../evidence/index.ts";
import type { Finding } from "../answer.ts";
import { askQuestion } from "../ask-question.ts";
import type { Cube } from "../cube/cube.ts";
import { unwatched } from "../pace.ts";
import { placeShapes, type PlaceShapes } from "./boundaries.ts";
import { whereItClusters } from "./index.ts";
import type { WhereItClusters } from "./question.ts";

const drawn = fixedId("dataset", "sh4pe5");
const question = (but: Partial<WhereItClusters> = {}): WhereItClusters => ({
  question: "where-it-clusters",
  figures: { datasetId: pin().datasetId },
  boundaries: { datasetId: drawn },
  as: "figure",
  neighbours: "queen",
  distance: "alike",
  surroundings: "mean",
  toleranceDegrees: 0.000001,
  permutations: 999,
  falseDiscoveryRate: 0.05,
  simulation: { seed: 1, draws: 199, level: 0.95 },
  ...but,
});

const side = 8;
const places = Array.from({ length: side * side }, (_, cell) => `P${String(cell).padStart(2, "0")}`);
const columnOf = (cell: number): number => cell % side;
const rowOf = (cell: number): number => Math.floor(cell / side);

/** A chequerboard of a tenth of a degree each, about Leeds. */
const squareAt = (column: number, row: number): number[][] => {
  const [west, south] = [-2 + column / 10, 53 + row / 10];
  const [east, north] = [-2 + (column + 1) / 10, 53 + (row + 1) / 10];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
};
const featureOf = (code: string, ring: number[][], name?: string) => ({
  type: "Feature" as const,
  id: code,
  properties: { code, ...(name === undefined ? {} : { name }) },
  geometry: { type: "Polygon", coordinates: [ring] },
});
const features = places.map((code, cell) => featureOf(code, squareAt(columnOf(cell), rowOf(cell)), `Place ${code.slice(1)}`));
const board = placeShapes(features);

/** High in the south-west corner, middling elsewhere, with a pattern that is none. */
const figureAt = (cell: number): number => (columnOf(cell) < 3 && rowOf(cell) < 3 ? 400 : 100) + ((cell * 37) % 11) * 5;
const table = (but: Partial<Record<string, Partial<RowOfCube>>> = {}, rounding: Cube["rounding"] = "none"): Cube =>
  cubeOfRows(
    places.map((place, cell) => ({ place, value: figureAt(cell), ...but[place] })),
    { parts: ["place"], rounding },
  );

type Made = { figures?: Cube; base?: Cube | undefined; shapes?: PlaceShapes };
const ask = (but: Partial<WhereItClusters> = {}, { figures = table(), base, shapes = board }: Made = {}): Promise<Finding> =>
  whereItClusters.answer(question(but), { figures, base, shapes }, unwatched);
const row = ({ tables }: Finding, code: string) => tables[0]!.rows.find((one) => one.code === code)!;
const whole = ({ tables }: Finding, code: string) => tables[1]!.rows.find((one) => one.code === code)!;
const count = ({ tables }: Finding, code: string) => tables[2]!.rows.find((one) => one.code === code)!.figures.places!.point;
const codes = ({ warnings }: Finding) => warnings.map(({ code }) => code);
const said = ({ warnings }: Finding, code: string) => warnings.find((one) => one.code === code)?.detail;

const queens = rowStandardised(
  binaryWeights(
    places.map((_, cell) =>
      places.flatMap((__, other) =>
        other !== cell && Math.max(Math.abs(columnOf(other) - columnOf(cell)), Math.abs(rowOf(other) - rowOf(cell))) === 1 ? [other] : [],
      ),
    ),
  ),
);

test("a corner of high figures is found, named and counted, and its middle is the hottest", async () => {
  const found = await ask();
  const values = places.map((_, cell) => figureAt(cell));
  expect(whole(found, "moran").figures.statistic!.point).toBeCloseTo(moran(values, queens)!.statistic, 10);
  expect(whole(found, "moran").figures["p-value"]!.point).toBe(0.001);
  expect(row(found, "P09")).toMatchObject({ name: "Place 09", labels: { cluster: "high-high", spot: "hot" } });
  expect(row(found, "P09").figures["gi-star"]!.point).toBeCloseTo(giStar(values, queens)[9]!, 10);
  const hottest = found.tables[0]!.rows.toSorted((one, other) => other.figures["gi-star"]!.point! - one.figures["gi-star"]!.point!)[0]!;
  expect(["P00", "P01", "P08", "P09"]).toContain(hottest.code);
  expect(row(found, "P63").labels!.cluster).not.toBe("high-high");
  expect(count(found, "high-high")).toBe(found.tables[0]!.rows.filter(({ labels }) => labels!.cluster === "high-high").length);
  expect(count(found, "hot")).toBeGreaterThanOrEqual(4);
});

test("exact figures have exact statistics: an interval that is the point, and no simulation to speak of", async () => {
  const found = await ask();
  expect(found.simulation).toBeUndefined();
  const { point, low, high } = row(found, "P09").figures["gi-star"]!;
  expect([low, high]).toEqual([point, point]);
  expect(row(found, "P09").figures.steadiness!.point).toBe(1);
});

test("rounded figures carry their rounding into every statistic, simulated and said so", async () => {
  const found = await ask({}, { figures: table({}, "nearest-100") });
  expect(found.simulation).toEqual({ seed: 1, draws: 199, level: 0.95 });
  for (const key of ["local-moran", "gi-star"]) {
    const { point, low, high } = row(found, "P09").figures[key]!;
    expect(low!).toBeLessThan(high!);
    expect(low!).toBeLessThanOrEqual(point!);
    expect(high!).toBeGreaterThanOrEqual(point!);
  }
  const { low, high } = whole(found, "moran").figures.statistic!;
  expect(low!).toBeLessThan(high!);
  expect(found.tables[0]!.measures.find(({ key }) => key === "gi-star")!.bounds).toBe("simulated");
});

test("a suppressed or blank figure is left out and named, never taken as 0, and its neighbours have one fewer", async () => {
  const figures = table({ P10: { value: null, status: "suppressed" }, P20: { value: null, status: "missing" } });
  const found = await ask({}, { figures });
  expect(found.tables[0]!.rows).toHaveLength(62);
  expect(row(found, "P10")).toBeUndefined();
  expect(said(found, "place-without-value")).toBe(
    "2 places have a boundary but no whole figure (suppressed or blank), so left out, not counted as 0: Place 10 and Place 20. Their neighbours have one neighbour fewer.",
  );
  expect(found.coverage).toMatchObject({ cells: 64, suppressed: 1, blank: 1, placesAsked: 64, placesFound: 62 });
  // P09's surroundings: the mean of its seven neighbours that are left.
  const around = [0, 1, 2, 8, 16, 17, 18].map(figureAt);
  expect(row(found, "P09").figures.around!.point).toBeCloseTo(around.reduce((sum, value) => sum + value) / 7, 9);
});

test("a place without a boundary is named, and so is one without a neighbour", async () => {
  const shapes = placeShapes([...features.filter(({ id }) => id !== "P63"), featureOf("far", squareAt(30, 30), "Scilly")]);
  const figures = cubeOfRows([...places.map((place, cell) => ({ place, value: figureAt(cell) })), { place: "far", value: 7 }], {
    parts: ["place"],
  });
  const found = await ask({}, { figures, shapes });
  expect(said(found, "place-without-boundary")).toMatch(/^1 place has no boundary, so it is left out: P63\./);
  expect(said(found, "places-without-neighbours")).toBe("1 place has no neighbour, so no local figure: Scilly.");
  expect(row(found, "far")).toMatchObject({
    labels: { cluster: "island", spot: "island" },
    figures: {
      value: { point: 7 },
      around: { point: null },
      "local-moran": { point: null, low: null, high: null },
      "gi-star": { point: null },
      "p-value": { point: null },
      steadiness: { point: null },
    },
    tier: null,
  });
  expect(count(found, "island")).toBe(1);
});

test("neighbours by border, by number and by distance differ as they should", async () => {
  const rook = await ask({ neighbours: "rook" });
  expect(row(rook, "P00").figures.around!.point).toBeCloseTo((figureAt(1) + figureAt(8)) / 2, 9);
  // A tenth of a degree north is 11.1 km, east at 53° only 6.7.
  const nearest = await ask({ neighbours: "nearest", nearest: 1 });
  expect(row(nearest, "P00").figures.around!.point).toBe(figureAt(1));
  expect(said(nearest, "equally-near")).toMatch(/^For 48 places several others are equally near/); // east and west of all but the ends
  const within = await ask({ neighbours: "within", withinMetres: 8_000 });
  expect(row(within, "P09").figures.around!.point).toBeCloseTo((figureAt(8) + figureAt(10)) / 2, 9);
  const alone = await ask({ neighbours: "within", withinMetres: 1_000 });
  expect(codes(alone)[0]).toBe("nothing-to-tell-apart");
  expect(said(alone, "places-without-neighbours")).toMatch(/From 6\.\d km on every place would have one\.$/);
});

test("with inverse distance nearer neighbours count for more, and sums are not means", async () => {
  const near = await ask({ neighbours: "within", withinMetres: 12_000, distance: "inverse-squared" });
  const alike = await ask({ neighbours: "within", withinMetres: 12_000 });
  expect(row(near, "P00").figures.around!.point).not.toBeCloseTo(row(alike, "P00").figures.around!.point!, 3);
  const summed = await ask({ surroundings: "sum" });
  expect(row(summed, "P00").figures.around!.point).toBe(figureAt(1) + figureAt(8) + figureAt(9));
  // A right score does not change when rows are standardised.
  const mean = await ask();
  for (const code of places) expect(row(summed, code).figures["gi-star"]!.point).toBeCloseTo(row(mean, code).figures["gi-star"]!.point!, 9);
});

const sectors = (but: Partial<Record<string, number | null>> = {}, rounding: Cube["rounding"] = "none"): Cube =>
  cubeOfRows(
    places.flatMap((place, cell) => [
      { place, industry: "C", value: but[`${place}C`] === undefined ? figureAt(cell) : but[`${place}C`]! },
      { place, industry: "G", value: 1_000 + ((cell * 53) % 17) * 25 },
    ]),
    { parts: ["place", "industry"], rounding },
  );

test("a share of the same table counts each cell once, however it is rounded", async () => {
  const found = await ask({ as: "share", industries: ["C"] }, { figures: sectors({}, "nearest-5") });
  const other = 1_000 + ((9 * 53) % 17) * 25;
  const { point, low, high } = row(found, "P09").figures.value!;
  expect(point).toBeCloseTo(figureAt(9) / (figureAt(9) + other), 10);
  expect(low).toBeCloseTo((figureAt(9) - 2) / (figureAt(9) - 2 + other + 2), 9);
  expect(high).toBeCloseTo((figureAt(9) + 2) / (figureAt(9) + 2 + other - 2), 9);
  expect(found.tables[0]!.measures[0]!.unit).toBe("share");
  expect(codes(found)).not.toContain("counts-follow-size");
});

test("a rate is for each one of another table's figures, and small numbers are said", async () => {
  const base = cubeOfRows(
    places.map((place, cell) => ({ place, value: cell === 5 ? 0 : 2_000 })),
    { parts: ["place"] },
  );
  const figures = table({ P07: { value: 3 } });
  const found = await ask({ as: "rate", base: { datasetId: fixedId("dataset", "b45e") } }, { figures, base });
  expect(row(found, "P09").figures.value!.point).toBeCloseTo(figureAt(9) / 2_000, 12);
  expect(said(found, "base-may-be-nothing")).toBe("1 place has a base that is or may be 0, so left out: Place 05.");
  expect(row(found, "P07").notes).toEqual(["small-count"]);
  expect(said(found, "small-numbers")).toMatch(
    /^1 place counts fewer than 20, so that chance alone moves its rate by more than a fifth: Place 07\.$/,
  );
  expect(found.tables[0]!.measures[0]!.unit).toBe("ratio");
});

test("counts are warned of as following the size of places; figures that are no counts are not", async () => {
  expect(codes(await ask())).toContain("counts-follow-size");
  const pay = cubeOfRows(
    places.map((place, cell) => ({ place, value: figureAt(cell) / 7 })),
    { parts: ["place"] },
  );
  expect(codes(await ask({}, { figures: pay }))).not.toContain("counts-follow-size");
});

test("so few permutations that no place could count are said, with how many it would take", async () => {
  const found = await ask({ permutations: 99, falseDiscoveryRate: 0.001 });
  expect(count(found, "high-high")).toBe(0);
  expect(said(found, "few-permutations")).toBe(
    "With 99 permutations the least p value is 0.02, so that among 64 places none counts unless at least 1,280 are as unusual as that. From 127,999 permutations on, one alone could count.",
  );
});

test("where all have the same value there is nothing to tell apart, and no hot spot", async () => {
  const flat = cubeOfRows(
    places.map((place) => ({ place, value: 5 })),
    { parts: ["place"] },
  );
  const found = await ask({}, { figures: flat });
  expect(found.warnings[0]).toEqual({
    code: "nothing-to-tell-apart",
    detail: "Every place has the same value, so there is no arrangement to test.",
  });
  expect(whole(found, "moran").figures.statistic).toEqual({ point: null, low: null, high: null });
  expect(new Set(found.tables[0]!.rows.map(({ labels }) => labels!.cluster))).toEqual(new Set(["none"]));
});

test("a hot spot that hangs on the rounding is noted as one that does", async () => {
  const found = await ask({ simulation: { seed: 3, draws: 399, level: 0.95 } }, { figures: roundedTo100() });
  const spots = found.tables[0]!.rows.filter(({ labels }) => labels!.spot === "hot" || labels!.spot === "cold");
  expect(spots.length).toBeGreaterThan(0);
  for (const spot of spots) expect(spot.notes.includes("unsteady")).toBe(spot.figures.steadiness!.point! < 0.95);
});

/** So coarse that the edge of the corner is not to be seen. */
const roundedTo100 = (): Cube =>
  cubeOfRows(
    places.map((place, cell) => ({ place, value: Math.round(figureAt(cell) / 260) * 100 })),
    { parts: ["place"], rounding: "nearest-100" },
  );

test("neither the order of rows nor the names of codes nor a unit change what is found", async () => {
  const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 16, maxLength: 16 });
  const small = features.filter((_, cell) => columnOf(cell) < 4 && rowOf(cell) < 4);
  await fc.assert(
    fc.asyncProperty(values, async (figures) => {
      const rows = small.map(({ id }, at) => ({ place: id, value: figures[at]! }));
      const cube = (of: readonly RowOfCube[]) => cubeOfRows(of, { parts: ["place"] });
      const few = { permutations: 99 };
      const there = await ask(few, { figures: cube(rows), shapes: placeShapes(small) });
      expect(await ask(few, { figures: cube(rows.toReversed()), shapes: placeShapes(small.toReversed()) })).toEqual(there);
      const renamed = await ask(few, {
        figures: cube(rows.map(({ place, value }) => ({ place: `new ${place}`, value }))),
        shapes: placeShapes(
          small.map((one) => ({ ...one, id: `new ${one.id}`, properties: { ...one.properties, code: `new ${one.id}` } })),
        ),
      });
      expect(renamed.tables[0]!.rows.map(({ figures: found, labels }) => [found, labels])).toEqual(
        there.tables[0]!.rows.map(({ figures: found, labels }) => [found, labels]),
      );
      const tenfold = await ask(few, {
        figures: cube(rows.map(({ place, value }) => ({ place, value: value * 8 }))),
        shapes: placeShapes(small),
      });
      expect(tenfold.tables[0]!.rows.map(({ labels, figures: found }) => [labels, found["p-value"]])).toEqual(
        there.tables[0]!.rows.map(({ labels, figures: found }) => [labels, found["p-value"]]),
      );
    }),
    { seed: 5, numRuns: 25 },
  );
});

test("only the places asked for are neighbours of each other", async () => {
  const corner = places.filter((_, cell) => columnOf(cell) < 3 && rowOf(cell) < 3);
  const found = await ask({ among: corner });
  expect(found.tables[0]!.rows.map(({ code }) => code)).toEqual(corner);
  expect(row(found, "P18").figures.around!.point).toBeCloseTo((figureAt(9) + figureAt(10) + figureAt(17)) / 3, 9);
  expect(codes(found)).toContain("few-places");
});

test.each([
  ["points, by border", { neighbours: "rook" as const }, { shapes: pointsOf(), figures: table() }, "points-have-no-borders"],
  ["the nearest, without a number", { neighbours: "nearest" as const }, {}, "nearest-needed"],
  ["a distance that is not said", { neighbours: "within" as const }, {}, "distance-needed"],
  ["a rate of nothing", { as: "rate" as const }, {}, "base-needed"],
  ["a share of everything", { as: "share" as const }, {}, "base-needed"],
  ["a period that is not there", { period: "2019" }, {}, "period-not-found"],
  ["industries that are not there", { industries: ["Z"] }, { figures: sectors() }, "nothing-within"],
  ["boundaries of other places", {}, { shapes: placeShapes([featureOf("other", squareAt(0, 0))]) }, "no-place-in-common"],
  ["three places", { among: ["P00", "P01", "P02"] }, {}, "too-few-places"],
  ["none of the places", {}, { figures: cubeOfRows([], { parts: ["place"] }) }, "nothing-found"],
])("refuses %s, with what to do", async (_, but, made, code) => {
  await expect(ask(but, made)).rejects.toMatchObject({ kind: "refused", code });
});

test("several periods need one; codes of several levels are not added up", async () => {
  const years = cubeOfRows(
    places.flatMap((place, cell) => ["2020", "2021"].map((period) => ({ place, period, value: figureAt(cell) }))),
    { parts: ["place", "period"] },
  );
  await expect(ask({}, { figures: years })).rejects.toMatchObject({ code: "period-needed" });
  expect((await ask({ period: "2021" }, { figures: years })).tables[0]!.rows).toHaveLength(64);
  const mixed = cubeOfRows(
    places.flatMap((place) => ["C", "10", "101"].map((industry) => ({ place, industry, value: 5 }))),
    { parts: ["place", "industry"] },
  );
  await expect(ask({}, { figures: mixed })).rejects.toMatchObject({ code: "mixed-levels" });
});

function pointsOf(): PlaceShapes {
  return placeShapes(
    places.map((code, cell) => ({
      type: "Feature" as const,
      id: code,
      properties: { code },
      geometry: { type: "Point", coordinates: [-2 + columnOf(cell) / 10, 53 + rowOf(cell) / 10] },
    })),
  );
}

test("points, such as population-weighted centroids, have distances", async () => {
  const found = await ask({ neighbours: "nearest", nearest: 4 }, { shapes: pointsOf() });
  expect(row(found, "P09").figures.around!.point).not.toBeNull();
  expect(said(found, "equally-near")).toMatch(/^For \d+ places several others are equally near/);
});

test("features with one code are parts of one place", () => {
  const shapes = placeShapes([
    featureOf("here", squareAt(0, 0)),
    featureOf("here", squareAt(2, 0)),
    { ...featureOf("gone", []), geometry: null },
  ]);
  expect([...shapes.keys()]).toEqual(["here"]);
  expect(shapes.get("here")!.boundary).toHaveLength(2);
  expect(shapes.get("here")!.middle[0]).toBeCloseTo(-1.85, 9);
});

const described = (name: string, meaning: Column["meaning"], but: Partial<Column> = {}): Column => ({
  name,
  type: meaning === "value" ? "integer" : "text",
  meaning,
  distinct: 2,
  blank: 0,
  common: [],
  ...but,
});

test("asked of two datasets, both are pinned, and the same question has the same hash", async () => {
  const here = world();
  const figuresId = pin().datasetId;
  here.has(datasets, [dataset({ id: figuresId }), dataset({ id: drawn, name: "Boundaries" })]);
  here.has(datasetVersions, [
    acceptedVersion({ datasetId: figuresId, columns: [described("area", "place"), described("value", "value")] }),
    acceptedVersion({
      datasetId: drawn,
      shapes: true,
      columns: [described("area_code", "place", { labelColumn: "area_name" }), described("area_name", "label")],
    }),
  ]);
  here.hasTable(
    fileKeys.parquet(figuresId, 1),
    places.map((area, cell) => ({ area, value: figureAt(cell) })),
  );
  const lines = features.map(({ geometry, properties }) =>
    JSON.stringify({ type: "Feature", properties: { area_code: properties.code, area_name: properties.name }, geometry }),
  );
  const text = `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`;
  await here.as(analyst).files.write(fileKeys.shapes(drawn, 1), new TextEncoder().encode(text), "application/geo+json");

  const asked = question({ figures: { datasetId: figuresId } });
  const first = await askQuestion(here.as(analyst), asked);
  const again = await askQuestion(here.as(analyst), asked);
  expect(again.resultHash).toBe(first.resultHash);
  expect(contentHash(first.answer)).toBe(first.resultHash);
  expect(first.answer.sources.map(({ role }) => role)).toEqual(["boundaries", "figures"]);
  expect(first.answer.tables[0]!.rows).toHaveLength(64);
  expect(first.answer.tables[0]!.rows[9]).toMatchObject({ code: "P09", name: "Place 09", labels: { cluster: "high-high" } });
  expect(first.answer.tables[0]!.rows.map(({ figures }) => figures["gi-star"])).toEqual(
    (await ask({ figures: { datasetId: figuresId } })).tables[0]!.rows.map(({ figures }) => figures["gi-star"]),
  );
  await expect(
    askQuestion(here.as(analyst), question({ figures: { datasetId: figuresId }, boundaries: { datasetId: figuresId } })),
  ).rejects.toMatchObject({
    code: "no-shapes-here",
  });
});

test("it can be watched and stopped", async () => {
  const stages = new Set<string>();
  await whereItClusters.answer(
    question({ permutations: 9_999 }),
    { figures: table({}, "nearest-5"), base: undefined, shapes: board },
    async ({ stage }) => {
      stages.add(stage);
    },
  );
  expect([...stages]).toContain("Dealing the neighbours of each place out anew");
  expect([...stages]).toContain("Drawing the figures anew within their errors");
  await expect(
    whereItClusters.answer(question({ permutations: 9_999 }), { figures: table(), base: undefined, shapes: board }, async () => {
      throw new Error("stopped");
    }),
  ).rejects.toThrow("stopped");
});

test("behind a place's value lie its own cells; behind its score, those of every place", () => {
  const evidence = { figures: sectors(), base: undefined, shapes: board };
  const behind = (measure: string) =>
    whereItClusters.sumsBehind(question({ as: "share", industries: ["C"] }), evidence, { table: "places", row: "P09", measure });
  expect(behind("value").map(({ of }) => [of.place!.codes, of.industry!.codes])).toEqual([
    [["P09"], ["C"]],
    [["P09"], ["C", "G"]],
  ]);
  expect(behind("gi-star").map(({ of }) => of.place!.codes.length)).toEqual([1, 1, 64, 64]);
});

test("a total among its parts is refused, and not added to them", async () => {
  const figures = cubeOfRows(
    places.flatMap((place) => ["C", "G", "Total"].map((industry): RowOfCube => ({ place, industry, value: 10 }))),
    { parts: ["place", "industry"] },
  );
  await expect(ask({}, { figures })).rejects.toMatchObject({ kind: "refused", code: "mixed-levels" });
});

test("places that are nowhere in a table that leaves out noughts are counted as 0, and that is said", async () => {
  const rows = places.map((place, cell): RowOfCube => ({ place, value: figureAt(cell) })).slice(1);
  const figures = cubeOfRows(rows, { parts: ["place"], absent: "zero" });
  const found = await ask({ figures: { datasetId: pin().datasetId, absent: "zero" } }, { figures });
  expect(row(found, "P00").figures.value!.point).toBe(0);
  expect(said(found, "places-counted-as-nought")).toContain("Place 00");
  expect(codes(await ask())).not.toContain("places-counted-as-nought");
});

test("of estimates from a sample no interval is called a bound", async () => {
  const sampled = cubeOfRows(
    places.map((place, cell): RowOfCube => ({ place, value: figureAt(cell), confidence: 20 })),
    { parts: ["place"] },
  );
  const bounds = (await ask({}, { figures: sampled })).tables[0]!.measures.map(({ bounds }) => bounds);
  expect(new Set(bounds)).toEqual(new Set(["sampling", "simulated", "none"]));
});
