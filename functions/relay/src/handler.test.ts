import { beforeAll, expect, test, vi } from "vitest";

let handler: typeof import("./handler.ts").handler;

beforeAll(async () => {
  for (const name of [
    "TABLE_NAME",
    "QUARANTINE_BUCKET",
    "EVIDENCE_BUCKET",
    "TENANT_ROLE_ARN",
    "INGEST_QUEUE_URL",
    "ANALYSE_QUEUE_URL",
    "FETCH_QUEUE_URL",
    "EXPLORE_QUEUE_URL",
  ]) {
    vi.stubEnv(name, name.toLowerCase());
  }
  vi.stubEnv("AWS_REGION", "eu-west-2");
  ({ handler } = await import("./handler.ts"));
});

/** As the table's stream sends them: every row of the table, by its keys. */
const record = (eventName: "INSERT" | "MODIFY" | "REMOVE", pk: string) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: "evt_1" } }, SequenceNumber: "1", StreamViewType: "KEYS_ONLY" as const },
});

test("rows of the stream that are no new outbox records are passed over, without a word to AWS", async () => {
  const Records = [
    record("INSERT", "T#ten_a#DEAL"),
    record("INSERT", "S#hash"),
    record("MODIFY", "T#ten_a#OUT"), // it was marked as sent
    record("REMOVE", "T#ten_a#OUT"), // its time was up
    record("INSERT", "T#ten_a#OUTER#OUT"),
  ];
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
});
