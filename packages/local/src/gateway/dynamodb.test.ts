import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DynamoDBClient, ExecuteStatementCommand } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { createTableInput, relayPolicy, table, tenantRolePolicy } from "@concord/storage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDynoxide, type Dynoxide } from "../dynoxide.ts";
import { judgeOf } from "../policy/index.ts";
import { dynamoGateway } from "./dynamodb.ts";
import { sessionsSealedWith, type Principal } from "./sessions.ts";

const region = "eu-west-2";
const TableName = "concord";
const arnOf = (name: string) => `arn:aws:dynamodb:${region}:000000000000:table/${name}`;
const arns = { table: arnOf(TableName), quarantineBucket: "arn:aws:s3:::quarantine", evidenceBucket: "arn:aws:s3:::evidence" };
const judges = { tenant: judgeOf([tenantRolePolicy(arns)]), relay: judgeOf([relayPolicy(arns)]) };

const now = () => new Date();
const sessions = sessionsSealedWith(randomBytes(32), now);
let dynoxide: Dynoxide;
let server: Server;
let endpoint: string;

beforeAll(async () => {
  dynoxide = await startDynoxide();
  const bare = new DynamoDBClient({ region, endpoint: dynoxide.endpoint, credentials: { accessKeyId: "x", secretAccessKey: "x" } });
  await bare.send(new CreateTableCommand(createTableInput(TableName)));
  const schema = { name: TableName, partitionKey: table.partitionKey, indexes: table.indexes };
  const judge = (role: string) => (role in judges ? judges[role as keyof typeof judges] : undefined);
  const gateway = dynamoGateway({
    endpoint: dynoxide.endpoint,
    sessions,
    now,
    region,
    table: schema,
    arnOf,
    judgeOf: judge,
    onDenied: () => {},
  });
  server = createServer((request, response) => void gateway(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await dynoxide.stop();
});

const as = (principal: Principal, how = sessions) =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ region, endpoint, credentials: how.mint(principal), maxAttempts: 1 }));
const tenant = (tenantId: string) => as({ role: "tenant", tags: { tenantId } });
const denied = { name: "AccessDeniedException" };
const row = (pk: string, sk = "x") => ({ pk, sk });

test("a tenant's session writes and reads its own rows, by every call that we make", async () => {
  const db = tenant("ten_a");
  await db.send(new PutCommand({ TableName, Item: row("T#ten_a") }));
  const Put = { TableName, Item: { ...row("T#ten_a#DEAL"), gsi1pk: "T#ten_a#IN", gsi1sk: "1" } };
  await db.send(
    new TransactWriteCommand({
      TransactItems: [{ Put }, { ConditionCheck: { TableName, Key: row("T#ten_a"), ConditionExpression: "attribute_exists(pk)" } }],
    }),
  );

  expect((await db.send(new GetCommand({ TableName, Key: row("T#ten_a") }))).Item).toEqual(row("T#ten_a"));
  const page = await db.send(
    new QueryCommand({
      TableName,
      IndexName: "gsi1",
      KeyConditionExpression: "#p = :p AND begins_with(gsi1sk, :s)",
      ExpressionAttributeNames: { "#p": "gsi1pk" },
      ExpressionAttributeValues: { ":p": "T#ten_a#IN", ":s": "1" },
    }),
  );
  expect(page.Count).toBe(1);
  const batch = await db.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [row("T#ten_a"), row("T#ten_a#DEAL")] } } }));
  expect(batch.Responses?.[TableName]).toHaveLength(2);
});

test("another tenant's rows are refused in every call, also where one's own stand beside them", async () => {
  await tenant("ten_b").send(new PutCommand({ TableName, Item: { ...row("T#ten_b"), secret: true } }));
  const db = tenant("ten_a");
  const query = (KeyConditionExpression: string, values: Record<string, string>, IndexName?: string) =>
    db.send(
      new QueryCommand({ TableName, ...(IndexName ? { IndexName } : {}), KeyConditionExpression, ExpressionAttributeValues: values }),
    );

  await expect(db.send(new GetCommand({ TableName, Key: row("T#ten_b") }))).rejects.toMatchObject(denied);
  await expect(db.send(new GetCommand({ TableName, Key: row("T#ten_a2") }))).rejects.toMatchObject(denied);
  await expect(db.send(new PutCommand({ TableName, Item: row("T#ten_b", "planted") }))).rejects.toMatchObject(denied);
  await expect(query("pk = :p", { ":p": "T#ten_b" })).rejects.toMatchObject(denied);
  await expect(query("gsi1pk = :p", { ":p": "T#ten_b" }, "gsi1")).rejects.toMatchObject(denied);
  await expect(query("gsi2pk = :p", { ":p": "OUT#0" }, "gsi2")).rejects.toMatchObject(denied);
  await expect(
    db.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [row("T#ten_a"), row("T#ten_b")] } } })),
  ).rejects.toMatchObject(denied);
  await expect(
    db.send(
      new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: row("T#ten_a") } }, { Get: { TableName, Key: row("T#ten_b") } }] }),
    ),
  ).rejects.toMatchObject(denied);
  const planted = { Put: { TableName, Item: row("T#ten_b", "planted") } };
  await expect(
    db.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: row("T#ten_a", "mine") } }, planted] })),
  ).rejects.toMatchObject(denied);
  await expect(
    db.send(new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: row("T#ten_b") } }] } })),
  ).rejects.toMatchObject(denied);
});

test("a whole table is read by nobody, and a statement in another language is not understood", async () => {
  await expect(tenant("ten_a").send(new ScanCommand({ TableName }))).rejects.toMatchObject(denied);
  await expect(tenant("ten_a").send(new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` }))).rejects.toMatchObject({
    name: "ValidationException",
  });
});

test.each([
  "pk = :own OR pk = :other",
  "sk = :own AND gsi1pk = :own",
  "pk = :own AND pk = :other",
  "begins_with(pk, :own)",
  "pk > :own",
  ":own = pk",
])("a query whose partition cannot be told for certain is refused: %s", async (KeyConditionExpression) => {
  const ExpressionAttributeValues = { ":own": "T#ten_a", ":other": "T#ten_b" };
  await expect(
    tenant("ten_a").send(new QueryCommand({ TableName, KeyConditionExpression, ExpressionAttributeValues })),
  ).rejects.toMatchObject({ name: "ValidationException" });
});

test("a call signed by nobody we know, or without a tenant, reaches nothing", async () => {
  const stranger = as({ role: "tenant", tags: { tenantId: "ten_a" } }, sessionsSealedWith(randomBytes(32), now));
  await expect(stranger.send(new GetCommand({ TableName, Key: row("T#ten_a") }))).rejects.toMatchObject({
    name: "UnrecognizedClientException",
  });
  await expect(as({ role: "tenant", tags: {} }).send(new GetCommand({ TableName, Key: row("T#ten_a") }))).rejects.toMatchObject(denied);
  await expect(as({ role: "relay", tags: {} }).send(new GetCommand({ TableName, Key: row("T#ten_a") }))).rejects.toMatchObject(denied);
});
