import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startFauxqs, type Fauxqs } from "./fauxqs.ts";
import { startWorkers, type Workers, type WorkersOptions } from "./workers.ts";

const attempts = 3;
let folder: string;
let fauxqs: Fauxqs;
let sqs: SQSClient;
let queue: { url: string; deadLettersUrl: string };
let workers: Workers | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-workers-"));
  await begin();
  vi.spyOn(console, "error").mockReturnValue();
});

afterEach(async () => {
  await end();
  await rm(folder, { recursive: true });
  vi.restoreAllMocks();
});

async function begin() {
  fauxqs = await startFauxqs({ dataPath: folder, region: "eu-west-2" });
  sqs = new SQSClient({ region: "eu-west-2", endpoint: fauxqs.endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  queue = fauxqs.createQueue("jobs", attempts);
}

async function end() {
  await workers?.stop();
  await fauxqs.stop();
  workers = undefined;
}

const start = (but: Partial<WorkersOptions> & { work: WorkersOptions["queues"][number]["work"] }) => {
  workers = startWorkers({
    sqs,
    queues: [{ url: queue.url, work: but.work }],
    attempts,
    restSeconds: () => 0,
    sweep: async () => {},
    tick: async () => {},
    ...but,
  });
};
const send = (jobId: string) =>
  sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify({ tenantId: "ten_a", jobId }) }));
const deadLetters = async () =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue.deadLettersUrl, WaitTimeSeconds: 1 }))).Messages ?? [];

test("a job that fails is begun again, and one that keeps failing is laid with the dead letters, said aloud", async () => {
  const begun: string[] = [];
  const { promise: afterAll, resolve } = Promise.withResolvers<void>();
  start({
    work: async (job) => {
      const jobId: string = job.jobId;
      begun.push(jobId);
      if (jobId === "last") return resolve();
      if (jobId === "hopeless" || begun.filter((id) => id === jobId).length < 2) throw new Error("not yet");
    },
  });
  await send("hopeless");
  await send("second time lucky");
  await vi.waitUntil(() => begun.length >= 5, { timeout: 5000 });
  await send("last");
  await afterAll;

  expect(begun.filter((id) => id === "hopeless")).toHaveLength(attempts);
  expect(begun.filter((id) => id === "second time lucky")).toHaveLength(2);
  expect((await deadLetters()).map(({ Body }) => JSON.parse(Body!).jobId)).toEqual(["hopeless"]);
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining("given up"), expect.anything());
});

test("a job that was cut short by the end of the process is begun again at once by the next", async () => {
  const first = Promise.withResolvers<void>();
  start({
    work: () => {
      first.resolve();
      return new Promise(() => {}); // never done
    },
  });
  await send("long");
  await first.promise;
  await end();

  await begin();
  const second = Promise.withResolvers<string>();
  start({ work: async ({ jobId }) => second.resolve(jobId) });
  expect(await second.promise).toBe("long");
});

test("the outbox is read at once when nudged, also when the nudge comes in the middle of a round", async () => {
  const rounds: PromiseWithResolvers<void>[] = [];
  start({
    work: async () => {},
    sweep: () => {
      const round = Promise.withResolvers<void>();
      rounds.push(round);
      return round.promise;
    },
  });
  await vi.waitUntil(() => rounds.length === 1);
  workers!.nudge();
  rounds[0]!.resolve();
  await vi.waitUntil(() => rounds.length === 2, { timeout: 1000 });
  rounds[1]!.resolve();
});
