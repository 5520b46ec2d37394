import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, fixedId, partner, strategyLead, tableOf, world, type CellRow } from "@concord/testkit";
import { listReleases } from "../disclosure/index.ts";
import { datasets, datasetVersions, fileKeys, type Dataset } from "../evidence/index.ts";
import type { ProductivityDiffers } from "../questions/index.ts";
import { platformTenantId } from "../tenancy/index.ts";
import { insights, publishInsight, readPublishedInsight, saveInsight, type InsightToSave } from "./index.ts";

const [outputId, jobsId] = [fixedId("dataset", "gva"), fixedId("dataset", "j0bs")];

/** In manufacturing (C) and finance (K), here and there. */
type Figures = { here: readonly [c: number, k: number]; there: readonly [c: number, k: number] };
const rows = (figures: Figures): CellRow[] =>
  Object.entries(figures).flatMap(([place, [c, k]]): CellRow[] => [
    { place, period: "2021", industry: "C", cell: { value: c, status: "normal" } },
    { place, period: "2021", industry: "K", cell: { value: k, status: "normal" } },
  ]);
const output: Figures = { here: [480, 1_500], there: [600, 800] };
const jobs: Figures = { here: [4_000, 6_000], there: [6_000, 4_000] };

type Kept = { id: typeof outputId; figures: Figures; but?: Partial<Dataset> };
function worldWith(kept: readonly Kept[], shelf: readonly Kept[] = []) {
  const here = world();
  const put = ({ id, figures, but }: Kept, tenantId?: typeof platformTenantId) => {
    here.has(datasets, dataset({ id, name: id === jobsId ? "Jobs" : "Output", kind: "commercial", ...but }), tenantId);
    here.has(datasetVersions, acceptedVersion({ datasetId: id }), tenantId);
    here.hasTable(fileKeys.parquet(id, 1), tableOf(rows(figures)));
  };
  for (const one of kept) put(one);
  for (const one of shelf) put(one, platformTenantId);
  return here;
}

const question: ProductivityDiffers = {
  question: "productivity-differs",
  output: { datasetId: outputId },
  jobs: { datasetId: jobsId },
  poundsEach: 1_000_000,
  places: ["here"],
  against: "places",
  reference: ["there"],
  to: "2021",
  sectorDetail: "section",
  imputedRent: "left-out",
};
const toSave = (claim: Partial<InsightToSave["claim"]> = {}): InsightToSave => ({
  claim: {
    words: "A job here makes more than a job there.",
    table: "whole",
    row: "area",
    measure: "level",
    direction: "above",
    threshold: 140_000,
    margin: 1_000,
    ...claim,
  },
  question,
  versions: [outputId, jobsId].map((datasetId) => ({ datasetId, number: 1 })),
});
const releasesOf = async (here: ReturnType<typeof world>, id: typeof outputId) => (await listReleases(here.as(analyst), id, {})).items;

test("a figure of two datasets leaves with the sums of both: one release of each, in the commit that publishes it", async () => {
  const here = worldWith([
    { id: outputId, figures: output },
    { id: jobsId, figures: jobs },
  ]);
  const { id } = await saveInsight(here.as(analyst), toSave());
  await publishInsight(here.as(strategyLead), id);
  expect(here.audit().map(({ name }) => name)).toEqual(["insight.saved", "insight.published"]);

  const released = [...(await releasesOf(here, outputId)), ...(await releasesOf(here, jobsId))];
  expect(released).toMatchObject([
    { datasetId: outputId, to: "published", what: { of: "figures", cells: 1 } },
    { datasetId: jobsId, to: "published", what: { of: "figures", cells: 1 } },
  ]);
  const { lineage } = await readPublishedInsight(here.as(partner), id);
  expect(released.map(({ id }) => id)).toContain(lineage.disclosure.check?.releaseId);
  expect(lineage.disclosure.check?.status).toBe("checked");
});

test("a small count in either of them keeps the figure here, and nothing is on record as having left", async () => {
  const small: Figures = { here: [4_000, 3], there: jobs.there };
  const here = worldWith([
    { id: outputId, figures: output },
    { id: jobsId, figures: small },
  ]);
  // A sector by itself: its own output over its own jobs, of which there are three.
  const saved = await saveInsight(here.as(analyst), toSave({ table: "sectors", row: "K", threshold: 0, measure: "level" }));
  await expect(publishInsight(here.as(strategyLead), saved.id)).rejects.toMatchObject({
    code: "small-count",
    parts: [{ at: "place=here, period=2021, industry=K" }],
  });
  expect(await here.as(analyst).store.get(insights, saved.id)).toEqual(saved);
  expect([...(await releasesOf(here, outputId)), ...(await releasesOf(here, jobsId))]).toEqual([]);
});

test("of what is on the reference shelf nothing is released: it is public, and no authority's to give", async () => {
  const here = worldWith(
    [{ id: jobsId, figures: jobs }],
    [{ id: outputId, figures: output, but: { kind: "open", sensitivity: "public" } }],
  );
  const { id } = await saveInsight(here.as(analyst), toSave());
  await publishInsight(here.as(strategyLead), id);
  expect(await releasesOf(here, jobsId)).toHaveLength(1);
  expect((await readPublishedInsight(here.as(partner), id)).lineage.sources).toMatchObject([
    { datasetId: outputId, shared: true },
    { datasetId: jobsId },
  ]);
});

test("a licence that keeps either of them here keeps the figure here", async () => {
  const licence = { name: "Commercial", mayShare: true, mayPublish: false, mayLeaveByApi: true };
  const here = worldWith([
    { id: outputId, figures: output, but: { licence } },
    { id: jobsId, figures: jobs },
  ]);
  const { id } = await saveInsight(here.as(analyst), toSave());
  await expect(publishInsight(here.as(strategyLead), id)).rejects.toMatchObject({ code: "licence-forbids-publishing" });
});
