import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import { id } from "@concord/kernel";

const Message = z.object({ tenantId: id("tenant"), jobId: id("job") });

/** Calls a worker in one tenant's own environment, and throws when it failed. */
export type Invoke = (worker: string, tenantId: string, payload: string) => Promise<void>;

/**
 * Takes jobs from the queues and calls the worker that each queue is for, in
 * the environment of the tenant that the job belongs to: SQS cannot feed a
 * tenant-isolated function itself. A job that failed stays in its queue.
 */
export function router(workers: ReadonlyMap<string, string>, invoke: Invoke) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { messageId, eventSourceARN, body } of event.Records) {
      try {
        const message = Message.parse(JSON.parse(body));
        const worker = workers.get(eventSourceARN);
        if (!worker) throw new Error(`No worker takes jobs from ${eventSourceARN}`);
        await invoke(worker, message.tenantId, JSON.stringify(message));
      } catch (error) {
        console.error(JSON.stringify({ message: "A job was not done", messageId, error: String(error) }));
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
