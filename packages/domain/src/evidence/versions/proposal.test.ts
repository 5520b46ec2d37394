import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, fixedId, partner, strategyLead, worker, world } from "@concord/testkit";
import { jobs } from "../../jobs/index.ts";
import {
  acceptVersion,
  correctVersion,
  datasets,
  datasetVersions,
  declineVersion,
  fileKeys,
  getAcceptedVersion,
  getComparison,
  getDatasetVersion,
  getTableToLookAt,
  keepRecipe,
  lookAtVersion,
  reasonsToAsk,
  recordIngest,
  requireMayLookInto,
  type IngestOutcome,
  type ProposedVersion,
} from "../index.ts";

const { id } = dataset();

/** A version whose file passed, and which nobody has accepted. */
function proposedVersion(but: Partial<ProposedVersion> = {}): ProposedVersion {
  const { status: _, ...read } = acceptedVersion({ number: 2, acceptance: "ask" });
  return { ...read, status: "proposed", waitsBecause: ["The column “note” is new."], ...but };
}

function waiting(but: Partial<ProposedVersion> = {}) {
  const here = world();
  here.has(datasets, dataset({ latest: 1, nextNumber: 3 }));
  here.has(datasetVersions, [acceptedVersion(), proposedVersion(but)]);
  return here;
}

test("accepted by a person, a version becomes the latest and what rests on the dataset is asked again, in one commit", async () => {
  const { as, audit, clock } = waiting();
  const accepted = await acceptVersion(as(analyst), id, 2);

  expect(accepted).toMatchObject({
    status: "accepted",
    acceptedBy: { id: analyst.id, name: analyst.name, at: clock.now().toISOString() },
  });
  expect(accepted).not.toHaveProperty("waitsBecause");
  expect(await as(analyst).store.get(datasets, id)).toMatchObject({ latest: 2, latestFacts: { rows: 8, columnNames: expect.any(Array) } });
  expect((await as(analyst).store.list(jobs)).items).toMatchObject([{ work: { kind: "rerun-insights", number: 2 }, status: "queued" }]);
  expect(audit().map(({ name }) => name)).toEqual(["dataset-version.accepted"]);
});

test("until it is accepted nothing may rest on it: people see its rows, and programs neither rows nor what stands in its columns", async () => {
  const { as } = waiting({
    columns: acceptedVersion().columns.map((column) => ({ ...column, min: "secret", common: [{ value: "secret", rows: 8 }] })),
  });
  await expect(getAcceptedVersion(as(analyst), id, 2)).rejects.toMatchObject({ code: "version-proposed" });
  expect(await getTableToLookAt(as(analyst), id, 2)).toMatchObject({ parquetKey: fileKeys.proposal(id, 2, acceptedVersion().jobId) });

  const program = as({ ...partner, scopes: ["evidence.read"] });
  await expect(getTableToLookAt(program, id, 2)).rejects.toMatchObject({ code: "version-proposed" });
  await expect(requireMayLookInto(program, id, 2)).rejects.toMatchObject({ code: "version-proposed" });
  expect(JSON.stringify(await lookAtVersion(program, id, 2))).not.toContain("secret");
  expect(JSON.stringify(await lookAtVersion(as(analyst), id, 2))).toContain("secret");
  expect(await getTableToLookAt(program, id, 1)).toMatchObject({ parquetKey: fileKeys.parquet(id, 1) });
});

test("corrected, a version goes back to be checked with the recipe, and its file is not sent again", async () => {
  const { as, audit } = waiting();
  const checking = await correctVersion(as(analyst), id, 2, { delimiter: ";" });

  expect(checking).toMatchObject({
    status: "checking",
    acceptance: "ask",
    fileName: "bres.csv",
    correction: { by: analyst.id, recipe: { delimiter: ";" } },
  });
  expect(await as(analyst).store.get(jobs, checking.jobId)).toMatchObject({ work: { kind: "ingest", number: 2 }, status: "queued" });
  expect(audit()).toMatchObject([{ name: "dataset-version.corrected", detail: { number: 2, recipe: ["delimiter"] } }]);
});

test("a recipe that was corrected by hand is remembered with the dataset when its version is accepted, and an empty one forgets it", async () => {
  const { status: _, ...read } = acceptedVersion({ number: 2 });
  const outcome = (recipe?: { delimiter: string }): IngestOutcome => {
    const { originalHash, rejectCount, rejects, rows, columns, notes, reading } = read;
    return {
      status: "accepted",
      originalHash,
      rejectCount,
      rejects,
      rows,
      columns,
      notes,
      reading: { ...reading, ...(recipe ? { recipe } : {}) },
    };
  };
  const here = waiting();
  const { jobId } = await correctVersion(here.as(analyst), id, 2, { delimiter: ";" });
  await recordIngest(here.as(worker), jobId, {
    ...outcome({ delimiter: ";" }),
    status: "proposed",
    waitsBecause: ["It is the first."],
  } as IngestOutcome);
  expect((await here.as(analyst).store.get(datasets, id)).recipe).toBeUndefined();
  await acceptVersion(here.as(analyst), id, 2);
  expect((await here.as(analyst).store.get(datasets, id)).recipe).toEqual({ delimiter: ";" });

  here.has(datasetVersions, proposedVersion({ number: 3 }));
  const again = await correctVersion(here.as(analyst), id, 3, {});
  await recordIngest(here.as(worker), again.jobId, outcome());
  expect(await here.as(analyst).store.get(datasets, id)).toMatchObject({ latest: 3 });
  expect((await here.as(analyst).store.get(datasets, id)).recipe).toBeUndefined();
});

test("a check that was overtaken by a correction ends nothing", async () => {
  const { as, has } = waiting();
  const { jobId } = await correctVersion(as(analyst), id, 2, {});
  has(jobs, {
    id: fixedId("job", "0ther"),
    version: 1,
    work: { kind: "ingest", datasetId: id, number: 2 },
    status: "running",
    attempts: 1,
    queuedAt: "2026-11-24T09:00:00.000Z",
  });
  const { status: _, waitsBecause: __, ...outcome } = proposedVersion();
  expect(await recordIngest(as(worker), fixedId("job", "0ther"), { ...outcome, status: "accepted" })).toBeUndefined();
  expect(await getDatasetVersion(as(analyst), id, 2)).toMatchObject({ status: "checking", jobId });
});

test("declined, a version is refused with the reason and the name, keeps what was found, and can be read otherwise after all", async () => {
  const { as } = waiting({ rejectCount: 3 });
  expect(await declineVersion(as(strategyLead), id, 2, "It is last year's file.")).toMatchObject({
    status: "rejected",
    code: "declined",
    because: "Tom Hargreaves declined it: It is last year's file.",
    rejectCount: 3,
    reading: { delimiter: "," },
    declinedBy: { id: strategyLead.id },
  });
  expect((await as(analyst).store.get(datasets, id)).latest).toBe(1);
  expect((await correctVersion(as(analyst), id, 2, {})).status).toBe("checking");
});

test.each([
  ["a version that is evidence already", 1, analyst, "version-not-proposed"],
  ["a program", 2, partner, "proposal-needs-person"],
] as const)("neither accepts nor declines for %s", async (_, number, actor, code) => {
  const { as, audit } = waiting();
  await expect(acceptVersion(as(actor), id, number)).rejects.toMatchObject({ kind: "refused", code });
  await expect(declineVersion(as(actor), id, number, "No.")).rejects.toMatchObject({ kind: "refused", code });
  expect(audit()).toEqual([]);
});

test("what is evidence is not read otherwise, and a recipe too long to keep is refused", async () => {
  const { as } = waiting();
  await expect(correctVersion(as(analyst), id, 1, {})).rejects.toMatchObject({ code: "version-not-correctable" });
  const columns = Array.from({ length: 500 }, (_, at) => ({
    name: `A column of a long and official name ${at}`,
    rename: `Column ${at}`,
    type: "text" as const,
  }));
  await expect(correctVersion(as(analyst), id, 2, { columns })).rejects.toMatchObject({ code: "recipe-too-large" });
  await expect(keepRecipe(as(analyst), id, { columns })).rejects.toMatchObject({ code: "recipe-too-large" });
});

test("accepted twice at once, or while a colleague sends the next file, it is accepted once", async () => {
  const { as, audit } = waiting();
  const both = await Promise.allSettled([
    acceptVersion(as(analyst), id, 2),
    acceptVersion(as(strategyLead), id, 2),
    keepRecipe(as(analyst), id, { quote: "" }),
  ]);
  expect(both.filter(({ status }) => status === "rejected").length).toBeLessThanOrEqual(2);
  expect(audit().filter(({ name }) => name === "dataset-version.accepted")).toHaveLength(1);
  expect((await as(analyst).store.get(datasets, id)).latest).toBe(2);
});

test("a file is understood as before when layout, columns, types and meanings are the same; that all numbers are whole is no difference", () => {
  const { reading, columns } = acceptedVersion();
  const integer = columns.map((column) => (column.type === "number" ? { ...column, type: "integer" as const } : column));
  expect(reasonsToAsk({ reading, columns: integer }, { reading, columns })).toEqual([]);
  expect(reasonsToAsk({ reading, columns }, undefined)).toHaveLength(1);
  expect(reasonsToAsk({ reading: { ...reading, encoding: "Mac Roman" }, columns: columns.slice(1) }, { reading, columns })).toEqual([
    "The encoding is Mac Roman; before, it was utf-8.",
    "The column “place” is gone.",
  ]);
  const other = columns.map((column) => (column.name === "place" ? { ...column, meaning: "other" as const } : column));
  expect(reasonsToAsk({ reading, columns: other }, { reading, columns })).toEqual(["“place” is understood as other; before, as place."]);
});

test("a version is compared with the one before it, and with no other", async () => {
  const summary = {
    with: 1,
    word: "unchanged",
    sentence: "Nothing changed.",
    rowsAdded: 0,
    rowsRemoved: 0,
    rowsChanged: 0,
    figuresChanged: 0,
  } as const;
  const { as, files } = waiting({ comparison: summary });
  const whole = {
    ...summary,
    number: 2,
    tolerance: 0,
    key: [],
    sameKey: { before: 0, after: 0 },
    rows: { before: 1, after: 1 },
    columns: { added: [], removed: [], retyped: [], reread: [] },
    periods: { added: [], removed: [] },
    byPeriod: [],
    codes: [],
    changes: [],
    byColumn: [],
  };
  files().has(fileKeys.comparison(id, 2), Buffer.from(JSON.stringify(whole)));
  expect(await getComparison(as(analyst), id, 2)).toEqual(whole);
  expect(await getComparison(as(analyst), id, 2, 1)).toEqual(whole);
  await expect(getComparison(as(analyst), id, 2, 7)).rejects.toMatchObject({
    code: "comparison-not-kept",
    message: expect.stringContaining("version 2 with version 1"),
  });
  await expect(getComparison(as(analyst), id, 1)).rejects.toMatchObject({ code: "no-comparison" });
});
