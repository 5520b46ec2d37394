import { afterAll, beforeAll, expect, test } from "vitest";
import { save, type Noun } from "@concord/domain";
import { jobs, type Job } from "@concord/domain/jobs";
import { openTenant } from "@concord/storage";
import { analyst, job, north, west, world } from "@concord/testkit";
import { startTable, type TestTable } from "@concord/testkit/start-table";
import { clockOver } from "./clock-over.ts";

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

/** A job that falls due when it says that it ends, for want of anything simpler that could. */
const timed: Noun<Job> = { ...jobs, dueAt: ({ endedAt }) => endedAt };

async function place() {
  const { clock, mintId } = world({ now: "2026-11-24T10:00:00.000Z" });
  const platform = table.platform(await table.make());
  const storeOf = (tenantId: typeof west) => openTenant(platform, { tenantId, actor: analyst, now: clock.now, mintId }).store;
  const rung: string[] = [];
  const tick = clockOver(platform, {
    now: clock.now,
    mintId,
    due: {
      job: async ({ store, tenantId }, { id }) => {
        const found = await store.get(timed, id);
        if (found.outcome === "broken") throw new Error("broken");
        rung.push(`${tenantId} ${id}`);
        const { endedAt: _, ...rest } = found;
        await store.save(timed, rest, { name: "job.rang" });
      },
    },
  });
  const put = (id: string, endedAt: string, tenantId = west, outcome?: string) =>
    storeOf(tenantId).commit({
      because: { name: "job.set" },
      saves: [save(timed, { ...job(), id: id as Job["id"], version: 0, endedAt, ...(outcome ? { outcome } : {}) })],
    });
  return { clock, tick, put, rung, storeOf };
}

const [one, two, three] = [1, 2, 3].map((last) => `job_0000000000000000000000000${last}` as Job["id"]) as [Job["id"], Job["id"], Job["id"]];

test("what has fallen due is done once, as its own tenant, and what has not is left", async () => {
  const { clock, tick, put, rung } = await place();
  await put(one, "2026-11-24T09:59:00.000Z");
  await put(two, "2026-11-24T10:05:00.000Z", north);

  expect(await tick()).toEqual({ done: 1 });
  expect(await tick()).toEqual({ done: 0 });
  clock.set("2026-11-24T10:05:00.000Z");
  expect(await tick()).toEqual({ done: 1 });
  expect(rung).toEqual([`${west} ${one}`, `${north} ${two}`]);
});

test("one that fails keeps none of the others back, and is looked at again", async () => {
  const { tick, put, rung, storeOf } = await place();
  await put(one, "2026-11-24T09:00:00.000Z", west, "broken");
  await put(three, "2026-11-24T09:30:00.000Z");

  await expect(tick()).rejects.toThrow("1 of 2 things that fell due were not done");
  expect(rung).toEqual([`${west} ${three}`]);

  const store = storeOf(west);
  await store.save(timed, { ...(await store.get(timed, one)), outcome: "mended" }, { name: "job.mended" });
  expect(await tick()).toEqual({ done: 1 });
});

test("a thing that is removed, or no longer has a moment, falls due no more", async () => {
  const { tick, put, storeOf } = await place();
  await put(one, "2026-11-24T09:00:00.000Z");
  const store = storeOf(west);
  const [{ thing }] = [{ thing: await store.get(timed, one) }];
  await store.commit({ because: { name: "job.removed" }, saves: [{ noun: timed, thing, gone: true }] });
  expect(await tick()).toEqual({ done: 0 });
});
