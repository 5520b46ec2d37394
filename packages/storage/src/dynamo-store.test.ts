import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { save } from "@concord/domain";
import { deals } from "@concord/domain/deals";
import { datasetsOf, insights } from "@concord/domain/insights";
import { analyst, draftDeal, fixedId, insight, north, west, world } from "@concord/testkit";
import { behavesLikeAStore } from "@concord/testkit/behaves-like-a-store";
import { metered, type Dynamo, type Use } from "./dynamo.ts";
import { dynamoStore, type StoreOpening } from "./dynamo-store.ts";
import { keysOf } from "./keys.ts";
import { startTable, type TestTable } from "@concord/testkit/start-table";

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

const patience = { random: () => 0, sleep: async () => {} };

async function opened(but: Partial<StoreOpening> = {}) {
  const tableName = await table.make();
  const { mintId, clock } = world();
  const alarms: string[] = [];
  const open = (over: Partial<StoreOpening> = {}) =>
    dynamoStore({
      dynamo: table.dynamo,
      tableName,
      tenantId: west,
      actor: analyst,
      now: clock.now,
      mintId,
      patience,
      alarm: (message, { pk }) => void alarms.push(`${message} ${pk}`),
      ...but,
      ...over,
    });
  return { tableName, open, alarms };
}

describe("the DynamoDB store", () => {
  behavesLikeAStore(async () => {
    const tableName = await table.make();
    return {
      mintId: world().mintId,
      open: (opening) => dynamoStore({ ...opening, dynamo: table.dynamo, tableName, patience, alarm: () => {} }),
    };
  });
});

test("a save that met another transaction is tried again until it is through", async () => {
  let conflicts = 3;
  const { open } = await opened({ dynamo: meeting(() => conflicts-- > 0) });
  expect(await open().save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" })).toMatchObject({ version: 1 });
  expect((await open().audit()).items).toHaveLength(1);
});

test("a save that meets another transaction every time ends in words that say what to do", async () => {
  const pauses: number[] = [];
  const sleep = async (ms: number) => void pauses.push(ms);
  const { open } = await opened({ dynamo: meeting(() => true), patience: { random: () => 1, sleep } });
  const attempt = open().save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" });
  await expect(attempt).rejects.toMatchObject({ kind: "unavailable", code: "busy" });
  expect(pauses).toEqual([25, 50, 100, 200, 400, 800, 1000, 1000, 1000]);
});

test("another tenant's row that stands in this one's index is left out, and raises an alarm", async () => {
  const { open, tableName, alarms } = await opened();
  const theirs = await open({ tenantId: north }).save(insights, insight({ version: 0 }), { name: "insight.saved" });
  const [rests] = datasetsOf(theirs) as [string];
  await table.dynamo.send(
    new UpdateCommand({
      TableName: tableName,
      Key: keysOf(north).thing("insight", { id: theirs.id }),
      UpdateExpression: "SET gsi1pk = :listed",
      ExpressionAttributeValues: { ":listed": keysOf(west).listed("insight", rests) },
    }),
  );
  expect(await open().list(insights, { in: rests })).toEqual({ items: [] });
  expect(alarms).toEqual([expect.stringContaining(`T#${north}`)]);
});

test("creating costs one request, and changing what was read costs two", async () => {
  const uses: Use[] = [];
  const { open } = await opened({ dynamo: metered(table.dynamo, (use) => uses.push(use)) });
  const { id } = await open().save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" });
  expect(uses.map(({ operation }) => operation)).toEqual(["TransactWrite"]);

  uses.length = 0;
  const store = open();
  await store.save(deals, await store.get(deals, id), { name: "deal.changed" });
  expect(uses.map(({ operation }) => operation)).toEqual(["Get", "TransactWrite"]);
  expect(uses.every(({ capacityUnits }) => capacityUnits > 0)).toBe(true);
});

test("every partition a tenant owns is its own or begins with it and a delimiter", async () => {
  const { open, tableName } = await opened();
  await open({ request: { id: "req_1", idempotency: { key: "k", hash: "h" } } }).commit({
    because: { name: "deal.drafted" },
    saves: [save(deals, draftDeal({ version: 0 })), save(insights, insight({ version: 0 }))],
  });
  const rows = await table.everything(tableName);
  expect(rows).toHaveLength(5);
  for (const { pk, gsi1pk = `T#${west}`, schema } of rows) {
    expect(pk === `T#${west}` || pk.startsWith(`T#${west}#`)).toBe(true);
    expect(gsi1pk.startsWith(`T#${west}`)).toBe(true);
    expect(schema).toBe(1);
  }
  expect(keysOf(west).owns(`T#${west}2`)).toBe(false);
  expect(keysOf(west).owns(`T#${fixedId("tenant", "0ther")}#DEAL`)).toBe(false);
});

/** DynamoDB as it is when others are writing: dynoxide never cancels for that. */
function meeting(another: () => boolean): Dynamo {
  const send = async (command: object) => {
    if (command instanceof TransactWriteCommand && another()) {
      throw new TransactionCanceledException({
        message: "Transaction cancelled",
        $metadata: {},
        CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "None" }],
      });
    }
    return await table.dynamo.send(command as never);
  };
  return { send: send as Dynamo["send"] };
}
