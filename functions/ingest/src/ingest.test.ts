import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { analyst, dataset, worker, world, type OpenedContext } from "@concord/testkit";
import {
  addressesForParts,
  beginUpload,
  completeUpload,
  datasets,
  fileKeys,
  getDatasetVersion,
  listRejects,
  type CheckingVersion,
} from "@concord/domain/evidence";
import { jobs } from "@concord/domain/jobs";
import { openWarehouse } from "@concord/warehouse";
import { ingest } from "./ingest.ts";

const { id } = dataset();
const header = "DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,OBS_VALUE";
const rows = ["2021,E08000035,Leeds,J,200", "2021,E08000032,Bradford,C,100", "2020,E08000032,Bradford,C,90", "2021,E08000032,Bradford,A,"];
const good = [header, ...rows, ""].join("\n");
const damaged = good.replace("200", "two hundred");

/** A world in which these files were sent, one after the other, and wait to be checked. */
async function sent(...files: string[]) {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1 }));
  const context = here.as(analyst);
  const jobIds: CheckingVersion["jobId"][] = [];
  for (const file of files) {
    const bytes = Buffer.from(file);
    const { number } = await beginUpload(context, id, {
      fileName: "bres.csv",
      bytes: bytes.length,
      partHashes: [createHash("sha256").update(bytes).digest("hex")],
    });
    const [address] = await addressesForParts(context, id, number, [1]);
    here.files().put(address!, bytes);
    jobIds.push(((await completeUpload(context, id, number)) as CheckingVersion).jobId);
  }
  return { here, context: here.as(worker), jobIds };
}

test("a good file is a version, whose rows are read sorted by place, period and industry", async () => {
  const { context, jobIds } = await sent(good);
  await ingest(context, jobIds[0]!);

  expect(await getDatasetVersion(context, id, 1)).toMatchObject({
    status: "accepted",
    rows: 4,
    originalHash: createHash("sha256").update(good).digest("hex"),
  });
  const warehouse = openWarehouse(context.files);
  const columns = { place: "GEOGRAPHY_CODE", period: "DATE", industry: "INDUSTRY_CODE", value: "OBS_VALUE" };
  expect(await warehouse.cells(fileKeys.parquet(id, 1), columns, {})).toEqual([
    { place: "E08000032", period: "2020", industry: "C", cell: { value: 90, status: "normal" } },
    { place: "E08000032", period: "2021", industry: "A", cell: { value: null, status: "missing" } },
    { place: "E08000032", period: "2021", industry: "C", cell: { value: 100, status: "normal" } },
    { place: "E08000035", period: "2021", industry: "J", cell: { value: 200, status: "normal" } },
  ]);
  expect(await warehouse.cells(fileKeys.parquet(id, 1), columns, { places: ["E08000035"], periods: ["2021"] })).toHaveLength(1);
  expect(await warehouse.codes(fileKeys.parquet(id, 1), { name: "GEOGRAPHY_CODE", labelColumn: "GEOGRAPHY_NAME" })).toEqual([
    { code: "E08000032", label: "Bradford", rows: 3 },
    { code: "E08000035", label: "Leeds", rows: 1 },
  ]);
  expect(await warehouse.preview(fileKeys.parquet(id, 1), { offset: 3, limit: 10 })).toEqual({
    columns: header.split(","),
    rows: [["2021", "E08000035", "Leeds", "J", "200"]],
    total: 4,
  });
});

test("a damaged file is refused with every bad cell; the good version stands and both originals are there", async () => {
  const { context, jobIds } = await sent(good, damaged);
  for (const jobId of jobIds) await ingest(context, jobId);

  expect((await context.store.get(datasets, id)).latest).toBe(1);
  expect(await getDatasetVersion(context, id, 2)).toMatchObject({ status: "rejected", code: "too-many-bad-rows" });
  expect((await listRejects(context, id, 2)).items).toMatchObject([{ line: 2, column: "OBS_VALUE", value: "two hundred" }]);
  expect(Buffer.from(await context.files.read(fileKeys.original(id, 2))).toString()).toBe(damaged);
  expect(await context.files.exists(fileKeys.parquet(id, 2))).toBe(false);
});

test("killed at any step and begun again, it comes to one version and leaves nothing behind", async () => {
  const steps = ["download", "write", "upload", "commit"] as const;
  for (const step of steps) {
    const { here, context, jobIds } = await sent(good);
    await expect(ingest(killedAt(context, step), jobIds[0]!)).rejects.toThrow("killed");
    expect((await getDatasetVersion(context, id, 1)).status).toBe("checking");

    await ingest(context, jobIds[0]!);
    await ingest(context, jobIds[0]!); // a message may come twice
    expect((await getDatasetVersion(context, id, 1)).status).toBe("accepted");
    expect(here.audit().filter(({ name }) => name === "dataset-version.accepted")).toHaveLength(1);
    expect((await context.store.list(jobs)).items.filter(({ work }) => work.kind === "rerun-insights")).toHaveLength(1);
  }
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`concord-ingest-${process.pid}`))).toEqual([]);
});

test("two workers at the same job make one version", async () => {
  const { here, jobIds } = await sent(good);
  await Promise.all([ingest(here.as(worker), jobIds[0]!), ingest(here.as(worker), jobIds[0]!)]);
  expect(here.audit().filter(({ name }) => name === "dataset-version.accepted")).toHaveLength(1);
});

test("a check that fails again and again ends, and says that it is our fault", async () => {
  const { context, jobIds } = await sent(good);
  for (let attempt = 0; attempt < 4; attempt++) await ingest(killedAt(context, "upload"), jobIds[0]!).catch(() => undefined);
  await ingest(context, jobIds[0]!);
  expect(await getDatasetVersion(context, id, 1)).toMatchObject({ status: "rejected", code: "could-not-check" });
});

test("it tells how far it is, and how it ended", async () => {
  const { context, jobIds } = await sent(good);
  await ingest(context, jobIds[0]!);
  expect(await context.progress.read(jobIds[0]!)).toMatchObject({ stage: "Keeping the version" });
  expect(await context.store.get(jobs, jobIds[0]!)).toMatchObject({
    status: "done",
    outcome: "Version 1 was accepted: 4 rows in 5 columns.",
  });
});

/** The context of a worker that dies when it comes to this. */
function killedAt(context: OpenedContext, step: "download" | "write" | "upload" | "commit"): OpenedContext {
  const dies = async () => {
    throw new Error("killed");
  };
  if (step === "commit") return { ...context, store: { ...context.store, commit: dies } };
  return { ...context, files: { ...context.files, [step]: dies } };
}
