import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeNomisData, smallInternet, startFakeNomis, type FakeNomis } from "@concord/testkit";
import type { NomisQuery } from "@concord/domain/connectors";
import { catalogueOf } from "./nomis-catalogue.ts";
import { visitor } from "./visit.ts";

let nomis: FakeNomis;
let internet: ReturnType<typeof smallInternet>;
const open = () => catalogueOf(visitor(internet), internet, nomis.origin);
beforeEach(async () => {
  nomis = await startFakeNomis(fakeNomisData({ areas: 330, industries: 21, years: 5 }));
  internet = smallInternet();
});
afterEach(() => nomis.stop());

const query: NomisQuery = {
  dataset: "NM_189_1",
  name: "BRES",
  selections: [
    { dimension: "geography", codes: ["TYPE424"], said: "" },
    { dimension: "industry", codes: ["150994945"], said: "" },
  ],
  periods: { kind: "latest", count: 2 },
};

test("finds a dataset by its words or its number, and says what has to be chosen of it", async () => {
  const catalogue = open();
  const found = {
    id: "NM_189_1",
    name: "Business Register and Employment Survey : open access",
    about: "Jobs by industry and place, from the annual survey of businesses.",
    units: "Jobs",
    status: "Current (being actively updated)",
    lastUpdated: "2026-10-13 09:30:00",
  };
  expect(await catalogue.search("Employment survey")).toEqual([found]);
  expect(await catalogue.search("nm_189_1")).toMatchObject([{ id: "NM_189_1" }]);
  expect(await catalogue.search("trams")).toEqual([]);
  expect(await catalogue.search("  ")).toEqual([]);
  expect((await catalogue.describe("NM_189_1")).dimensions).toEqual([
    { name: "geography", title: "Geography" },
    { name: "industry", title: "Industry" },
    { name: "employment_status", title: "Employment status" },
    { name: "measure", title: "Measure" },
    { name: "measures", title: "Measures" },
  ]);
});

test("lists the codes of a dimension, a list of one with them; of geography the types of area, and the areas of a type", async () => {
  const catalogue = open();
  expect((await catalogue.codes("NM_189_1", "industry")).slice(0, 2)).toEqual([
    { code: "150994945", name: "A : Agriculture, forestry and fishing" },
    { code: "150994946", name: "C : Manufacturing" },
  ]);
  expect(await catalogue.codes("NM_189_1", "measures")).toEqual([{ code: "20100", name: "value" }]);
  expect(await catalogue.codes("NM_189_1", "geography")).toEqual([
    { code: "TYPE480", name: "regions" },
    { code: "TYPE424", name: "local authorities: district / unitary (as of April 2023)" },
  ]);
  const areas = await catalogue.codes("NM_189_1", "geography", "TYPE424");
  expect(areas).toHaveLength(330);
  expect(areas[2]).toEqual({ code: "1778384899", name: "Bristol, City of", parent: "2092957699" });
  expect(await catalogue.codes("NM_189_1", "time")).toHaveLength(5);
  await expect(catalogue.codes("NM_189_1", "colour")).rejects.toMatchObject({ kind: "not-found" });
});

test("counts the rows of a query by asking for one", async () => {
  expect(await open().count(query)).toBe(660);
  expect(nomis.requests[0]).toContain("select=record_count&recordlimit=1");
  expect(await open().count({ ...query, selections: [{ dimension: "geography", codes: ["9999"], said: "" }] })).toBe(0);
});

test("is read once and kept for an hour; two who ask at once share an answer", async () => {
  const catalogue = open();
  await Promise.all([catalogue.describe("NM_189_1"), catalogue.describe("NM_189_1")]);
  await catalogue.describe("NM_189_1");
  expect(nomis.requests).toHaveLength(1);
  await internet.sleep(61 * 60 * 1000);
  await catalogue.describe("NM_189_1");
  expect(nomis.requests).toHaveLength(2);
});

test("what cannot be had now is said in a sentence, and asked for again the next time", async () => {
  const catalogue = open();
  nomis.faults.fail = { times: 2, status: 503 };
  await expect(catalogue.describe("NM_189_1")).rejects.toMatchObject({
    kind: "unavailable",
    code: "nomis-unavailable",
    message: expect.stringContaining("Nomis cannot be asked just now. What you chose is kept"),
  });
  expect((await catalogue.describe("NM_189_1")).id).toBe("NM_189_1");
});

test("what Nomis does not have or does not understand is told apart", async () => {
  const catalogue = open();
  await expect(catalogue.describe("NM_1_1")).rejects.toMatchObject({ kind: "not-found" });
  await expect(catalogue.describe("../../etc/passwd")).rejects.toMatchObject({ kind: "not-found" });
  await expect(catalogue.count({ ...query, selections: [] })).rejects.toMatchObject({
    kind: "refused",
    code: "query-refused",
    message: expect.stringContaining("Query is incomplete"),
  });
  expect(nomis.requests.every((path) => path.startsWith("/api/v01/dataset/NM_"))).toBe(true);
});
