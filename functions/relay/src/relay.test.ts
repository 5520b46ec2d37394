import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@concord/kernel";
import { save, type Store } from "@concord/domain";
import { apiClients } from "@concord/domain/clients";
import { jobs } from "@concord/domain/jobs";
import { engagements, members } from "@concord/domain/people";
import { tenants } from "@concord/domain/tenancy";
import { deals } from "@concord/domain/deals";
import { openDesk, openTenant, unsentEvents, type Platform } from "@concord/storage";
import {
  administrator,
  analyst,
  apiClient,
  draftDeal,
  engagement,
  firm,
  fixedId,
  job,
  member,
  tenant,
  west,
  world,
} from "@concord/testkit";
import { startTable, type TestTable } from "@concord/testkit/start-table";
import { relayOver } from "./relay-over.ts";
import type { JobMessage } from "./relay.ts";

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

async function place() {
  const { clock, mintId } = world();
  const platform = table.platform(await table.make());
  const sent: (JobMessage & { kind: string })[] = [];
  const send = async (kind: string, message: JobMessage) => void sent.push({ kind, ...message });
  const { relayAt, sweep } = relayOver(platform, { send, now: clock.now, mintId });
  const as = (tenantId: Id<"tenant"> = west): Store =>
    openTenant(platform, { tenantId, actor: administrator, now: clock.now, mintId }).store;
  return { platform, sent, relayAt, sweep, as, desk: openDesk(platform, { now: clock.now }), unsent: () => unsent(platform) };
}

const unsent = ({ own, tableName }: Platform) => unsentEvents({ dynamo: own.dynamo, tableName });

test("a tenant, its people and its consultants can be found once their events were told", async () => {
  const { as, sweep, desk } = await place();
  await as().commit({
    because: { name: "tenant.onboarded" },
    saves: [
      save(tenants, tenant({ version: 0 })),
      save(members, member({ version: 0 })),
      save(engagements, engagement({ version: 0 })),
      save(apiClients, apiClient({ version: 0 })),
    ],
  });
  expect(await desk.tenantsOf(analyst.id)).toEqual([]);

  expect(await sweep()).toEqual({ told: 1 });
  expect(await desk.tenantsOf(analyst.id)).toEqual([west]);
  expect(await desk.clientsOf(firm)).toEqual([{ tenantId: west, engagementId: engagement().id }]);
  expect(await desk.everyTenant()).toEqual([west]);
});

test("a queued job is sent by whose and which it is, and told once", async () => {
  const { as, sweep, sent, unsent } = await place();
  await as().save(jobs, job({ version: 0 }), { name: "job.queued" });
  expect(await sweep()).toEqual({ told: 1 });
  expect(sent).toEqual([{ kind: "ingest", tenantId: west, jobId: job().id }]);
  expect(await unsent()).toEqual([]);
  expect(await sweep()).toEqual({ told: 0 });
  expect(sent).toHaveLength(1);
});

test("an event that comes twice, or after a newer one, does no harm", async () => {
  const { as, relayAt, sent, desk, unsent } = await place();
  const made = await as().save(members, member({ version: 0 }), { name: "member.added" });
  const queued = await as().save(jobs, job({ version: 0 }), { name: "job.queued" });
  await as().save(members, { ...made, status: "left" }, { name: "member.left" });
  await as().save(jobs, { ...queued, status: "running" }, { name: "job.began" });

  const newestFirst = (await unsent()).sort((one, other) => (one.id < other.id ? 1 : -1));
  expect(newestFirst).toHaveLength(4);
  for (const { id } of [...newestFirst, ...newestFirst]) await relayAt(west, id);
  expect(await desk.tenantsOf(made.personId)).toEqual([]);
  expect(sent).toEqual([]); // somebody has it already
  expect(await unsent()).toEqual([]);
});

test("one event that cannot be told keeps none of the others back, and stays", async () => {
  const { as, platform, unsent } = await place();
  const { clock, mintId } = world();
  await as().save(jobs, job({ version: 0 }), { name: "job.queued" });
  await as().save(deals, draftDeal({ version: 0, id: fixedId("deal", "0ther") }), { name: "deal.drafted" });
  const send = async () => {
    throw new Error("The queue is down");
  };
  await expect(relayOver(platform, { send, now: clock.now, mintId }).sweep()).rejects.toThrow(/1 of 2 events could not be told/);
  expect((await unsent()).map(({ name }) => name)).toEqual(["job.queued"]);
});
