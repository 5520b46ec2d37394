import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Dynamo } from "./dynamo.ts";
import { platformKeys } from "./keys.ts";
import type { Timer, TimerRow } from "./rows.ts";

/** What has fallen due by now, of every tenant, the longest overdue of each shard first. Read with the clock's own rights, which see nothing else. */
export async function dueTimers({ dynamo, tableName }: { dynamo: Dynamo; tableName: string }, now: Date, most = 50): Promise<Timer[]> {
  const shards = Array.from({ length: platformKeys.outboxShards }, (_, shard) => platformKeys.timers(shard));
  const found = await Promise.all(
    shards.map(async (shard) => {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "gsi2",
          KeyConditionExpression: "gsi2pk = :shard AND gsi2sk < :after",
          ExpressionAttributeValues: { ":shard": shard, ":after": `${now.toISOString()}$` }, // `$` follows `#`
          Limit: most,
        }),
      );
      return (Items as TimerRow[]).map(({ timer }) => timer);
    }),
  );
  return found.flat();
}
