import type { Dynamo } from "./dynamo.ts";
import { platformKeys } from "./keys.ts";
import { oldestOfEachShard } from "./oldest-of-each-shard.ts";
import type { Timer, TimerRow } from "./rows.ts";

/** What has fallen due by now, of every tenant, the longest overdue of each shard first. Read with the clock's own rights, which see nothing else. */
export async function dueTimers({ dynamo, tableName }: { dynamo: Dynamo; tableName: string }, now: Date, most = 50): Promise<Timer[]> {
  const before = `${now.toISOString()}$`; // `$` follows `#`
  const rows = await oldestOfEachShard<TimerRow>({ dynamo, tableName, shard: platformKeys.timers, most, before });
  return rows.map(({ timer }) => timer);
}
