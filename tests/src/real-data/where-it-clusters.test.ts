import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { analyst, dataset, fixedId, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets } from "@concord/domain/evidence";
import { askQuestion, type Answer, type WhereItClusters } from "@concord/domain/questions";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const workplaces = "bres/nomis_table_census2011_workplace_msoa_by_sic_section.csv";
const smallAreas = "geography/gm_msoa_2021_super_generalised.geojson";
const activity = "bres/nomis_api_full_format_census2021_econ_activity_lad.csv";
const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const districts = "geography/onsvisual_geogLA2021UK.topo.json";

const [figuresId, boundariesId] = [fixedId("dataset", "f1g"), fixedId("dataset", "b0nd")];

/** The whole way: both files sent in, checked by the worker, asked of what it made. */
async function analystWith(figures: string, boundaries: string, rounding: "none" | "bres" = "none") {
  const here = world();
  const context = here.as(analyst);
  for (const [id, name] of [
    [figuresId, figures],
    [boundariesId, boundaries],
  ] as const) {
    here.has(datasets, dataset({ id, name, rounding: id === figuresId ? rounding : "none", latest: undefined, nextNumber: 1 }));
    const bytes = readFileSync(pathOf(name));
    const partHashes = [createHash("sha256").update(bytes).digest("hex")];
    const { datasetId, number } = await beginUpload(context, id, { fileName: basename(name), bytes: bytes.length, partHashes });
    for (const address of await addressesForParts(context, datasetId, number, [1])) here.files().put(address, bytes);
    const checking = await completeUpload(context, datasetId, number);
    await ingest(here.as(worker), "jobId" in checking ? checking.jobId : expect.unreachable());
  }
  return { ...context, warehouse: openWarehouse(context.files) };
}

const question = (but: Partial<WhereItClusters>): WhereItClusters => ({
  question: "where-it-clusters",
  figures: { datasetId: figuresId },
  boundaries: { datasetId: boundariesId },
  as: "share",
  neighbours: "queen",
  distance: "alike",
  surroundings: "mean",
  toleranceDegrees: 0.000001,
  permutations: 9_999,
  falseDiscoveryRate: 0.05,
  simulation: { seed: 1, draws: 199, level: 0.95 },
  ...but,
});

const table = ({ tables }: Pick<Answer, "tables">, key: string) => tables.find((one) => one.key === key)!;
const named = (answer: Answer, cluster: string) =>
  table(answer, "places")
    .rows.filter(({ labels }) => labels!.cluster === cluster)
    .map(({ name }) => name);
const warned = ({ warnings }: Answer, code: string) => warnings.find((one) => one.code === code)?.detail;

/** What holds of any answer, whatever the figures. */
function holds(answer: Answer): void {
  const { rows } = table(answer, "places");
  for (const { code, figures, labels } of rows) {
    for (const [key, { point, low, high }] of Object.entries(figures)) {
      if (point === null) continue;
      if (low !== null) expect(low, `${code} ${key}`).toBeLessThanOrEqual(point);
      if (high !== null) expect(high, `${code} ${key}`).toBeGreaterThanOrEqual(point);
    }
    const isFound = labels!.cluster !== "none" && labels!.cluster !== "island";
    if (isFound)
      expect(figures["adjusted-p-value"]!.point!, code).toBeLessThanOrEqual(
        answer.question.question === "where-it-clusters" ? answer.question.falseDiscoveryRate : 0,
      );
    if (labels!.spot === "hot") expect(figures["gi-star"]!.point!, code).toBeGreaterThan(0);
    if (labels!.spot === "cold") expect(figures["gi-star"]!.point!, code).toBeLessThan(0);
  }
  const ofKind = (code: string) => rows.filter(({ labels }) => labels!.cluster === code || labels!.spot === code).length;
  for (const { code, figures } of table(answer, "kinds").rows) {
    expect(figures.places!.point, code).toBe(
      code === "island" ? rows.filter(({ labels }) => labels!.cluster === code).length : ofKind(code),
    );
  }
}

describe.runIf(hasOrSay(workplaces) && hasOrSay(smallAreas))(
  "jobs in Greater Manchester's small areas, 2011, within the boundaries of 2021",
  () => {
    // Nomis' table for people: its places are "E02000984 : Bolton 001".
    const place = "2011 super output area - middle layer";
    const of = (value: string) => ({ datasetId: figuresId, value, columns: { place } });
    const asked = (value: string) => question({ figures: of(value), base: of("All categories: Industry") });
    let context: Awaited<ReturnType<typeof analystWith>>;
    let finance: Answer;

    beforeAll(async () => {
      context = await analystWith(workplaces, smallAreas);
      finance = (await askQuestion(context, asked("K Financial and insurance activities"))).answer;
    }, 60_000);

    test("of 353 areas drawn, 340 had the same code ten years before; the others are named, and so is who is not drawn", () => {
      expect(finance.coverage).toMatchObject({ placesAsked: 353, placesFound: 340, absent: 26 });
      expect(warned(finance, "place-without-value")).toMatch(
        /^13 places have a boundary but no whole figure \(not in the table\).*: Salford 031, /,
      );
      expect(warned(finance, "place-without-boundary")).toMatch(/^6,861 places have no boundary/);
      expect(warned(finance, "small-numbers")).toMatch(/^64 places count fewer than 20/);
      holds(finance);
    });

    test("Moran's I agrees with the textbook's formula, with neighbours found by comparing the files' positions", () => {
      const { features } = JSON.parse(readFileSync(pathOf(smallAreas), "utf8")) as {
        features: { properties: { area_code: string }; geometry: { coordinates: unknown } }[];
      };
      const figureOf = new Map(
        rowsOf(workplaces).map((row) => [
          row[place]!.slice(0, 9),
          Number(row["K Financial and insurance activities"]) / Number(row["All categories: Industry"]),
        ]),
      );
      const drawn = features
        .map(({ properties, geometry }) => ({
          code: properties.area_code,
          corners: new Set(JSON.stringify(geometry.coordinates).match(/-?\d+(\.\d+)?(e-?\d+)?,-?\d+(\.\d+)?(e-?\d+)?/g)),
        }))
        .filter(({ code }) => figureOf.has(code));
      const values = drawn.map(({ code }) => figureOf.get(code)!);
      const mean = values.reduce((sum, value) => sum + value) / values.length;
      let [near, rows, squares] = [0, 0, 0];
      for (const [one, { corners }] of drawn.entries()) {
        const others = drawn.flatMap((other, at) => (at !== one && [...other.corners].some((corner) => corners.has(corner)) ? [at] : []));
        if (others.length > 0) rows++;
        for (const other of others) near += ((values[one]! - mean) * (values[other]! - mean)) / others.length;
        squares += (values[one]! - mean) ** 2;
      }
      const found = table(finance, "whole").rows.find(({ code }) => code === "moran")!.figures;
      expect(found.statistic!.point!).toBeCloseTo((values.length / rows) * (near / squares), 9);
      expect(found["p-value"]!.point).toBe(0.0001);
    });

    test("finance lies in the city's centre, and manufacturing does not", async () => {
      expect(named(finance, "high-high")).toEqual(["Manchester 055", "Manchester 060"]);
      const { answer } = await askQuestion(context, asked("C Manufacturing"));
      holds(answer);
      expect(named(answer, "low-low")).toEqual(expect.arrayContaining(["Manchester 055", "Manchester 060"]));
      expect(named(answer, "high-low")).toEqual(["Trafford 004"]); // Trafford Park, beside the city
      expect(named(answer, "high-high")).toEqual([]);
    });

    test("with 999 permutations no place of 340 can be told, and what it would take is said", async () => {
      const { answer } = await askQuestion(context, { ...asked("K Financial and insurance activities"), permutations: 999 });
      expect(warned(answer, "few-permutations")).toBe(
        "With 999 permutations the least p value is 0.002, so that among 340 places none counts unless at least 14 are as unusual as that. From 13,599 permutations on, one alone could count.",
      );
    });

    test("by distance and by number the centre is found as well", async () => {
      for (const neighbours of [{ neighbours: "nearest", nearest: 6 } as const, { neighbours: "within", withinMetres: 2_500 } as const]) {
        const { answer } = await askQuestion(context, {
          ...asked("K Financial and insurance activities"),
          ...neighbours,
          distance: "inverse",
        });
        holds(answer);
        expect(named(answer, "high-high"), neighbours.neighbours).toEqual(expect.arrayContaining(["Manchester 055"]));
      }
    });
  },
);

describe.runIf(hasOrSay(activity) && hasOrSay(districts))(
  "people too sick to work, by county and unitary authority, within the boundaries of districts",
  () => {
    const of = (code: string) => ({ datasetId: figuresId, where: [{ column: "C2021_EASTAT_20", equals: code }] });

    test("the Welsh valleys are high among high, Berkshire low among low; counties are not drawn, and who is left alone is said", async () => {
      const context = await analystWith(activity, districts);
      const { answer } = await askQuestion(context, question({ figures: of("18"), base: of("0") }));
      holds(answer);
      expect(answer.coverage).toMatchObject({ placesAsked: 374, placesFound: 150 });
      expect(warned(answer, "place-without-boundary")).toMatch(
        /^25 places have no boundary, .*: Cumberland, Westmorland and Furness, North Yorkshire/,
      );
      expect(warned(answer, "places-without-neighbours")).toMatch(/^16 places have no neighbour, so no local figure: Blackpool, Derby, /);
      expect(named(answer, "high-high")).toEqual(expect.arrayContaining(["Caerphilly", "Rhondda Cynon Taf"]));
      expect(named(answer, "low-low")).toEqual(expect.arrayContaining(["Wokingham", "Bracknell Forest"]));
      expect(table(answer, "whole").rows.find(({ code }) => code === "moran")!.figures["p-value"]!.point).toBe(0.0001);
      const caerphilly = rowsOf(activity).filter(({ GEOGRAPHY_NAME, MEASURES }) => GEOGRAPHY_NAME === "Caerphilly" && MEASURES === "20100");
      const count = (code: string) => Number(caerphilly.find(({ C2021_EASTAT_20 }) => C2021_EASTAT_20 === code)!.OBS_VALUE);
      expect(table(answer, "places").rows.find(({ name }) => name === "Caerphilly")!.figures.value!.point).toBeCloseTo(
        count("18") / count("0"),
        11,
      );
    }, 60_000);
  },
);

describe.runIf(hasOrSay(sections) && hasOrSay(districts))(
  "manufacturing's share of jobs in the districts of West and North Yorkshire",
  () => {
    test("thirteen districts are few, and what BRES' rounding does to each figure is carried", async () => {
      const context = await analystWith(sections, districts, "bres");
      const { answer } = await askQuestion(context, question({ industries: ["C"], period: "2021", neighbours: "rook" }));
      holds(answer);
      expect(table(answer, "places").rows).toHaveLength(13);
      expect(answer.warnings.map(({ code }) => code)).toContain("few-places");
      expect(answer.simulation).toEqual({ seed: 1, draws: 199, level: 0.95 });
      const leeds = table(answer, "places").rows.find(({ name }) => name === "Leeds")!;
      const jobs = rowsOf(sections).filter(({ DATE, GEOGRAPHY_NAME }) => DATE === "2021" && GEOGRAPHY_NAME === "Leeds");
      const total = jobs.reduce((sum, { OBS_VALUE }) => sum + Number(OBS_VALUE), 0);
      expect(leeds.figures.value!.point).toBeCloseTo(
        Number(jobs.find(({ INDUSTRY_CODE }) => INDUSTRY_CODE === "C")!.OBS_VALUE) / total,
        11,
      );
      expect(leeds.figures.value!.low!).toBeLessThan(leeds.figures.value!.high!);
      expect(leeds.figures["gi-star"]!.low!).toBeLessThan(leeds.figures["gi-star"]!.high!);
    }, 60_000);
  },
);
