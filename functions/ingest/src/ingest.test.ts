import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { analyst, dataset, rowsOfCells, worker, world, type OpenedContext } from "@concord/testkit";
import {
  acceptVersion,
  addressesForParts,
  beginMending,
  beginUpload,
  completeUpload,
  correctVersion,
  datasets,
  fileKeys,
  getComparison,
  getDatasetVersion,
  listRejects,
  type CheckedVersion,
  type CheckingVersion,
  type Dataset,
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
  const columns = { by: ["GEOGRAPHY_CODE", "DATE", "INDUSTRY_CODE"], value: "OBS_VALUE" };
  expect(rowsOfCells(await warehouse.cells(fileKeys.parquet(id, 1), columns))).toEqual([
    { codes: ["E08000032", "2020", "C"], cell: { value: 90, status: "normal" } },
    { codes: ["E08000032", "2021", "A"], cell: { value: null, status: "missing" } },
    { codes: ["E08000032", "2021", "C"], cell: { value: 100, status: "normal" } },
    { codes: ["E08000035", "2021", "J"], cell: { value: 200, status: "normal" } },
  ]);
  const leeds = { ...columns, among: { GEOGRAPHY_CODE: ["E08000035"], DATE: ["2021"] } };
  expect(rowsOfCells(await warehouse.cells(fileKeys.parquet(id, 1), leeds))).toHaveLength(1);
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
  for (const step of ["download", "write", "upload", "commit"] as const) {
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

/** Sends a file in one part, and says that it is all there. */
async function send(here: ReturnType<typeof world>, bytes: Buffer, how: { acceptance?: "ask"; mends?: number; fileName?: string } = {}) {
  const context = here.as(analyst);
  const { acceptance, mends, fileName = "bres.csv" } = how;
  const file = { fileName, bytes: bytes.length, partHashes: [createHash("sha256").update(bytes).digest("hex")], acceptance };
  const { number } = await (mends === undefined ? beginUpload(context, id, file) : beginMending(context, id, mends, file));
  const [address] = await addressesForParts(context, id, number, [1]);
  here.files().put(address!, bytes);
  const { jobId } = (await completeUpload(context, id, number)) as CheckingVersion;
  return { number, jobId };
}

/** A world with this dataset, in which each file is sent and checked, and what came of it. */
function desk(but: Partial<Dataset> = {}) {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1, ...but }));
  return {
    here,
    async check(file: string | Buffer, how?: Parameters<typeof send>[2]): Promise<CheckedVersion> {
      const { number, jobId } = await send(here, Buffer.from(file as string), how);
      await ingest(here.as(worker), jobId);
      return (await getDatasetVersion(here.as(analyst), id, number)) as CheckedVersion;
    },
    async correct(number: number, recipe: Parameters<typeof correctVersion>[3]): Promise<CheckedVersion> {
      const { jobId } = await correctVersion(here.as(analyst), id, number, recipe);
      await ingest(here.as(worker), jobId);
      return (await getDatasetVersion(here.as(analyst), id, number)) as CheckedVersion;
    },
    dataset: () => here.as(analyst).store.get(datasets, id),
    badRows: async (number: number) => Buffer.from(await here.files().read(fileKeys.badRows(id, number))).toString(),
  };
}

test("the first file that a person asks to see waits, and is evidence when they accept it; the next one, read alike, is accepted by itself", async () => {
  const { here, check, dataset } = desk();
  expect(await check(good, { acceptance: "ask" })).toMatchObject({
    status: "proposed",
    rows: 4,
    waitsBecause: [expect.stringContaining("first")],
  });
  expect((await dataset()).latest).toBeUndefined();
  const proposal = await here
    .as(analyst)
    .files.exists(fileKeys.proposal(id, 1, ((await getDatasetVersion(here.as(analyst), id, 1)) as CheckedVersion).jobId));
  expect(proposal).toBe(true);

  await acceptVersion(here.as(analyst), id, 1);
  expect(await check(`${good}2022,E08000032,Bradford,C,110\n`, { acceptance: "ask" })).toMatchObject({
    status: "accepted",
    comparison: { with: 1, word: "extension", rowsAdded: 1 },
  });
  expect(await getComparison(here.as(analyst), id, 2)).toMatchObject({ periods: { added: ["2022"] } });

  expect(await check(good.replaceAll("INDUSTRY_CODE", "SECTION"), { acceptance: "ask" })).toMatchObject({
    status: "proposed",
    comparison: { with: 2 },
    waitsBecause: [expect.stringContaining("“SECTION” is new"), expect.stringContaining("“INDUSTRY_CODE” is gone")],
  });
  expect(await check(good.replaceAll("INDUSTRY_CODE", "SECTION"))).toMatchObject({ status: "accepted" });
});

test("a file that was misread is read otherwise, and the correction is used for the next", async () => {
  const { here, check, correct, dataset } = desk();
  const macRoman = Buffer.concat([
    Buffer.from(`${header}\n2021,E08000032,Caf`),
    Buffer.from([0x8e]),
    Buffer.from(" Lane,C,5\n2022,E08000032,Bradford,C,6\n"),
  ]);
  const first = await check(macRoman, { acceptance: "ask" });
  expect(first.status).toBe("proposed");

  const corrected = await correct(1, { encoding: "mac-roman", columns: [{ name: "OBS_VALUE", rename: "Jobs" }] });
  expect(corrected).toMatchObject({
    status: "proposed",
    reading: { encoding: "Mac Roman", recipe: { encoding: "mac-roman" } },
    correction: { byName: analyst.name },
  });
  const tableKey = fileKeys.proposal(id, 1, corrected.jobId);
  const { columns, rows } = await openWarehouse(here.files()).preview(tableKey, { offset: 0, limit: 1 });
  expect(columns).toContain("Jobs");
  expect(rows[0]).toContain("Café Lane");

  await acceptVersion(here.as(analyst), id, 1);
  expect((await dataset()).recipe).toEqual({ encoding: "mac-roman", columns: [{ name: "OBS_VALUE", rename: "Jobs" }] });
  expect(await check(macRoman, { acceptance: "ask" })).toMatchObject({ status: "accepted", comparison: { word: "unchanged" } });
});

test("a file that was refused because it was misread is read otherwise, without being sent again", async () => {
  const { check, correct } = desk();
  const piped = "place|value\nE08000032|1\nE08000033|x y\nE08000034|3\n";
  const refused = await check(piped.replaceAll("|", "~"), { acceptance: "ask" });
  const corrected = await correct(refused.number, { delimiter: "~", columns: [{ name: "value", type: "text" }] });
  expect(corrected).toMatchObject({ status: "proposed", rows: 3, columns: [{ name: "place" }, { name: "value", type: "text" }] });
});

test("bad rows mended and put back make the next version; what was not mended is bad again, and is mended in its turn", async () => {
  const { here, check, badRows, dataset } = desk();
  const long = [good.trimEnd(), ...Array.from({ length: 20 }, (_, at) => `${2000 + at},E08000036,Wakefield,C,${at}`), ""].join("\n");
  const twoBad = long.replace("200\n", "two hundred\n").replace("90\n", "ninety\n");
  expect(await check(twoBad)).toMatchObject({ status: "rejected", rejectCount: 2, reading: { delimiter: "," } });

  const half = await check((await badRows(1)).replace("two hundred", "200"), { mends: 1, fileName: "mended.csv" });
  expect(half).toMatchObject({
    status: "rejected",
    rejectCount: 1,
    mends: { number: 1, originalHash: createHash("sha256").update(twoBad).digest("hex"), rowsReplaced: 1, rowsLeftOut: 0 },
  });
  const whole = await check((await badRows(2)).replace("ninety", "90"), { mends: 2 });
  expect(whole).toMatchObject({ status: "accepted", rows: 24, mends: { number: 2, rowsReplaced: 1 } });
  expect(whole.mends?.wholeHash).toBe(createHash("sha256").update(long).digest("hex"));
  expect(Buffer.from(await here.files().read(fileKeys.original(id, 3))).toString()).toContain("what is wrong");
  expect(await dataset()).toMatchObject({ latest: 3 });
  expect((await dataset()).recipe).toBeUndefined();

  expect(await check("DATE,OBS_VALUE\n2021,5\n", { mends: 1 })).toMatchObject({
    status: "rejected",
    code: "mending-not-ours",
    mends: { number: 1 },
  });
});

test("whether it tolerates bad rows or not, the original and the report of each are kept", async () => {
  for (const tolerance of [0, 0.5]) {
    const { here, check } = desk({ tolerance });
    const version = await check(damaged);
    expect(version).toMatchObject({ status: tolerance === 0 ? "rejected" : "accepted", rejectCount: 1 });
    expect(Buffer.from(await here.files().read(fileKeys.original(id, 1))).toString()).toBe(damaged);
    expect((await listRejects(here.as(analyst), id, 1)).items).toHaveLength(1);
    expect(await here.files().exists(fileKeys.badRows(id, 1))).toBe(true);
  }
});

/** The context of a worker that dies when it comes to this. */
function killedAt(context: OpenedContext, step: "download" | "write" | "upload" | "commit"): OpenedContext {
  const dies = async () => {
    throw new Error("killed");
  };
  if (step === "commit") return { ...context, store: { ...context.store, commit: dies } };
  return { ...context, files: { ...context.files, [step]: dies } };
}
