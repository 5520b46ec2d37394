import { expect, test } from "vitest";
import { canonicalJson, contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, tableOf, world, type CellRow } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../evidence/index.ts";
import { Answer } from "../questions/index.ts";
import { claimFigure, datasetsOf, Insight, insights, lastAnswered, readAnswer, readResult, rerunInsight } from "./index.ts";
import { upgradeAnswer, upgradeInsight } from "./upgrade-insight.ts";

const datasetId = dataset().id;
const oldQuestion = {
  question: "unusually-good-at",
  datasetId,
  places: ["here"],
  reference: ["here", "there"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};
const exact = (point: number) => ({ point, low: point, high: point });
const oldPin = { datasetId, number: 1, originalHash: acceptedVersion().originalHash };

/** An answer as it was kept when there was one question of one dataset. */
const oldAnswer = {
  method: { name: "Location quotient and growth-share quadrant", version: "1.0.0" },
  pins: [oldPin],
  question: oldQuestion,
  rounding: "none",
  areaJobs: exact(6_000),
  referenceJobs: exact(30_000),
  sectors: [
    {
      code: "C",
      name: "Manufacturing",
      jobsFrom: exact(1_000),
      jobsTo: exact(2_000),
      share: exact(0.333333333333),
      locationQuotient: exact(1.66666666667),
      growth: exact(1),
      quadrant: "strengths",
      tier: 1,
      ranks: { best: 1, worst: 1 },
      notes: [],
    },
    {
      code: "G",
      name: "Retail",
      jobsFrom: { point: null, low: null, high: null },
      jobsTo: exact(4_000),
      share: exact(0.666666666667),
      locationQuotient: exact(0.833333333333),
      growth: { point: null, low: null, high: null },
      quadrant: "cannot-be-told",
      tier: null,
      ranks: null,
      notes: ["cells-missing"],
    },
  ],
  warnings: [{ code: "blank-cells", detail: "1 cell is blank." }],
  coverage: { cells: 8, share: 0.875, blank: 1, suppressed: 0, absent: 0, placesAsked: 2, placesFound: 2 },
};

/** An insight as it was stored then, with a run that was refused among its runs. */
const oldInsight = (but: object = {}) => ({
  id: fixedId("insight", "a1d"),
  version: 3,
  claim: {
    words: "Manufacturing is half again as common here.",
    sector: "C",
    measure: "location-quotient",
    direction: "above",
    threshold: 1.5,
    margin: 0.1,
  },
  question: oldQuestion,
  authorId: analyst.id,
  createdAt: "2026-03-01T09:00:00.000Z",
  standing: "weakened",
  sectorName: "Manufacturing",
  runs: [
    {
      at: "2026-03-01T09:00:00.000Z",
      pin: oldPin,
      resultHash: contentHash(oldAnswer),
      figure: exact(1.66666666667),
      coverage: 0.875,
      standing: "holds",
      because: "The location quotient of Manufacturing is 1.67, above 1.5 by more than the interval.",
    },
    {
      at: "2026-04-01T09:00:00.000Z",
      pin: { ...oldPin, number: 2 },
      resultHash: contentHash("refused"),
      figure: { point: null, low: null, high: null },
      coverage: 0,
      standing: "weakened",
      because: "The question cannot be asked of version 2.",
      refusal: "period-not-found",
    },
  ],
  publishedAt: "2026-03-02T09:00:00.000Z",
  ...but,
});

test("an insight of the first question is read as what it would be now, with every run of it", () => {
  const read = insights.schema.parse(oldInsight());
  expect(read).toMatchObject({
    claim: { table: "sectors", row: "C", measure: "location-quotient", threshold: 1.5 },
    question: { question: "unusually-good-at", jobs: { datasetId }, places: ["here"] },
    about: { rowName: "Manufacturing", measureName: "Location quotient", said: "location quotient", unit: "ratio", neutral: 1 },
    runs: [{ pins: [oldPin] }, { pins: [{ number: 2 }], refusal: "period-not-found" }],
    version: 3,
    publishedAt: "2026-03-02T09:00:00.000Z",
  });
  expect(JSON.stringify(read)).not.toMatch(/sectorName|"sector"|"pin"/);
  expect(datasetsOf(read)).toEqual([datasetId]);
  expect(lastAnswered(read).resultHash).toBe(contentHash(oldAnswer));
});

test.each([
  ["location-quotient", { said: "location quotient", unit: "ratio", neutral: 1 }],
  ["growth", { said: "growth in jobs", unit: "growth", neutral: 0 }],
  ["share", { said: "share of jobs", unit: "share" }],
])("a claim of the first question’s %s knows its figure by name and by unit", (measure, about) => {
  const read = Insight.parse(upgradeInsight(oldInsight({ claim: { ...oldInsight().claim, measure } })));
  expect(read.about).toMatchObject(about);
  const claimed = claimFigure(Answer.parse(upgradeAnswer(oldAnswer)), read.claim);
  expect(claimed?.measure).toMatchObject(about);
});

test("an insight as it is stored now is left as it is, and so is one upgraded before", () => {
  const now = insights.schema.parse(oldInsight());
  expect(upgradeInsight(now)).toBe(now);
  expect(insights.schema.parse(now)).toEqual(now);
});

test("an answer that was kept then is proved by the hash it had, and then read as answers are now", async () => {
  const { as, files } = world();
  const hash = contentHash(oldAnswer);
  files().has(fileKeys.result(hash), new TextEncoder().encode(canonicalJson(oldAnswer)));
  const answer = await readAnswer(as(analyst), hash);
  expect(answer).toMatchObject({
    question: { jobs: { datasetId } },
    sources: [{ role: "jobs", pin: oldPin, rounding: "none" }],
    warnings: oldAnswer.warnings,
    coverage: oldAnswer.coverage,
  });
  const [sectors, whole] = answer.tables;
  expect(
    sectors!.rows.map(({ code, figures, labels, notes }) => [code, figures["location-quotient"]!.point, labels!.quadrant, notes]),
  ).toEqual([
    ["C", 1.66666666667, "strengths", []],
    ["G", 0.833333333333, "cannot-be-told", ["cells-missing"]],
  ]);
  expect(sectors!.rows[1]!.figures.growth).toEqual({ point: null, low: null, high: null });
  expect(whole!.rows.map(({ figures }) => figures.jobs!.point)).toEqual([6_000, 30_000]);

  files().has(fileKeys.result(hash), new TextEncoder().encode(canonicalJson({ ...oldAnswer, areaJobs: exact(1) })));
  await expect(readAnswer(as(analyst), hash)).rejects.toThrow("not what was hashed");
});

test("an insight of then is asked again as any other, measured from the run its author saw then", async () => {
  const here = world();
  here.has(datasets, dataset({ latest: 1 }));
  here.has(datasetVersions, acceptedVersion());
  const cells = (jobs: number): CellRow[] =>
    ["2015", "2021"].flatMap((period) =>
      [
        ["here", "C", jobs],
        ["here", "G", 4_000],
        ["there", "C", 4_000],
        ["there", "G", 20_000],
      ].map(([place, industry, value]) => ({
        place: String(place),
        period,
        industry: String(industry),
        cell: { value: Number(value), status: "normal" as const },
      })),
    );
  here.hasTable(fileKeys.parquet(datasetId, 1), tableOf(cells(2_000)));
  here.has(insights, oldInsight() as unknown as Insight); // as it lies in the store
  const files = here.files();
  files.has(fileKeys.result(contentHash(oldAnswer)), new TextEncoder().encode(canonicalJson(oldAnswer)));

  const again = await rerunInsight(here.as(analyst), fixedId("insight", "a1d"));
  expect(again.runs).toHaveLength(3);
  expect(again.runs.at(-1)).toMatchObject({ pins: [{ number: 1 }], figure: exact(1.66666666667), standing: "holds" });
  const { lineage } = await readResult(here.as(analyst), again.runs[0]!);
  expect(lineage).toMatchObject({ sources: [{ roles: ["jobs"], versionNumber: 1 }], resultHash: contentHash(oldAnswer) });
});
