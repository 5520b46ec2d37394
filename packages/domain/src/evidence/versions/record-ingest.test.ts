import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, job, worker, world } from "@concord/testkit";
import { jobs } from "../../jobs/index.ts";
import {
  changeDataset,
  datasets,
  datasetVersions,
  getDatasetVersion,
  recordIngest,
  type CheckingVersion,
  type IngestOutcome,
} from "../index.ts";

const { id } = dataset();

const checking = (number: number): CheckingVersion => {
  const { datasetId, fileName, bytes, by, beganAt } = acceptedVersion();
  return {
    status: "checking",
    datasetId,
    number,
    version: 2,
    fileName,
    bytes,
    by,
    beganAt,
    uploadId: "upload",
    jobId: fixedId("job", `v${number}`),
  };
};
const { reading, columns } = acceptedVersion();
const good: IngestOutcome = {
  status: "accepted",
  originalHash: contentHash("new"),
  reading,
  columns,
  rows: 1911,
  notes: [],
  rejectCount: 0,
  rejects: [],
};
const bad: IngestOutcome = {
  status: "rejected",
  originalHash: contentHash("damaged"),
  because: "More rows are bad than this dataset allows.",
  code: "too-many-bad-rows",
  rejectCount: 1,
  rejects: [{ line: 500, column: "OBS_VALUE", value: "x", reason: "This is not a number." }],
};

function checkingVersions(...numbers: number[]) {
  const here = world();
  here.has(datasets, dataset({ latest: 1, nextNumber: 4 }));
  here.has(datasetVersions, [acceptedVersion(), ...numbers.map(checking)]);
  here.has(
    jobs,
    numbers.map((number) => job({ id: fixedId("job", `v${number}`), status: "running", work: { kind: "ingest", datasetId: id, number } })),
  );
  return { here, context: here.as(worker) };
}
const jobOf = (number: number) => fixedId("job", `v${number}`);

test("what was counted once is said in the singular", async () => {
  const { context } = checkingVersions(1);
  await recordIngest(context, jobOf(1), { ...good, rows: 1, rejectCount: 1 });

  expect((await context.store.get(jobs, jobOf(1))).outcome).toBe("Version 1 was accepted: 1 row in 7 columns, with 1 bad cell left out.");
});

test("an accepted version becomes the dataset's latest, and what rests on it is queued to be asked again, in one commit", async () => {
  const { here, context } = checkingVersions(2);
  await recordIngest(context, jobOf(2), good);

  expect(await context.store.get(datasets, id)).toMatchObject({
    latest: 2,
    latestFacts: { rows: 1911, columns: columns.length, problems: 0 },
  });
  expect(await context.store.get(jobs, jobOf(2))).toMatchObject({
    status: "done",
    outcome: "Version 2 was accepted: 1,911 rows in 7 columns.",
  });
  const { items } = await context.store.list(jobs);
  expect(items.filter(({ work }) => work.kind === "rerun-insights")).toMatchObject([
    { status: "queued", work: { datasetId: id, number: 2 } },
  ]);
  expect(here.audit().map(({ name }) => name)).toEqual(["dataset-version.accepted"]);
});

test("a refused version leaves the good one in its place, and keeps what was wrong", async () => {
  const { context } = checkingVersions(2);
  await recordIngest(context, jobOf(2), bad);

  expect((await context.store.get(datasets, id)).latest).toBe(1);
  expect(await getDatasetVersion(context, id, 2)).toMatchObject({
    status: "rejected",
    code: "too-many-bad-rows",
    rejects: [{ line: 500 }],
  });
  expect((await context.store.list(jobs)).items).toHaveLength(1);
});

test("a check that ends after a newer one does not take the dataset back", async () => {
  const { context } = checkingVersions(2, 3);
  await recordIngest(context, jobOf(3), good);
  await recordIngest(context, jobOf(2), good);

  expect((await context.store.get(datasets, id)).latest).toBe(3);
  expect((await getDatasetVersion(context, id, 2)).status).toBe("accepted");
});

test("two workers at one job end it once, also while a person changes the dataset", async () => {
  const { here } = checkingVersions(2);
  const { id: _, version: __, stewardId: ___, createdAt: ____, latest: _____, nextNumber: ______, ...said } = dataset();
  await Promise.all([
    recordIngest(here.as(worker), jobOf(2), good),
    recordIngest(here.as(worker), jobOf(2), good),
    changeDataset(here.as(analyst), id, { ...said, name: "Jobs by sector" }),
  ]);

  expect(here.audit().filter(({ name }) => name === "dataset-version.accepted")).toHaveLength(1);
  expect(await here.as(analyst).store.get(datasets, id)).toMatchObject({ name: "Jobs by sector", latest: 2 });
});

test("the profile of a table of 500 columns is cut to what a record holds", async () => {
  const { context } = checkingVersions(2);
  const column = {
    ...columns[0]!,
    name: "A column with a long and official name, as they come",
    min: "m".repeat(300),
    max: "m".repeat(300),
    common: [{ value: "v".repeat(300), rows: 1 }],
  };
  const wide: IngestOutcome = {
    ...good,
    columns: Array.from({ length: 500 }, (_, place) => ({ ...column, name: `${column.name} ${place}` })),
  };
  await recordIngest(context, jobOf(2), wide);

  const version = await getDatasetVersion(context, id, 2);
  expect(version.status === "accepted" && version.columns).toHaveLength(500);
});

test("a table whose columns have names too long to keep is refused, and says so", async () => {
  const { context } = checkingVersions(2);
  const names = Array.from({ length: 500 }, (_, place) => ({ ...columns[0]!, name: `${"é".repeat(140)} ${place}` }));
  await recordIngest(context, jobOf(2), { ...good, columns: names });
  expect(await getDatasetVersion(context, id, 2)).toMatchObject({ status: "rejected", code: "columns-too-long" });
});
