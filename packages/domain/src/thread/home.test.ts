import { expect, test } from "vitest";
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
