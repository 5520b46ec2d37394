import { expect, test } from "vitest";
import {
  appraisal,
  body,
  draftDeal,
  fixedId,
  memberA,
  priority,
  programmeManager,
  rulePack,
  strategyLead,
  submittedDeal,
} from "@concord/testkit";
import { judgeSubmission, ledgerOf, type Submission } from "./index.ts";

const ready = {
  deal: draftDeal(),
  actor: strategyLead,
  now: new Date("2026-11-24T10:00:00.000Z"),
  appraisals: [appraisal()],
  priorities: [priority()],
  decidedBy: { body: body(), rulePack: rulePack() },
};
const codes = (submission: Submission) => (submission.allowed ? [] : submission.lacks.map(({ code }) => code));

test("a deal with an ask that serves a priority, an appraisal and a body that can decide may be submitted", () => {
  expect(judgeSubmission(ready)).toMatchObject({ allowed: true });
});

test("everything that is missing is said at once, each with where to mend it", () => {
  const [ask] = draftDeal().asks;
  const deal = draftDeal({
    asks: [
      { ...ask!, priorityIds: [] },
      { ...ask!, priorityIds: [fixedId("priority", "g0ne")] },
    ],
  });
  const submission = judgeSubmission({ ...ready, deal, appraisals: [], decidedBy: undefined });
  expect(submission).toMatchObject({
    allowed: false,
    because: "deal-not-ready",
    lacks: [
      { at: "asks.0", code: "ask-without-priority" },
      { at: "asks.1", code: "priority-gone" },
      { at: "appraisals", code: "no-appraisal" },
      { at: "body", code: "no-body" },
    ],
  });
});

test.each([
  ["a deal without asks", { deal: draftDeal({ asks: [] }) }, ["no-asks"]],
  [
    "a body too empty for its own quorum",
    { decidedBy: { body: body({ seats: body().seats.slice(0, 2) }), rulePack: rulePack() } },
    ["body-cannot-decide"],
  ],
])("%s is not ready", (_, but, lacks) => {
  expect(codes(judgeSubmission({ ...ready, ...but }))).toEqual(lacks);
});

test.each([
  ["one that is submitted already", { deal: submittedDeal() }, "deal-not-draft"],
  ["somebody who may not submit", { actor: memberA }, "not-permitted-to-submit"],
])("%s is refused, however ready the deal is", (_, but, because) => {
  expect(judgeSubmission({ ...ready, ...but })).toMatchObject({ allowed: false, because });
});

test("whoever writes the deal sees what it lacks, though another submits it", () => {
  const submission = judgeSubmission({ ...ready, actor: programmeManager, deal: draftDeal({ asks: [] }), appraisals: [] });
  expect(submission).toMatchObject({ because: "not-permitted-to-submit", sentence: expect.stringContaining("strategy lead") });
  expect(codes(submission)).toEqual(["no-asks", "no-appraisal"]);
});

test("the ledger adds up both sides, and the offers by how sure they are", () => {
  const [offer] = draftDeal().offers;
  const offers = [
    { ...offer!, pounds: 100, status: "secured" as const },
    { ...offer!, pounds: 40, status: "indicative" as const },
  ];
  expect(ledgerOf(draftDeal({ offers }))).toEqual({
    askedPounds: 3_200_000,
    offeredPounds: 140,
    offeredByStatus: { secured: 100, committed: 0, indicative: 40 },
  });
});
