import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, cubeOfRows, dataset, fixedId, pin, world, type MemoryTable } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, type Column } from "../../evidence/index.ts";
import { askQuestion } from "../ask-question.ts";
import type { Cube } from "../cube/cube.ts";
import { sideOf } from "../skills-short/side.ts";
import { answerQualificationsShort } from "./answer.ts";
import { qualificationsShort } from "./index.ts";
import type { QualificationsShort } from "./question.ts";

const other = fixedId("dataset", "pe0p1e");

const levels = [
  { name: "Below level 3", held: ["none", "level 2"], required: ["9", "4"] },
  { name: "Level 3", held: ["level 3"], required: ["5"] },
  { name: "Level 4 and above", held: ["level 4"], required: ["2"] },
];
const question = (but: Partial<QualificationsShort> = {}): QualificationsShort => ({
  question: "qualifications-short",
  required: { datasetId: pin().datasetId },
  held: { datasetId: other },
  places: ["here"],
  levels,
  ...but,
});

const column = (value: number): Cube => cubeOfRows([{ place: "here", value }], { parts: ["place"] });
const jobs = (values: Record<string, number | null>) =>
  sideOf({
    places: ["here"],
    period: undefined,
    part: "category",
    cubes: new Map([
      [
        "",
        cubeOfRows(
          Object.entries(values).map(([category, value]) => ({ place: "here", category, value })),
          { parts: ["place", "category"] },
        ),
      ],
    ]),
  });
const held = (values: Record<string, number>) =>
  sideOf({
    places: ["here"],
    period: undefined,
    part: undefined,
    cubes: new Map(Object.entries(values).map(([name, value]) => [name, column(value)])),
  });

const whole = (found: ReturnType<typeof answerQualificationsShort>) => found.tables[1]!.rows[0]!;

test("qualification held, column by column, against what jobs need, level by level from the lowest", () => {
  const found = answerQualificationsShort(question(), {
    demand: jobs({ "9": 20, "4": 20, "5": 20, "2": 40 }),
    supply: held({ none: 200, "level 2": 300, "level 3": 200, "level 4": 300 }),
  });
  const [lowest, middle, top] = found.tables[0]!.rows;
  expect(lowest).toMatchObject({ name: "Below level 3", figures: { held: { point: 1 }, required: { point: 1 }, shortfall: { point: 0 } } });
  expect(middle).toMatchObject({
    figures: { held: { point: 0.5 }, required: { point: 0.6 }, shortfall: { point: 0.1 } },
    labels: { verdict: "short" },
  });
  expect(top).toMatchObject({
    figures: { held: { point: 0.3 }, required: { point: 0.4 }, shortfall: { point: 0.1 }, "relative-demand": { point: 1.33333333333 } },
  });
  expect(whole(found).figures).toMatchObject({ demand: { point: 100 }, supply: { point: 1_000 }, mismatch: { point: 0.1 } });
});

test("with one level unknown no share from a level upwards can be told", () => {
  const found = answerQualificationsShort(question(), {
    demand: jobs({ "9": 20, "4": null, "5": 20, "2": 40 }),
    supply: held({ none: 200, "level 2": 300, "level 3": 200, "level 4": 300 }),
  });
  expect(found.tables[0]!.rows.map(({ figures }) => figures.shortfall!.point)).toEqual([null, null, null]);
  expect(found.tables[0]!.rows[0]!.figures.demand).toEqual({ point: 20, low: 20, high: null });
});

test("a figure in two levels, or one that is not there, is refused", () => {
  const supply = held({ none: 200, "level 2": 300, "level 3": 200, "level 4": 300 });
  const demand = jobs({ "9": 20, "4": 20, "5": 20, "2": 40 });
  const twice = [...levels, { name: "Again", held: ["level 4"], required: ["2"] }];
  expect(() => answerQualificationsShort(question({ levels: twice }), { demand, supply })).toThrow(/more than one level/);
  const missing = [...levels, { name: "Level 8", held: ["level 8"], required: ["1"] }];
  expect(() => answerQualificationsShort(question({ levels: missing }), { demand, supply })).toThrow(/nothing called 1/);
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

test("asked of two datasets, both are pinned, rows of confidence are carried, and the same question has the same hash", async () => {
  const here = world();
  const demandId = pin().datasetId;
  here.has(datasets, [dataset({ id: demandId }), dataset({ id: other, name: "People by qualification" })]);
  here.has(datasetVersions, [
    acceptedVersion({
      datasetId: demandId,
      columns: [
        described("GEOGRAPHY_CODE", "place"),
        described("SOC2020", "occupation"),
        described("MEASURES_NAME", "measure", {
          common: [
            { value: "Value", rows: 4 },
            { value: "Confidence", rows: 4 },
          ],
        }),
        described("OBS_VALUE", "value"),
        described("OBS_STATUS", "status"),
      ],
    }),
    acceptedVersion({
      datasetId: other,
      columns: [described("code", "place"), described("no_qualification", "value"), described("level_4", "value")],
    }),
  ]);
  const survey = (occupation: string, value: number, confidence: number | null): MemoryTable => [
    { GEOGRAPHY_CODE: "UKD3", SOC2020: occupation, MEASURES_NAME: "Value", OBS_VALUE: value, OBS_STATUS: "A" },
    {
      GEOGRAPHY_CODE: "UKD3",
      SOC2020: occupation,
      MEASURES_NAME: "Confidence",
      OBS_VALUE: confidence,
      OBS_STATUS: confidence === null ? "G" : "A",
    },
  ];
  here.hasTable(fileKeys.parquet(demandId, 1), [...survey("2 Professional", 4_000, 1_000), ...survey("9 Elementary", 6_000, null)]);
  here.hasTable(fileKeys.parquet(other, 1), [
    { code: "E08000001", no_qualification: 30, level_4: 10 },
    { code: "E08000002", no_qualification: 30, level_4: 30 },
  ]);
  const asked = question({
    required: { datasetId: demandId, columns: { category: "SOC2020" } },
    held: { datasetId: other },
    places: ["UKD3"],
    heldPlaces: ["E08000001", "E08000002"],
    levels: [
      { name: "Below", held: ["no_qualification"], required: ["9 Elementary"] },
      { name: "Degree", held: ["level_4"], required: ["2 Professional"] },
    ],
  });
  const first = await askQuestion(here.as(analyst), asked);
  const again = await askQuestion(here.as(analyst), asked);
  expect(first.resultHash).toBe(again.resultHash);
  expect(first.answer.sources.map(({ role, pin: at }) => [role, at.datasetId])).toEqual([
    ["held", other],
    ["required", demandId],
  ]);
  const [below, degree] = first.answer.tables[0]!.rows;
  expect(degree!.figures).toMatchObject({
    demand: { point: 4_000, low: 3_000, high: 5_000 },
    held: { point: 0.4, low: 0.4, high: 0.4 },
    required: { point: 0.4 },
  });
  // From 3 to 9 people: as unsure as three of them, and never exact.
  expect(below!.figures.demand!.high).toBeCloseTo(6_000 * (1 + 1.959963985 / Math.sqrt(3)), 4);
  expect(below!.notes).toContain("unreliable");
  expect(first.answer.method.name).toBe("qualification required against qualification held");
  expect(contentHash(first.answer)).toBe(first.resultHash);
});

test("behind a shortfall lie everybody from the level upwards, and everybody", () => {
  const evidence = {
    demand: jobs({ "9": 20, "4": 20, "5": 20, "2": 40 }),
    supply: held({ none: 200, "level 2": 300, "level 3": 200, "level 4": 300 }),
  };
  const behind = (measure: string) => qualificationsShort.sumsBehind(question(), evidence, { table: "levels", row: "level-2", measure });
  expect(behind("required").map(({ of }) => of.category!.codes)).toEqual([
    ["5", "2"],
    ["9", "4", "5", "2"],
  ]);
  expect(behind("supply")).toHaveLength(1);
  expect(behind("shortfall")).toHaveLength(2 + 2 + 4); // each column of a wide table is a sum of its own
});
