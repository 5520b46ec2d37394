import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock, Id } from "@concord/kernel";
import type { Dynamo } from "./dynamo.ts";
import { keysOf, platformKeys } from "./keys.ts";
import { oldestOfEachShard } from "./oldest-of-each-shard.ts";
import { inSeconds, type OutboxEvent, type OutboxRow } from "./rows.ts";

/** What was told is kept for a week, for whoever asks why. */
const keptSeconds = 7 * 24 * 60 * 60;

/** What waits to be told, of every tenant: the oldest of each shard. Read with the relay's own rights, which see nothing else. */
export async function unsentEvents({ dynamo, tableName }: { dynamo: Dynamo; tableName: string }, most = 25): Promise<OutboxEvent[]> {
  const rows = await oldestOfEachShard<OutboxRow>({ dynamo, tableName, shard: platformKeys.unsent, most });
  return rows.map(({ event }) => event);
}

/** A tenant's own outbox, read and marked as that tenant. */
export function outboxOf(options: { dynamo: Dynamo; tableName: string; tenantId: Id<"tenant">; now: Clock }) {
  const { dynamo, tableName, tenantId, now } = options;
  const whole = (eventId: string) => ({ TableName: tableName, Key: keysOf(tenantId).outbox(eventId) });
  return {
    /** An event that was not told yet. */
    async find(eventId: string): Promise<OutboxEvent | undefined> {
      const { Item } = await dynamo.send(new GetCommand({ ...whole(eventId), ConsistentRead: true }));
      const row = Item as OutboxRow | undefined;
      return row?.sentAt === undefined ? row?.event : undefined;
    },
    /** It was told: it leaves the sweep, and later the table. Twice is once. */
    async markSent(eventId: string): Promise<void> {
      await dynamo.send(
        new UpdateCommand({
          ...whole(eventId),
          UpdateExpression: "REMOVE gsi2pk, gsi2sk SET sentAt = :now, #ttl = :ttl",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeNames: { "#ttl": "ttl" },
          ExpressionAttributeValues: { ":now": now().toISOString(), ":ttl": inSeconds(now()) + keptSeconds },
        }),
      );
    },
  };
}
