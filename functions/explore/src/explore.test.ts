import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, fixedId, worker, world, type OpenedContext } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, openGovernmentLicence, type Column, type Warehouse } from "@concord/domain/evidence";
import { askDownload, askView, cancelExploration, DownloadAsk, getExploration, View } from "@concord/domain/explore";
import { jobs } from "@concord/domain/jobs";
import type { Id } from "@concord/kernel";
import { openWarehouse } from "@concord/warehouse";
import { checkFile } from "@concord/warehouse/ingest";
import { explore } from "./index.ts";

const { id } = dataset();
const of = { datasetId: id, number: 1 };
const csv = [
  "GEOGRAPHY_CODE,GEOGRAPHY_NAME,DATE,OBS_VALUE,NOTE",
  "E08000032,Bradford,2020,90,=1+1",
  'E08000032,Bradford,2021,100,"say ""hello"", all"',
  "E08000035,Leeds,2020,,@home",
  "E08000035,Leeds,2021,200.5,",
  "",
].join("\n");
const byPlace = View.parse({ groupBy: ["GEOGRAPHY_CODE"], measures: [{ measure: "sum", column: "OBS_VALUE" }] });

/** A world with this table as version 1, in which every question is work for a worker. */
async function worldWith(text = csv, shapes?: string) {
  const here = world();
  const folder = await mkdtemp(join(tmpdir(), "concord-explore-test-"));
  const path = join(folder, "table.csv");
  await writeFile(path, text);
  const { outcome, made } = await checkFile(path, { folder: join(folder, "check"), tolerance: 0 });
  if (outcome.status !== "accepted" || !made) throw new Error(JSON.stringify(outcome));
  const bytes = await readFile(made.parquet);
  here.files().has(fileKeys.parquet(id, 1), bytes);
  here.files().has(fileKeys.codes(id, 1), await readFile(made.codes));
  if (shapes) here.files().has(fileKeys.shapes(id, 1), new TextEncoder().encode(shapes));
  await rm(folder, { recursive: true });

  here.has(datasets, dataset({ latest: 1, name: "Jobs by district" }));
  const version = acceptedVersion({
    rows: outcome.rows,
    columns: outcome.columns as Column[],
    originalHash: createHash("sha256").update(text).digest("hex"),
    ...(shapes ? { shapes: true } : {}),
  });
  here.has(datasetVersions, version);
  const open = (actor: Parameters<typeof here.as>[0], but: Partial<Warehouse> = {}): OpenedContext => {
    const context = here.as(actor);
    return { ...context, warehouse: { ...openWarehouse(context.files), ...but } };
  };
  const heavy = { explore: async () => undefined };
  return { ...here, asking: open(analyst, heavy), light: open(analyst), working: open(worker) };
}

async function jobOf(asked: { state: string; jobId?: string }): Promise<Id<"job">> {
  if (asked.state !== "working") throw new Error(`It is not being worked on: ${JSON.stringify(asked)}`);
  return asked.jobId as Id<"job">;
}

test("a question that is too heavy to answer at once is answered by the worker exactly as it would have been", async () => {
  const { asking, light, working } = await worldWith();
  const asked = await askView(asking, of, byPlace);
  await explore(working, await jobOf(asked));

  const answered = await getExploration(asking, { ...of, hash: asked.hash });
  expect(answered).toEqual(await askView(light, of, byPlace));
  expect(answered).toMatchObject({
    state: "answered",
    answer: {
      rows: [
        ["E08000032", 190],
        ["E08000035", 200.5],
      ],
      labels: { GEOGRAPHY_CODE: { E08000032: "Bradford", E08000035: "Leeds" } },
      warnings: ["sum of OBS_VALUE is of the figures that are there. 1 cell is left out of it: 1 missing."],
    },
  });
  expect(await asking.store.get(jobs, await jobOf(asked))).toMatchObject({ status: "done", outcome: "Answered: 2 lines." });
});

test("the same question has one job while it is worked on, and is answered from what was kept after that", async () => {
  const { asking, working, audit } = await worldWith();
  const first = await askView(asking, of, byPlace);
  const second = await askView(asking, of, byPlace);
  expect(second).toEqual(first);
  await explore(working, await jobOf(first));
  await explore(working, await jobOf(first)); // a message may come twice

  expect(await askView(asking, of, byPlace)).toMatchObject({ state: "answered", hash: first.hash });
  expect(audit().map(({ name }) => name)).toEqual(["exploration.asked", "job.began", "job.done"]);
});

test("stopped while it is at it, it is left, and asked again it is begun anew", async () => {
  const { asking, working } = await worldWith();
  const asked = await askView(asking, of, byPlace);
  const stopping: OpenedContext = {
    ...working,
    files: {
      ...working.files,
      download: async (key, path) => {
        expect(await cancelExploration(asking, { ...of, hash: asked.hash })).toEqual({ stopped: true });
        await working.files.download(key, path);
      },
    },
  };
  await explore(stopping, await jobOf(asked));
  expect(await getExploration(asking, { ...of, hash: asked.hash })).toMatchObject({
    state: "failed",
    because: expect.stringContaining("stopped"),
  });
  expect(await cancelExploration(asking, { ...of, hash: asked.hash })).toEqual({ stopped: false });

  const again = await askView(asking, of, byPlace);
  await explore(working, await jobOf(again));
  expect(await getExploration(asking, { ...of, hash: asked.hash })).toMatchObject({ state: "answered" });
});

test("what the rules refuse ends the job with the sentence that says what to do", async () => {
  const rows = Array.from({ length: 201 }, (_, row) => `E08000032,Bradford,2020,1,note ${row}`);
  const { asking, working } = await worldWith([csv.split("\n")[0], ...rows, ""].join("\n"));
  const spread = View.parse({ groupBy: ["GEOGRAPHY_CODE"], pivot: "NOTE", measures: [{ measure: "count" }] });
  const asked = await askView(asking, of, spread);
  await explore(working, await jobOf(asked));
  expect(await getExploration(asking, { ...of, hash: asked.hash })).toEqual({
    state: "failed",
    hash: asked.hash,
    because: "“NOTE” has 201 different values here, and 200 at most can be spread out. Filter it first, or group by it.",
  });
});

test("what breaks is tried again, and after five times somebody is told", async () => {
  const { asking, working } = await worldWith();
  const jobId = await jobOf(await askView(asking, of, byPlace));
  const breaking: OpenedContext = { ...working, files: { ...working.files, download: () => Promise.reject(new Error("no disk")) } };
  for (let attempt = 0; attempt < 4; attempt++) await expect(explore(breaking, jobId)).rejects.toThrow("no disk");
  expect((await asking.store.get(jobs, jobId)).status).toBe("running");
  await expect(explore(breaking, jobId)).rejects.toThrow("no disk");
  expect(await asking.store.get(jobs, jobId)).toMatchObject({ status: "failed", outcome: expect.stringContaining("5 attempts") });
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`concord-explore-${process.pid}`))).toEqual([]);
});

const read = async (context: OpenedContext, hash: string, what: "download" | "about") =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(await context.files.read(fileKeys.exploration(hash)[what]));

test("a CSV download has every row in order, no cell that a spreadsheet would run, and a note of what it is", async () => {
  const { asking, working } = await worldWith();
  const ask = DownloadAsk.parse({ view: View.parse({ limit: 1, offset: 3 }), format: "csv", excel: true });
  const asked = await askDownload(asking, of, ask);
  await explore(working, await jobOf(asked));
  expect(await askDownload(asking, of, ask)).toMatchObject({
    state: "ready",
    file: { fileName: "jobs-by-district-version-1-2026-11-24.csv" },
    about: { fileName: "jobs-by-district-version-1-2026-11-24-about.txt" },
  });
  expect(await read(working, asked.hash, "download")).toBe(
    [
      "\uFEFFGEOGRAPHY_CODE,GEOGRAPHY_NAME,DATE,OBS_VALUE,NOTE",
      "E08000032,Bradford,2020,90,'=1+1",
      'E08000032,Bradford,2021,100,"say ""hello"", all"',
      "E08000035,Leeds,2020,,'@home",
      "E08000035,Leeds,2021,200.5,",
      "",
    ].join("\n"),
  );
  expect(await read(working, asked.hash, "about")).toContain("licence: Open Government Licence v3.0\nattribution: Contains public sector");
});

test("days are downloaded as days, and a blank one stays blank", async () => {
  const { asking, working } = await worldWith("place,day,jobs\nLeeds,2021-03-01,5\nYork,1969-12-31,6\nSelby,,7\n");
  const asked = await askDownload(asking, of, DownloadAsk.parse({ view: View.parse({}), format: "csv" }));
  await explore(working, await jobOf(asked));

  const lines = (await read(working, asked.hash, "download")).trim().split("\n");
  expect(lines.toSorted()).toEqual(["Leeds,2021-03-01,5", "Selby,,7", "York,1969-12-31,6", "place,day,jobs"]);
});

test("a grouped download says what its totals leave out", async () => {
  const { asking, working } = await worldWith();
  const ask = DownloadAsk.parse({ view: byPlace, format: "csv" });
  const asked = await askDownload(asking, of, ask);
  await explore(working, await jobOf(asked));
  expect(await read(working, asked.hash, "download")).toBe("GEOGRAPHY_CODE,sum of OBS_VALUE\nE08000032,190\nE08000035,200.5\n");
  expect(await read(working, asked.hash, "about")).toContain("1 cell is left out of it: 1 missing.");
});

test("a Parquet download is read again as it was, and carries its licence", async () => {
  const { asking, working } = await worldWith();
  for (const view of [View.parse({}), byPlace]) {
    const asked = await askDownload(asking, of, DownloadAsk.parse({ view, format: "parquet" }));
    await explore(working, await jobOf(asked));
    const keys = fileKeys.exploration(asked.hash);
    const warehouse = openWarehouse(working.files);
    const { columns, rows } = await warehouse.preview(keys.download, { offset: 0, limit: 10 });
    expect(columns).toEqual(view === byPlace ? ["GEOGRAPHY_CODE", "sum of OBS_VALUE"] : csv.split("\n")[0]!.split(","));
    expect(rows[0]).toEqual(view === byPlace ? ["E08000032", "190"] : ["E08000032", "Bradford", "2020", "90", "=1+1"]);
    expect(new TextDecoder("latin1").decode(await working.files.read(keys.download))).toContain("Open Government Licence v3.0");
  }
});

test("a GeoJSON download joins each row to the shape of its place, and says how many have none", async () => {
  const square = {
    type: "Polygon",
    coordinates: [
      [
        [-1.8, 53.7],
        [-1.7, 53.7],
        [-1.7, 53.8],
        [-1.8, 53.7],
      ],
    ],
  };
  const shapes = [
    '{"type":"FeatureCollection","features":[',
    `${JSON.stringify({ type: "Feature", bbox: [], properties: { GEOGRAPHY_CODE: "E08000032" }, geometry: square })},`,
    JSON.stringify({ type: "Feature", bbox: [], properties: { GEOGRAPHY_CODE: "E08000099" }, geometry: square }),
    "]}",
  ].join("\n");
  const { asking, working } = await worldWith(csv, shapes);
  const ask = DownloadAsk.parse({ view: byPlace, format: "geojson" });
  const asked = await askDownload(asking, of, ask);
  await explore(working, await jobOf(asked));
  const file = JSON.parse(await read(working, asked.hash, "download"));
  expect(file.about.licence).toBe("Open Government Licence v3.0");
  expect(file.features).toEqual([
    { type: "Feature", properties: { GEOGRAPHY_CODE: "E08000032", "sum of OBS_VALUE": 190 }, geometry: square },
    { type: "Feature", properties: { GEOGRAPHY_CODE: "E08000035", "sum of OBS_VALUE": 200.5 }, geometry: null },
  ]);
  expect(await askDownload(asking, of, ask)).toMatchObject({
    state: "ready",
    warnings: [expect.stringContaining("1 missing"), "1 of 2 rows have no shape, since no shape has their code."],
  });
});

test("a GeoJSON download names whose the shapes are too, where they are another dataset's", async () => {
  const shapes = '{"type":"FeatureCollection","features":[\n]}';
  const here = await worldWith();
  const from = { datasetId: fixedId("dataset", "d1str1cts"), number: 1 };
  const licence = { ...openGovernmentLicence, attribution: "Contains OS data © Crown copyright 2026." };
  here.has(datasets, dataset({ id: from.datasetId, name: "Districts", publisher: "Office for National Statistics", licence }));
  here.has(datasetVersions, acceptedVersion({ ...from, shapes: true }));
  here.files().has(fileKeys.shapes(from.datasetId, 1), new TextEncoder().encode(shapes));
  const ask = DownloadAsk.parse({ view: byPlace, format: "geojson", shapesFrom: { ...from, codeColumn: "LAD24CD" } });
  const asked = await askDownload(here.asking, of, ask);
  await explore(here.working, await jobOf(asked));
  const note = await read(here.working, asked.hash, "about");
  expect(note).toContain("shapes: Districts, version 1\nshapes by: Office for National Statistics\n");
  expect(note).toContain("attribution of the shapes: Contains OS data © Crown copyright 2026.");
  expect(JSON.parse(await read(here.working, asked.hash, "download")).about.shapes).toBe("Districts, version 1");
});

test("a download that was made is made again once its dataset's licence is said anew: the note beside it tells the one that holds", async () => {
  const here = await worldWith();
  const ask = DownloadAsk.parse({ view: byPlace, format: "csv" });
  const made = await askDownload(here.asking, of, ask);
  await explore(here.working, await jobOf(made));
  expect(await askDownload(here.asking, of, ask)).toMatchObject({ state: "ready" });
  const licence = { ...openGovernmentLicence, name: "Not for others", mayShare: false };
  here.has(datasets, dataset({ latest: 1, name: "Jobs by district", version: 2, licence }));
  const again = await askDownload(here.asking, of, ask);
  await explore(here.working, await jobOf(again));
  expect(await read(here.working, again.hash, "about")).toContain("licence: Not for others\n");
});

test("a download that fails is told so once, and begun anew when it is asked for again", async () => {
  const { asking, working } = await worldWith();
  const ask = DownloadAsk.parse({ view: byPlace, format: "csv" });
  const asked = await askDownload(asking, of, ask);
  await cancelExploration(asking, { ...of, hash: asked.hash });
  await explore(working, await jobOf(asked));
  expect(await askDownload(asking, of, ask)).toMatchObject({ state: "failed" });
  const again = await askDownload(asking, of, ask);
  expect(await jobOf(again)).not.toBe(await jobOf(asked));
});
