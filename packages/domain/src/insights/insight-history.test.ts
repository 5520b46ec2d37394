import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import {
  acceptedVersion,
  analyst,
  consultant,
  dataset,
  fixedId,
  memberA,
  partner,
  priority,
  strategyLead,
  tableOf,
  worker,
  world,
  type CellRow,
} from "@concord/testkit";
import { datasets, datasetVersions, fileKeys } from "../evidence/index.ts";
import { priorities } from "../strategy/index.ts";
import {
  changeClaim,
  checkClaim,
  Insight,
  insights,
  listInsights,
  mergeInsights,
  publishInsight,
  readFamily,
  readPublishedInsight,
  readResult,
  rerunInsight,
  rerunInsightsOf,
  reviewInsight,
  reviewNow,
  saveInsight,
  sayReview,
  splitInsight,
  successorsIn,
  asTheyStand,
  whatChanged,
  type Claim,
  type InsightToSave,
} from "./index.ts";

const colleague = { ...analyst, id: strategyLead.id, name: "Tom Hargreaves" };

/** Manufacturing (C) and retail (G) here and there; every sixth job is manufacturing elsewhere. */
const cells = (manufacturing: number): CellRow[] =>
  ["2015", "2021"].flatMap((period) =>
    (
      [
        ["here", "C", period === "2015" ? 1_000 : manufacturing],
        ["here", "G", 4_000],
        ["there", "C", 4_000],
        ["there", "G", 20_000],
      ] as const
    ).map(([place, industry, value]) => ({ place, period, industry, cell: { value, status: "normal" as const } })),
  );

function worldWith(manufacturing = 2_000) {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion());
  here.hasTable(fileKeys.parquet(dataset().id, 1), tableOf(cells(manufacturing)));
  return {
    ...here,
    /** A second version of the dataset, with so many jobs in manufacturing. */
    moveTo(jobs: number) {
      here.has(datasets, dataset({ latest: 2, nextNumber: 3 }));
      here.has(datasetVersions, acceptedVersion({ number: 2 }));
      here.hasTable(fileKeys.parquet(dataset().id, 2), tableOf(cells(jobs)));
    },
  };
}

const claim: Claim = {
  words: "Manufacturing is more concentrated here than elsewhere.",
  table: "sectors",
  row: "C",
  measure: "location-quotient",
  direction: "above",
  threshold: 1,
  margin: 0.3,
};
const retail: Claim = { ...claim, words: "Retail is less concentrated here than elsewhere.", row: "G", direction: "below" };
const more: Claim = { ...claim, words: "Manufacturing grew here.", measure: "growth", threshold: 0 };
const toSave = (but: Partial<Claim> = {}, rest: Partial<InsightToSave> = {}): InsightToSave => ({
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
  ...rest,
});

test("words that contradict the figure are not saved until their author says why they are right, which is kept", async () => {
  const { as, audit } = worldWith();
  const wrong = toSave({ words: "Manufacturing has four times the share it has elsewhere." });
  await expect(saveInsight(as(analyst), wrong)).rejects.toMatchObject({
    kind: "refused",
    code: "words-contradict-figure",
    message:
      "The words say “four times”, and the location quotient of C is 1.67. Change the words, or say why they are right all the same.",
    parts: [{ at: "words" }],
  });
  expect(audit()).toEqual([]);

  const saved = await saveInsight(as(analyst), { ...wrong, rightBecause: "It is four times by the value of what is made." });
  expect(saved.words).toEqual({
    findings: [{ code: "size-contradicts", sentence: expect.stringContaining("four times"), at: { from: 18, to: 28 } }],
    rightBecause: "It is four times by the value of what is made.",
  });
  expect(audit()).toMatchObject([{ name: "insight.saved", detail: { rightBecause: "It is four times by the value of what is made." } }]);
});

test("words of which nothing can be told are saved, and it is said", async () => {
  const saved = await saveInsight(worldWith().as(analyst), toSave({ words: "Manufacturing is what we are known for." }));
  expect(saved.words).toMatchObject({ findings: [{ code: "nothing-to-check" }] });
});

test("a claim can be checked as saving would check it, and nothing is saved", async () => {
  const { as, audit } = worldWith();
  expect(await checkClaim(as(analyst), toSave())).toMatchObject({ standing: "holds", because: expect.stringContaining("1.67"), words: [] });
  expect(await checkClaim(as(analyst), toSave({ words: "Manufacturing is less common here." }))).toMatchObject({
    standing: "holds",
    words: [{ code: "direction-contradicts" }],
    refusal: { code: "words-contradict-figure" },
  });
  expect(await checkClaim(as(analyst), toSave({ threshold: 3 }))).toMatchObject({ words: [], refusal: { code: "claim-not-borne-out" } });
  expect(audit()).toEqual([]);
});

test("a claim against another row, or to be the highest, is saved with what it is held against; what the table contradicts is not", async () => {
  const { as } = worldWith();
  const against = { is: "row", row: "G" } as const;
  const saved = await saveInsight(
    as(analyst),
    toSave({ words: "Manufacturing is more concentrated here than retail is.", against, threshold: 0 }),
  );
  expect(saved).toMatchObject({
    standing: "holds",
    about: { rowName: "C", againstName: "G" },
    runs: [{ against: { row: "G", name: "G" }, lead: { point: expect.closeTo(0.833, 2) }, higher: 0, lower: 1 }],
  });
  const highest = await saveInsight(
    as(analyst),
    toSave({ words: "Manufacturing is our most concentrated sector.", against: { is: "every-other-row" }, threshold: 0 }),
  );
  expect(highest.runs[0]).toMatchObject({
    against: { row: "G", others: 1, unknown: 0 },
    because: expect.stringContaining("above every other"),
  });

  const turned = { row: "G", against: { is: "row", row: "C" }, threshold: 0 } as const;
  await expect(
    saveInsight(as(analyst), toSave({ ...turned, words: "Retail is more concentrated than manufacturing." })),
  ).rejects.toMatchObject({
    code: "claim-not-borne-out",
    message: expect.stringMatching(/^The location quotient of G is 0\.83, which is not above that of C, 1\.67\.$/),
  });
  for (const [but, code] of [
    [{ against: { is: "row", row: "Z" } as const }, "nothing-to-hold-against"],
    [{ against: { is: "row", row: "C" } as const }, "nothing-to-hold-against"],
    [{ against, threshold: -1 }, "lead-below-nought"],
  ] as const) {
    await expect(saveInsight(as(analyst), toSave(but))).rejects.toMatchObject({ code });
  }
});

test("somebody else reviews a claim, and what they agreed to is that claim on that answer", async () => {
  const here = worldWith();
  const { id } = await saveInsight(here.as(analyst), toSave());
  await expect(reviewInsight(here.as(analyst), id, { outcome: "agrees" })).rejects.toMatchObject({ code: "own-insight" });
  await expect(reviewInsight(here.as(memberA), id, { outcome: "agrees" })).rejects.toMatchObject({ code: "not-a-reviewer" });
  await expect(reviewInsight(here.as(partner), id, { outcome: "agrees" })).rejects.toMatchObject({ code: "not-a-reviewer" });
  await expect(reviewInsight(here.as(strategyLead), id, { outcome: "asks-for-changes", words: " " })).rejects.toMatchObject({
    code: "changes-not-said",
  });

  const reviewed = await reviewInsight(here.as(strategyLead), id, { outcome: "agrees" });
  expect(reviewed.reviews).toMatchObject([
    { by: strategyLead.id, outcome: "agrees", claimHash: contentHash(claim), resultHash: reviewed.runs[0]!.resultHash },
  ]);
  expect(reviewNow(reviewed)).toMatchObject({ is: "agreed" });
  expect(here.audit().at(-1)).toMatchObject({ name: "insight.reviewed", detail: { outcome: "agrees" } });

  here.moveTo(2_100);
  const again = await rerunInsight(here.as(worker), id);
  expect(reviewNow(again)).toMatchObject({ is: "before", since: ["run"] });
  expect(sayReview(reviewNow(again))).toBe("Reviewed on version 1");

  await reviewInsight(here.as(consultant), id, { outcome: "asks-for-changes", words: "Say compared with whom." });
  const reworded = await changeClaim(here.as(analyst), id, {
    words: "Manufacturing is more concentrated here than in the other.",
    margin: 0.3,
  });
  expect(reviewNow(reworded)).toMatchObject({ is: "before", since: ["claim"], review: { outcome: "asks-for-changes" } });
  expect(reworded.reviews).toHaveLength(2);
});

test("a claim is worded otherwise with its history kept, and is held against the figure as it is now", async () => {
  const here = worldWith();
  const { id } = await saveInsight(here.as(analyst), toSave());
  await expect(changeClaim(here.as(analyst), id, { words: claim.words, margin: 0.3 })).rejects.toMatchObject({ code: "nothing-changed" });
  await expect(
    changeClaim(here.as(analyst), id, { words: "Manufacturing is rarer here than elsewhere.", margin: 0.3 }),
  ).rejects.toMatchObject({
    code: "words-contradict-figure",
  });

  here.clock.advance({ days: 1 });
  const changed = await changeClaim(here.as(colleague), id, {
    words: "Manufacturing is 1.7 times as common here as elsewhere.",
    margin: 0.3,
  });
  expect(changed).toMatchObject({
    claim: { words: "Manufacturing is 1.7 times as common here as elsewhere.", threshold: 1 },
    authorId: analyst.id,
    wordedBy: colleague.id,
    earlierClaims: [{ claim, by: analyst.id, until: "2026-11-25T10:30:00.000Z" }],
  });
  expect(here.audit().at(-1)).toMatchObject({ name: "insight.claim-changed", detail: { before: claim.words } });
  await expect(reviewInsight(here.as(strategyLead), id, { outcome: "agrees" })).rejects.toMatchObject({ code: "own-insight" }); // the colleague worded it
});

test("other rules judge the newest run again, and say so in the audit; the first run stays what is measured from", async () => {
  const here = worldWith();
  const { id } = await saveInsight(here.as(analyst), toSave({ margin: 0.05 }));
  here.moveTo(1_800);
  const weakened = await rerunInsight(here.as(worker), id);
  expect(weakened).toMatchObject({
    standing: "weakened",
    runs: [{ standing: "holds" }, { because: expect.stringContaining("The margin is 0.05.") }],
  });
  const changed = await changeClaim(here.as(analyst), id, { words: claim.words, margin: 0.5 });
  expect(changed).toMatchObject({ standing: "holds", runs: [{ standing: "holds" }, { standing: "holds" }] });
  expect(here.audit().at(-1)).toMatchObject({ detail: { margin: { from: 0.05, to: 0.5 }, standing: { from: "weakened", to: "holds" } } });
});

test("what is published is worded otherwise only by whoever may publish", async () => {
  const here = worldWith();
  const { id } = await saveInsight(here.as(analyst), toSave());
  await publishInsight(here.as(strategyLead), id);
  await expect(changeClaim(here.as(analyst), id, { words: "Manufacturing is more common here.", margin: 0.3 })).rejects.toMatchObject({
    code: "published-claim",
  });
  await changeClaim(here.as(strategyLead), id, { words: "Manufacturing is more common here.", margin: 0.3 });
});

test("what a run changed is said: from what to what, and how the claim stood and stands", async () => {
  const here = worldWith();
  const saved = await saveInsight(here.as(analyst), toSave());
  expect(whatChanged(saved)).toBeUndefined();
  here.moveTo(400);
  const again = await rerunInsight(here.as(worker), saved.id);
  expect(whatChanged(again)).toBe("The figure went from 1.67 to 0.59 on version 2: the claim held, and now is overturned.");
  expect(here.audit().at(-1)).toMatchObject({ name: "insight.rerun", detail: { changed: whatChanged(again) } });
});

async function twoSaved(here: ReturnType<typeof worldWith>) {
  const first = await saveInsight(here.as(analyst), toSave());
  const second = await saveInsight(here.as(analyst), toSave(more));
  return { first, second, from: [first, second].map(({ id, version }) => ({ insightId: id, version })) };
}

test("several insights are merged into one that names them; they are kept, lead to it, and are not asked again", async () => {
  const here = worldWith();
  const { first, second, from } = await twoSaved(here);
  here.has(priorities, priority({ cites: [first.id] }));
  const words = "Manufacturing is more concentrated here than elsewhere, and it grew.";
  const merged = await mergeInsights(here.as(analyst), { from, on: first.id, claim: { ...claim, words } });

  expect(merged).toMatchObject({
    version: 1,
    origin: { how: "merged", from: [first.id, second.id] },
    runs: [{ resultHash: first.runs[0]!.resultHash }],
  });
  const { store } = here.as(analyst);
  for (const { id, claim: its, runs } of [first, second]) {
    expect(await store.get(insights, id)).toMatchObject({
      claim: its,
      runs,
      retired: { how: "merged", into: [merged.id], by: analyst.id },
    });
  }
  expect(here.audit().at(-1)).toMatchObject({
    name: "insight.merged",
    subject: { id: merged.id },
    detail: { from: [{ words: first.claim.words }, { words: second.claim.words }] },
  });
  expect((await store.get(priorities, { within: priority().strategyId, id: priority().id })).cites).toEqual([first.id]); // its text is its own

  here.moveTo(400);
  expect(await rerunInsightsOf(here.as(worker), dataset().id, 2, { onProgress: async () => undefined })).toEqual({
    holds: 0,
    weakened: 0,
    overturned: 1,
  });
  await expect(rerunInsight(here.as(analyst), first.id)).rejects.toMatchObject({ code: "insight-retired" });
  const known = [await store.get(insights, first.id), await store.get(insights, merged.id)];
  expect(successorsIn(known)(known[0]!).map(({ id }) => id)).toEqual([merged.id]);
  expect(asTheyStand(known)[0]).toMatchObject({ id: first.id, standing: "overturned" });
  expect((await readResult(here.as(analyst), known[0]!.runs[0]!)).lineage.resultHash).toBe(first.runs[0]!.resultHash);
});

test("one insight is split into several on the same answer, and each is judged by itself", async () => {
  const here = worldWith();
  const saved = await saveInsight(here.as(analyst), toSave());
  const split = await splitInsight(here.as(analyst), saved.id, [{ claim }, { claim: retail, picture: { key: "dots", marked: "G" } }]);
  expect(split).toMatchObject({ id: saved.id, version: 2, retired: { how: "split", into: [expect.any(String), expect.any(String)] } });
  const { store } = here.as(analyst);
  const [one, other] = await Promise.all(split.retired!.into.map((id) => store.get(insights, id)));
  expect(one).toMatchObject({ claim, origin: { how: "split", from: [saved.id] }, standing: "holds" });
  expect(other).toMatchObject({ claim: retail, picture: { key: "dots", marked: "G" }, runs: [{ pins: saved.runs[0]!.pins }] });

  const again = await splitInsight(here.as(analyst), one!.id, [
    { claim: { ...claim, words: "Manufacturing is more common here." } },
    { claim: more },
  ]);
  const family = await readFamily(here.as(analyst), other!.id);
  expect(family.map(({ id }) => id).toSorted()).toEqual([saved.id, one!.id, other!.id, ...again.retired!.into].toSorted());
});

test.each<[string, (here: ReturnType<typeof worldWith>, two: Awaited<ReturnType<typeof twoSaved>>) => Promise<unknown>, object]>([
  [
    "one alone",
    (here, { first, from }) => mergeInsights(here.as(analyst), { from: from.slice(0, 1), on: first.id, claim }),
    { code: "merge-needs-two" },
  ],
  [
    "one of them twice",
    (here, { first, from }) => mergeInsights(here.as(analyst), { from: [from[0]!, from[0]!], on: first.id, claim }),
    { code: "merge-needs-two" },
  ],
  [
    "on the answer of another",
    (here, { from }) => mergeInsights(here.as(analyst), { from, on: "ins_00000000000000000000000404", claim }),
    { code: "not-of-these" },
  ],
  [
    "as they were before they changed",
    (here, { first, from }) => mergeInsights(here.as(analyst), { from: [{ ...from[0]!, version: 7 }, from[1]!], on: first.id, claim }),
    { kind: "stale" },
  ],
  [
    "with words that contradict the figure",
    (here, { first, from }) =>
      mergeInsights(here.as(analyst), { from, on: first.id, claim: { ...claim, words: "Manufacturing is rarer here." } }),
    { code: "words-contradict-figure" },
  ],
  ["split into one", (here, { first }) => splitInsight(here.as(analyst), first.id, [{ claim }]), { code: "split-needs-two" }],
  [
    "split into the same words twice",
    (here, { first }) => splitInsight(here.as(analyst), first.id, [{ claim }, { claim }]),
    { code: "same-claim-twice" },
  ],
  ["by a program", (here, { first, from }) => mergeInsights(here.as(partner), { from, on: first.id, claim }), { code: "people-only" }],
])("insights are not merged or split: %s", async (_, attempt, refusal) => {
  const here = worldWith();
  const two = await twoSaved(here);
  const before = here.audit().length;
  await expect(attempt(here, two)).rejects.toMatchObject(refusal);
  expect(here.audit()).toHaveLength(before);
});

test("what others took the place of is not reworded, reviewed, published, merged or split again", async () => {
  const here = worldWith();
  const { first, second, from } = await twoSaved(here);
  const third = await saveInsight(here.as(analyst), toSave(retail));
  await mergeInsights(here.as(analyst), { from, on: first.id, claim });
  const attempts = [
    () => changeClaim(here.as(analyst), first.id, { words: "Manufacturing is more common here.", margin: 0.3 }),
    () => reviewInsight(here.as(strategyLead), first.id, { outcome: "agrees" }),
    () => publishInsight(here.as(strategyLead), first.id),
    () => splitInsight(here.as(analyst), second.id, [{ claim }, { claim: more }]),
    () =>
      mergeInsights(here.as(analyst), {
        from: [
          { insightId: first.id, version: 2 },
          { insightId: third.id, version: 1 },
        ],
        on: third.id,
        claim: retail,
      }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "insight-retired" });
});

test("a published insight that others took the place of is still read, and says so", async () => {
  const here = worldWith();
  const { first, from } = await twoSaved(here);
  await publishInsight(here.as(strategyLead), first.id);
  const published = [{ ...from[0]!, version: 2 }, from[1]!];
  await expect(mergeInsights(here.as(analyst), { from: published, on: first.id, claim })).rejects.toMatchObject({
    code: "published-claim",
  });
  const merged = await mergeInsights(here.as(strategyLead), { from: published, on: first.id, claim });
  expect(await readPublishedInsight(here.as(partner), first.id)).toMatchObject({ retired: { at: merged.createdAt, into: [] } });
  await publishInsight(here.as(strategyLead), merged.id);
  expect(await readPublishedInsight(here.as(partner), first.id)).toMatchObject({ retired: { into: [merged.id] } });
});

test("insights are listed by what they rest on, how they stand, which question they answer and what words stand in them", async () => {
  const here = worldWith();
  const { first, second, from } = await twoSaved(here);
  const third = await saveInsight(here.as(analyst), toSave(retail));
  const listed = async (ask: Parameters<typeof listInsights>[1]) => (await listInsights(here.as(analyst), ask)).items.map(({ id }) => id);
  expect(await listed({})).toEqual([third.id, second.id, first.id]);
  expect(await listed({ find: "concentrated MANUFACTURING" })).toEqual([first.id]);
  expect(await listed({ datasetId: dataset().id, standing: "holds", question: "unusually-good-at" })).toHaveLength(3);
  expect(await listed({ datasetId: fixedId("dataset", "0ther") })).toEqual([]);
  expect(await listed({ standing: "overturned" })).toEqual([]);
  expect(await listed({ question: "grow-next" })).toEqual([]);

  const merged = await mergeInsights(here.as(analyst), { from, on: first.id, claim });
  expect(await listed({})).toEqual([merged.id, third.id]);
  expect(await listed({ retired: "only" })).toEqual([second.id, first.id]);
  expect(await listed({ retired: "too" })).toHaveLength(4);

  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await listInsights(here.as(analyst), { limit: 1, after });
    pages.push(page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  expect(pages.flat()).toEqual([merged.id, third.id]);
  expect(pages.every(({ length }) => length <= 1)).toBe(true);
});

test("an insight with everything in it that it may have fits where it is kept", async () => {
  const here = worldWith();
  const saved = await saveInsight(here.as(analyst), toSave());
  const long = "Manufacturing is more concentrated here than elsewhere. ".repeat(9).slice(0, 500);
  const review = {
    by: strategyLead.id,
    byName: strategyLead.name,
    at: saved.createdAt,
    outcome: "agrees" as const,
    words: "w".repeat(1000),
    claimHash: contentHash(1),
    resultHash: contentHash(2),
    pins: saved.runs[0]!.pins,
  };
  const full = Insight.parse({
    ...saved,
    runs: Array.from({ length: 50 }, () => saved.runs[0]!),
    earlierClaims: Array.from({ length: 20 }, () => ({ claim: { ...claim, words: long }, by: analyst.id, until: saved.createdAt })),
    reviews: Array.from({ length: 30 }, () => review),
  });
  expect((await here.as(analyst).store.save(insights, full, { name: "insight.changed" })).runs).toHaveLength(50);
});
