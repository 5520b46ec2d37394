import { afterAll, beforeAll, expect, test } from "vitest";
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { contentHash } from "@concord/kernel";
import { remove, save, type AuditEntry } from "@concord/domain";
import { verifyAudit } from "@concord/domain/audit";
import { deals } from "@concord/domain/deals";
import { cases, votes } from "@concord/domain/decisions";
import { draftDeal, fixedId, openCase, strategyLead, vote, west, world } from "@concord/testkit";
import { keysOf, type Key } from "./keys.ts";
import { openTenant } from "./open-tenant.ts";
import { startTable, type TestTable } from "@concord/testkit/start-table";

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

const keys = keysOf(west);
const makers = draftDeal().id;

/** A deal drafted, changed twice and put before the members, one of whom has voted; a minute later somebody verifies. */
async function story() {
  const { clock, mintId } = world();
  const TableName = await table.make();
  const open = () => openTenant(table.platform(TableName), { tenantId: west, actor: strategyLead, now: clock.now, mintId });
  const store = open().store;
  let deal = await store.save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" });
  for (const title of ["Makers and menders", "Makers' deal"]) {
    clock.advance({ minutes: 1 });
    deal = await store.save(deals, { ...deal, title }, { name: "deal.changed" });
  }
  clock.advance({ minutes: 1 });
  await store.commit({ because: { name: "case.opened" }, saves: [save(cases, openCase({ version: 0 })), save(deals, deal)] });
  clock.advance({ minutes: 1 });
  await store.save(votes, vote({ version: 0 }), { name: "vote.cast" });
  clock.advance({ minutes: 1 });

  const { items: entries } = await store.audit({ newestFirst: false });
  const at = (entry: AuditEntry | undefined) => keys.audit(entry!.at.slice(0, 7), entry!.id);
  return {
    open,
    clock,
    entries,
    at,
    verify: () => verifyAudit(open()),
    // What somebody with the keys to the table could do behind our backs.
    set: (key: Key, path: string, value: unknown) => {
      const names = path.split(".");
      return table.dynamo.send(
        new UpdateCommand({
          TableName,
          Key: key,
          UpdateExpression: `SET ${names.map((_, index) => `#n${index}`).join(".")} = :value`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
          ExpressionAttributeValues: { ":value": value },
        }),
      );
    },
    get: async (key: Key) => (await table.dynamo.send(new GetCommand({ TableName, Key: key }))).Item!,
    put: (row: Record<string, unknown>) => table.dynamo.send(new PutCommand({ TableName, Item: row })),
    drop: (key: Key) => table.dynamo.send(new DeleteCommand({ TableName, Key: key })),
  };
}

test("what nobody touched is whole: every entry, every record", async () => {
  const { verify, clock } = await story();
  expect(await verify()).toEqual({ verifiedAt: clock.now().toISOString(), entries: 5, records: 3, whole: true, breakCount: 0, breaks: [] });
});

test("a record changed in the table is found, and named with who saved it last and when", async () => {
  const { verify, set } = await story();
  await set(keys.thing("deal", { id: makers }), "thing.title", "Menders' deal");
  expect((await verify()).breaks).toEqual([
    {
      kind: "record-changed",
      record: { noun: "deal", id: makers },
      entryId: expect.any(String),
      words: `The deal ${makers} has been changed: it is not as it was saved (version 4, by Tom Hargreaves on 24 November 2026 at 10:33).`,
    },
  ]);
});

test("a record put back to how it once was is found", async () => {
  const { open, verify, get, put, clock } = await story();
  const key = keys.thing("deal", { id: makers });
  const old = await get(key);
  const { store } = open();
  await store.save(deals, { ...(await store.get(deals, makers)), title: "Newer" }, { name: "deal.changed" });
  clock.advance({ minutes: 1 });
  await put(old);
  expect((await verify()).breaks).toMatchObject([{ kind: "record-changed", record: { id: makers } }]);
});

test("a record taken away is found, also one that lies within another", async () => {
  const { verify, drop } = await story();
  const { caseId, seatId } = vote();
  await drop(keys.thing("vote", { within: caseId, id: seatId }));
  expect((await verify()).breaks).toMatchObject([
    { kind: "record-missing", record: { noun: "vote", within: caseId, id: seatId }, words: expect.stringContaining("is missing") },
  ]);
});

test("a record that nobody saved is found: a vote put into the table", async () => {
  const { verify, get, put } = await story();
  const { caseId, seatId } = vote();
  const row = await get(keys.thing("vote", { within: caseId, id: seatId }));
  await put({ ...row, ...keys.thing("vote", { within: caseId, id: fixedId("seat", "b") }) });
  expect((await verify()).breaks).toMatchObject([
    { kind: "record-unexplained", record: { noun: "vote", within: caseId, id: fixedId("seat", "b") } },
  ]);
});

test("an edited entry is found", async () => {
  const { verify, set, entries, at } = await story();
  await set(at(entries[1]), "entry.actor.name", "Somebody Else");
  expect((await verify()).breaks).toMatchObject([{ kind: "entry-changed", entryId: entries[1]!.id }]);
});

test("an edited entry whose hash was worked out again is found by the one that follows on it", async () => {
  const { verify, set, entries, at } = await story();
  const { hash: _, ...forged } = { ...entries[1]!, detail: { forged: true } };
  await set(at(entries[1]), "entry", { ...forged, hash: contentHash(forged) });
  const { breaks } = await verify();
  expect(breaks).toMatchObject([{ kind: "chain-broken", record: { noun: "deal", id: makers }, entryId: entries[2]!.id }]);
  expect(breaks[0]!.words).toContain(entries[1]!.id);
});

test("an edited last entry whose hash was worked out again is found by the record that names it", async () => {
  const { verify, set, entries, at } = await story();
  const { hash: _, ...forged } = { ...entries[4]!, name: "vote.changed" };
  await set(at(entries[4]), "entry", { ...forged, hash: contentHash(forged) });
  expect((await verify()).breaks).toMatchObject([{ kind: "record-changed", record: { noun: "vote" } }]);
});

test.each([
  ["the first", 0, [["entry-missing", "deal"]]],
  ["one in the middle", 1, [["entry-missing", "deal"]]],
  ["the last", 4, [["record-unexplained", "vote"]]],
  [
    "one about two things",
    3,
    [
      ["entry-missing", "deal"],
      ["record-unexplained", "case"],
    ],
  ],
])("a dropped entry is found: %s", async (_, place, breaks) => {
  const { verify, drop, entries, at } = await story();
  await drop(at(entries[place]));
  const found = (await verify()).breaks.map(({ kind, record }) => [kind, record?.noun]);
  expect(found).toHaveLength(breaks.length);
  expect(found).toEqual(expect.arrayContaining(breaks));
});

test("a dropped entry is named by the version that it wrote", async () => {
  const { verify, drop, entries, at } = await story();
  await drop(at(entries[1]));
  expect((await verify()).breaks[0]!.words).toBe(`The deal ${makers}: the entry that wrote version 2 is missing.`);
});

test("two entries put in each other's place are found", async () => {
  const { verify, set, entries, at } = await story();
  await set(at(entries[1]), "entry", entries[2]);
  await set(at(entries[2]), "entry", entries[1]);
  expect((await verify()).breaks.map(({ kind, entryId }) => [kind, entryId])).toEqual([
    ["entry-moved", entries[1]!.id],
    ["entry-moved", entries[2]!.id],
  ]);
});

test("two versions that changed places, hashes and all, are found", async () => {
  const { verify, set, entries, at } = await story();
  const renumbered = (entry: AuditEntry, version: number) => {
    const { hash: _, ...rest } = {
      ...entry,
      subject: { ...entry.subject, version },
      wrote: entry.wrote.map((one) => ({ ...one, version })),
    };
    return { ...rest, hash: contentHash(rest) };
  };
  await set(at(entries[1]), "entry", renumbered(entries[1]!, 3));
  await set(at(entries[2]), "entry", renumbered(entries[2]!, 2));
  expect((await verify()).breaks[0]).toMatchObject({ kind: "chain-broken", record: { id: makers } });
});

test("an entry that cannot be read as one is named, and the rest is still verified", async () => {
  const { verify, set, entries, at } = await story();
  await set(at(entries[4]), "entry", { nonsense: true });
  expect((await verify()).breaks.map(({ kind }) => kind)).toEqual(["entry-unreadable", "record-unexplained"]);
});

test("what is removed and made anew by audited acts is whole", async () => {
  const { open, verify, clock } = await story();
  const { store } = open();
  const deal = await store.get(deals, makers);
  await store.commit({ because: { name: "deal.removed" }, saves: [remove(deals, deal)] });
  expect(await verify()).toMatchObject({ whole: true });
  await store.save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" });
  clock.advance({ minutes: 1 });
  expect(await verify()).toMatchObject({ whole: true, entries: 7, records: 3 });
});

test("what is saved while it verifies is not held against anybody", async () => {
  const { open, clock } = await story();
  const { store } = open();
  const inspectRecords = async function* () {
    yield* store.inspectRecords();
    clock.advance({ seconds: 1 });
    await store.save(deals, await store.get(deals, makers), { name: "deal.changed" });
    await store.save(deals, draftDeal({ id: fixedId("deal", "new"), version: 0 }), { name: "deal.drafted" });
  };
  expect(await verifyAudit({ store: { ...store, inspectRecords }, now: clock.now })).toMatchObject({ whole: true, entries: 7 });
});

test("more entries than a page holds, over several months, are walked to the end", async () => {
  const { open, verify, clock, set, at } = await story();
  const { store } = open();
  clock.set("2026-12-01T00:30:00.000Z");
  let deal = await store.get(deals, makers);
  for (let edit = 0; edit < 110; edit++) deal = await store.save(deals, { ...deal, title: `Edit ${edit}` }, { name: "deal.changed" });
  clock.advance({ minutes: 1 });
  expect(await verify()).toMatchObject({ whole: true, entries: 115, records: 3 });

  const { items } = await store.audit({ month: "2026-12", limit: 100 });
  await set(at(items[60]), "entry.detail", { forged: true });
  expect((await verify()).breaks).toMatchObject([{ kind: "entry-changed", entryId: items[60]!.id }]);
}, 30_000);
