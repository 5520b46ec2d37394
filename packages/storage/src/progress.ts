import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock, Id } from "@concord/kernel";
import type { JobProgress, Progress } from "@concord/domain/jobs";
import type { Dynamo } from "./dynamo.ts";
import { keysOf } from "./keys.ts";
import { currentSchema, inSeconds } from "./rows.ts";

/** A job's progress is of no use to anybody a day later. */
const keptSeconds = 24 * 60 * 60;

export function progressStore(options: { dynamo: Dynamo; tableName: string; tenantId: Id<"tenant">; now: Clock }): JobProgress {
  const { dynamo, tableName, tenantId, now } = options;
  const keys = keysOf(tenantId);
  return {
    async report(jobId, seen) {
      const progress: Progress = { ...seen, at: now().toISOString() };
      const row = { ...keys.progress(jobId), schema: currentSchema, progress, ttl: inSeconds(now()) + keptSeconds };
      await dynamo.send(new PutCommand({ TableName: tableName, Item: row }));
    },
    async read(jobId) {
      const { Item } = await dynamo.send(new GetCommand({ TableName: tableName, Key: keys.progress(jobId), ConsistentRead: true }));
      return Item?.progress as Progress | undefined;
    },
  };
}
