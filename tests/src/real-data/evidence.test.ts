import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyst, dataset, rowsOfCells, worker, world } from "@concord/testkit";
import { ingest } from "@concord/ingest";
import {
  addressesForParts,
  beginUpload,
  bytesOfPart,
  completeUpload,
  datasets,
  evidenceLimits,
  fileKeys,
  getDatasetVersion,
  listRejects,
  type CheckedVersion,
} from "@concord/domain/evidence";
import { openWarehouse } from "@concord/warehouse";
import { checkFile } from "@concord/warehouse/ingest";
import { hasOrSay, pathOf } from "./shared-data.ts";

const sections = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const subclasses = "bres/bres_itl2_sic5_employment_2015_2021.csv.gz";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-real-"));
});
afterAll(() => rm(folder, { recursive: true }));

const { id } = dataset();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A world with one dataset, and files sent to it and checked as a person's are. */
function evidence() {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1 }));
  const context = here.as(analyst);
  return {
    context,
    async send(fileName: string, bytes: Buffer): Promise<CheckedVersion> {
      const cut = (part: number) => bytes.subarray((part - 1) * evidenceLimits.partBytes, part * evidenceLimits.partBytes);
      const parts = Array.from({ length: Math.ceil(bytes.length / evidenceLimits.partBytes) }, (_, part) => part + 1);
      const version = await beginUpload(context, id, { fileName, bytes: bytes.length, partHashes: parts.map((part) => sha256(cut(part))) });
      for (const address of await addressesForParts(context, id, version.number, parts)) {
        expect(cut(address.number)).toHaveLength(bytesOfPart(version, address.number));
        here.files().put(address, cut(address.number));
      }
      const checking = await completeUpload(context, id, version.number);
      await ingest(here.as(worker), "jobId" in checking ? checking.jobId : expect.unreachable());
      return (await getDatasetVersion(context, id, version.number)) as CheckedVersion;
    },
  };
}

describe.skipIf(!hasOrSay(sections))("BRES by district and section, as Nomis sends it", () => {
  test("is 1,911 rows of 13 districts, 21 sections and 7 years, known for what they are", async () => {
    const { context, send } = evidence();
    const version = await send("bres.csv", await readFile(pathOf(sections)));

    expect(version).toMatchObject({
      status: "accepted",
      number: 1,
      rows: 1911,
      rejectCount: 0,
      notes: [],
      reading: { layout: "Nomis API CSV" },
    });
    expect(version.status === "accepted" && version.columns).toMatchObject([
      { name: "DATE", meaning: "period", distinct: 7, min: "2015", max: "2021" },
      { name: "GEOGRAPHY_CODE", meaning: "place", codeSet: "LAD 2021", labelColumn: "GEOGRAPHY_NAME", distinct: 13 },
      { name: "GEOGRAPHY_NAME", meaning: "label" },
      { name: "INDUSTRY_CODE", meaning: "industry", codeSet: "SIC 2007 section", labelColumn: "INDUSTRY_NAME", distinct: 21 },
      { name: "INDUSTRY_NAME", meaning: "label" },
      { name: "OBS_VALUE", meaning: "value", type: "integer", blank: 0 },
    ]);
    const bradford = await openWarehouse(context.files).cells(fileKeys.parquet(id, 1), {
      by: ["INDUSTRY_CODE"],
      value: "OBS_VALUE",
      among: { GEOGRAPHY_CODE: ["E08000032"], DATE: ["2015"] },
    });
    expect(
      rowsOfCells(bradford)
        .slice(0, 3)
        .map(({ codes: [industry], cell }) => [industry, cell.value]),
    ).toEqual([
      ["A", 900],
      ["B", 75],
      ["C", 26000],
    ]);
  });

  test("a damaged copy is refused with line, column and reason; the good version stays and the copy can be had again", async () => {
    const { context, send } = evidence();
    const original = (await readFile(pathOf(sections), "utf8")).split("\n");
    await send("bres.csv", Buffer.from(original.join("\n")));

    const damage: Record<number, (line: string) => string> = {
      20: (line) => line.replace(/\d+$/, "about 500"),
      500: (line) => line.split(",").slice(0, 2).join(","),
      1200: (line) => `${line},7`,
      1500: (line) => line.replace(/^\d+/, "201"),
    };
    const copy = original.map((line, place) => damage[place + 1]?.(line) ?? line).join("\n");
    const refused = await send("bres.csv", Buffer.from(copy));

    expect(refused).toMatchObject({ status: "rejected", number: 2, code: "too-many-bad-rows", rejectCount: 4 });
    expect((await listRejects(context, id, 2)).items).toMatchObject([
      { line: 20, column: "OBS_VALUE", value: "about 500", reason: expect.stringContaining("not a number") },
      { line: 500, column: "GEOGRAPHY_NAME", reason: "This row has 2 columns; the header has 6." },
      { line: 1200, column: "column 7", reason: "This row has 7 columns; the header has 6." },
      { line: 1500, column: "DATE", value: "201", reason: expect.stringContaining("not a year") },
    ]);
    expect((await context.store.get(datasets, id)).latest).toBe(1);
    expect(Buffer.from(await context.files.read(fileKeys.original(id, 2))).toString()).toBe(copy);
  });
});

describe.skipIf(!hasOrSay(subclasses))("BRES by ITL2 and five-digit industry, in gzip", () => {
  test("is 204,120 rows, with 15 blank counts kept as missing and the pseudo-code 01000 noted", async () => {
    const { context, send } = evidence();
    const version = await send("bres_sic5.csv.gz", await readFile(pathOf(subclasses)));

    expect(version).toMatchObject({ status: "accepted", rows: 204_120, rejectCount: 0, reading: { compression: "gzip" } });
    const { columns, notes } = version.status === "accepted" ? version : expect.unreachable();
    expect(notes).toEqual([
      expect.stringMatching(/^INDUSTRY_CODE: 01000 \(280 rows\) stands for farm agriculture/),
      "COUNT: 15 cells are blank. They are kept as missing, not as 0.",
    ]);
    expect(columns.find(({ meaning }) => meaning === "industry")).toMatchObject({
      codeSet: "SIC 2007 subclass",
      distinct: 729,
      min: "01000",
    });
    expect(columns.find(({ meaning }) => meaning === "place")).toMatchObject({ codeSet: "ITL2 (NUTS codes)", distinct: 40 });

    const cells = rowsOfCells(
      await openWarehouse(context.files).cells(fileKeys.parquet(id, 1), {
        by: ["GEOGRAPHY_CODE", "DATE", "INDUSTRY_CODE"],
        value: "COUNT",
      }),
    );
    expect(cells).toHaveLength(204_120);
    expect(cells.filter(({ cell }) => cell.value === null)).toHaveLength(15);
    expect(cells.filter(({ cell }) => cell.status === "missing")).toHaveLength(15);
    const sorted = cells.every(
      (cell, at) => at === 0 || [cells[at - 1]!, cell].map(({ codes }) => codes.join("")).every((key, _, [before]) => before! <= key),
    );
    expect(sorted).toBe(true);
  });

  test("reads every figure as the file has it", async () => {
    const packed = await readFile(pathOf(subclasses));
    const figures = gunzipSync(packed)
      .toString()
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.slice(line.lastIndexOf(",") + 1));
    const total = figures.reduce((sum, figure) => sum + Number(figure), 0);

    const { context, send } = evidence();
    await send("bres_sic5.csv.gz", packed);
    const columns = { by: ["GEOGRAPHY_CODE", "DATE", "INDUSTRY_CODE"], value: "COUNT" };
    const cells = rowsOfCells(await openWarehouse(context.files).cells(fileKeys.parquet(id, 1), columns));
    expect(cells.reduce((sum, { cell }) => sum + (cell.value ?? 0), 0)).toBe(total);
  });
});

/** Files of public bodies, and what a person who opens them sees: rows, columns, encoding. */
const others: [name: string, rows: number, columns: number, reading: Record<string, unknown>][] = [
  ["bres/nomis_api_full_format_census2021_econ_activity_lad.csv", 10_850, 28, { layout: "Nomis API CSV" }],
  ["bres/nomis_table_census2011_workplace_msoa_by_sic_section.csv", 7_201, 22, {}],
  ["messy/council_spend/cabinetoffice_2019-07_windows1252_nbsp.csv", 223, 8, { encoding: "Windows-1252" }],
  ["messy/council_spend/gateshead_2017-08_utf8_bom.csv", 3_649, 9, { encoding: "UTF-8" }],
  ["indicators/ons_gva_itl2_table2c_current_price_raw.csv", 3_936, 28, {}],
  ["research/gtr_projects_2021_no_names.csv", 8_297, 16, {}],
];

describe.skipIf(!hasOrSay(others[0]![0]))("files of public bodies", () => {
  test.each(others)("%s", async (name, rows, columns, reading) => {
    const { outcome } = await checkFile(pathOf(name), { folder: join(folder, name), tolerance: 0 });
    expect(outcome).toMatchObject({ status: "accepted", rows, reading });
    expect(outcome.status === "accepted" && outcome.columns).toHaveLength(columns);
  });

  test("a workbook that was cut short is refused with what to do", async () => {
    const workbook = join(folder, "small.xlsx");
    await writeFile(workbook, (await readFile(pathOf("classifications/soc2020_volume1_structure.xlsx"))).subarray(0, 10_000));
    const { outcome } = await checkFile(workbook, { folder: join(folder, "xlsx"), tolerance: 0 });
    expect(outcome).toMatchObject({ status: "rejected", code: "zip-damaged" });
  });
});
