import { expect, test } from "vitest";
import { client, sectorDefinitions } from "@concord/contract";
import type { Actor } from "@concord/kernel";
import { analyst, mayor, memberB, north, stranger, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const words = { name: "Screen", description: "", source: "Growth plan 2026", codes: [{ code: "591", share: 1 }] };

/** The real app and the real client, with no network between them. */
function api() {
  const here = world();
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const as = (actor: Actor, tenant = tenantId) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId: tenant } }),
    });
  return { ...here, call: as };
}

test("a sector is defined from a published one, changed into a second version, and retired, each step as the page takes it", async () => {
  const call = api().call(analyst);
  const { items } = await call(sectorDefinitions.listPublishedDefinitions, { tenantId });
  const published = items.find(({ key }) => key === "dcms-creative-industries")!;
  const { key, ...said } = published;
  const made = await call(sectorDefinitions.createSectorDefinition, {
    tenantId,
    body: { ...said, name: "Creative", begunFrom: key },
    idempotencyKey: "key-1",
  });
  expect(
    await call(sectorDefinitions.createSectorDefinition, {
      tenantId,
      body: { ...said, name: "Creative", begunFrom: key },
      idempotencyKey: "key-1",
    }),
  ).toEqual(made);
  expect(made).toMatchObject({ begunFrom: key, number: 1, source: published.source });

  const params = { sectorDefinitionId: made.id };
  const changed = await call(sectorDefinitions.changeSectorDefinition, {
    tenantId,
    params,
    ifMatch: made.version,
    body: { ...words, change: "Film alone" },
  });
  expect(changed).toMatchObject({ number: 2, name: "Screen" });
  await expect(
    call(sectorDefinitions.changeSectorDefinition, { tenantId, params, ifMatch: made.version, body: { ...words, name: "Film" } }),
  ).rejects.toMatchObject({
    kind: "stale",
  });
  expect(await call(sectorDefinitions.getSectorDefinitionVersion, { tenantId, params: { ...params, number: 1 } })).toMatchObject({
    name: "Creative",
  });

  const film = await call(sectorDefinitions.createSectorDefinition, {
    tenantId,
    body: { ...words, name: "Film", codes: [{ code: "5911", share: 0.5 }] },
  });
  const history = await call(sectorDefinitions.getSectorDefinitionHistory, { tenantId, params });
  expect(history.versions.map(({ number, change }) => [number, change])).toEqual([
    [2, "Film alone"],
    [1, undefined],
  ]);
  expect(history.overlaps).toEqual([{ id: film.id, name: "Film", codes: [{ code: "5911", shares: [1, 0.5] }] }]);

  const retired = await call(sectorDefinitions.retireSectorDefinition, { tenantId, params, ifMatch: changed.version });
  expect(retired.retired).toMatchObject({ byName: analyst.name });
  expect((await call(sectorDefinitions.listSectorDefinitions, { tenantId, query: {} })).items.map(({ name }) => name)).toEqual([
    "Film",
    "Screen",
  ]);
});

test("a sector with a code that is none is refused, and the code is shown beside its place", async () => {
  const call = api().call(analyst);
  await expect(
    call(sectorDefinitions.createSectorDefinition, {
      tenantId,
      body: {
        ...words,
        codes: [
          { code: "62", share: 1 },
          { code: "6299", share: 1 },
        ],
      },
    }),
  ).rejects.toMatchObject({ code: "sector-codes-unknown", parts: [{ at: "body.codes.1.code" }] });
  await expect(
    call(sectorDefinitions.createSectorDefinition, { tenantId, body: { ...words, codes: [{ code: "62", share: 0 }] } }),
  ).rejects.toMatchObject({ kind: "invalid" });
});

test("sectors are for those who may read and write insights, and are nobody else's", async () => {
  const here = api();
  const made = await here.call(analyst)(sectorDefinitions.createSectorDefinition, { tenantId, body: words });
  const params = { sectorDefinitionId: made.id };
  await expect(here.call(mayor)(sectorDefinitions.createSectorDefinition, { tenantId, body: words })).rejects.toMatchObject({
    kind: "forbidden",
  });
  expect(await here.call(mayor)(sectorDefinitions.getSectorDefinition, { tenantId, params })).toEqual(made);
  await expect(here.call(stranger)(sectorDefinitions.listSectorDefinitions, { tenantId, query: {} })).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(
    here.call({ ...memberB, roles: ["analyst"] }, north)(sectorDefinitions.getSectorDefinition, { tenantId: north, params }),
  ).rejects.toMatchObject({ kind: "not-found" });
});
