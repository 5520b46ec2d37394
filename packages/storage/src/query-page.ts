import { QueryCommand, type NativeAttributeValue } from "@aws-sdk/lib-dynamodb";
import type { PageAsk } from "@concord/domain";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Dynamo } from "./dynamo.ts";

type Row = { pk: string; sk: string; gsi1sk?: string | undefined };
export type Rows<R> = { rows: R[]; next?: string | undefined };

/** How many rows a page has, whatever was asked for. */
export const pageLimit = (asked = 50) => Math.min(Math.max(asked, 1), 100);

export type PageQuery = {
  /** The partition: of the table, or of gsi1. */
  pk: string;
  index?: "gsi1" | undefined;
  begins?: string | undefined;
  filter?: { expression: string; values: Record<string, NativeAttributeValue> } | undefined;
  ask: Pick<PageAsk, "after" | "newestFirst"> & { limit: number };
  /** Whether a row of this partition may be shown here. */
  mayBeRead: (pk: string) => boolean;
  /** Called with a row that came up in a list where it must not be. It is left out. */
  alarm: (row: { pk: string; sk: string }) => void;
};

/**
 * One page of one partition. Reads one row more than asked for, so that `next`
 * is there exactly when there is more; filtered rows do not shorten a page.
 */
export async function queryPage<R extends Row>(dynamo: Dynamo, tableName: string, query: PageQuery): Promise<Rows<R>> {
  const { pk, index, begins = "", filter, ask } = query;
  const { limit } = ask;
  const [partition, sort] = index === "gsi1" ? ["gsi1pk", "gsi1sk"] : ["pk", "sk"];
  const found: R[] = [];
  let from = ask.after === undefined ? undefined : startKey(query, ask.after);

  do {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: tableName,
        ...(index ? { IndexName: index } : { ConsistentRead: true }),
        KeyConditionExpression: `${partition} = :partition${begins ? ` AND begins_with(${sort}, :begins)` : ""}`,
        ExpressionAttributeValues: { ":partition": pk, ...(begins ? { ":begins": begins } : {}), ...filter?.values },
        ...(filter ? { FilterExpression: filter.expression } : {}),
        ScanIndexForward: !ask.newestFirst,
        Limit: limit + 1 - found.length,
        ExclusiveStartKey: from,
      }),
    );
    for (const row of Items as R[]) {
      if (query.mayBeRead(row.pk)) found.push(row);
      else query.alarm({ pk: row.pk, sk: row.sk });
    }
    from = LastEvaluatedKey as typeof from;
  } while (from && found.length <= limit);

  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || !last) return { rows };
  return { rows, next: encodeCursor(index ? { sk: last.sk, gsi1sk: last.gsi1sk ?? "", pk: last.pk } : { sk: last.sk }) };
}

/** The partition read is always ours to say. A cursor says only where in it; its row's own partition must be the tenant's too. */
function startKey({ pk, index, begins = "", mayBeRead }: PageQuery, after: string): Record<string, string> {
  if (index) {
    const place = decodeCursor(after, (place) => place.gsi1sk !== undefined && place.pk !== undefined && mayBeRead(place.pk));
    return { gsi1pk: pk, gsi1sk: place.gsi1sk!, pk: place.pk!, sk: place.sk };
  }
  return { pk, sk: decodeCursor(after, (place) => place.pk === undefined && place.sk.startsWith(begins)).sk };
}
