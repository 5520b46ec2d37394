import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, partner, strategyLead, tableOf, world, type CellRow } from "@concord/testkit";
import { listReleases } from "../disclosure/index.ts";
import { datasets, datasetVersions, fileKeys, type Dataset } from "../evidence/index.ts";
import type { UnusuallyGoodAt } from "../questions/index.ts";
import {
  insights,
  listPublishedInsights,
  publishInsight,
  readPublishedInsight,
  rerunInsight,
  saveInsight,
  type InsightToSave,
} from "./index.ts";

/** Manufacturing (C) and retail (G) in three places, at two moments. */
const cells = (jobs: Record<string, readonly [c: number | null, g: number]>): CellRow[] =>
  Object.entries(jobs).flatMap(([place, [c, g]]) =>
    ["2015", "2021"].flatMap((period): CellRow[] => [
      { place, period, industry: "C", cell: c === null ? { value: null, status: "suppressed" } : { value: c, status: "normal" } },
      { place, period, industry: "G", cell: { value: g, status: "normal" } },
    ]),
  );

function worldWith(versions: Record<number, CellRow[]>, but: Partial<Dataset> = {}) {
  const here = world();
  const numbers = Object.keys(versions).map(Number);
  const has = (latest: number) => here.has(datasets, dataset({ latest, nextNumber: latest + 1, ...but }));
  has(1);
  for (const number of numbers) {
    here.has(datasetVersions, acceptedVersion({ number }));
    here.hasTable(fileKeys.parquet(dataset().id, number), tableOf(versions[number]!));
  }
  return { ...here, move: has };
}
const toSave = (question: Partial<UnusuallyGoodAt> = {}, claim: Partial<InsightToSave["claim"]> = {}): InsightToSave => ({
  claim: {
    words: "Manufacturing is more concentrated here than elsewhere.",
    table: "sectors",
    row: "C",
    measure: "location-quotient",
    direction: "above",
    threshold: 0.0001,
    margin: 0.1,
    ...claim,
  },
  question: {
    question: "unusually-good-at",
    jobs: { datasetId: dataset().id },
    places: ["here", "there"],
    reference: ["here", "there", "yonder"],
    sectorDetail: "as-published",
    from: "2015",
    to: "2021",
    ...question,
  },
  versions: [{ datasetId: dataset().id, number: 1 }],
});
const bought = { kind: "commercial" } as const;
const usual = cells({ here: [900, 2_000], there: [300, 1_000], yonder: [400, 6_000] });
const withSmall = cells({ here: [900, 2_000], there: [300, 1_000], yonder: [3, 6_000] });

test("a published figure is on record as a release, and its lineage says how it was judged", async () => {
  const here = worldWith({ 1: usual }, bought);
  const { id } = await saveInsight(here.as(analyst), toSave());
  await publishInsight(here.as(strategyLead), id);
  expect(here.audit().map(({ name }) => name)).toEqual(["insight.saved", "insight.published"]);

  const [released] = (await listReleases(here.as(analyst), dataset().id, {})).items;
  expect(released).toMatchObject({ to: "published", what: { of: "figures", says: "The location quotient of C, 2021", cells: 4 } });
  for (const actor of [partner, analyst]) {
    const { lineage } = await readPublishedInsight(here.as(actor), id);
    expect(lineage.disclosure.check).toEqual({
      status: "checked",
      rules: ["licence", "sensitivity", "small-counts", "suppression", "differencing"],
      releaseId: released!.id,
    });
  }
});

test("a figure from which a small count can be had is not published: the cell is named, and the insight stays as it was", async () => {
  const here = worldWith({ 1: withSmall }, bought);
  const saved = await saveInsight(here.as(analyst), toSave());
  // Manufacturing in all three less manufacturing in the first two is the 3 in the third.
  await expect(publishInsight(here.as(strategyLead), saved.id)).rejects.toMatchObject({
    kind: "refused",
    code: "suppressed-cell-derivable",
    parts: [{ at: "place=yonder, period=2021, industry=C", detail: expect.stringContaining("Manufacturing in yonder, 2021") }],
  });
  expect(await here.as(analyst).store.get(insights, saved.id)).toEqual(saved);

  const alone = await saveInsight(here.as(analyst), toSave({ places: ["yonder"] }, { measure: "share" }));
  await expect(publishInsight(here.as(strategyLead), alone.id)).rejects.toMatchObject({
    code: "small-count",
    parts: [{ at: "place=yonder, period=2021, industry=C" }],
  });
});

test("two figures that are each harmless are not both published when one less the other tells a small count", async () => {
  const here = worldWith({ 1: withSmall }, bought);
  const two = await saveInsight(here.as(analyst), toSave({}, { measure: "share" }));
  const three = await saveInsight(here.as(analyst), toSave({ places: ["here", "there", "yonder"] }, { measure: "share" }));
  await publishInsight(here.as(strategyLead), two.id);
  await expect(publishInsight(here.as(strategyLead), three.id)).rejects.toMatchObject({ code: "suppressed-cell-derivable" });
});

test("figures made around a suppressed cell tell nothing of it", async () => {
  const here = worldWith({ 1: cells({ here: [900, 2_000], there: [null, 1_000], yonder: [400, 6_000] }) });
  const saved = await saveInsight(here.as(analyst), toSave());
  expect((await publishInsight(here.as(strategyLead), saved.id)).publishedAt).toBeDefined();
});

test("on a newer version a published figure leaves anew, and a program is refused what that would tell", async () => {
  const here = worldWith({ 1: usual, 2: withSmall }, bought);
  const { id } = await saveInsight(here.as(analyst), toSave());
  await publishInsight(here.as(strategyLead), id);
  here.move(2);
  await rerunInsight(here.as(analyst), id);

  await expect(readPublishedInsight(here.as(partner), id)).rejects.toMatchObject({ code: "suppressed-cell-derivable" });
  expect((await listPublishedInsights(here.as(partner), {})).items).toEqual([]);
  expect((await readPublishedInsight(here.as(analyst), id)).lineage).toMatchObject({ sources: [{ versionNumber: 2 }] });
});
