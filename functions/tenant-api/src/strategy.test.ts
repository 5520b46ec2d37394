import { expect, test } from "vitest";
import type { Actor } from "@concord/kernel";
import { client, reference, strategy, thread, vision } from "@concord/contract";
import { datasets, datasetVersions } from "@concord/domain/evidence";
import { insights } from "@concord/domain/insights";
import { members } from "@concord/domain/people";
import {
  acceptedVersion,
  administrator,
  dataset,
  insight,
  member,
  partner,
  programmeManager,
  strategyLead,
  west,
  world,
} from "@concord/testkit";
import { tenantApi } from "./app.ts";

/** The real app and the real client, with no network between them. */
function api() {
  const here = world();
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const as = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId: west } }),
    });
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion());
  here.has(insights, insight());
  here.has(members, member({ personId: strategyLead.id }));
  return { ...here, call: as };
}
const tenantId = west;

test("from an empty vision to an adopted strategy, each step as the page takes it", async () => {
  const call = api().call(strategyLead);
  const empty = await call(vision.getVision, { tenantId });
  const written = await call(vision.addOutcome, {
    tenantId,
    ifMatch: empty.version,
    body: {
      title: "Jobs in making",
      unit: "jobs",
      baseline: { from: "entered", source: "BRES", period: "2021", value: 58_000 },
      target: { value: 65_000, on: "2031-03-31" },
    },
  });
  const plan = await call(strategy.createStrategy, { tenantId, body: { title: "Local Growth Plan", framework: "is-8@2025" } });
  const params = { strategyId: plan.id };
  const priority = await call(strategy.addPriority, {
    tenantId,
    params,
    body: { title: "Make more here", text: "", cites: [insight().id], alignsWith: ["is-8/advanced-manufacturing"], outcomeIds: [] },
  });
  const action = await call(strategy.addAction, {
    tenantId,
    params: { ...params, priorityId: priority.id },
    body: { title: "Build workshops" },
  });

  const adopting = { tenantId, params, ifMatch: 3 }; // saved once by itself and once with each of its parts
  await expect(call(strategy.adoptStrategy, adopting)).rejects.toMatchObject({ code: "strategy-not-ready", parts: { length: 5 } });

  await call(strategy.changeAction, {
    tenantId,
    params: { ...params, priorityId: priority.id, actionId: action.id },
    ifMatch: action.version,
    body: {
      title: "Build workshops",
      ownerId: strategyLead.id,
      startsOn: "2027-04-01",
      endsOn: "2029-03-31",
      costPounds: 6_400_000,
      funding: { source: "Investment fund", status: "committed" },
      outcomeId: written.outcomes[0]!.id,
    },
  });
  await expect(call(strategy.adoptStrategy, adopting)).rejects.toMatchObject({ kind: "stale" });
  expect(await call(strategy.adoptStrategy, { ...adopting, ifMatch: 4 })).toMatchObject({ status: "adopted", adoptedBy: strategyLead.id });

  const seen = await call(strategy.getStrategy, { tenantId, params });
  expect(seen.citations).toMatchObject([{ id: insight().id, standing: "holds" }]);
  const { nodes } = await call(thread.getThread, { tenantId });
  expect(nodes.map(({ stage }) => stage)).toEqual(["dataset-version", "insight", "outcome", "priority", "action"]);
});

test("the same Idempotency-Key makes one strategy", async () => {
  const call = api().call(strategyLead);
  const asked = { tenantId, body: { title: "Plan", framework: "is-8@2025" }, idempotencyKey: "once" };
  const [first, second] = [await call(strategy.createStrategy, asked), await call(strategy.createStrategy, asked)];
  expect(second).toEqual(first);
  expect((await call(strategy.listStrategies, { tenantId, query: {} })).items).toHaveLength(1);
});

test("a programme manager writes the strategy and does not adopt it", async () => {
  const call = api().call(programmeManager);
  const plan = await call(strategy.createStrategy, { tenantId, body: { title: "Plan", framework: "is-8@2025" } });
  await expect(call(strategy.adoptStrategy, { tenantId, params: { strategyId: plan.id }, ifMatch: 1 })).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("a partner's program is kept from the thread and the home page whatever its scopes", async () => {
  const widest: Actor = { ...partner, scopes: ["insights.read-published", "evidence.read", "insights.read", "strategy.read"] };
  const call = api().call(widest);
  await expect(call(thread.getThread, { tenantId })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(call(thread.getHome, { tenantId })).rejects.toMatchObject({ kind: "forbidden" });
});

test("reference is there for everybody of the authority", async () => {
  const call = api().call(administrator);
  expect((await call(reference.getIndustries, { tenantId })).sections).toHaveLength(21);
  expect((await call(reference.getAuthorities, { tenantId, query: { on: "2020-01-01" } })).authorities).toHaveLength(10);
  expect((await call(reference.getFrameworks, { tenantId })).frameworks[0]?.key).toBe("is-8@2025");
  expect((await call(reference.getBankHolidays, { tenantId })).days).toContainEqual({
    day: "2026-12-28",
    name: "Boxing Day (substitute day)",
  });
});
