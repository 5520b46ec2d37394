import { expect, test } from "vitest";
import { contentHash } from "@concord/kernel";
import { connectors } from "@concord/domain/connectors";
import { deals } from "@concord/domain/deals";
import { cases } from "@concord/domain/decisions";
import { datasets, datasetVersions } from "@concord/domain/evidence";
import { insights } from "@concord/domain/insights";
import { actions, priorities, strategies } from "@concord/domain/strategy";
import { visions, writeVision } from "@concord/domain/vision";
import {
  acceptedVersion,
  action,
  administrator,
  analyst,
  connector,
  dataset,
  draftDeal,
  financeOfficer,
  fixedId,
  insight,
  memberA,
  memberB,
  openCase,
  priority,
  rulePack,
  strategy,
  strategyLead,
  vision,
  world,
} from "@concord/testkit";
import { readHome } from "./home.ts";

function authority() {
  const here = world();
  here.has(datasets, dataset());
  here.has(datasetVersions, acceptedVersion());
  here.has(insights, insight());
  here.has(visions, vision());
  here.has(strategies, strategy());
  here.has(priorities, priority());
  here.has(actions, action());
  return here;
}

test("the beads count what there is and say how it stands", async () => {
  const { as } = authority();
  const { stages } = await readHome(as(strategyLead));
  expect(stages.map(({ title, count, words }) => `${count} ${title}: ${words}`)).toEqual([
    "1 Datasets: all with a version",
    "1 Insights: 1 holds",
    "1 Priorities: all sound",
    "1 Actions: all sound",
    "1 Outcomes: all sound",
    "0 Asks: none yet",
    "0 Decisions: none yet",
  ]);
});

test("a claim that was overturned says what hangs on it, decisions already taken among them", async () => {
  const { as, has } = authority();
  has(insights, insight({ standing: "overturned" }));
  has(deals, draftDeal());
  has(cases, openCase({ dealId: draftDeal().id, stage: "closed" }));

  const { fallen, stages } = await readHome(as(strategyLead));

  expect(fallen).toMatchObject([
    {
      insightId: insight().id,
      standing: "overturned",
      sentence: "On it hang one priority, one action, one outcome, one ask in a deal and one decision already taken.",
    },
  ]);
  expect(stages.at(-1)).toMatchObject({ health: "overturned", words: "1 on overturned evidence" });
});

test("what waits is different for everybody: an owner to name, a vote, a sign-off", async () => {
  const { as, has } = authority();
  has(actions, action({ ownerId: undefined }));
  has(cases, [openCase(), openCase({ id: fixedId("case", "0ther"), stage: "sign-off", dealTitle: "Trams" })]);

  const todo = async (actor: Parameters<typeof as>[0]) => (await readHome(as(actor))).todo.map(({ title }) => title);

  expect(await todo(strategyLead)).toEqual(["Give an action an owner"]);
  expect(await todo(memberA)).toEqual(["Vote on Makers' deal"]);
  expect(await todo(financeOfficer)).toEqual(["Read and sign off Trams"]);
  expect(await todo(analyst)).toEqual([]);
});

test("a vote that was cast and a sign-off that was given wait no longer", async () => {
  const { as, has } = authority();
  const seat = openCase().seats.find(({ holderId }) => holderId === memberB.id)!; // the body of testkit has one
  has(
    cases,
    openCase({
      votesCast: [seat.id],
      signOffs: rulePack().signOffs.map(({ role }) => ({
        role,
        by: financeOfficer.id,
        at: "2026-11-24T09:00:00.000Z",
        words: "Affordable.",
      })),
    }),
  );
  expect((await readHome(as(memberB))).todo).toEqual([]);
  expect((await readHome(as(financeOfficer))).todo).toEqual([]);
});

test("a version that was refused waits for those who can mend it", async () => {
  const { as, has } = authority();
  const { rows: _, columns: __, notes: ___, reading: ____, ...checked } = acceptedVersion({ number: 2 });
  has(datasets, dataset({ latest: 1, nextNumber: 3 }));
  has(datasetVersions, { ...checked, status: "rejected", because: "Line 4 is not a number.", code: "bad-rows" });

  expect((await readHome(as(analyst))).todo).toMatchObject([{ title: "Mend version 2 of Jobs by industry", pressing: true }]);
  expect((await readHome(as(memberA))).todo).toEqual([]);
});

test("a version that waits to be accepted waits for whoever sent it and for the steward, and one that was declined for nobody", async () => {
  const { as, has } = authority();
  const { status: _, ...read } = acceptedVersion({ number: 2 });
  has(datasets, dataset({ latest: 1, nextNumber: 3 }));
  has(datasetVersions, { ...read, status: "proposed", waitsBecause: ["The column “note” is new."] });

  expect((await readHome(as(analyst))).todo).toMatchObject([
    {
      title: "See whether version 2 of Jobs by industry was understood",
      detail: "The column “note” is new.",
      link: `evidence/${dataset().id}/versions/2`,
    },
  ]);
  expect((await readHome(as({ ...analyst, id: fixedId("person", "0ther") }))).todo).toEqual([]);

  const { rows: __, columns: ___, notes: ____, ...checked } = read;
  has(datasetVersions, { ...checked, status: "rejected", because: "Asha Patel declined it: the wrong year.", code: "declined" });
  expect((await readHome(as(analyst))).todo).toEqual([]);
});

test("a refresh that is overdue waits for the dataset's steward alone, and presses when it is long overdue", async () => {
  const { as, has, clock } = authority();
  const latestFacts = { rows: 1, columns: 1, problems: 0, checkedAt: "2026-01-15T09:00:00.000Z" };
  has(datasets, dataset({ cadence: "quarterly", latestFacts }));
  clock.set("2026-05-01T09:00:00.000Z");

  expect((await readHome(as(analyst))).todo).toEqual([
    {
      title: "Get the new version of Jobs by industry",
      detail: "A new version was expected on 15 April 2026, 16 days ago.",
      link: `evidence/${dataset().id}`,
      pressing: false,
    },
  ]);
  expect((await readHome(as({ ...analyst, id: fixedId("person", "0ther") }))).todo).toEqual([]);
  expect((await readHome(as({ ...analyst, roles: ["decision-maker"] }))).todo).toEqual([]);
  clock.set("2026-08-01T09:00:00.000Z");
  expect((await readHome(as(analyst))).todo).toMatchObject([{ pressing: true }]);
});

test("a source that does not answer waits for the dataset's steward, and presses once it was left alone", async () => {
  const { as, has } = authority();
  const failed = { kind: "failed", code: "not-found", sentence: "The address answered that there is nothing (404)." } as const;
  const lastFetch = { id: fixedId("fetch", "f1rst"), endedAt: "2026-11-24T06:00:09.000Z", outcome: failed };
  has(connectors, connector({ lastFetch, failuresInARow: 1 }));

  expect((await readHome(as(analyst))).todo).toEqual([
    {
      title: "See why Jobs by industry could not be fetched",
      detail: failed.sentence,
      link: `evidence/${dataset().id}/source`,
      pressing: false,
    },
  ]);
  expect((await readHome(as({ ...analyst, id: fixedId("person", "0ther") }))).todo).toEqual([]);
  const paused = { because: "It failed eight times in a row.", at: "2026-11-24T06:00:09.000Z" };
  has(connectors, connector({ lastFetch, failuresInARow: 8, paused }));
  expect((await readHome(as(analyst))).todo).toMatchObject([{ pressing: true }]);
  has(connectors, connector({ lastFetch, failuresInARow: 8, paused: { ...paused, by: { id: analyst.id, name: analyst.name } } }));
  expect((await readHome(as(analyst))).todo).toEqual([]);
});

test("readiness is counted by test, as the strategy's own page counts it", async () => {
  const { as, has } = authority();
  has(actions, action({ costPounds: undefined }));
  const [health] = (await readHome(as(strategyLead))).strategies;
  expect(health).toMatchObject({ passed: 8, of: 9 });
  expect(health?.tests.filter(({ passed, of }) => passed < of).map(({ code }) => code)).toEqual(["has-a-cost"]);
});

test("an administrator, who reads no content, sees counts and what changed in words, and no claim", async () => {
  const { as, has } = authority();
  has(insights, insight({ standing: "overturned" }));
  await writeVision(as(strategyLead), { statement: "Secret until it is published." });

  const home = await readHome(as(administrator));

  expect(home).toMatchObject({
    fallen: [],
    strategies: [],
    todo: [],
    changed: [{ words: "The vision's statement was written", times: 1 }],
  });
  expect(JSON.stringify(home)).not.toContain("Secret");
  expect(JSON.stringify(home)).not.toContain(insight().claim.words);
});

const weakened = (but: Parameters<typeof insight>[0] = {}) => {
  const [first] = insight().runs;
  const moved = { ...first!, standing: "weakened" as const, figure: { point: 1.6, low: 1.4, high: 1.8 }, because: "It is 1.6." };
  return insight({ standing: "weakened", runs: [first!, moved], ...but });
};
const todoOf = async ({ as }: ReturnType<typeof authority>, actor: Parameters<typeof as>[0]) => (await readHome(as(actor))).todo;

test("whoever owns an action of a priority that cites a claim is told when it falls, and what changed; others are not", async () => {
  const here = authority();
  here.has(insights, weakened({ authorId: administrator.id }));
  here.has(actions, action({ ownerId: memberA.id }));
  expect(await todoOf(here, memberA)).toMatchObject([
    {
      title: "Look again at a claim that was weakened",
      detail: expect.stringMatching(/It is 1\.6\. The figure went from 2\.00 \(1\.90 to 2\.10\) to 1\.60 .* It is cited by “.*”\.$/),
      link: `insights/${insight().id}`,
    },
  ]);
  expect(await todoOf(here, memberB)).toEqual([]);
  expect((await readHome(here.as(strategyLead))).fallen).toMatchObject([
    { changed: expect.stringContaining("the claim held, and now is weakened") },
  ]);
});

test("an author is told that changes were asked for, and that the newest figure contradicts the words", async () => {
  const here = authority();
  const [run] = insight().runs;
  const review = {
    by: strategyLead.id,
    byName: strategyLead.name,
    at: run!.at,
    outcome: "asks-for-changes" as const,
    words: "Say of which country.",
    claimHash: contentHash(insight().claim),
    resultHash: run!.resultHash,
    pins: run!.pins,
  };
  here.has(insights, insight({ reviews: [review] }));
  expect(await todoOf(here, analyst)).toMatchObject([
    { title: "Word a claim as was asked", detail: expect.stringContaining("Say of which country.") },
  ]);
  expect(await todoOf(here, memberA)).toEqual([]);

  const newer = { ...run!, figure: { point: 3.1, low: 3, high: 3.2 } };
  here.has(insights, insight({ runs: [run!, newer] }));
  expect(await todoOf(here, analyst)).toMatchObject([
    {
      title: "Word a claim as its figure now is",
      detail: expect.stringContaining("The words say “twice”, and the location quotient of Manufacturing is 3.10 (3.00 to 3.20)."),
    },
  ]);
});

test("whoever leads the strategy is told what to cite instead of what was merged; what was merged is counted no more", async () => {
  const here = authority();
  const merged = fixedId("insight", "merged");
  here.has(
    insights,
    insight({
      standing: "overturned",
      retired: { how: "merged", into: [merged], at: "2026-11-20T09:00:00.000Z", by: analyst.id, byName: analyst.name },
    }),
  );
  here.has(
    insights,
    insight({
      id: merged,
      origin: { how: "merged", from: [insight().id] },
      claim: { ...insight().claim, words: "Textiles are our strength." },
    }),
  );
  expect((await todoOf(here, strategyLead)).slice(0, 1)).toMatchObject([
    {
      title: expect.stringMatching(/^Cite what took the place of a claim, in /),
      detail: expect.stringContaining("was merged into “Textiles are our strength.”."),
    },
  ]);
  expect(await todoOf(here, memberA)).toEqual([]);
  const home = await readHome(here.as(strategyLead));
  expect(home.fallen).toEqual([]);
  expect(home.stages.find(({ stage }) => stage === "insight")).toMatchObject({ count: 1, words: "1 holds" });
  expect(home.strategies[0]!.tests.find(({ code }) => code === "cites-an-insight-that-stands")).toMatchObject({ passed: 1, of: 1 });
});
