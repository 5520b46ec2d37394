import { expect, test } from "vitest";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { router } from "./router.ts";

const tenantId = "ten_00000000000000000000000nth";
const job = (jobId: string, queue: string, messageId: string) =>
  ({ messageId, eventSourceARN: queue, body: JSON.stringify({ tenantId, jobId }) }) as SQSRecord;
const workers = new Map([
  ["ingest-queue", "ingest"],
  ["analyse-queue", "analyse"],
]);

test("each job goes to the worker of its queue, in its own tenant's environment", async () => {
  const invoked: string[][] = [];
  const route = router(workers, async (worker, tenant, payload) => void invoked.push([worker, tenant, JSON.parse(payload).jobId]));
  const Records = [job("job_00000000000000000000000001", "ingest-queue", "1"), job("job_00000000000000000000000002", "analyse-queue", "2")];

  expect(await route({ Records } as SQSEvent)).toEqual({ batchItemFailures: [] });
  expect(invoked).toEqual([
    ["ingest", tenantId, "job_00000000000000000000000001"],
    ["analyse", tenantId, "job_00000000000000000000000002"],
  ]);
});

test("a job that fails, or says nothing sensible, stays in its queue and holds up no other", async () => {
  const route = router(workers, async (_, __, payload) => {
    if (payload.includes("job_0000000000000000000000bad1")) throw new Error("worker failed");
  });
  const nonsense = { messageId: "3", eventSourceARN: "ingest-queue", body: "{}" } as SQSRecord;
  const Records = [
    job("job_0000000000000000000000bad1", "ingest-queue", "1"),
    job("job_00000000000000000000000002", "ingest-queue", "2"),
    nonsense,
  ];

  expect(await route({ Records } as SQSEvent)).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }, { itemIdentifier: "3" }] });
});
