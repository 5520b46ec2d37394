import { randomBytes } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent } from "aws-lambda";
import { ulidMinter } from "@concord/kernel";
import { awsPlatform, settingsIn, type OutboxEvent } from "@concord/storage";
import { relayOver } from "./relay-over.ts";

const now = () => new Date();
const sqs = new SQSClient({});
const queues = { ingest: queueAt("INGEST_QUEUE_URL"), "rerun-insights": queueAt("ANALYSE_QUEUE_URL") };

const { relay, sweep } = relayOver(awsPlatform(settingsIn(process.env), { now, random: Math.random }), {
  now,
  mintId: ulidMinter(now, randomBytes),
  send: async (kind, message) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queues[kind], MessageBody: JSON.stringify(message) }));
  },
});

/** Fed by the table's stream; and every minute by the scheduler, for what the stream did not bring through. */
export async function handler(event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse | undefined> {
  if (!("Records" in event)) {
    await sweep();
    return undefined;
  }
  for (const record of event.Records) {
    const outboxEvent = eventIn(record);
    if (!outboxEvent) continue;
    try {
      await relay(outboxEvent);
    } catch (error) {
      console.error(JSON.stringify({ message: "An event could not be told", eventId: outboxEvent.id, error: String(error) }));
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb!.SequenceNumber! }] }; // the stream comes back to here
    }
  }
  return { batchItemFailures: [] };
}

/** A row that was just put into an outbox; anything else in the stream is no business of ours. */
function eventIn({ eventName, dynamodb }: DynamoDBRecord): OutboxEvent | undefined {
  if (eventName !== "INSERT" || !dynamodb?.Keys?.pk?.S?.endsWith("#OUT") || !dynamodb.NewImage) return undefined;
  return unmarshall(dynamodb.NewImage as Parameters<typeof unmarshall>[0]).event as OutboxEvent;
}

function queueAt(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error(`The relay's environment lacks ${name}`);
  return url;
}
