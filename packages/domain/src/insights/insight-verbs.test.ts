import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { acceptedVersion, analyst, dataset, partner, strategyLead, tableOf, worker, world, type CellRow } from "@concord/testkit";
import { datasets, datasetVersions, fileKeys, openGovernmentLicence } from "../evidence/index.ts";
import {
  insights,
  listPublishedInsights,
  publishInsight,
  readPublishedInsight,
  readResult,
  rerunInsight,
  rerunInsightsOf,
  saveInsight,
  type Claim,
  type InsightToSave,
} from "./index.ts";

const claim: Claim = {
  words: "Manufacturing is more concentrated here than elsewhere.",
  table: "sectors",
  row: "C",
  measure: "location-quotient",
  direction: "above",
  threshold: 1,
  margin: 0.1,
};
const toSave = (but: Partial<Claim> = {}): InsightToSave => ({
  claim: { ...claim, ...but },
  question: {
    question: "unusually-good-at",
    jobs: { datasetId: dataset().id },
    places: ["here"],
    reference: ["here", "there"],
    sectorDetail: "as-published",
    from: "2015",
    to: "2021",
  },
  versions: [{ datasetId: dataset().id, number: 1 }],
});

/** Manufacturing here has 1,000 jobs, then this many; retail 4,000 at both; elsewhere a fifth is manufacturing. */
const cells = (manufacturingTo: number): CellRow[] =>
  (
    [
      ["here", "2015", "C", 1_000],
      ["here", "2015", "G", 4_000],
      ["here", "2021", "C", manufacturingTo],
      ["here", "2021", "G", 4_000],
      ["there", "2015", "C", 4_000],
      ["there", "2015", "G", 16_000],
      ["there", "2021", "C", 4_000],
      ["there", "2021", "G", 16_000],
    ] as const
  ).map(([place, period, industry, value]) => ({ place, period, industry, cell: { value, status: "normal" } }));

function worldWith(versions: Record<number, CellRow[]> = { 1: cells(2_000) }) {
  const here = world();
  const numbers = Object.keys(versions).map(Number);
  here.has(datasets, dataset({ latest: Math.max(...numbers), nextNumber: Math.max(...numbers) + 1 }));
  for (const number of numbers) {
    here.has(datasetVersions, acceptedVersion({ number }));
    here.hasTable(fileKeys.parquet(dataset().id, number), tableOf(versions[number]!));
  }
  return here;
}

test("an insight pins the version, keeps the whole answer under its hash, and can be read back", async () => {
  const { as, audit } = worldWith();
  const saved = await saveInsight(as(analyst), toSave());

  expect(saved).toMatchObject({
    version: 1,
    authorId: analyst.id,
    standing: "holds",
    about: { rowName: "C", said: "location quotient" },
    runs: [{ pins: [{ number: 1 }] }],
  });
  const [run] = saved.runs;
  expect(run!.pins[0]!.originalHash).toBe(acceptedVersion().originalHash);
  const { answer, lineage } = await readResult(as(analyst), run!);
  expect(contentHash(answer)).toBe(run!.resultHash);
  expect(lineage).toMatchObject({
    sources: [{ roles: ["jobs"], versionNumber: 1, publisher: "Office for National Statistics" }],
    disclosure: { status: "as-published" },
  });
  expect(audit()).toMatchObject([{ name: "insight.saved", detail: { resultHash: run!.resultHash } }]);
});

test("nobody can save what the figure itself contradicts, and the refusal says the figure", async () => {
  const { as, audit } = worldWith();
  await expect(saveInsight(as(analyst), toSave({ threshold: 3 }))).rejects.toMatchObject({
    kind: "refused",
    code: "claim-not-borne-out",
    message: "The location quotient of C is 1.44, which is not above 3.",
  });
  expect(audit()).toEqual([]);
});

test("a changed result is not shown, though its name is right", async () => {
  const { as, files } = worldWith();
  const saved = await saveInsight(as(analyst), toSave());
  const [run] = saved.runs;
  await files().write(fileKeys.result(run!.resultHash), new TextEncoder().encode('{"sectors":[]}'), "application/json");
  await expect(readResult(as(analyst), run!)).rejects.toThrow("not what was hashed");
});

test("a new version of the dataset asks every insight again, and each says how it stands", async () => {
  const { as, has, hasTable } = worldWith();
  const high = await saveInsight(as(analyst), toSave());
  const low = await saveInsight(
    as(analyst),
    toSave({ row: "G", direction: "below", words: "Retail is less concentrated here than elsewhere." }),
  );
  has(datasets, dataset({ latest: 2, nextNumber: 3 }));
  has(datasetVersions, acceptedVersion({ number: 2 }));
  hasTable(fileKeys.parquet(dataset().id, 2), tableOf(cells(800)));

  const seen: string[] = [];
  const standings = await rerunInsightsOf(as(worker), dataset().id, 2, {
    onProgress: async (done, total) => void seen.push(`${done} of ${total}`),
  });

  expect(standings).toEqual({ holds: 0, weakened: 0, overturned: 2 });
  expect(seen).toEqual(["0 of 2", "1 of 2", "2 of 2"]);
  const after = await as(analyst).store.get(insights, high.id);
  expect(after.runs.map(({ pins, standing }) => [pins.map(({ number }) => number), standing])).toEqual([
    [[1], "holds"],
    [[2], "overturned"],
  ]);
  expect((await as(analyst).store.get(insights, low.id)).standing).toBe("overturned");

  await rerunInsightsOf(as(worker), dataset().id, 2, { onProgress: async () => undefined });
  expect(await as(analyst).store.get(insights, high.id)).toEqual(after); // begun again after a crash, it changes nothing
});

test("a version that the question cannot be asked of weakens the claim, and says why", async () => {
  const { as, has, hasTable } = worldWith();
  const { id } = await saveInsight(as(analyst), toSave());
  has(datasets, dataset({ latest: 2, nextNumber: 3 }));
  has(datasetVersions, acceptedVersion({ number: 2 }));
  hasTable(fileKeys.parquet(dataset().id, 2), tableOf(cells(2_000).filter(({ period }) => period !== "2021")));

  const rerun = await rerunInsight(as(analyst), id);
  expect(rerun.runs.at(-1)).toMatchObject({ standing: "weakened", refusal: "period-not-found" });
  expect(rerun.runs.at(-1)!.because).toContain("2021");
});

test("asking again of the same version confirms the run and does not repeat it", async () => {
  const { as, clock } = worldWith();
  const { id, runs } = await saveInsight(as(analyst), toSave());
  clock.advance({ minutes: 60 });
  const once = await rerunInsight(as(analyst), id);
  const twice = await rerunInsight(as(analyst), id);
  expect(once.runs.map(({ resultHash }) => resultHash)).toEqual([runs[0]!.resultHash, runs[0]!.resultHash]);
  expect(twice.runs).toHaveLength(2);
});

test("a partner reads what is published, with its lineage, and nothing else", async () => {
  const { as } = worldWith();
  const published = await saveInsight(as(analyst), toSave());
  const draft = await saveInsight(as(analyst), toSave({ threshold: 1.2 }));
  await publishInsight(as(strategyLead), published.id);

  const read = await readPublishedInsight(as(partner), published.id);
  expect(read).toMatchObject({
    claim,
    standing: "holds",
    lineage: { sources: [{ licence: { name: openGovernmentLicence.name }, versionNumber: 1 }], resultHash: published.runs[0]!.resultHash },
  });
  expect((await listPublishedInsights(as(partner), {})).items.map(({ id }) => id)).toEqual([published.id]);

  const unpublished = await readPublishedInsight(as(partner), draft.id).catch((failure: Error) => failure);
  const nobodys = await readPublishedInsight(as(partner), "ins_00000000000000000000000404").catch((failure: Error) => failure);
  expect(unpublished).toEqual(nobodys);
});

test("a licence that forbids it is named, on publishing and on every reading by a program", async () => {
  const licence = { ...openGovernmentLicence, name: "Property data licence 2026", mayPublish: false };
  const { as, has } = worldWith();
  const { id } = await saveInsight(as(analyst), toSave());
  has(datasets, dataset({ licence }));
  await expect(publishInsight(as(strategyLead), id)).rejects.toMatchObject({
    code: "licence-forbids-publishing",
    message: expect.stringContaining("Property data licence 2026"),
  });

  has(datasets, dataset());
  await publishInsight(as(strategyLead), id);
  has(datasets, dataset({ licence: { ...licence, mayLeaveByApi: false } }));
  await expect(readPublishedInsight(as(partner), id)).rejects.toMatchObject({ code: "licence-forbids-api" });
  expect((await listPublishedInsights(as(partner), {})).items).toEqual([]);
  expect((await listPublishedInsights(as(analyst), {})).items).toHaveLength(1);
});
