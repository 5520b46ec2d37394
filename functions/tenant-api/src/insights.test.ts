import { expect, test } from "vitest";
import { client, insights as contract, type Ask } from "@concord/contract";
import { datasets, datasetVersions, fileKeys } from "@concord/domain/evidence";
import { insights } from "@concord/domain/insights";
import type { Actor } from "@concord/kernel";
import {
  acceptedVersion,
  analyst,
  dataset,
  fixedId,
  insight,
  memberA,
  north,
  partner,
  strategyLead,
  tableOf,
  west,
  world,
  type CellRow,
} from "@concord/testkit";
import { tenantApi } from "./app.ts";

const tenantId = west;
const program = { ...partner, scopes: ["insights.read"] } as const;

/** The real app and the real client, with no network between them; manufacturing is more common here than there. */
function api() {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion());
  const cells = ["2015", "2021"].flatMap((period): CellRow[] =>
    (
      [
        ["here", "C", 2_000],
        ["here", "G", 4_000],
        ["there", "C", 4_000],
        ["there", "G", 20_000],
      ] as const
    ).map(([place, industry, value]) => ({
      place,
      period,
      industry,
      cell: { value, status: "normal" },
    })),
  );
  here.hasTable(fileKeys.parquet(dataset().id, 1), tableOf(cells));
  const app = tenantApi((caller, request) => here.as(caller.actor!, caller.tenantId, request));
  const call = (actor: Actor) =>
    client({
      baseUrl: "http://concord.test",
      fetch: async (request) => app.fetch(request, { caller: { requestId: "req_1", actor, tenantId } }),
    });
  return { ...here, call };
}

type Body = Ask<typeof contract.createInsight>["body"];
const toSave = (but: Partial<Body["claim"]> = {}, rest: Partial<Body> = {}) => ({
  tenantId,
  body: {
    claim: {
      words: "Manufacturing is more concentrated here than elsewhere.",
      table: "sectors",
      row: "C",
      measure: "location-quotient",
      direction: "above" as const,
      threshold: 1,
      margin: 0.3,
      ...but,
    },
    question: {
      question: "unusually-good-at" as const,
      jobs: { datasetId: dataset().id },
      places: ["here"],
      reference: ["here", "there"],
      sectorDetail: "as-published" as const,
      from: "2015",
      to: "2021",
    },
    versions: [{ datasetId: dataset().id, number: 1 }],
    ...rest,
  },
});

test("a claim is checked before it is saved, and both say the same of its words", async () => {
  const { call, audit } = api();
  const wrong = toSave({ words: "Manufacturing is four times as common here." });
  expect(await call(analyst)(contract.checkClaim, wrong)).toMatchObject({
    standing: "holds",
    words: [{ code: "size-contradicts" }],
    refusal: { code: "words-contradict-figure" },
  });
  await expect(call(analyst)(contract.createInsight, wrong)).rejects.toMatchObject({
    kind: "refused",
    code: "words-contradict-figure",
    parts: [{ at: "words" }],
  });
  expect(audit()).toEqual([]);

  const saved = await call(analyst)(
    contract.createInsight,
    toSave({}, { picture: { key: "dots", sort: "sectors.growth.down", marked: "C" } }),
  );
  expect(saved).toMatchObject({ standing: "holds", authorName: "Asha Patel", picture: { key: "dots" }, words: { findings: [] } });
  for (const body of [
    { claim: { ...wrong.body.claim, threshold: "1" } },
    { picture: { key: "" } },
    { claim: { ...wrong.body.claim, against: { is: "everybody" } } },
  ]) {
    await expect(call(analyst)(contract.createInsight, toSave({}, body as never))).rejects.toMatchObject({ kind: "invalid" });
  }
});

test("a review, a wording and a split name the version that was read, and are refused when that is not the newest", async () => {
  const { call } = api();
  const saved = await call(analyst)(contract.createInsight, toSave());
  const at = { tenantId, params: { insightId: saved.id } };
  const reviewed = await call(strategyLead)(contract.reviewInsight, { ...at, ifMatch: saved.version, body: { outcome: "agrees" } });
  expect(reviewed).toMatchObject({ version: 2, reviews: [{ byName: "Tom Hargreaves" }] });
  await expect(call(strategyLead)(contract.reviewInsight, { ...at, ifMatch: 1, body: { outcome: "agrees" } })).rejects.toMatchObject({
    kind: "stale",
  });
  const words = { words: "Manufacturing is more common here.", margin: 0.3 };
  await expect(call(analyst)(contract.changeClaim, { ...at, ifMatch: 1, body: words })).rejects.toMatchObject({ kind: "stale" });
  expect(await call(analyst)(contract.changeClaim, { ...at, ifMatch: 2, body: words })).toMatchObject({
    claim: { words: words.words },
    earlierClaims: [{ byName: "Asha Patel" }],
  });
  const claims = ["Manufacturing is more concentrated here.", "Manufacturing is more common here."].map((said) => ({
    claim: { ...saved.claim, words: said },
  }));
  await expect(call(analyst)(contract.splitInsight, { ...at, ifMatch: 2, body: { claims } })).rejects.toMatchObject({ kind: "stale" });
  await expect(call(memberA)(contract.splitInsight, { ...at, ifMatch: 3, body: { claims } })).rejects.toMatchObject({ kind: "forbidden" });
  expect(await call(analyst)(contract.splitInsight, { ...at, ifMatch: 3, body: { claims } })).toMatchObject({ retired: { how: "split" } });
});

test("the same Idempotency-Key merges once; what another authority has cannot be merged, and is not said to be there", async () => {
  const { call, has, audit } = api();
  const one = await call(analyst)(contract.createInsight, toSave());
  const other = await call(analyst)(contract.createInsight, toSave({ words: "Manufacturing is common here." }));
  const from = [one, other].map(({ id, version }) => ({ insightId: id, version }));
  const theirs = insight({ id: fixedId("insight", "the1rs") });
  has(insights, theirs, north);
  const merging = (sources: typeof from, on = one.id) => ({ tenantId, body: { claim: one.claim, from: sources, on } });
  const refusals = await Promise.all(
    [theirs.id, fixedId("insight", "n0where")].map((insightId) =>
      call(analyst)(contract.mergeInsights, merging([from[0]!, { insightId, version: 1 }])).catch((failure: Error) => failure),
    ),
  );
  expect(refusals[0]).toMatchObject({ kind: "not-found" });
  expect(refusals[1]).toEqual(refusals[0]);

  const before = audit().length;
  const asked = { ...merging(from), idempotencyKey: "9f0c6b52-8d3a-4c0f-9a54-1f5b8a3f2b11" };
  const merged = await call(analyst)(contract.mergeInsights, asked);
  expect(await call(analyst)(contract.mergeInsights, asked)).toEqual(merged);
  expect(audit()).toHaveLength(before + 1);
  const listed = async (query: Ask<typeof contract.listInsights>["query"]) =>
    (await call(analyst)(contract.listInsights, { tenantId, query })).items.map(({ id }) => id);
  expect(await listed({})).toEqual([merged.id]);
  expect(await listed({ retired: "only", find: "common" })).toEqual([other.id]);
  expect(await listed({ standing: "overturned" })).toEqual([]);
});

test("a program is told of relatives only as far as what they rest on may go to it", async () => {
  const here = api();
  const one = await here.call(analyst)(contract.createInsight, toSave());
  const params = { insightId: one.id };
  const claims = ["Manufacturing is more concentrated here.", "Manufacturing is more common here."].map((said) => ({
    claim: { ...one.claim, words: said },
  }));
  await here.call(analyst)(contract.splitInsight, { tenantId, params, ifMatch: 1, body: { claims } });
  const family = await here.call(analyst)(contract.listRelatives, { tenantId, params });
  expect(family.items.map(({ words }) => words)).toEqual([one.claim.words, ...claims.map(({ claim }) => claim.words)]);
  expect(await here.call(program)(contract.listRelatives, { tenantId, params })).toEqual(family);

  here.has(datasets, dataset({ sensitivity: "restricted" }));
  await expect(here.call(program)(contract.listRelatives, { tenantId, params })).rejects.toMatchObject({ code: "evidence-restricted" });
  expect((await here.call(program)(contract.listInsights, { tenantId, query: { retired: "too" } })).items).toEqual([]);
  await expect(here.call(program)(contract.checkClaim, toSave())).rejects.toMatchObject({ kind: "forbidden" });
});
