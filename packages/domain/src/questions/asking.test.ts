import { expect, test } from "vitest";
import { contentHash, Failure } from "@concord/kernel";
import {
  acceptedVersion,
  analyst,
  dataset,
  mayor,
  partner,
  tableOf,
  worker,
  world,
  type CellRow,
  type OpenedContext,
} from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../evidence/index.ts";
import { endJob, jobs, Stopped } from "../jobs/index.ts";
import {
  answerAsked,
  answerNow,
  answerIn,
  askQuestion,
  beginAsking,
  getAsking,
  stopAsking,
  takesLong,
  type Pace,
  type UnusuallyGoodAt,
} from "./index.ts";

const { id } = dataset();
const program = { ...partner, scopes: ["insights.read"] } as const;
const other = { ...program, id: `cli_${"0".repeat(25)}7` as typeof partner.id, name: "Another program" };

const cellsOf = (industry: string, figures: readonly number[]): CellRow[] =>
  ["E08000001", "E08000002"].flatMap((place, p) =>
    ["2015", "2021"].map((period, t) => ({ place, period, industry, cell: { value: figures[p * 2 + t]!, status: "normal" as const } })),
  );
const cells = [...cellsOf("C", [1_000, 1_200, 4_000, 3_800]), ...cellsOf("G", [4_000, 3_800, 16_000, 16_200])];

const question: UnusuallyGoodAt = {
  question: "unusually-good-at",
  jobs: { datasetId: id },
  places: ["E08000001"],
  reference: ["E08000001", "E08000002"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};

function worldWithJobs() {
  const here = world();
  here.has(datasets, dataset({ rounding: "none" }));
  here.has(datasetVersions, acceptedVersion());
  here.hasTable(fileKeys.parquet(id, 1), tableOf(cells));
  return here;
}

/** Reading the table is too much for whoever waits, and counted. */
function large(context: OpenedContext): OpenedContext & { readings: () => number } {
  let readings = 0;
  const read: typeof context.warehouse.cells = async (key, ask) => {
    if (ask.mostRows !== undefined) throw new Failure("too-large", "too-many-rows", "Too many.");
    readings++;
    return context.warehouse.cells(key, ask);
  };
  return { ...context, warehouse: { ...context.warehouse, cells: read }, readings: () => readings };
}

const counted = (context: OpenedContext) => {
  let readings = 0;
  const cellsOnce: typeof context.warehouse.cells = (key, ask) => {
    readings++;
    return context.warehouse.cells(key, ask);
  };
  return { ...context, warehouse: { ...context.warehouse, cells: cellsOnce }, readings: () => readings };
};

const workedOut = (here: ReturnType<typeof world>, inputHash: string, pace?: Pace) =>
  answerAsked(large(here.as(worker)), inputHash, pace ?? (async () => {}));

async function answered(asking: ReturnType<typeof beginAsking>) {
  const asked = await asking;
  if (asked.state !== "answered") throw new Error(`It is ${asked.state}`);
  return asked;
}

test("a question that is little work is answered at once, with the hash that proves the answer", async () => {
  const here = worldWithJobs();
  const { kept, inputHash } = await answered(beginAsking(here.as(analyst), question));
  const { answer, resultHash } = await askQuestion(here.as(analyst), question);
  expect(kept.resultHash).toBe(resultHash);
  expect(contentHash(answer)).toBe(resultHash);
  expect(await answerIn(kept, async () => {})).toEqual(answer);
  expect(inputHash).toMatch(/^[0-9a-f]{64}$/);
  expect(here.audit()).toEqual([]);
});

test("the same question of the same evidence has the same hash, whoever asks it and in whatever order it is written", async () => {
  const here = worldWithJobs();
  const turned = Object.fromEntries(Object.entries(question).reverse()) as UnusuallyGoodAt;
  const asked = await answered(beginAsking(here.as(analyst), question));
  const again = await answered(beginAsking(here.as(program), turned, { versions: new Map([[id, 1]]) }));
  expect([again.inputHash, again.kept.resultHash]).toEqual([asked.inputHash, asked.kept.resultHash]);
});

test("another parameter, another version and another rounding are other questions", async () => {
  const here = worldWithJobs();
  const hash = async (but: Partial<UnusuallyGoodAt> = {}, number = 1) =>
    (await beginAsking(here.as(analyst), { ...question, ...but }, { versions: new Map([[id, number]]) })).inputHash;
  const first = await hash();
  here.has(datasetVersions, acceptedVersion({ number: 2 }));
  here.hasTable(fileKeys.parquet(id, 2), tableOf(cells));
  const hashes = [first, await hash({ to: "2015", from: "2015" }), await hash({}, 2)];
  here.has(datasets, dataset({ rounding: "bres" }));
  expect(new Set([...hashes, await hash()]).size).toBe(4);
});

test("what was answered once is not worked out again, and stays at its address", async () => {
  const here = worldWithJobs();
  const context = counted(here.as(analyst));
  const asked = await answered(beginAsking(context, question));
  expect(await beginAsking(context, question)).toEqual(asked);
  expect(await getAsking(context, asked.inputHash)).toEqual(asked);
  expect(context.readings()).toBe(1);
  await expect(getAsking(context, contentHash("nobody asked"))).rejects.toMatchObject({ kind: "not-found" });
});

test.each([
  ["the answer is empty", (inputHash: string, resultHash: string) => [fileKeys.result(resultHash), undefined, inputHash]],
  ["a byte of the answer is another", (inputHash: string, resultHash: string) => [fileKeys.result(resultHash), "flipped", inputHash]],
  ["what names the answer is no JSON", (inputHash: string) => [fileKeys.asked(inputHash).answered, "{", inputHash]],
  ["what names the answer was changed", (inputHash: string) => [fileKeys.asked(inputHash).answered, "changed", inputHash]],
])("where %s it is worked out again, and mended", async (_, damage) => {
  const here = worldWithJobs();
  const asked = await answered(beginAsking(here.as(analyst), question));
  const [key, how] = damage(asked.inputHash, asked.kept.resultHash) as [string, string | undefined];
  const files = here.files();
  const before = new TextDecoder().decode(await files.read(key));
  const after =
    how === undefined
      ? ""
      : how === "flipped"
        ? before.replace("1200", "1300")
        : how === "changed"
          ? before.replace('"share":1', '"share":2')
          : how;
  expect(after).not.toBe(before);
  files.has(key, new TextEncoder().encode(after));

  const context = counted(here.as(analyst));
  expect((await answered(beginAsking(context, question))).kept).toEqual(asked.kept);
  expect(context.readings()).toBe(1);
  expect(new TextDecoder().decode(await files.read(key))).toBe(before);
  expect((await answered(getAsking(context, asked.inputHash))).kept).toEqual(asked.kept);
});

test("what takes long is given to a worker, which tells how far it is; the answer is then there for everybody", async () => {
  const here = worldWithJobs();
  const context = large(here.as(analyst));
  const asked = await beginAsking(context, question);
  expect(asked).toMatchObject({ state: "working" });
  if (asked.state !== "working") return;
  const { inputHash, jobId } = asked;
  expect(await context.store.get(jobs, jobId)).toMatchObject({
    work: { kind: "answer-question", inputHash, by: analyst.id },
    status: "queued",
  });
  expect(here.audit()).toMatchObject([{ name: "question.asked", detail: { question: "unusually-good-at", inputHash } }]);

  await context.progress.report(jobId, { stage: "Reading Jobs", done: 1, total: 2, unit: "rows" });
  expect(await getAsking(context, inputHash)).toMatchObject({ state: "working", jobId, progress: { stage: "Reading Jobs", done: 1 } });
  await workedOut(here, inputHash);
  const done = await answered(getAsking(context, inputHash));
  expect(done.kept.resultHash).toBe((await askQuestion(here.as(analyst), question)).resultHash);
  expect(await beginAsking(context, question)).toEqual(done);
});

test("what turns out to take longer than somebody waits is given to a worker too", async () => {
  const here = worldWithJobs();
  const pace: Pace = async () => {
    throw takesLong();
  };
  expect(await beginAsking(here.as(analyst), question, { pace })).toMatchObject({ state: "working" });
});

test("two who ask at one moment make one job", async () => {
  const here = worldWithJobs();
  const asked = await Promise.all([analyst, mayor, program].map((actor) => beginAsking(large(here.as(actor)), question)));
  expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
  expect((await here.as(analyst).store.list(jobs)).items).toHaveLength(1);
});

test("what failed says why, stays so until it is asked again, and is then begun anew, once", async () => {
  const here = worldWithJobs();
  const context = large(here.as(analyst));
  const first = await beginAsking(context, question);
  if (first.state !== "working") throw new Error("It is not at a worker");
  await endJob(context, first.jobId, "failed", "None of the places asked about is in this version.");
  const failed = { state: "failed", inputHash: first.inputHash, because: "None of the places asked about is in this version." };
  expect(await getAsking(context, first.inputHash)).toEqual(failed);
  const again = await Promise.all([beginAsking(context, question), beginAsking(large(here.as(mayor)), question)]);
  expect(again[0]).toEqual(again[1]);
  expect(again[0]).not.toMatchObject({ jobId: first.jobId });
  expect((await context.store.list(jobs)).items).toHaveLength(2);
});

test("a job whose making was cut short is made by whoever asks next", async () => {
  const here = worldWithJobs();
  const context = large(here.as(analyst));
  const dying = { ...context, store: { ...context.store, save: () => Promise.reject(new Error("the machine went away")) } };
  await expect(beginAsking(dying as OpenedContext, question)).rejects.toThrow("went away");
  const asked = await beginAsking(context, question);
  expect(asked.state).toBe("working");
  await workedOut(here, asked.inputHash);
  expect((await getAsking(context, asked.inputHash)).state).toBe("answered");
});

test("people stop each other's work; a program stops only what it asked for itself", async () => {
  const here = worldWithJobs();
  const asked = await beginAsking(large(here.as(program)), question);
  await expect(stopAsking(here.as(other), asked.inputHash)).rejects.toMatchObject({ code: "asked-by-another" });
  expect(await stopAsking(here.as(program), asked.inputHash)).toEqual({ stopped: true });
  expect(await stopAsking(here.as(program), asked.inputHash)).toEqual({ stopped: false });
  expect(await getAsking(here.as(program), asked.inputHash)).toMatchObject({
    state: "failed",
    because: expect.stringContaining("stopped"),
  });

  const again = await beginAsking(large(here.as(analyst)), question);
  expect(await stopAsking(here.as(mayor), again.inputHash)).toEqual({ stopped: true });
  await expect(stopAsking(here.as(analyst), contentHash("nobody asked"))).rejects.toMatchObject({ kind: "not-found" });
});

test("work that is stopped leaves nothing behind", async () => {
  const here = worldWithJobs();
  const asked = await beginAsking(large(here.as(analyst)), question);
  const stopping: Pace = async () => {
    throw new Stopped();
  };
  await expect(workedOut(here, asked.inputHash, stopping)).rejects.toThrow(Stopped);
  await expect(here.files().read(fileKeys.asked(asked.inputHash).answered)).rejects.toMatchObject({ kind: "not-found" });
});

test("to a program nothing is answered, known or not, that its licence keeps here; people have it", async () => {
  const here = worldWithJobs();
  const { inputHash } = await beginAsking(here.as(analyst), question);
  expect(await answered(beginAsking(here.as(program), question))).toMatchObject({ inputHash });

  here.has(
    datasets,
    dataset({ rounding: "none", version: 2, licence: { name: "Commercial", mayShare: false, mayPublish: false, mayLeaveByApi: false } }),
  );
  for (const asks of [
    beginAsking(here.as(program), question),
    getAsking(here.as(program), inputHash),
    stopAsking(here.as(program), inputHash),
  ])
    await expect(asks).rejects.toMatchObject({ code: "licence-forbids-api" });
  expect((await getAsking(here.as(analyst), inputHash)).state).toBe("answered");
});

test("to a program each of the authority's own versions is released before it is answered, and the judgement goes with the answer", async () => {
  const here = worldWithJobs();
  const { checks } = await answered(beginAsking(here.as(program), question));
  expect([...checks]).toEqual([[id, expect.objectContaining({ status: "checked", releaseId: expect.stringMatching(/^rel_/) })]]);
  expect((await answered(beginAsking(here.as(analyst), question))).checks.size).toBe(0);
});

test("an answer stays at its address when its dataset is described anew; what was not answered must be asked again", async () => {
  const here = worldWithJobs();
  const { inputHash } = await beginAsking(here.as(analyst), question);
  const waiting = await beginAsking(large(here.as(analyst)), { ...question, to: "2015" });
  here.has(datasets, dataset({ rounding: "bres" }));
  expect((await getAsking(here.as(analyst), inputHash)).state).toBe("answered");
  expect(await getAsking(here.as(analyst), waiting.inputHash)).toMatchObject({
    state: "failed",
    because: expect.stringContaining("Ask it again"),
  });
  await expect(workedOut(here, waiting.inputHash)).rejects.toMatchObject({ code: "evidence-described-anew" });
});

test("who needs the answer now is given what is kept, or told to wait while a worker begins", async () => {
  const here = worldWithJobs();
  const context = large(here.as(analyst));
  await expect(answerNow(context, question)).rejects.toMatchObject({ kind: "refused", code: "not-yet-answered" });
  const [job] = (await context.store.list(jobs)).items;
  if (job?.work.kind !== "answer-question") throw new Error("Nobody was given the question");
  await workedOut(here, job.work.inputHash);
  expect((await answerNow(context, question)).resultHash).toBe((await askQuestion(here.as(analyst), question)).resultHash);
});
