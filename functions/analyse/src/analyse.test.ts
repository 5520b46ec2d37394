import { expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, fixedId, insight, job, tableOf, worker, world } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "@concord/domain/evidence";
import { insights } from "@concord/domain/insights";
import { jobs } from "@concord/domain/jobs";
import { askQuestion, beginAsking, getAsking, stopAsking, type UnusuallyGoodAt } from "@concord/domain/questions";
import { analyse } from "./index.ts";

const rerun = job({ id: fixedId("job", "aga1n"), work: { kind: "rerun-insights", datasetId: dataset().id, number: 2 } });
const another = fixedId("insight", "an0ther");

function worldWithNewVersion() {
  const here = world();
  here.has(datasets, dataset({ latest: 2, nextNumber: 3 }));
  here.has(datasetVersions, [acceptedVersion(), acceptedVersion({ number: 2 })]);
  here.has(insights, [insight(), insight({ id: another })]);
  here.has(jobs, rerun);
  const table = ["E08000001", "E08000002"].flatMap((place) =>
    ["2015", "2021"].flatMap((period) =>
      ["C", "G"].map((industry) => ({ place, period, industry, cell: { value: 1000, status: "normal" as const } })),
    ),
  );
  here.hasTable(fileKeys.parquet(dataset().id, 2), tableOf(table));
  return here;
}

test("asks every insight of the dataset again, tells how far it has come, and ends the job in a sentence", async () => {
  const { as, audit } = worldWithNewVersion();
  const context = as(worker);
  await analyse(context, rerun.id);

  expect(await context.store.get(jobs, rerun.id)).toMatchObject({
    status: "done",
    outcome: "2 insights were asked again of version 2: 0 hold, 0 weakened, 2 overturned.",
  });
  expect(await context.progress.read(rerun.id)).toMatchObject({ done: 2, total: 2, unit: "insights" });
  expect(audit().map(({ name }) => name)).toEqual(["job.began", "insight.rerun", "insight.rerun", "job.done"]);
});

test("a message that comes twice changes nothing the second time", async () => {
  const { as, audit } = worldWithNewVersion();
  await analyse(as(worker), rerun.id);
  const before = audit().length;
  await analyse(as(worker), rerun.id);
  expect(audit()).toHaveLength(before);
});

test("cut short after one insight, it is taken up at the next", async () => {
  const { as, audit } = worldWithNewVersion();
  const context = as(worker);
  let reports = 0;
  const dying = {
    ...context,
    progress: {
      ...context.progress,
      report: async () => {
        if (++reports === 2) throw new Error("the machine went away");
      },
    },
  };
  await expect(analyse(dying, rerun.id)).rejects.toThrow("went away");
  expect((await context.store.get(jobs, rerun.id)).status).toBe("running");

  await analyse(as(worker), rerun.id);
  expect((await context.store.get(jobs, rerun.id)).status).toBe("done");
  expect(audit().filter(({ name }) => name === "insight.rerun")).toHaveLength(2);
});

test("after five attempts the job has failed, and says what to do", async () => {
  const { as, has } = worldWithNewVersion();
  has(jobs, { ...rerun, attempts: 4 });
  const context = as(worker);
  const broken = { ...context, warehouse: { ...context.warehouse, cells: () => Promise.reject(new Error("no disk")) } };
  await expect(analyse(broken, rerun.id)).rejects.toThrow("no disk");
  expect(await context.store.get(jobs, rerun.id)).toMatchObject({ status: "failed", outcome: expect.stringContaining("5 attempts") });
});

const question: UnusuallyGoodAt = {
  question: "unusually-good-at",
  jobs: { datasetId: dataset().id },
  places: ["E08000001"],
  reference: ["E08000001", "E08000002"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};

/** Somebody asked what is too much to answer while they wait. */
async function worldWithQuestion() {
  const here = worldWithNewVersion();
  const context = here.as(analyst);
  const tooLarge = async () => {
    throw new Failure("too-large", "too-many-rows", "Too many.");
  };
  const asked = await beginAsking({ ...context, warehouse: { ...context.warehouse, cells: tooLarge } }, question);
  if (asked.state !== "working") throw new Error(`It is ${asked.state}`);
  return { ...here, ...asked, standing: () => getAsking(here.as(analyst), asked.inputHash) };
}

test("answers a question that was given to it, for whoever asks next to read, and ends the job in a sentence", async () => {
  const { as, jobId, standing, audit } = await worldWithQuestion();
  await analyse(as(worker), jobId);
  const { resultHash } = await askQuestion(as(analyst), question);
  expect(await standing()).toMatchObject({ state: "answered", kept: { resultHash } });
  expect(await as(worker).store.get(jobs, jobId)).toMatchObject({ status: "done", outcome: "The question was answered." });
  expect(audit().map(({ name }) => name)).toEqual(["question.asked", "job.began", "job.done"]);
});

test("a question that cannot be asked of the evidence fails with the sentence that says why", async () => {
  const { as, jobId, hasTable, standing } = await worldWithQuestion();
  hasTable(
    fileKeys.parquet(dataset().id, 2),
    tableOf([{ place: "E08000001", period: "2015", industry: "C", cell: { value: 1, status: "normal" } }]),
  );
  await analyse(as(worker), jobId);
  expect(await standing()).toMatchObject({ state: "failed", because: "This version has no figures for 2021." });
});

test("cut short in the middle of a question, it is begun again and comes to the same; done twice, nothing changes", async () => {
  const { as, jobId, standing, audit, files } = await worldWithQuestion();
  const context = as(worker);
  const dying = { ...context, files: { ...context.files, write: () => Promise.reject(new Error("the machine went away")) } };
  await expect(analyse(dying, jobId)).rejects.toThrow("went away");
  expect(await standing()).toMatchObject({ state: "working" });

  await analyse(as(worker), jobId);
  const { resultHash } = await askQuestion(as(analyst), question);
  expect(await standing()).toMatchObject({ state: "answered", kept: { resultHash } });
  expect(await files().exists(fileKeys.result(resultHash))).toBe(true);
  const before = audit().length;
  await analyse(as(worker), jobId);
  expect(audit()).toHaveLength(before);
});

test("cut short after the answer was kept, it does not work it out again", async () => {
  const { as, jobId, standing } = await worldWithQuestion();
  const context = as(worker);
  let saves = 0;
  const save: typeof context.store.save = (...saving) =>
    ++saves === 2 ? Promise.reject(new Error("the machine went away")) : context.store.save(...saving);
  await expect(analyse({ ...context, store: { ...context.store, save } }, jobId)).rejects.toThrow("went away");

  const again = as(worker);
  const unreadable = () => Promise.reject(new Error("the table is not read again"));
  await analyse({ ...again, warehouse: { ...again.warehouse, cells: unreadable } }, jobId);
  expect((await again.store.get(jobs, jobId)).status).toBe("done");
  expect((await standing()).state).toBe("answered");
});

test("stopped while it is at it, it leaves off soon, and keeps nothing", async () => {
  const { as, jobId, inputHash, standing, files } = await worldWithQuestion();
  const context = as(worker);
  let looks = 0;
  const cells: typeof context.warehouse.cells = async (key, ask) => {
    if (looks === 0) await stopAsking(as(analyst), inputHash);
    for (; looks < 1000; looks++) {
      const until = performance.now() + 10;
      while (performance.now() < until);
      await ask.pace?.(looks, 1000);
    }
    return context.warehouse.cells(key, ask);
  };
  await analyse({ ...context, warehouse: { ...context.warehouse, cells } }, jobId);
  expect(looks).toBeLessThan(5);
  expect(await standing()).toMatchObject({ state: "failed", because: expect.stringContaining("stopped") });
  expect(await files().exists(fileKeys.asked(inputHash).answered)).toBe(false);
});

test("a question that fails five times is given up, and says that it is our fault", async () => {
  const { as, jobId, has, standing } = await worldWithQuestion();
  const context = as(worker);
  has(jobs, { ...(await context.store.get(jobs, jobId)), attempts: 4 });
  const broken = { ...context, warehouse: { ...context.warehouse, cells: () => Promise.reject(new Error("no disk")) } };
  await expect(analyse(broken, jobId)).rejects.toThrow("no disk");
  expect(await standing()).toMatchObject({ state: "failed", because: expect.stringContaining("5 attempts") });
});

test("asking insights again keeps each answer, so that whoever asks the same is not kept waiting", async () => {
  const { as } = worldWithNewVersion();
  await analyse(as(worker), rerun.id);
  const context = as(analyst);
  const unreadable = () => Promise.reject(new Error("the table is not read again"));
  expect((await beginAsking({ ...context, warehouse: { ...context.warehouse, cells: unreadable } }, insight().question)).state).toBe(
    "answered",
  );
});
