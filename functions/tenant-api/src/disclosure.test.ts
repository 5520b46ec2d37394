import { expect, test } from "vitest";
import { client, disclosure, insights as insightsContract } from "@concord/contract";
import { datasets, datasetVersions, fileKeys, type CellRow, type Dataset } from "@concord/domain/evidence";
import type { Question } from "@concord/domain/insights";
import type { Actor } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, partner, stranger, tableOf, west, world } from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const program = { ...partner, scopes: ["evidence.read", "insights.read"] } as const;

/** The real app and the real client, with no network between them. */
function api(cells: readonly CellRow[], but: Partial<Dataset> = {}) {
  const here = world();
  here.has(datasets, dataset(but));
  const columns = acceptedVersion().columns.map((column) => (column.meaning === "status" ? { ...column, distinct: 3 } : column));
  here.has(datasetVersions, acceptedVersion({ columns }));
  here.hasTable(fileKeys.parquet(dataset().id, 1), tableOf(cells));
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const call = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } }),
    });
  return { ...here, call };
}

const rows = (written: Record<string, number | "c">): CellRow[] =>
  ["2015", "2021"].flatMap((period) =>
    Object.entries(written).map(([industry, said]) => ({
      place: "here",
      period,
      industry,
      cell: said === "c" ? { value: null, status: "suppressed" as const } : { value: said, status: "normal" as const },
    })),
  );
const told = rows({ Total: 1_200, A: 150, C: "c", G: 400 });
const question: Question = {
  question: "unusually-good-at",
  datasetId: dataset().id,
  places: ["here"],
  reference: ["here"],
  sectorDetail: "as-published",
  from: "2015",
  to: "2021",
};
const params = { datasetId: dataset().id, number: 1 };

test("the check names the cells, shows the arithmetic to people and only the cells to programs, and releases nothing", async () => {
  const here = api(told);
  const ask = { tenantId, params, body: { audience: "published" } } as const;
  const check = await here.call(analyst)(disclosure.checkDisclosure, ask);
  expect(check).toMatchObject({ allowed: false, because: "suppressed-cell-derivable", findingCount: 2 });
  expect(check.findings[0]!.how).toContain("1,200");
  expect(check.suggestion).toMatchObject({ count: 2 });
  const seen = await here.call(program)(disclosure.checkDisclosure, ask);
  expect(seen.findings.map(({ name }) => name)).toEqual(["Manufacturing in here, 2015", "Manufacturing in here, 2021"]);
  expect(JSON.stringify(seen)).not.toMatch(/1,200|550/);
  expect(seen.suggestion).toBeUndefined();

  const part = await here.call(analyst)(disclosure.checkDisclosure, { ...ask, body: { audience: "api", view: { industry: ["A", "C"] } } });
  expect(part).toMatchObject({ allowed: true, disclosure: { status: "checked" } });
  expect((await here.call(analyst)(disclosure.listReleases, { tenantId, params, query: {} })).items).toEqual([]);
  await expect(here.call(stranger)(disclosure.checkDisclosure, ask)).rejects.toMatchObject({ kind: "forbidden" });
});

test("a program is answered no question of a version from which a suppressed figure could be had; people are", async () => {
  const here = api(told);
  const ask = { tenantId, body: { question } };
  await expect(here.call(program)(insightsContract.askQuestion, ask)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
    parts: [{ at: "place=here, period=2015, industry=C" }, { at: "place=here, period=2021, industry=C" }],
  });
  await here.call(analyst)(insightsContract.askQuestion, ask);
  const options = { tenantId, query: { datasetId: dataset().id } };
  await expect(here.call(program)(insightsContract.getQuestionOptions, options)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
  });
});

test("what a program reads is one release, however often it asks; restricted evidence is none", async () => {
  const here = api(rows({ A: 150, C: "c", G: 400 }));
  const ask = { tenantId, body: { question } };
  await here.call(program)(insightsContract.askQuestion, ask);
  await here.call(program)(insightsContract.askQuestion, ask);
  const { items } = await here.call(analyst)(disclosure.listReleases, { tenantId, params, query: {} });
  expect(items).toMatchObject([{ number: 1, to: `partner:${partner.id}`, what: { of: "whole" }, disclosure: { status: "checked" } }]);

  here.has(datasets, dataset({ sensitivity: "restricted" }));
  await expect(here.call(program)(insightsContract.askQuestion, ask)).rejects.toMatchObject({ code: "evidence-restricted" });
  await expect(here.call(program)(disclosure.checkDisclosure, { tenantId, params, body: { audience: "api" } })).rejects.toMatchObject({
    code: "evidence-restricted",
  });
});
