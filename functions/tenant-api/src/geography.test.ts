import { expect, test } from "vitest";
import { client, geography, reference } from "@concord/contract";
import type { Actor } from "@concord/kernel";
import { analyst, mayor, memberB, north, stranger, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const words = { name: "Aire Valley", description: "", codeSet: "lad-2023", members: ["E08000035", "E08000032"] };

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

test("an area is made, read, listed by name, changed and removed, each step as the page takes it", async () => {
  const call = api().call(analyst);
  const made = await call(geography.createArea, { tenantId, body: words, idempotencyKey: "key-1" });
  expect(await call(geography.createArea, { tenantId, body: words, idempotencyKey: "key-1" })).toEqual(made);
  const params = { areaId: made.id };
  expect(await call(geography.getArea, { tenantId, params })).toEqual(made);
  const other = await call(geography.createArea, { tenantId, body: { ...words, name: "aardvark estate" } });
  expect((await call(geography.listAreas, { tenantId, query: {} })).items.map(({ name }) => name)).toEqual([
    "aardvark estate",
    "Aire Valley",
  ]);
  const first = await call(geography.listAreas, { tenantId, query: { limit: 1 } });
  expect((await call(geography.listAreas, { tenantId, query: { limit: 1, after: first.next } })).items).toEqual([made]);

  const changed = await call(geography.changeArea, { tenantId, params, ifMatch: made.version, body: { ...words, name: "Airedale" } });
  await expect(call(geography.changeArea, { tenantId, params, ifMatch: made.version, body: words })).rejects.toMatchObject({
    kind: "stale",
  });
  await call(geography.removeArea, { tenantId, params, ifMatch: changed.version });
  expect((await call(geography.listAreas, { tenantId, query: {} })).items).toEqual([other]);
});

test("an area with a code that is not on its list is refused, and the code is shown beside its place", async () => {
  const call = api().call(analyst);
  await expect(call(geography.createArea, { tenantId, body: { ...words, members: ["E08000032", "E07000163"] } })).rejects.toMatchObject({
    code: "area-codes-unknown",
    parts: [{ at: "body.members.1", detail: "Craven (E07000163) is not on the list LAD 2023." }],
  });
});

test("areas are for those who may read and write evidence, and are nobody else's", async () => {
  const here = api();
  const made = await here.call(analyst)(geography.createArea, { tenantId, body: words });
  await expect(here.call(mayor)(geography.createArea, { tenantId, body: words })).rejects.toMatchObject({ kind: "forbidden" });
  expect(await here.call(mayor)(geography.getArea, { tenantId, params: { areaId: made.id } })).toEqual(made);
  await expect(here.call(stranger)(geography.listAreas, { tenantId, query: {} })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(
    here.call({ ...memberB, roles: ["analyst"] }, north)(geography.getArea, { tenantId: north, params: { areaId: made.id } }),
  ).rejects.toMatchObject({ kind: "not-found" });
});

test("a program asks where codes of 2021 lie in 2023, and is told what they cover", async () => {
  const call = api().call(analyst);
  const codes = ["E07000163", "E07000164", { code: "E08000032", rows: 21 }, "E12000003"];
  const found = await call(geography.recodePlaces, { tenantId, body: { codes, from: "LAD 2021", to: "LAD 2023" } });
  expect(found.mapping).toEqual([
    { code: "E07000163", group: { code: "E06000065", name: "North Yorkshire" } },
    { code: "E07000164", group: { code: "E06000065", name: "North Yorkshire" } },
    { code: "E08000032", group: { code: "E08000032", name: "Bradford" } },
  ]);
  expect(found.groups[0]?.lacking.map(({ name }) => name)).toEqual(["Harrogate", "Richmondshire", "Ryedale", "Scarborough", "Selby"]);
  expect(found.coverage).toMatchObject({ rowsIn: 24, rowsMatched: 23, rowsLost: 1, exact: false });
  expect(found.notOnList.map(({ code }) => code)).toEqual(["E12000003"]);
  await expect(call(geography.recodePlaces, { tenantId, body: { codes, to: "the moon" } })).rejects.toMatchObject({
    code: "grouping-unknown",
  });
});

test("authorities are today's unless a day is named", async () => {
  const call = api().call(analyst);
  const body = { codes: ["E08000021", "E08000023"], to: "combined-authority" };
  const groupsOf = async (on?: string) =>
    (await call(geography.recodePlaces, { tenantId, body: { ...body, ...(on ? { on } : {}) } })).groups.map(({ code }) => code);
  expect(await groupsOf()).toEqual(["E47000014"]);
  expect(await groupsOf("2020-01-01")).toEqual(["E47000010", "E47000011"]);
});

test("the code sets, their codes and the districts of a day are read by whoever works here", async () => {
  const call = api().call(mayor);
  const { codeSets } = await call(reference.getCodeSets, { tenantId });
  expect(codeSets.find(({ key }) => key === "lad-2021")).toEqual({
    key: "lad-2021",
    name: "LAD 2021",
    meaning: "place",
    vintage: 2021,
    from: "2021-04-01",
    to: "2023-03-31",
    size: 374,
  });
  expect(codeSets.find(({ key }) => key === "msoa")).not.toHaveProperty("size");
  const found = await call(reference.getCodes, { tenantId, params: { key: "sic-2007-class" }, query: { q: "computer program" } });
  expect(found.items).toEqual([{ code: "6201", name: "Computer programming activities" }]);
  const { districts } = await call(reference.getDistricts, { tenantId, query: { on: "2021-04-01" } });
  expect(districts).toHaveLength(374);
  expect(districts.find(({ code }) => code === "E07000163")).toEqual({
    code: "E07000163",
    name: "Craven",
    from: "2009-01-01",
    to: "2023-03-31",
    country: "E92000001",
    region: "E12000003",
    county: "E10000023",
    succeededBy: [{ code: "E06000065", change: "merged", on: "2023-04-01" }],
  });
  expect((await call(reference.getDistricts, { tenantId, query: {} })).on).toBe("2026-11-24");
});
