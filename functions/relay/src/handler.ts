import { randomBytes } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from "aws-lambda";
import { ulidMinter } from "@concord/kernel";
import { awsPlatform, platformKeys, settingsIn } from "@concord/storage";
import { relayOver } from "./relay-over.ts";

const now = () => new Date();
const sqs = new SQSClient({});
const queues = {
  ingest: queueAt("INGEST_QUEUE_URL"),
  "rerun-insights": queueAt("ANALYSE_QUEUE_URL"),
  "answer-question": queueAt("ANALYSE_QUEUE_URL"),
  fetch: queueAt("FETCH_QUEUE_URL"),
  explore: queueAt("EXPLORE_QUEUE_URL"),
};

const { relayAt, sweep } = relayOver(awsPlatform(settingsIn(process.env), { now, random: Math.random }), {
  now,
  mintId: ulidMinter(now, randomBytes),
  send: async (kind, message) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queues[kind], MessageBody: JSON.stringify(message) }));
  },
});

/**
 * Fed by the table's stream, of which it needs the keys alone and so is given no
 * tenant's content; and by the scheduler, for what the stream did not bring through.
 */
export async function handler(event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse | undefined> {
  if (!("Records" in event)) {
    await sweep();
    return undefined;
  }
  for (const { eventName, dynamodb } of event.Records) {
    const { pk, sk } = dynamodb?.Keys ?? {};
    const tenantId = eventName === "INSERT" && pk?.S ? platformKeys.outboxOwner(pk.S) : undefined;
    if (!tenantId || !sk?.S) continue; // not a row that was just put into an outbox
    try {
      await relayAt(tenantId, sk.S);
    } catch (error) {
      console.error(JSON.stringify({ message: "An event could not be told", tenantId, eventId: sk.S, error: String(error) }));
      return { batchItemFailures: [{ itemIdentifier: dynamodb!.SequenceNumber! }] }; // the stream comes back to here
    }
  }
  return { batchItemFailures: [] };
}

function queueAt(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error(`The relay's environment lacks ${name}`);
  return url;
}
