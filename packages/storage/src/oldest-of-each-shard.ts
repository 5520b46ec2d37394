import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Dynamo } from "./dynamo.ts";
import { platformKeys } from "./keys.ts";

type Ask = {
  dynamo: Dynamo;
  tableName: string;
  /** The partition of a shard in gsi2. */
  shard: (shard: number) => string;
  /** Of each shard. */
  most: number;
  /** Only what sorts before this. */
  before?: string;
};

/** The platform's index is spread over shards, so that no one partition takes every write: the first rows of each. */
export async function oldestOfEachShard<Row>({ dynamo, tableName, shard, most, before }: Ask): Promise<Row[]> {
  const rows = await Promise.all(
    Array.from({ length: platformKeys.outboxShards }, async (_, place) => {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: "gsi2",
          KeyConditionExpression: before === undefined ? "gsi2pk = :shard" : "gsi2pk = :shard AND gsi2sk < :before",
          ExpressionAttributeValues: { ":shard": shard(place), ...(before === undefined ? {} : { ":before": before }) },
          Limit: most,
        }),
      );
      return Items as Row[];
    }),
  );
  return rows.flat();
}
