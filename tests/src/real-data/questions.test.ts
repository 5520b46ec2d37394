import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { analyst, dataset, pin, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import { addressesForParts, beginUpload, completeUpload, datasets, type CellRow } from "@concord/domain/evidence";
import { answerQuestion, askQuestion, claimFigure, judgeStanding, saveInsight, type Answer, type Question } from "@concord/domain/insights";
import { openWarehouse } from "@concord/warehouse";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const fiveDigits = "bres/bres_itl2_sic5_employment_2015_2021.csv.gz";

type Rows = Record<string, string>[];

const question = (but: Pick<Question, "places" | "reference" | "sectorDetail"> & Partial<Question>): Question => ({
  question: "unusually-good-at",
  datasetId: pin().datasetId,
  from: "2015",
  to: "2021",
  ...but,
});

function ask(rows: Rows, value: string, asked: Question): Answer {
  const cells = rows
    .filter(({ DATE }) => DATE === asked.from || DATE === asked.to)
    .filter(({ GEOGRAPHY_CODE }) => asked.places.includes(GEOGRAPHY_CODE!) || asked.reference.includes(GEOGRAPHY_CODE!))
    .map((row): CellRow => {
      const count = row[value] === "" ? null : Number(row[value]);
      return {
        place: row.GEOGRAPHY_CODE!,
        period: row.DATE!,
        industry: row.INDUSTRY_CODE!,
        cell: { value: count, status: count === null ? "missing" : "normal" },
      };
    });
  const names = new Map(rows.map((row) => [row.INDUSTRY_CODE!, row.INDUSTRY_NAME!]));
  return answerQuestion(asked, { pin: pin(), rounding: "bres", cells, names });
}

/** By another road: one pass over the raw rows for each number, and the formula as the textbooks print it. */
function textbook(rows: Rows, value: string, { places, reference, to, from }: Question, inSector: (code: string) => boolean) {
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

const sector = (answer: Answer, code: string) => answer.sectors.find((row) => row.code === code)!;

function agrees(answer: Answer, code: string, expected: ReturnType<typeof textbook>): void {
  const row = sector(answer, code);
  expect(row.jobsTo.point).toBe(expected.jobs);
  expect(row.share.point).toBeCloseTo(expected.share, 11);
  // Where the reference has none there is nothing to compare with: 0 divided by 0, and not a finding.
  if (Number.isNaN(expected.locationQuotient)) expect(row.locationQuotient.point).toBeNull();
  else expect(row.locationQuotient.point).toBeCloseTo(expected.locationQuotient, 10);
  if (row.growth.point !== null) expect(row.growth.point).toBeCloseTo(expected.growth, 10);
}

function boundsHold(answer: Answer): void {
  for (const { share, locationQuotient, growth } of answer.sectors) {
    for (const { point, low, high } of [share, locationQuotient, growth]) {
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
  const answer = ask(rows, "OBS_VALUE", asked);

  test("every section agrees with the textbook formula on the raw rows", () => {
    expect(answer.sectors).toHaveLength(21);
    for (const { code } of answer.sectors)
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
    expect(through.answer.sectors).toEqual(answer.sectors);
    expect(through.answer.coverage).toEqual(answer.coverage);

    const words = "Finance is more concentrated in West Yorkshire than in its neighbours.";
    const claim = { words, sector: "K", measure: "location-quotient", direction: "above", threshold: 1, margin: 0.05 } as const;
    expect(await saveInsight(context, { claim, question: asked, versionNumber: 1 })).toMatchObject({
      standing: "holds",
      sectorName: "Financial and insurance activities",
      runs: [{ resultHash: through.resultHash, pin: { number: 1 } }],
    });
  });

  test("finance stands out from its neighbours, farming does not", () => {
    expect(sector(answer, "K").locationQuotient.low).toBeGreaterThan(1);
    expect(sector(answer, "A").locationQuotient.high).toBeLessThan(0.5);
    expect(sector(answer, "K").name).toBe("Financial and insurance activities");
  });
});

describe.runIf(hasOrSay(fiveDigits))("West Yorkshire (UKE4) against the forty areas of Great Britain, by five-digit industry", () => {
  const rows = rowsOf(fiveDigits);
  const asked = question({ places: ["UKE4"], reference: [...new Set(rows.map((row) => row.GEOGRAPHY_CODE!))], sectorDetail: "division" });
  const answer = ask(rows, "COUNT", asked);

  test("divisions agree with the textbook formula on the raw rows", () => {
    expect(asked.reference).toHaveLength(40);
    expect(answer.sectors.length).toBeGreaterThan(80);
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
    const byQuotient = [...answer.sectors].sort((one, other) => (other.locationQuotient.point ?? 0) - (one.locationQuotient.point ?? 0));
    expect(byQuotient[0]!.code).toBe("13");
    expect(byQuotient.slice(0, 4).map(({ code }) => code)).toContain("31");
    const textiles = sector(answer, "13");
    expect(textiles.locationQuotient.low).toBeGreaterThan(3);
    // Printing, furniture and remediation may truly be as concentrated: their intervals reach it.
    expect(textiles.ranks).toEqual({ best: 1, worst: 4 });
    const maybeAsHigh = answer.sectors.filter(({ locationQuotient: { high } }) => (high ?? 0) >= textiles.locationQuotient.low!);
    expect(maybeAsHigh.map(({ code }) => code)).toEqual(["13", "18", "31", "39"]);
  });

  test("the farm count that is no industry is added to its division, and named", () => {
    expect(sector(answer, "01").notes).toContain("pseudo-code");
    expect(answer.warnings.find(({ code }) => code === "pseudo-code")?.detail).toContain("01000");
  });

  test("blank counts are missing and not 0: five in each of the three years that have them, all in Scottish farming", () => {
    expect(answer.coverage).toMatchObject({ cells: 40 * 729 * 2, blank: 5, placesFound: 40 });
    const blanks = ["2015", "2016", "2017"].map((from) => ask(rows, "COUNT", { ...asked, from, to: "2021" }).coverage.blank);
    expect(blanks).toEqual([5, 5, 5]);

    const touched = ask(rows, "COUNT", { ...asked, from: "2015", to: "2017" });
    expect(touched.warnings.find(({ code }) => code === "blank-cells")?.detail).toContain("Crop and animal production");
    expect(sector(touched, "01").locationQuotient).toMatchObject({ low: null, high: null });
    expect(sector(touched, "01").notes).toContain("cells-missing");
    expect(sector(touched, "13").locationQuotient.low).toBeGreaterThan(3); // untouched
  });

  test("sections and five-digit codes can be asked of the same file, and their jobs add up the same", () => {
    const jobs = (sectorDetail: Question["sectorDetail"]) => ask(rows, "COUNT", { ...asked, sectorDetail }).areaJobs;
    expect(jobs("section")).toEqual(jobs("division"));
    expect(jobs("as-published")).toEqual(jobs("division"));
  });

  test("asked through upload, check and warehouse, 204,120 rows have the same answer", async () => {
    const { answer: through } = await askQuestion(await analystWith(fiveDigits), asked);
    expect(through.sectors).toEqual(answer.sectors);
    expect(through.coverage).toEqual(answer.coverage);
    expect(through.warnings).toEqual(answer.warnings);
  });

  test("a claim about textiles holds, and the same rows in another order have the same hash", () => {
    const figure = claimFigure(answer, { sector: "13", measure: "location-quotient" });
    const claim = { measure: "location-quotient", direction: "above", threshold: 3, margin: 0.5 } as const;
    expect(judgeStanding({ claim, sectorName: "textiles", figure, coverage: answer.coverage.share }).standing).toBe("holds");
    expect(contentHash(ask([...rows].reverse(), "COUNT", asked))).toBe(contentHash(answer));
  });
});
