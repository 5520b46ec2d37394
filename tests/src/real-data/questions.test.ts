import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { analyst, cubeOfRows, dataset, pin, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets } from "@concord/domain/evidence";
import { claimFigure, saveInsight } from "@concord/domain/insights";
import { askQuestion, kindOf, unwatched, type Finding, type UnusuallyGoodAt } from "@concord/domain/questions";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const fiveDigits = "bres/bres_itl2_sic5_employment_2015_2021.csv.gz";

type Rows = Record<string, string>[];

const question = (but: Pick<UnusuallyGoodAt, "places" | "reference" | "sectorDetail"> & Partial<UnusuallyGoodAt>): UnusuallyGoodAt => ({
  question: "unusually-good-at",
  jobs: { datasetId: pin().datasetId },
  from: "2015",
  to: "2021",
  ...but,
});

/** Of the raw rows, by no road that Concord's evidence takes. */
async function ask(rows: Rows, value: string, asked: UnusuallyGoodAt): Promise<Finding> {
  const cells = rows
    .filter(({ DATE }) => DATE === asked.from || DATE === asked.to)
    .filter(({ GEOGRAPHY_CODE }) => asked.places.includes(GEOGRAPHY_CODE!) || asked.reference.includes(GEOGRAPHY_CODE!))
    .map((row) => ({
      place: row.GEOGRAPHY_CODE!,
      period: row.DATE!,
      industry: row.INDUSTRY_CODE!,
      value: row[value] === "" ? null : Number(row[value]),
    }));
  const names = Object.fromEntries(rows.map((row) => [row.INDUSTRY_CODE!, row.INDUSTRY_NAME!]));
  const jobs = cubeOfRows(cells, { parts: ["place", "period", "industry"], rounding: "bres", names: { industry: names } });
  return kindOf(asked).answer(asked, { jobs }, unwatched);
}

/** By another road: one pass over the raw rows for each number, and the formula as the textbooks print it. */
function textbook(rows: Rows, value: string, { places, reference, to, from }: UnusuallyGoodAt, inSector: (code: string) => boolean) {
  const total = (where: (row: Record<string, string>) => boolean) =>
    rows.reduce((sum, row) => (where(row) ? sum + Number(row[value]) : sum), 0);
  const here = (row: Record<string, string>) => places.includes(row.GEOGRAPHY_CODE!);
  const anywhere = (row: Record<string, string>) => reference.includes(row.GEOGRAPHY_CODE!);
  const eij = total((row) => here(row) && row.DATE === to && inSector(row.INDUSTRY_CODE!));
  const ej = total((row) => here(row) && row.DATE === to);
  const ei = total((row) => anywhere(row) && row.DATE === to && inSector(row.INDUSTRY_CODE!));
  const e = total((row) => anywhere(row) && row.DATE === to);
  const before = total((row) => here(row) && row.DATE === from && inSector(row.INDUSTRY_CODE!));
  return { jobs: eij, share: eij / ej, locationQuotient: eij / ej / (ei / e), growth: (eij - before) / before };
}

/** The whole way: sent in a part, checked by the worker, asked of the Parquet that it made. */
async function analystWith(file: string) {
  const here = world();
  here.has(datasets, dataset({ id: pin().datasetId, rounding: "bres", latest: undefined, nextNumber: 1 }));
  const context = here.as(analyst);
  const bytes = readFileSync(pathOf(file));
  const partHashes = [createHash("sha256").update(bytes).digest("hex")];
  const { datasetId, number } = await beginUpload(context, pin().datasetId, { fileName: "bres.csv", bytes: bytes.length, partHashes });
  for (const address of await addressesForParts(context, datasetId, number, [1])) here.files().put(address, bytes);
  const checking = await completeUpload(context, datasetId, number);
  await ingest(here.as(worker), "jobId" in checking ? checking.jobId : expect.unreachable());
  return { ...context, warehouse: openWarehouse(context.files) };
}

const sectorsOf = (answer: Finding) => answer.tables.find(({ key }) => key === "sectors")!.rows;
const sector = (answer: Finding, code: string) => sectorsOf(answer).find((row) => row.code === code)!;
const figure = (answer: Finding, code: string, measure: string) => sector(answer, code).figures[measure]!;
const warned = (answer: Finding, code: string) => answer.warnings.find((warning) => warning.code === code)?.detail;

function agrees(answer: Finding, code: string, expected: ReturnType<typeof textbook>): void {
  expect(figure(answer, code, "jobs-to").point).toBe(expected.jobs);
  expect(figure(answer, code, "share").point).toBeCloseTo(expected.share, 11);
  // Where the reference has none there is nothing to compare with: 0 divided by 0, and not a finding.
  const quotient = figure(answer, code, "location-quotient").point;
  if (Number.isNaN(expected.locationQuotient)) expect(quotient).toBeNull();
  else expect(quotient).toBeCloseTo(expected.locationQuotient, 10);
  const growth = figure(answer, code, "growth").point;
  if (growth !== null) expect(growth).toBeCloseTo(expected.growth, 10);
}

function boundsHold(answer: Finding): void {
  for (const { figures } of sectorsOf(answer)) {
    for (const { point, low, high } of Object.values(figures)) {
      if (point === null) continue;
      if (low !== null) expect(low).toBeLessThanOrEqual(point);
      if (high !== null) expect(high).toBeGreaterThanOrEqual(point);
    }
  }
}

describe.runIf(hasOrSay(sections))("West Yorkshire's five districts against all thirteen, by section", () => {
  const rows = rowsOf(sections);
  const westYorkshire = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036"];
  const asked = question({
    places: westYorkshire,
    reference: [...new Set(rows.map((row) => row.GEOGRAPHY_CODE!))],
    sectorDetail: "as-published",
  });
  let answer: Finding;
  beforeAll(async () => {
    answer = await ask(rows, "OBS_VALUE", asked);
  });

  test("every section agrees with the textbook formula on the raw rows", () => {
    expect(sectorsOf(answer)).toHaveLength(21);
    for (const { code } of sectorsOf(answer))
      agrees(
        answer,
        code,
        textbook(rows, "OBS_VALUE", asked, (one) => one === code),
      );
    boundsHold(answer);
  });

  test("every cell is there, and the five districts are wholly in what they are compared with", () => {
    expect(answer.coverage).toEqual({ cells: 13 * 21 * 2, share: 1, blank: 0, suppressed: 0, absent: 0, placesAsked: 13, placesFound: 13 });
    expect(answer.warnings.map(({ code }) => code)).not.toContain("rounding-not-as-said");
  });

  test("asked through upload, check and warehouse, it has the same answer, and its claim can be saved", async () => {
    const context = await analystWith(sections);
    const through = await askQuestion(context, asked);
    expect(through.answer.tables).toEqual(answer.tables);
    expect(through.answer.coverage).toEqual(answer.coverage);

    const words = "Finance is more concentrated in West Yorkshire than in its neighbours.";
    const claim = {
      words,
      table: "sectors",
      row: "K",
      measure: "location-quotient",
      direction: "above",
      threshold: 1,
      margin: 0.05,
    } as const;
    const versions = [{ datasetId: pin().datasetId, number: 1 }];
    expect(await saveInsight(context, { claim, question: asked, versions })).toMatchObject({
      standing: "holds",
      about: { rowName: "Financial and insurance activities" },
      runs: [{ resultHash: through.resultHash, pins: [{ number: 1 }] }],
    });
  });

  test("finance stands out from its neighbours, farming does not", () => {
    expect(figure(answer, "K", "location-quotient").low).toBeGreaterThan(1);
    expect(figure(answer, "A", "location-quotient").high).toBeLessThan(0.5);
    expect(sector(answer, "K").name).toBe("Financial and insurance activities");
  });
});

describe.runIf(hasOrSay(fiveDigits))("West Yorkshire (UKE4) against the forty areas of Great Britain, by five-digit industry", () => {
  const rows = rowsOf(fiveDigits);
  const asked = question({ places: ["UKE4"], reference: [...new Set(rows.map((row) => row.GEOGRAPHY_CODE!))], sectorDetail: "division" });
  let answer: Finding;
  beforeAll(async () => {
    answer = await ask(rows, "COUNT", asked);
  });

  test("divisions agree with the textbook formula on the raw rows", () => {
    expect(asked.reference).toHaveLength(40);
    expect(sectorsOf(answer).length).toBeGreaterThan(80);
    for (const code of ["01", "10", "13", "18", "21", "26", "31", "47", "62", "64", "85", "86"]) {
      agrees(
        answer,
        code,
        textbook(rows, "COUNT", asked, (one) => one.startsWith(code)),
      );
    }
    boundsHold(answer);
  });

  test("what West Yorkshire is known for comes first: textiles, and then furniture", () => {
    const quotientOf = (code: string) => figure(answer, code, "location-quotient");
    const byQuotient = sectorsOf(answer)
      .map(({ code }) => code)
      .sort((one, other) => (quotientOf(other).point ?? 0) - (quotientOf(one).point ?? 0));
    expect(byQuotient[0]).toBe("13");
    expect(byQuotient.slice(0, 4)).toContain("31");
    expect(quotientOf("13").low).toBeGreaterThan(3);
    // Printing, furniture and remediation may truly be as concentrated: their intervals reach it.
    expect(sector(answer, "13").ranks).toEqual({ best: 1, worst: 4 });
    const maybeAsHigh = sectorsOf(answer).filter(({ code }) => (quotientOf(code).high ?? 0) >= quotientOf("13").low!);
    expect(maybeAsHigh.map(({ code }) => code)).toEqual(["13", "18", "31", "39"]);
  });

  test("the farm count that is no industry is added to its division, and named", () => {
    expect(sector(answer, "01").notes).toContain("pseudo-code");
    expect(warned(answer, "pseudo-code")).toContain("01000");
  });

  test("blank counts are missing and not 0: five in each of the three years that have them, all in Scottish farming", async () => {
    expect(answer.coverage).toMatchObject({ cells: 40 * 729 * 2, blank: 5, placesFound: 40 });
    const blanks = [];
    for (const from of ["2015", "2016", "2017"]) blanks.push((await ask(rows, "COUNT", { ...asked, from })).coverage.blank);
    expect(blanks).toEqual([5, 5, 5]);

    const touched = await ask(rows, "COUNT", { ...asked, from: "2015", to: "2017" });
    expect(warned(touched, "blank-cells")).toContain("Crop and animal production");
    expect(figure(touched, "01", "location-quotient")).toMatchObject({ low: null, high: null });
    expect(sector(touched, "01").notes).toContain("cells-missing");
    expect(figure(touched, "13", "location-quotient").low).toBeGreaterThan(3); // untouched
  });

  test("sections and five-digit codes can be asked of the same file, and their jobs add up the same", async () => {
    const jobs = async (sectorDetail: UnusuallyGoodAt["sectorDetail"]) => {
      const { tables } = await ask(rows, "COUNT", { ...asked, sectorDetail });
      return tables.find(({ key }) => key === "whole")!.rows.map(({ figures }) => figures.jobs);
    };
    expect(await jobs("section")).toEqual(await jobs("division"));
    expect(await jobs("as-published")).toEqual(await jobs("division"));
  });

  test("asked through upload, check and warehouse, 204,120 rows have the same answer", async () => {
    const { answer: through } = await askQuestion(await analystWith(fiveDigits), asked);
    expect(through.tables).toEqual(answer.tables);
    expect(through.coverage).toEqual(answer.coverage);
    expect(through.warnings).toEqual(answer.warnings);
  });

  test("the same rows in another order have the same answer, to its hash", async () => {
    expect(claimFigure(answer, { table: "sectors", row: "13", measure: "location-quotient" })?.figure.low).toBeGreaterThan(3);
    expect(contentHash(await ask([...rows].reverse(), "COUNT", asked))).toBe(contentHash(answer));
  });
});
