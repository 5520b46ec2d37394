import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeNomisData, fakeNomisKey, smallInternet, startFakeNomis, type FakeNomis } from "@concord/testkit";
import type { NomisQuery } from "@concord/domain/connectors";
import { readNomisTable, type NomisTableAsked } from "./nomis-table.ts";
import { visitor } from "./visit.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-nomis-table-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Districts × 21 sections × 5 years: 34,650 rows of all 330, of which a guest is given 25,000 in a call; 2,100 of twenty. */
const some = { industries: 21, years: 5 };
const large = fakeNomisData({ areas: 330, ...some });

/** They read tens of thousands of rows, on a machine that may be busy. */
vi.setConfig({ testTimeout: 30_000 });

let nomis: FakeNomis;
beforeEach(async () => {
  nomis = await startFakeNomis(structuredClone(large));
});
const small = () => void nomis.data.types[1]!.areas.splice(20);
afterEach(() => nomis.stop());

const query = (but: Partial<NomisQuery> = {}): NomisQuery => ({
  dataset: "NM_189_1",
  name: "BRES",
  selections: [
    { dimension: "geography", codes: ["TYPE424"], said: "districts" },
    { dimension: "industry", codes: Array.from({ length: 21 }, (_, at) => String(150994945 + at)), said: "sections" },
    { dimension: "employment_status", codes: ["4"], said: "Employment" },
    { dimension: "measure", codes: ["1"], said: "Count" },
    { dimension: "measures", codes: ["20100"], said: "value" },
  ],
  periods: { kind: "latest", count: 5 },
  ...but,
});
const few = (codes: string[]) => query({ selections: [{ dimension: "geography", codes, said: "" }, ...query().selections.slice(1)] });

function read(but: Partial<NomisTableAsked> = {}) {
  const internet = smallInternet();
  return readNomisTable(visitor(internet), {
    query: query(),
    key: undefined,
    folder,
    until: internet.now() + 12 * 60_000,
    onRequest: () => undefined,
    origin: nomis.origin,
    ...but,
  });
}
const pagesAsked = () => nomis.requests.filter((path) => path.includes(".data.csv"));

test("a table larger than a call is read page by page, whole, with one header and without the columns that prove it", async () => {
  const table = await read();
  if (table.unchanged) throw new Error("it was not");
  expect(table).toMatchObject({ rows: 34_650, updated: "2026-10-13 09:30:00", notes: [] });
  expect(pagesAsked()).toHaveLength(2);

  const text = readFileSync(table.path, "utf8");
  const lines = text.trimEnd().split("\n");
  expect(lines).toHaveLength(34_651);
  expect(lines[0]).toMatch(/^DATE,DATE_NAME,GEOGRAPHY,.*,OBS_VALUE,OBS_STATUS,OBS_STATUS_NAME$/);
  expect(text).not.toContain("RECORD_");
  expect(lines.filter((line) => line.startsWith("DATE"))).toHaveLength(1);
  expect(new Set(lines).size).toBe(34_651);
  expect(text).toContain('"Bristol, City of"');
  expect(table).toMatchObject({ bytes: Buffer.byteLength(text), hash: createHash("sha256").update(text).digest("hex") });
});

test("with a key a call is larger; the key goes to Nomis and nowhere else", async () => {
  const table = await read({ key: fakeNomisKey });
  expect(table).toMatchObject({ rows: 34_650 });
  expect(pagesAsked()).toHaveLength(1);
  expect(pagesAsked()[0]).toContain(`uid=${fakeNomisKey}`);
  expect(nomis.requests.filter((path) => !path.includes(".data.csv")).join()).not.toContain(fakeNomisKey);
});

test("a key that Nomis does not know is given a guest's answer, cut without a word: the rest is asked for", async () => {
  expect(await read({ key: "0x0000000000000000" })).toMatchObject({ rows: 34_650 });
  expect(pagesAsked()).toHaveLength(2);
});

test("pages that come shorter than was asked for are gone on from where they end", async () => {
  small();
  nomis.faults.cutPagesTo = 600;
  expect(await read()).toMatchObject({ rows: 2_100 });
  expect(pagesAsked()).toHaveLength(4);
});

test("a count that was cut as well is caught by what was asked for", async () => {
  nomis.faults.capCount = true;
  await expect(read()).rejects.toMatchObject({
    code: "answer-truncated",
    detail: expect.stringContaining("25,000 of 34,650 rows came"),
  });
});

test("an end of rows before their count is an answer that was cut, with how many of how many", async () => {
  small();
  nomis.faults.cutPagesTo = 2_000;
  nomis.faults.endAfter = 2_000;
  await expect(read()).rejects.toMatchObject({ code: "answer-truncated", detail: "2,000 of 2,100 rows came." });
});

test("rows that come twice are caught", async () => {
  small();
  nomis.faults.cutPagesTo = 1_500;
  nomis.faults.overlap = 10;
  await expect(read()).rejects.toMatchObject({ code: "answer-repeats", detail: "Row 1,491 of 2,100 came twice." });
});

test("data that is updated between two pages is caught by the count of its rows", async () => {
  small();
  nomis.faults.cutPagesTo = 1_500;
  nomis.faults.updateAfter = { pages: 1, quietly: true };
  const dated = query({ periods: { kind: "listed", codes: ["2020", "2021", "2022", "2023", "2024", "2025"] } });
  await expect(read({ query: dated })).rejects.toMatchObject({
    code: "answer-changed",
    detail: "It had 2,100 rows when it began, and then 2,520.",
  });
});

test("and where there are as many as before, by the dataset's own word", async () => {
  small();
  nomis.faults.cutPagesTo = 1_500;
  nomis.faults.updateAfter = { pages: 1 };
  await expect(read()).rejects.toMatchObject({ code: "answer-changed" });
});

test("a dimension that it did not heed is caught: more came than was asked for", async () => {
  small();
  nomis.faults.ignore = ["INDUSTRY"];
  const one = query({
    selections: query().selections.map((one) => (one.dimension === "industry" ? { ...one, codes: ["150994945"] } : one)),
  });
  await expect(read({ query: one })).rejects.toMatchObject({
    code: "answer-not-asked-for",
    detail: "2,100 rows came; 100 were asked for.",
  });
});

test("combinations that do not exist are said, and are no fault", async () => {
  const table = await read({ query: few(["1778384897", "9999999999"]) });
  expect(table).toMatchObject({ rows: 105, notes: ["Nomis has 105 of the 210 combinations that were asked for."] });
});

test("nothing at all is not a table", async () => {
  await expect(read({ query: few(["9999999999"]) })).rejects.toMatchObject({ code: "nothing-matches" });
});

test("what is too large is not begun", async () => {
  const everything = query({ periods: { kind: "latest", count: 120 }, selections: query().selections.map((one) => ({ ...one })) });
  everything.selections[1]!.codes = Array.from({ length: 100 }, (_, at) => String(150994945 + at));
  await expect(read({ query: everything })).rejects.toMatchObject({ code: "query-too-large" });
  expect(pagesAsked()).toEqual([]);
});

test("a page that breaks off is asked for again, and nothing of it is kept", async () => {
  small();
  nomis.faults.cut = { times: 2, afterBytes: 5_000 };
  expect(await read()).toMatchObject({ rows: 2_100 });
  expect(pagesAsked()).toHaveLength(3);
});

test("a length that is wrong, with which a page looks whole, shows in its last row", async () => {
  small();
  nomis.faults.shortLength = { times: 1, by: 20 };
  await expect(read()).rejects.toMatchObject({ code: expect.stringMatching(/cut-short|answer-changed|answer-unreadable/) });
});

test.each([
  ["says no in its own words", { refuse: "Query is incomplete" }, "query-refused", /Query is incomplete/],
  ["sends a web page", { page: true }, "answer-unreadable", /web page/],
  ["is busy", { fail: { times: 99, status: 503 } }, "too-busy", /503/],
  ["sends us elsewhere", { redirectTo: "https://login.example.org/" }, "redirect-not-allowed", /another server/],
])("a Nomis that %s is no table", async (_, fault, code, detail) => {
  small();
  Object.assign(nomis.faults, fault);
  await expect(read()).rejects.toMatchObject({ code, detail: expect.stringMatching(detail) });
});

test("a dataset that is there no more is said so", async () => {
  await expect(read({ query: query({ dataset: "NM_9_9" }) })).rejects.toMatchObject({ code: "not-there" });
});

test("names that are not UTF-8 are read as what they are", async () => {
  nomis.faults.latin = true;
  const table = await read({ query: few(["1778384897"]) });
  expect(table.unchanged ? "" : readFileSync(table.path, "utf8")).toContain("Ynys Môn");
});

test("what was updated last when it was read before is not read again", async () => {
  small();
  expect(await read({ unless: "2026-10-13 09:30:00" })).toEqual({ unchanged: true, updated: "2026-10-13 09:30:00" });
  expect(nomis.requests).toHaveLength(1);
  expect(await read({ unless: "2025-10-13 09:30:00" })).toMatchObject({ unchanged: false });
});
