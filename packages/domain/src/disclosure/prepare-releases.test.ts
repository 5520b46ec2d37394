import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, dataset, fixedId, insight, strategyLead, tableOf, world } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../evidence/index.ts";
import { insights } from "../insights/index.ts";
import { save } from "../store.ts";
import { prepareReleases, release, releases, type ReleaseAsk, type ReleasedTable } from "./index.ts";

const [one, other, third] = [dataset().id, fixedId("dataset", "0ther"), fixedId("dataset", "th1rd")];
const columns = acceptedVersion().columns.map((column) => (column.name === "status" ? { ...column, distinct: 2 } : column));

/** Manufacturing in three places, in three datasets that count the same people; in the third place it is hidden. */
function threeAlike() {
  const here = world();
  for (const datasetId of [one, other, third]) {
    here.has(datasets, dataset({ id: datasetId, population: "Employees" }));
    here.has(datasetVersions, acceptedVersion({ datasetId, columns }));
    const cells = [300, 200, null].map((value, place) => ({
      place: ["first", "second", "third"][place]!,
      period: "2021",
      industry: "C",
      cell: { value, status: value === null ? ("suppressed" as const) : ("normal" as const) },
    }));
    here.hasTable(fileKeys.parquet(datasetId, 1), tableOf(cells));
  }
  return here;
}

const sumOf = (places: readonly string[], value: number): ReleasedTable => ({
  name: `the sum of ${places.join(", ")}`,
  asOf: "2026-11-10T09:00:00.000Z",
  cells: [{ is: "figure", at: { place: places.join("+"), period: "2021", industry: "C" }, value }],
  whole: true,
  additive: true,
  asPublished: true,
  madeOf: { place: { [places.join("+")]: [...places] } },
});
const asks = (...of: [ReleaseAsk["datasetId"], ReleasedTable][]): ReleaseAsk[] =>
  of.map(([datasetId, table]) => ({
    datasetId,
    number: 1,
    to: "published",
    what: { of: "figures", key: contentHash(table), says: table.name, table: async () => table },
  }));

test("two tables that count the same people do not leave together when one less the other tells what is hidden", async () => {
  const here = threeAlike();
  const together = asks([one, sumOf(["first", "second", "third"], 507)], [other, sumOf(["first", "second"], 500)]);
  await expect(prepareReleases(here.as(strategyLead), together)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
    message: expect.stringContaining("Manufacturing in third, 2021"),
  });
  expect(here.audit()).toEqual([]);
});

test("releases of several datasets are one commit, in which each register is written or checked once", async () => {
  const here = threeAlike();
  const context = here.as(strategyLead);
  const together = asks([one, sumOf(["first", "second"], 500)], [other, sumOf(["first"], 300)]);
  const { releases: prepared, saves, checks } = await prepareReleases(context, together);

  const places = [...saves, ...checks].map(({ thing }) => thing.id);
  expect(new Set(places).size).toBe(places.length);
  expect(checks).toHaveLength(1); // the register of the third, which both were held against
  here.has(insights, insight());
  await context.store.commit({
    because: { name: "insight.published" },
    saves: [save(insights, insight()), ...saves],
    checks,
  });
  for (const { id } of prepared) expect(await context.store.get(releases, id)).toMatchObject({ kind: "release", to: "published" });

  await expect(release(context, asks([third, sumOf(["first", "second", "third"], 507)])[0]!)).rejects.toMatchObject({
    code: "suppressed-cell-derivable",
  });
});
