import { expect, test } from "vitest";
import { client, connectors as contract } from "@concord/contract";
import { connectors, type NomisQuery } from "@concord/domain/connectors";
import { datasets } from "@concord/domain/evidence";
import { Failure, type Actor } from "@concord/kernel";
import { analyst, dataset, mayor, north, partner, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const key = "0x5a1f00000000000000000000deadbeef";
const query: NomisQuery = {
  dataset: "NM_189_1",
  name: "BRES",
  selections: [
    { dimension: "geography", codes: ["TYPE424"], said: "districts" },
    { dimension: "industry", codes: ["150994945", "150994946"], said: "A, C" },
  ],
  periods: { kind: "latest", count: 2 },
};
const body = {
  source: { kind: "nomis", query, key },
  schedule: { cadence: "weekly", startsOn: "2026-11-23", hour: 6 },
} as const;
const params = { datasetId: dataset().id };

/** The real app and the real client; every answer is kept as it was sent. */
function api(nomisIsDown = false) {
  const here = world();
  here.has(datasets, dataset());
  const answers: string[] = [];
  const app = tenantApi((caller, request) => {
    const context = here.as(caller.actor!, caller.tenantId, request);
    const down = () => Promise.reject(new Failure("unavailable", "nomis-unavailable", "Nomis cannot be asked just now."));
    return nomisIsDown ? { ...context, nomis: { search: down, describe: down, codes: down, count: down } } : context;
  });
  const call = (actor: Actor, as = tenantId) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => {
        const answer = await app.fetch(request, { caller: { requestId: "req_1", actor, tenantId: as } });
        answers.push(await answer.clone().text());
        return answer;
      },
    });
  return { ...here, call, answers };
}

test("from a query to a schedule, as the page does it; the key is in no answer, not even to the same request again", async () => {
  const here = api();
  const call = here.call(analyst);
  const made = await call(contract.createConnector, { tenantId, params, body, idempotencyKey: "once" });
  expect(await call(contract.createConnector, { tenantId, params, body, idempotencyKey: "once" })).toEqual(made);
  expect(made.settings).toMatchObject({ kind: "nomis", keyEnds: "beef" });
  expect((await call(contract.listConnectors, { tenantId, params, query: {} })).items).toEqual([made]);

  const connectorId = made.id;
  const paused = await call(contract.pauseConnector, {
    tenantId,
    params: { connectorId },
    body: { because: "A holiday" },
    ifMatch: made.version,
  });
  const resumed = await call(contract.resumeConnector, { tenantId, params: { connectorId }, ifMatch: paused.version });
  const changed = await call(contract.changeConnector, {
    tenantId,
    params: { connectorId },
    body: { ...body, source: { kind: "nomis", query } },
    ifMatch: resumed.version,
  });
  expect(changed.settings).toMatchObject({ keyEnds: "beef" });

  const running = await call(contract.runConnector, { tenantId, params: { connectorId } });
  expect(running.fetching?.askedBy?.name).toBe(analyst.name);
  await expect(call(contract.runConnector, { tenantId, params: { connectorId } })).rejects.toMatchObject({ code: "connector-fetching" });
  expect((await call(contract.listFetches, { tenantId, params: { connectorId }, query: {} })).items).toEqual([]);
  expect(await call(contract.getConnector, { tenantId, params: { connectorId } })).toEqual(running);
  await call(contract.removeConnector, { tenantId, params: { connectorId }, ifMatch: running.version });
  await expect(call(contract.getConnector, { tenantId, params: { connectorId } })).rejects.toMatchObject({ kind: "not-found" });

  expect(here.answers.join()).not.toContain(key);
  expect(JSON.stringify(here.audit())).not.toContain(key);
});

test("a change that was made of an older reading is not made", async () => {
  const here = api();
  const made = await here.call(analyst)(contract.createConnector, { tenantId, params, body });
  const change = { tenantId, params: { connectorId: made.id }, body, ifMatch: made.version + 1 };
  await expect(here.call(analyst)(contract.changeConnector, change)).rejects.toMatchObject({ kind: "stale" });
});

test("who may only read sees the source and changes nothing; a program sees no more; another authority sees nothing", async () => {
  const here = api();
  const made = await here.call(analyst)(contract.createConnector, { tenantId, params, body });
  const at = { tenantId, params: { connectorId: made.id } };
  expect(await here.call(mayor)(contract.getConnector, at)).toEqual(made);
  for (const refused of [
    here.call(mayor)(contract.createConnector, { tenantId, params, body }),
    here.call(mayor)(contract.runConnector, at),
    here.call(mayor)(contract.removeConnector, { ...at, ifMatch: 1 }),
    here.call(mayor)(contract.searchNomis, { tenantId, query: { q: "jobs" } }),
    here.call({ ...partner, scopes: ["evidence.read"] })(contract.estimateNomis, { tenantId, body: { query } }),
  ]) {
    await expect(refused).rejects.toMatchObject({ kind: "forbidden" });
  }
  await expect(here.call(analyst, north)(contract.getConnector, { ...at, tenantId: north })).rejects.toMatchObject({ kind: "not-found" });
});

test("the catalogue of Nomis is read for the page: search, dimensions, codes, and what a query comes to", async () => {
  const here = api();
  const call = here.call(analyst);
  expect((await call(contract.searchNomis, { tenantId, query: { q: "business register" } })).items).toMatchObject([{ id: "NM_189_1" }]);
  const nomisId = "NM_189_1";
  expect((await call(contract.getNomisDataset, { tenantId, params: { nomisId } })).dimensions[0]).toEqual({
    name: "geography",
    title: "Geography",
  });
  const codes = (dimension: string, type?: string) =>
    call(contract.listNomisCodes, { tenantId, params: { nomisId, dimension }, query: type ? { type } : {} });
  expect((await codes("geography")).items.map(({ code }) => code)).toEqual(["TYPE480", "TYPE424"]);
  expect((await codes("geography", "TYPE424")).items).toHaveLength(4);
  expect((await codes("industry")).items).toHaveLength(5);
  await expect(codes("colour")).rejects.toMatchObject({ kind: "not-found" });
  expect(await call(contract.estimateNomis, { tenantId, body: { query } })).toMatchObject({
    rows: 16,
    tooMany: false,
    guest: { calls: 1 },
    registered: { calls: 1 },
    address: expect.stringContaining("https://www.nomisweb.co.uk/api/v01/dataset/NM_189_1.data.csv?geography=TYPE424"),
  });
});

test("a Nomis that does not answer is said in a sentence, as something that will pass", async () => {
  const call = api(true).call(analyst);
  await expect(call(contract.searchNomis, { tenantId, query: { q: "jobs" } })).rejects.toMatchObject({
    kind: "unavailable",
    code: "nomis-unavailable",
  });
});

test("the stored record has the key, which is how it is known that no answer does", async () => {
  const here = api();
  const made = await here.call(analyst)(contract.createConnector, { tenantId, params, body });
  expect((await here.as(analyst).store.get(connectors, made.id)).key).toBe(key);
});
