import { expect, test } from "vitest";
import { contentHash, type Actor } from "@concord/kernel";
import { audit, client } from "@concord/contract";
import type { AuditEntry } from "@concord/domain";
import { deals } from "@concord/domain/deals";
import { cases } from "@concord/domain/decisions";
import { draftDeal, fixedId, memberA, monitoringOfficer, openCase, strategyLead, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

async function place() {
  const { as, clock, beneath } = world();
  const store = as(strategyLead).store;
  const deal = await store.save(deals, draftDeal({ version: 0 }), { name: "deal.drafted" });
  await store.save(deals, deal, { name: "deal.changed" });
  await store.save(deals, draftDeal({ id: fixedId("deal", "0ther"), version: 0 }), { name: "deal.drafted" });
  clock.advance({ minutes: 1 });

  const callAs = (actor: Actor) => {
    const app = tenantApi((caller, request) => as(caller.actor!, caller.tenantId, request));
    return client({
      baseUrl: "http://concord.test",
      fetch: async (request) => await app.fetch(request, { caller: { requestId: "req_1", actor, tenantId: west } }),
    });
  };
  return { call: callAs(monitoringOfficer), callAs, beneath, deal };
}

test("the monitoring officer sees what was done, and what was done to one thing", async () => {
  const { call, deal } = await place();
  const names = async (query: { subjectId?: string; month?: string }) =>
    (await call(audit.listAudit, { tenantId: west, query })).items.map(({ name }) => name);
  expect(await names({})).toEqual(["deal.drafted", "deal.changed", "deal.drafted"]);
  expect(await names({ subjectId: deal.id })).toEqual(["deal.changed", "deal.drafted"]);
  expect(await names({ month: "2026-10" })).toEqual([]);
  await expect(names({ month: "last month" })).rejects.toMatchObject({ kind: "invalid", parts: [{ at: "query.month" }] });
});

test("verification answers whole, or names what is not", async () => {
  const { call, beneath, deal } = await place();
  expect(await call(audit.verifyAudit, { tenantId: west })).toMatchObject({ whole: true, entries: 3, records: 2, breaks: [] });

  for (const row of beneath(west).rows.values()) if (row.address.id === deal.id) Object.assign(row.content as object, { title: "Forged" });
  const { whole, breaks } = await call(audit.verifyAudit, { tenantId: west });
  expect(whole).toBe(false);
  expect(breaks).toMatchObject([{ kind: "record-changed", record: { noun: "deal", id: deal.id } }]);
});

test("each exported line can be hashed again by anybody", async () => {
  const { call } = await place();
  const { fileName, entries, lines } = await call(audit.exportAudit, { tenantId: west, query: { month: "2026-11" } });
  expect([fileName, entries]).toEqual([`audit-${west}-2026-11.jsonl`, 3]);
  for (const line of lines.trimEnd().split("\n")) {
    const { hash, ...rest } = JSON.parse(line) as AuditEntry;
    expect(contentHash(rest)).toBe(hash);
  }
});

test("somebody without the permission is told whom to ask", async () => {
  const { callAs } = await place();
  await expect(callAs(strategyLead)(audit.listAudit, { tenantId: west, query: {} })).rejects.toMatchObject({ kind: "forbidden" });
});

test("an officer who is recused as a member sees that something was done to the deal, and not what", async () => {
  const { as, has } = world();
  const both = { ...memberA, roles: ["decision-maker", "finance-officer"] } as const satisfies Actor;
  const { id: dealId } = await as(strategyLead).store.save(deals, draftDeal({ version: 0 }), {
    name: "ask.added",
    detail: { ask: "Capital for workshops", pounds: 12_000_000 },
  });
  has(cases, openCase({ dealId, recusals: [{ ...recusal, personId: both.id }] }));
  const app = tenantApi((caller, request) => as(caller.actor!, caller.tenantId, request));
  const call = client({
    baseUrl: "http://concord.test",
    fetch: async (request) => await app.fetch(request, { caller: { requestId: "req_1", actor: both, tenantId: west } }),
  });

  const { items } = await call(audit.listAudit, { tenantId: west, query: {} });
  expect(items).toMatchObject([{ name: "ask.added", detail: { withheld: "You are recused from this decision." } }]);
  expect(JSON.stringify(items)).not.toContain("workshops");
  await expect(call(audit.exportAudit, { tenantId: west, query: {} })).rejects.toMatchObject({ code: "recused" });
});

const recusal = {
  seatId: fixedId("seat", "a"),
  interestId: fixedId("interest", "a"),
  party: "Northern Sheds Ltd",
  ground: "a disclosable pecuniary interest in Northern Sheds Ltd",
  extent: "leaves",
  at: "2026-11-24T09:00:00.000Z",
} as const;
