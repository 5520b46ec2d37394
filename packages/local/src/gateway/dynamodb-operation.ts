import type { Access } from "../policy/index.ts";

/** How a table is keyed: all that has to be known to tell whose rows a request is about. */
export type KeySchema = {
  name: string;
  partitionKey: string;
  indexes: readonly { name: string; partitionKey: string }[];
};

/** One permission that a request needs. Every one of them must be given. */
export type Need = Pick<Access, "action" | "resource"> & { leadingKeys: readonly string[] | undefined };

/** A request of which it cannot be told whose rows it is about. It is refused. */
export class Unreadable extends Error {}

type Item = Record<string, unknown>;
type Body = Record<string, unknown>;

/**
 * What a DynamoDB request needs to be allowed, as IAM asks it: each part of a
 * transaction needs the permission of that part, and `dynamodb:LeadingKeys` holds
 * the partition keys it names (of the index, where an index is read).
 */
export function needsOf(operation: string, body: Body, table: KeySchema, arnOf: (tableName: string) => string): Need[] {
  const pk = table.partitionKey;
  const need = (action: string, tableName: unknown, leadingKeys: readonly string[] | undefined): Need => ({
    action: `dynamodb:${action}`,
    resource: arnOf(named(tableName)),
    leadingKeys,
  });

  switch (operation) {
    case "GetItem":
    case "UpdateItem":
    case "DeleteItem":
      return [need(operation, body.TableName, [keyIn(body.Key, pk)])];
    case "PutItem":
      return [need("PutItem", body.TableName, [keyIn(body.Item, pk)])];
    case "Query":
      return [queryNeed(body, table, arnOf)];
    case "Scan":
      return [need("Scan", body.TableName, undefined)];
    case "BatchGetItem":
      return Object.entries(object(body.RequestItems)).map(([tableName, asked]) =>
        need(
          "BatchGetItem",
          tableName,
          list(object(asked).Keys).map((key) => keyIn(key, pk)),
        ),
      );
    case "BatchWriteItem":
      return Object.entries(object(body.RequestItems)).map(([tableName, asked]) =>
        need(
          "BatchWriteItem",
          tableName,
          list(asked).map((write) => writtenKey(object(write), pk)),
        ),
      );
    case "TransactGetItems":
      return list(body.TransactItems).map((item) => {
        const { Get } = only(item, ["Get"]);
        return need("GetItem", object(Get).TableName, [keyIn(object(Get).Key, pk)]);
      });
    case "TransactWriteItems":
      return list(body.TransactItems).map((item) => {
        const { Put, Update, Delete, ConditionCheck } = only(item, ["Put", "Update", "Delete", "ConditionCheck"]);
        if (Put) return need("PutItem", object(Put).TableName, [keyIn(object(Put).Item, pk)]);
        if (Update) return need("UpdateItem", object(Update).TableName, [keyIn(object(Update).Key, pk)]);
        if (Delete) return need("DeleteItem", object(Delete).TableName, [keyIn(object(Delete).Key, pk)]);
        return need("ConditionCheckItem", object(ConditionCheck).TableName, [keyIn(object(ConditionCheck).Key, pk)]);
      });
    case "DescribeTable":
    case "CreateTable":
    case "UpdateTimeToLive":
    case "DescribeTimeToLive":
      return [need(operation, body.TableName, undefined)];
    default:
      throw new Unreadable(`${operation} is not done here.`);
  }
}

function queryNeed(body: Body, table: KeySchema, arnOf: (tableName: string) => string): Need {
  const arn = arnOf(named(body.TableName));
  const index = body.IndexName === undefined ? undefined : table.indexes.find(({ name }) => name === body.IndexName);
  if (body.IndexName !== undefined && !index) throw new Unreadable(`There is no index ${String(body.IndexName)}.`);
  const partitionKey = index?.partitionKey ?? table.partitionKey;
  return {
    action: "dynamodb:Query",
    resource: index ? `${arn}/index/${index.name}` : arn,
    leadingKeys: [queriedKey(body, partitionKey)],
  };
}

/**
 * The one partition that a query reads. A key condition is a conjunction in which
 * DynamoDB wants the partition key compared once, for equality; anything that is
 * not plainly that is refused, because it might be read otherwise elsewhere.
 */
function queriedKey(body: Body, partitionKey: string): string {
  if (body.KeyConditions !== undefined || typeof body.KeyConditionExpression !== "string") {
    throw new Unreadable("A query must say its partition in KeyConditionExpression.");
  }
  const names = object(body.ExpressionAttributeNames ?? {});
  const values = object(body.ExpressionAttributeValues ?? {});
  const nameOf = (token: string) => (token.startsWith("#") ? names[token] : token);

  const tokens = body.KeyConditionExpression.match(/[#:]?[\w.-]+|<=|>=|<>|[=<>(),]|\S/g) ?? [];
  const partitions = tokens.flatMap((token, at) => {
    if (nameOf(token) !== partitionKey) return [];
    const [operator = "", value = ""] = tokens.slice(at + 1);
    if (operator !== "=" || !value.startsWith(":")) throw new Unreadable("The partition key of a query must equal a value.");
    return [textIn(values[value])];
  });
  const [partition, ...more] = partitions;
  if (partition === undefined || more.length > 0 || tokens.some((token) => /^(or|not)$/i.test(token))) {
    throw new Unreadable("A query must name its partition key once.");
  }
  return partition;
}

function writtenKey(write: Item, partitionKey: string): string {
  const { PutRequest, DeleteRequest } = only(write, ["PutRequest", "DeleteRequest"]);
  return PutRequest ? keyIn(object(PutRequest).Item, partitionKey) : keyIn(object(DeleteRequest).Key, partitionKey);
}

const keyIn = (item: unknown, partitionKey: string): string => textIn(object(item)[partitionKey]);

function textIn(attribute: unknown): string {
  const { S, ...others } = object(attribute);
  if (typeof S !== "string" || Object.keys(others).length > 0) throw new Unreadable("A partition key is missing, or is not text.");
  return S;
}

function only(item: unknown, names: readonly string[]): Item {
  const given = Object.keys(object(item));
  if (given.length !== 1 || !names.includes(given[0]!))
    throw new Unreadable(`One of ${names.join(", ")} was expected, and ${given.join(", ")} came.`);
  return object(item);
}

function object(value: unknown): Item {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unreadable("An object was expected.");
  return value as Item;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new Unreadable("A list of one or more was expected.");
  return value;
}

function named(tableName: unknown): string {
  if (typeof tableName !== "string" || !/^[\w.-]{3,255}$/.test(tableName)) throw new Unreadable("A table is named by its plain name here.");
  return tableName;
}
