import fc from "fast-check";
import { expect, test } from "vitest";
import { analyst, dataset, fixedId, mayor, world } from "@concord/testkit";
import { datasets, listCatalogue, openGovernmentLicence, type CatalogueAsk, type Dataset } from "../index.ts";

const facts = (rows: number, checkedAt: string, columnNames: string[] = []) => ({
  rows,
  columns: 3,
  problems: 0,
  checkedAt: `${checkedAt}T09:00:00.000Z`,
  columnNames,
});

const kept: Dataset[] = [
  dataset({
    name: "Jobs by industry",
    cadence: "yearly",
    latestFacts: { ...facts(1911, "2025-09-01", ["INDUSTRY_CODE"]), codeSets: ["SIC 2007 section"] },
  }),
  dataset({
    id: fixedId("dataset", "pr1ces"),
    name: "House prices",
    publisher: "HM Land Registry",
    kind: "open",
    cadence: "monthly",
    latestFacts: facts(5_000_000, "2026-11-20"),
  }),
  dataset({
    id: fixedId("dataset", "f1rms"),
    name: "Firms",
    kind: "commercial",
    publisher: "Café Data Ltd",
    sensitivity: "internal",
    licence: { ...openGovernmentLicence, name: "Contract", mayPublish: false },
    stewardId: mayor.id,
    latest: undefined,
    purpose: "To find suppliers",
  }),
];

function catalogue(those: readonly Dataset[] = kept) {
  const here = world();
  here.has(datasets, those);
  return (ask: Parameters<typeof listCatalogue>[1] = {}) => listCatalogue(here.as(analyst), ask);
}
const named = async (list: ReturnType<typeof catalogue>, ask: CatalogueAsk) => (await list(ask)).items.map(({ name }) => name);

test("what is looked for may stand in the name, the publisher, the purpose, the columns or the code sets, in any case and without accents", async () => {
  const list = catalogue();
  expect(await named(list, { q: "HOUSE registry" })).toEqual(["House prices"]);
  expect(await named(list, { q: "suppliers" })).toEqual(["Firms"]);
  expect(await named(list, { q: "cafe" })).toEqual(["Firms"]);
  expect(await named(list, { q: "industry_code" })).toEqual(["Jobs by industry"]);
  expect(await named(list, { q: "sic 2007" })).toEqual(["Jobs by industry"]);
  expect(await list({ q: "nowhere" })).toEqual({ items: [], total: 0 });
});

test("filters hold together: kind, sensitivity, steward, what the licence permits, how fresh", async () => {
  const list = catalogue();
  expect(await named(list, { kind: "open" })).toEqual(["House prices", "Jobs by industry"]);
  expect(await named(list, { sensitivity: "internal" })).toEqual(["Firms"]);
  expect(await named(list, { stewardId: mayor.id })).toEqual(["Firms"]);
  expect(await named(list, { permits: "publish" })).toEqual(["House prices", "Jobs by industry"]);
  expect(await named(list, { freshness: "overdue" })).toEqual(["Jobs by industry"]);
  expect(await named(list, { kind: "open", freshness: "no-data" })).toEqual([]);
});

test("it is sorted by what one asks for, and says of each how fresh it is", async () => {
  const list = catalogue();
  expect(await named(list, { sort: "rows" })).toEqual(["House prices", "Jobs by industry", "Firms"]);
  expect(await named(list, { sort: "updated" })).toEqual(["House prices", "Jobs by industry", "Firms"]);
  expect(await named(list, { sort: "freshness" })).toEqual(["Jobs by industry", "Firms", "House prices"]);
  expect(await named(list, { sort: "kind", reverse: true })).toEqual(["Firms", "Jobs by industry", "House prices"]);
  expect((await list({ q: "jobs" })).items[0]).toMatchObject({ freshness: { state: "overdue", since: "2026-09-01" } });
});

test("a recipe and the names of columns, which may be long, are not carried in lists", async () => {
  const { items } = await catalogue([dataset({ recipe: { delimiter: ";" } })])();
  expect(items[0]).not.toHaveProperty("recipe");
  const found = (await catalogue()({ q: "industry_code" })).items[0];
  expect(found?.latestFacts).toMatchObject({ rows: 1911, codeSets: ["SIC 2007 section"] });
  expect(found?.latestFacts).not.toHaveProperty("columnNames");
});

test("a place in one list is no place in another", async () => {
  const list = catalogue();
  const { next } = await list({ limit: 1, sort: "rows" });
  await expect(list({ limit: 1, sort: "name", after: next })).rejects.toMatchObject({ code: "invalid-cursor" });
  await expect(list({ after: "nonsense" })).rejects.toMatchObject({ code: "invalid-cursor" });
});

test("page by page, everything comes once, whatever it is sorted by and however many share a name", async () => {
  const some = fc.array(fc.record({ name: fc.constantFrom("Jobs", "jobs", "Jöbs", "Prices"), rows: fc.constantFrom(1, 2) }), {
    minLength: 1,
    maxLength: 9,
  });
  await fc.assert(
    fc.asyncProperty(some, fc.constantFrom("name", "kind", "updated", "rows", "freshness"), fc.boolean(), async (those, sort, reverse) => {
      const list = catalogue(
        those.map(({ name, rows }, at) => dataset({ id: fixedId("dataset", `n${at}`), name, latestFacts: facts(rows, "2026-01-01") })),
      );
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await list({ sort: sort as "name", reverse, limit: 2, after });
        expect(page.total).toBe(those.length);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen.toSorted()).toEqual(those.map((_, at) => fixedId("dataset", `n${at}`)).toSorted());
    }),
    { numRuns: 40 },
  );
});
