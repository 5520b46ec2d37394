import { beforeEach, describe, expect, test } from "vitest";
import type { Id, PersonActor } from "@concord/kernel";
import {
  acceptedVersion,
  appraisal,
  body,
  dataset,
  draftDeal,
  financeOfficer,
  fixedId,
  insight,
  interest,
  mayor,
  memberA,
  memberB,
  memberC,
  memberD,
  memberE,
  monitoringOfficer,
  priority,
  rulePack,
  strategy,
  strategyLead,
  world,
} from "@concord/testkit";
import { appraisals } from "../appraisal/index.ts";
import { changeDeal, deals, submitDeal, SubmittedDeal, viewDeal, withdrawDeal } from "../deals/index.ts";
import { datasets, datasetVersions } from "../evidence/index.ts";
import { bodies, changeSeat, declareInterest, interests, rulePacks } from "../governance/index.ts";
import { gatherDossier } from "../deals/dossier.ts";
import { insights } from "../insights/index.ts";
import { priorities, strategies } from "../strategy/index.ts";
import { cases, castVote, closeVote, judgeInterest, openPaper, signOff, viewCase, votes, type Choice } from "./index.ts";
import { paperKey } from "./freeze.ts";

const dealId = draftDeal().id;
const seatOf = new Map(body().seats.map(({ holderId, id }) => [holderId, id]));
let it: ReturnType<typeof world>;

beforeEach(() => {
  it = world();
  it.has(rulePacks, rulePack());
  it.has(bodies, body());
  it.has(strategies, strategy());
  it.has(priorities, priority());
  it.has(insights, insight());
  it.has(datasets, dataset());
  it.has(datasetVersions, acceptedVersion());
  it.has(deals, draftDeal());
  it.has(appraisals, appraisal());
});

async function submitted(): Promise<SubmittedDeal> {
  return SubmittedDeal.parse(await submitDeal(it.as(strategyLead), dealId, { bodyId: body().id }));
}

async function atVote(): Promise<SubmittedDeal> {
  const deal = await submitted();
  const { papers } = await it.as(financeOfficer).store.get(cases, deal.caseId);
  for (const { hash } of papers) await openPaper(it.as(financeOfficer), { caseId: deal.caseId, hash });
  await signOff(it.as(financeOfficer), deal.caseId, { role: "finance-officer", words: "Affordable." });
  return deal;
}

const voteAs = (
  { caseId, frozenHash }: SubmittedDeal,
  who: PersonActor,
  vote: Choice,
  but: { seatId?: Id<"seat">; frozenHash?: string } = {},
) => castVote(it.as(who), caseId, { seatId: seatOf.get(who.id)!, vote, frozenHash, ...but });

const caseNow = (deal: SubmittedDeal) => it.as(strategyLead).store.get(cases, deal.caseId);
const dealNow = () => it.as(strategyLead).store.get(deals, dealId);

describe("submitting", () => {
  test("freezes the deal and everything it rests on, each under the hash of what it says", async () => {
    const deal = await submitted();
    const { papers, frozenHash, stage } = await caseNow(deal);
    expect(papers.map(({ kind }) => kind)).toEqual(["deal", "appraisal", "insight", "dataset-version"]);
    expect({ frozenHash, stage }).toEqual({ frozenHash: deal.frozenHash, stage: "sign-off" });
    const paper = await openPaper(it.as(mayor), { caseId: deal.caseId, hash: papers[0]!.hash });
    expect(paper.content).toMatchObject({ title: "Makers' deal", priorities: [{ title: priority().title }] });
  });

  test("an appraisal that comes in as the deal is submitted is no paper, and is not shown as one", async () => {
    await submitted();
    it.has(appraisals, appraisal({ id: fixedId("appraisal", "1ate"), title: "Twice the benefits" }));
    expect((await viewDeal(it.as(mayor), dealId)).appraisals.map(({ id }) => id)).toEqual([appraisal().id]);
  });

  test("a deal that would leave no room for its votes is refused before it is frozen, not when the votes come", async () => {
    const [ask] = draftDeal().asks;
    const parties = Array.from({ length: 40 }, (_, n) => `${String(n).padStart(3, "0")} ${"x".repeat(190)}`);
    const asks = Array.from({ length: 4 }, (_, n) => ({ ...ask!, title: "y".repeat(200), parties: parties.map((name) => `${n}${name}`) }));
    it.has(deals, draftDeal({ asks }));
    await expect(submitted()).rejects.toMatchObject({ kind: "refused", code: "deal-too-large" });
  });

  test("a paper that was altered where it lies is not shown as what was frozen", async () => {
    const deal = await submitted();
    const { papers } = await caseNow(deal);
    it.files().has(paperKey(papers[0]!.hash), new TextEncoder().encode('{"title":"Another deal"}'));
    await expect(openPaper(it.as(mayor), { caseId: deal.caseId, hash: papers[0]!.hash })).rejects.toMatchObject({ code: "paper-altered" });
  });
});

describe("sign-off", () => {
  test("is refused until every paper was opened in its exact version, and names those that were not", async () => {
    const deal = await submitted();
    const { papers } = await caseNow(deal);
    for (const { hash } of papers.slice(1)) await openPaper(it.as(financeOfficer), { caseId: deal.caseId, hash });

    await expect(signOff(it.as(financeOfficer), deal.caseId, { role: "finance-officer", words: "Affordable." })).rejects.toMatchObject({
      kind: "refused",
      code: "papers-not-opened",
      parts: [{ at: "papers.deal", detail: "“Makers' deal” has not been opened." }],
    });
    expect(await caseNow(deal)).toMatchObject({ stage: "sign-off", signOffs: [] });
  });

  test("opens the vote, and nobody votes before it", async () => {
    const deal = await submitted();
    await expect(voteAs(deal, mayor, "for")).rejects.toMatchObject({ code: "voting-not-open" });
    for (const { hash } of (await caseNow(deal)).papers) await openPaper(it.as(financeOfficer), { caseId: deal.caseId, hash });
    expect(await signOff(it.as(financeOfficer), deal.caseId, { role: "finance-officer", words: "Affordable." })).toMatchObject({
      stage: "voting",
    });
  });

  test("one person cannot give two, nor the submitter any", async () => {
    const both = { ...rulePack().signOffs[0]!, opensEveryDocument: false };
    it.has(rulePacks, rulePack({ signOffs: [both, { ...both, role: "monitoring-officer" }] }));
    const officer: PersonActor = { ...financeOfficer, roles: ["finance-officer", "monitoring-officer"] };
    const deal = await submitted();
    await signOff(it.as(officer), deal.caseId, { role: "finance-officer", words: "Affordable." });

    await expect(signOff(it.as(officer), deal.caseId, { role: "monitoring-officer", words: "Lawful." })).rejects.toMatchObject({
      code: "same-person",
    });
    const submitter: PersonActor = { ...strategyLead, roles: ["strategy-lead", "monitoring-officer"] };
    await expect(signOff(it.as(submitter), deal.caseId, { role: "monitoring-officer", words: "Lawful." })).rejects.toMatchObject({
      code: "own-submission",
    });
    expect(await signOff(it.as(monitoringOfficer), deal.caseId, { role: "monitoring-officer", words: "Lawful." })).toMatchObject({
      stage: "voting",
    });
  });
});

describe("voting", () => {
  test("the last vote closes the case: the deal is agreed, and in force once call-in has run", async () => {
    it.clock.set("2026-12-11T17:00:00.000Z");
    const deal = await atVote();
    for (const who of [mayor, memberA, memberB, memberC]) await voteAs(deal, who, "for");
    await voteAs(deal, memberD, "against");
    expect((await caseNow(deal)).stage).toBe("voting");
    await voteAs(deal, memberE, "abstain");

    expect(await caseNow(deal)).toMatchObject({ stage: "closed", inForceFrom: "2026-12-19", finding: { carried: true, settled: true } });
    expect(await dealNow()).toMatchObject({ status: "agreed", decidedAt: "2026-12-11T17:00:00.000Z" });
    expect(it.audit().at(-1)).toMatchObject({
      name: "vote.cast",
      detail: { closed: true, carried: true },
      wrote: [{ noun: "vote" }, { noun: "case" }, { noun: "deal" }],
    });
  });

  test("the vote closed by the monitoring officer decides on what was cast, and dissent stays with its reason", async () => {
    const deal = await atVote();
    await voteAs(deal, mayor, "for");
    for (const who of [memberA, memberB]) await voteAs(deal, who, "against");
    await castVote(it.as(memberC), deal.caseId, {
      seatId: seatOf.get(memberC.id)!,
      vote: "against",
      reason: "It rests on one survey.",
      frozenHash: deal.frozenHash,
    });
    await closeVote(it.as(monitoringOfficer), deal.caseId);

    expect(await dealNow()).toMatchObject({ status: "refused" });
    const { finding, votes: cast } = await viewCase(it.as(monitoringOfficer), deal.caseId);
    expect(finding).toMatchObject({ carried: false, quorate: true });
    expect(cast.find(({ personId }) => personId === memberC.id)?.reason).toBe("It rests on one survey.");
  });

  test("a body without a quorum decides nothing: the deal goes back to its authors", async () => {
    const deal = await atVote();
    await voteAs(deal, mayor, "for");
    await closeVote(it.as(monitoringOfficer), deal.caseId);
    expect(await dealNow()).toMatchObject({
      status: "draft",
      returned: { because: "The Combined Authority had no quorum, so nothing was decided." },
    });
  });

  test.each([
    [
      "a seat twice",
      "already-voted",
      async (deal: SubmittedDeal) => {
        await voteAs(deal, memberA, "for");
        await voteAs(deal, memberA, "against");
      },
    ],
    ["in another's seat", "not-your-seat", (deal: SubmittedDeal) => voteAs(deal, memberA, "for", { seatId: seatOf.get(memberB.id)! })],
    ["on another text", "another-text", (deal: SubmittedDeal) => voteAs(deal, memberA, "for", { frozenHash: "0".repeat(64) })],
    [
      "by an officer",
      "not-your-seat",
      (deal: SubmittedDeal) =>
        castVote(it.as(financeOfficer), deal.caseId, { seatId: seatOf.get(memberA.id)!, vote: "for", frozenHash: deal.frozenHash }),
    ],
  ])("a vote %s is refused as %s", async (_, code, act) => {
    const deal = await atVote();
    await expect(act(deal)).rejects.toMatchObject({ kind: "refused", code });
  });

  test("a substitute votes in the member's place and capacity, and the seat has one vote between them", async () => {
    it.has(
      bodies,
      body({ seats: body().seats.map((seat) => (seat.holderId === memberA.id ? { ...seat, substituteId: strategyLead.id } : seat)) }),
    );
    const substitute: PersonActor = { ...strategyLead, roles: ["decision-maker"] };
    const deal = await atVote();
    const vote = await voteAs(deal, substitute, "for", { seatId: seatOf.get(memberA.id)! });
    expect(vote).toMatchObject({ substitute: true, capacity: "constituent" });
    await expect(voteAs(deal, memberA, "against")).rejects.toMatchObject({ code: "already-voted" });
  });

  test("a member who no longer holds the seat has no vote, and whoever holds it now has", async () => {
    const deal = await atVote();
    const seat = body().seats.find(({ holderId }) => holderId === memberE.id)!;
    it.has(
      bodies,
      body({ version: 2, seats: body().seats.map((one) => (one.id === seat.id ? { ...one, holderId: strategyLead.id } : one)) }),
    );
    const successor: PersonActor = { ...strategyLead, roles: ["decision-maker"] };
    await expect(voteAs(deal, memberE, "for")).rejects.toMatchObject({ code: "not-your-seat" });
    expect(await voteAs(deal, successor, "for", { seatId: seat.id })).toMatchObject({ personId: successor.id });
  });
});

describe("an interest in a party to the deal", () => {
  test("recuses at opening: no papers, no deal, no vote, not in the quorum, and the ground is said", async () => {
    it.has(interests, interest({ party: "CARR MILL LIMITED" }));
    const deal = await atVote();
    const { papers } = await caseNow(deal);
    const ground = "a disclosable pecuniary interest in Carr Mill Ltd, which is a party to ask 1, “Capital for workshops”";

    const refusal = { kind: "refused", code: "recused", message: expect.stringContaining(ground) };
    await expect(openPaper(it.as(memberA), { caseId: deal.caseId, hash: papers[0]!.hash })).rejects.toMatchObject(refusal);
    await expect(viewDeal(it.as(memberA), dealId)).rejects.toMatchObject(refusal);
    await expect(voteAs(deal, memberA, "for")).rejects.toMatchObject(refusal);
    const view = await viewCase(it.as(memberA), deal.caseId);
    expect(view.case.papers).toEqual([]);
    expect(JSON.stringify(view)).not.toContain("Affordable.");
    expect(view.finding.recused).toEqual([seatOf.get(memberA.id)]);
    expect(view.finding.because[0]!.text).toBe("5 seats have a vote on this.");
  });

  test("declared after voting voids that vote, in the same stroke, and keeps it on the record", async () => {
    const deal = await atVote();
    await voteAs(deal, memberA, "for");
    await declareInterest(it.as(memberA), { nature: "disclosable-pecuniary", party: "Carr Mill Limited", description: "Director." });

    const vote = await it.as(memberA).store.get(votes, { within: deal.caseId, id: seatOf.get(memberA.id)! });
    expect(vote).toMatchObject({ vote: "for", void: { because: expect.stringContaining("Carr Mill Ltd") } });
    const { case: theCase, finding } = await viewCase(it.as(monitoringOfficer), deal.caseId);
    expect(theCase.events.slice(-2)).toMatchObject([{ type: "recused" }, { type: "vote-voided", vote: "for" }]);
    expect(finding).toMatchObject({ for: [], recused: [seatOf.get(memberA.id)] });
    expect(it.audit().at(-1)).toMatchObject({
      name: "interest.declared",
      wrote: [{ noun: "interest" }, { noun: "case" }, { noun: "vote" }],
    });
  });

  test("that the register learned of some other way is found at the vote, and written down with whatever comes next", async () => {
    const deal = await atVote();
    it.has(interests, interest());
    await expect(voteAs(deal, memberA, "for")).rejects.toMatchObject({ code: "recused" });
    await voteAs(deal, memberB, "for");
    expect((await caseNow(deal)).recusals).toMatchObject([{ personId: memberA.id }]);
  });

  test("of the other kind waits for the monitoring officer, where the rules say so", async () => {
    it.has(interests, interest({ nature: "other-registrable" }));
    const deal = await atVote();
    await expect(voteAs(deal, memberA, "for")).rejects.toMatchObject({ code: "interest-to-be-judged" });
    await expect(closeVote(it.as(monitoringOfficer), deal.caseId)).rejects.toMatchObject({ code: "interest-to-be-judged" });
    await judgeInterest(it.as(monitoringOfficer), deal.caseId, {
      seatId: seatOf.get(memberA.id)!,
      interestId: interest().id,
      recused: false,
      words: "Remote.",
    });
    expect(await voteAs(deal, memberA, "for")).toMatchObject({ vote: "for" });
  });

  test("of the other kind leaves the paper and takes the vote, where the rules say that", async () => {
    it.has(rulePacks, rulePack({ recusal: { ...rulePack().recusal, otherRegistrable: "speaks-only" } }));
    it.has(interests, interest({ nature: "other-registrable" }));
    const deal = await atVote();
    const { papers } = await caseNow(deal);
    expect(await openPaper(it.as(memberA), { caseId: deal.caseId, hash: papers[0]!.hash })).toMatchObject({ paper: { kind: "deal" } });
    await expect(voteAs(deal, memberA, "for")).rejects.toMatchObject({ code: "recused" });
  });
});

describe("a change after submission", () => {
  test("takes the deal back to the start and ends the case, in one stroke", async () => {
    const deal = await atVote();
    await voteAs(deal, mayor, "for");
    const { title, kind, counterpart } = draftDeal();
    await changeDeal(it.as(strategyLead), dealId, { title, kind, counterpart, summary: "Half as many workshops." });

    expect(await dealNow()).toMatchObject({ status: "draft", summary: "Half as many workshops.", returned: { caseId: deal.caseId } });
    expect(await dealNow()).not.toHaveProperty("frozenHash");
    expect(await caseNow(deal)).toMatchObject({ stage: "withdrawn" });
    expect(it.audit().at(-1)).toMatchObject({
      name: "deal.changed",
      detail: { sentBack: true },
      wrote: [{ noun: "deal" }, { noun: "case" }],
    });
    await expect(voteAs(deal, memberA, "for")).rejects.toMatchObject({ code: "voting-not-open" });
  });

  test("and taking it back is the same, with the reason given", async () => {
    const deal = await submitted();
    await withdrawDeal(it.as(strategyLead), dealId, { because: "The survey is being done again." });
    expect(await caseNow(deal)).toMatchObject({
      stage: "withdrawn",
      events: [{ type: "opened" }, { type: "withdrawn", because: "The survey is being done again." }],
    });
  });

  test("after the decision is refused: what was decided can no longer change", async () => {
    const deal = await atVote();
    for (const who of [mayor, memberA, memberB, memberC, memberD, memberE]) await voteAs(deal, who, "for");
    const { title, kind, counterpart, summary } = draftDeal();
    await expect(changeDeal(it.as(strategyLead), dealId, { title, kind, counterpart, summary })).rejects.toMatchObject({
      code: "deal-decided",
    });
  });
});

test("evidence overturned while the vote is open is shown to whoever decides", async () => {
  const deal = await atVote();
  const before = insight();
  it.has(
    insights,
    insight({
      standing: "overturned",
      runs: [...before.runs, { ...before.runs[0]!, standing: "overturned", because: "It is 1.1 on the new data." }],
    }),
  );
  it.has(datasets, dataset({ latest: 2, nextNumber: 3 }));

  const { evidence } = await viewCase(it.as(mayor), deal.caseId);
  expect(evidence).toMatchObject([
    { change: "overturned", detail: "It is 1.1 on the new data." },
    { change: "newer-version", detail: "Version 2 has been accepted since." },
  ]);
});

test("what takes the place of an insight that was before the members is what they are told of, and what the next deal puts before them", async () => {
  const deal = await atVote();
  const merged = fixedId("insight", "merged");
  it.has(
    insights,
    insight({ retired: { how: "merged", into: [merged], at: "2026-11-20T09:00:00.000Z", by: strategyLead.id, byName: strategyLead.name } }),
  );
  const before = insight().runs[0]!;
  const its = { id: merged, origin: { how: "merged" as const, from: [insight().id] } };
  it.has(insights, insight(its));
  expect((await viewCase(it.as(mayor), deal.caseId)).evidence).toEqual([]);

  it.has(
    insights,
    insight({ ...its, standing: "overturned", runs: [{ ...before, standing: "overturned", because: "It is 1.1 on the new data." }] }),
  );
  expect((await viewCase(it.as(mayor), deal.caseId)).evidence).toMatchObject([
    { change: "overturned", detail: "It was merged since, and what took its place is overturned. It is 1.1 on the new data." },
  ]);
  const dossier = await gatherDossier(it.as(strategyLead), draftDeal());
  expect(dossier.insights.map(({ id }) => id)).toEqual([merged]);
});

test("the rules a case was opened under stay its rules when the authority changes them", async () => {
  const deal = await atVote();
  it.has(rulePacks, rulePack({ version: 2, quorum: { atLeast: 6, mustInclude: [], authority: "New" } }));
  expect((await viewCase(it.as(mayor), deal.caseId)).case.rulePack.quorum.atLeast).toBe(4);
});

test("a change of seats goes through the one verb, which keeps a member from standing in for themselves", async () => {
  const { id: _, ...seat } = body().seats[1]!;
  const place = { bodyId: body().id, seatId: fixedId("seat", "a") };
  await expect(changeSeat(it.as(monitoringOfficer), place, { ...seat, substituteId: memberA.id })).rejects.toMatchObject({
    code: "substitute-is-holder",
  });
});
