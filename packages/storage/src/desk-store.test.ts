import { afterAll, beforeAll, expect, test } from "vitest";
import { analyst, memberA, world } from "@concord/testkit";
import { openDesk } from "./open-tenant.ts";
import { startTable, type TestTable } from "@concord/testkit/start-table";

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

async function place() {
  const { clock } = world();
  const tableName = await table.make();
  return { clock, tableName, desk: openDesk(table.platform(tableName), { now: clock.now }) };
}

const session = {
  hash: "a".repeat(64),
  personId: analyst.id,
  name: analyst.name,
  email: "asha.patel@west.example",
  beganAt: "2026-11-24T10:30:00.000Z",
  endsAt: "2026-11-24T22:30:00.000Z",
};

test("a session lasts until its end, or until it is ended", async () => {
  const { desk, clock } = await place();
  await desk.beginSession(session);
  expect(await desk.session(session.hash)).toEqual(session);
  clock.set(session.endsAt);
  expect(await desk.session(session.hash)).toBeUndefined();

  clock.set(session.beganAt);
  await desk.endSession(session.hash);
  expect(await desk.session(session.hash)).toBeUndefined();
});

test("a login is tied to one person, and a person to one login, for good", async () => {
  const { desk } = await place();
  const login = { issuer: "https://login.example", subject: "1" };
  expect(await desk.personOf(login)).toBeUndefined();
  expect(await desk.tie(login, analyst.id)).toBe(true);
  expect(await desk.tie(login, analyst.id)).toBe(true); // a second tab
  expect(await desk.tie({ ...login, subject: "2" }, analyst.id)).toBe(false);
  expect(await desk.tie(login, memberA.id)).toBe(false);
  expect(await desk.personOf(login)).toBe(analyst.id);
});
