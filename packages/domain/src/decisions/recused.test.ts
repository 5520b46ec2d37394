import { beforeEach, describe, expect, test } from "vitest";
import type { PersonActor } from "@concord/kernel";
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
  member,
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
import { appraisals, changeAppraisal } from "../appraisal/index.ts";
import { changeDeal, deals, listDeals, submitDeal, SubmittedDeal, viewDeal, withdrawDeal } from "../deals/index.ts";
import { datasets, datasetVersions } from "../evidence/index.ts";
import { bodies, changeSeat, interests, rulePacks } from "../governance/index.ts";
import { insights } from "../insights/index.ts";
import { members } from "../people/index.ts";
import { priorities, strategies } from "../strategy/index.ts";
import { readThread } from "../thread/index.ts";
import { cases, castVote, closeVote, judgeInterest, openPaper, signOff, viewCase } from "./index.ts";

const dealId = draftDeal().id;
const noSignOffs = () => rulePack({ signOffs: [] });
/** A member who works here as well: the rules on interests are a person's, whatever else they may do. */
const memberAtWork: PersonActor = { ...memberA, roles: ["decision-maker", "strategy-lead"] };
const details = { title: "Makers' deal", kind: "bespoke-deal", counterpart: "MHCLG", summary: "Less." } as const;
let it: ReturnType<typeof world>;

beforeEach(() => {
  it = world();
  it.has(rulePacks, noSignOffs());
  it.has(bodies, body());
  it.has(strategies, strategy());
  it.has(priorities, priority());
  it.has(insights, insight());
  it.has(datasets, dataset());
  it.has(datasetVersions, acceptedVersion());
  it.has(deals, draftDeal());
  it.has(appraisals, appraisal());
});

const submitted = async (by: PersonActor = strategyLead) => SubmittedDeal.parse(await submitDeal(it.as(by), dealId, { bodyId: body().id }));
const seatOf = (who: PersonActor) => body().seats.find(({ holderId }) => holderId === who.id)!;
const vote = (deal: SubmittedDeal, who: PersonActor, choice: "for" | "against", seatId = seatOf(who).id) =>
  castVote(it.as(who), deal.caseId, { seatId, vote: choice, frozenHash: deal.frozenHash });

describe("whoever must leave the room", () => {
  test("sees in the list that there is a deal, and none of its figures", async () => {
    it.has(interests, interest());
    await submitted();
    expect((await listDeals(it.as(memberA), {})).items[0]).not.toHaveProperty("sides");
    expect((await listDeals(it.as(memberB), {})).items[0]).toHaveProperty("sides.asks", 1);
  });

  test("neither changes the deal nor takes it back, whatever other role they have", async () => {
    it.has(interests, interest());
    const { caseId } = await submitted();
    await expect(changeDeal(it.as(memberAtWork), dealId, details)).rejects.toMatchObject({ code: "recused" });
    await expect(withdrawDeal(it.as(memberAtWork), dealId, { because: "No." })).rejects.toMatchObject({ code: "recused" });
    expect(await it.as(mayor).store.get(cases, caseId)).toMatchObject({ stage: "voting" });
  });

  test("does not submit it either", async () => {
    it.has(interests, interest());
    await expect(submitted(memberAtWork)).rejects.toMatchObject({ code: "recused" });
  });

  test("does not read or change it when it has come back to its authors", async () => {
    it.has(interests, interest());
    await submitted();
    await withdrawDeal(it.as(strategyLead), dealId, { because: "To be put better." });
    const address = { dealId, appraisalId: appraisal().id };
    await expect(viewDeal(it.as(memberAtWork), dealId)).rejects.toMatchObject({ code: "recused" });
    await expect(changeDeal(it.as(memberAtWork), dealId, details)).rejects.toMatchObject({ code: "recused" });
    await expect(changeAppraisal(it.as(memberAtWork), address, appraisal())).rejects.toMatchObject({ code: "recused" });
    expect((await viewDeal(it.as(strategyLead), dealId)).deal.status).toBe("draft");
  });

  test("is recused as they take a seat, before they can read a word", async () => {
    const successor: PersonActor = { ...strategyLead, id: fixedId("person", "new"), roles: ["decision-maker"] };
    it.has(interests, interest({ personId: successor.id }));
    const deal = await submitted();
    await vote(deal, memberE, "for");
    const { id: seatId, ...seat } = seatOf(memberE);
    it.has(members, member({ personId: successor.id }));
    await changeSeat(it.as(monitoringOfficer), { bodyId: body().id, seatId }, { ...seat, holderId: successor.id });

    expect(await it.as(mayor).store.get(cases, deal.caseId)).toMatchObject({ recusals: [{ personId: successor.id }], votesCast: [] });
    expect((await readThread(it.as(successor))).nodes.filter(({ stage }) => stage === "ask" || stage === "appraisal")).toEqual([]);
  });

  test("has no vote in another seat that comes to them, even once the interest has ended", async () => {
    it.has(interests, interest());
    const deal = await submitted();
    it.has(interests, interest({ version: 2, endedAt: deal.submittedAt }));
    const seats = body().seats.map((seat) => (seat.holderId === memberE.id ? { ...seat, holderId: memberA.id } : seat));
    it.has(bodies, body({ version: 2, seats }));
    await expect(vote(deal, memberA, "for", seatOf(memberE).id)).rejects.toMatchObject({ code: "recused" });
  });
});

describe("an officer with an interest in a party", () => {
  test("does not sign the deal off", async () => {
    it.has(rulePacks, rulePack());
    it.has(interests, interest({ personId: financeOfficer.id }));
    const deal = await submitted();
    const { papers } = await it.as(mayor).store.get(cases, deal.caseId);
    for (const { hash } of papers) await openPaper(it.as(financeOfficer), { caseId: deal.caseId, hash });
    await expect(signOff(it.as(financeOfficer), deal.caseId, { role: "finance-officer", words: "Fine." })).rejects.toMatchObject({
      code: "own-interest",
    });
  });

  test("who is a member too does not sign off on papers that were opened before they were recused", async () => {
    it.has(rulePacks, rulePack());
    const both: PersonActor = { ...memberA, roles: ["decision-maker", "finance-officer"] };
    const deal = await submitted();
    const { papers } = await it.as(mayor).store.get(cases, deal.caseId);
    for (const { hash } of papers) await openPaper(it.as(both), { caseId: deal.caseId, hash });
    it.has(interests, interest());
    await expect(signOff(it.as(both), deal.caseId, { role: "finance-officer", words: "Fine." })).rejects.toMatchObject({ code: "recused" });
  });

  test("judges no interest, least of all their own, and closes no vote they must leave", async () => {
    const both: PersonActor = { ...memberA, roles: ["decision-maker", "monitoring-officer"] };
    it.has(interests, interest({ nature: "other-registrable" }));
    const deal = await submitted();
    const own = { seatId: seatOf(memberA).id, interestId: interest().id, recused: false, words: "Remote." };
    await expect(judgeInterest(it.as(both), deal.caseId, own)).rejects.toMatchObject({ code: "own-interest" });
    await judgeInterest(it.as(monitoringOfficer), deal.caseId, { ...own, recused: true });
    await expect(closeVote(it.as(both), deal.caseId)).rejects.toMatchObject({ code: "recused" });
  });
});

test("a member whose term has ended has no vote, though the case was opened in it", async () => {
  const seats = body().seats.map((seat) => (seat.holderId === memberE.id ? { ...seat, to: "2026-11-24" } : seat));
  it.has(bodies, body({ seats }));
  const deal = await submitted();
  it.clock.set("2026-11-25T09:00:00.000Z");
  await expect(vote(deal, memberE, "for")).rejects.toMatchObject({ code: "not-your-seat" });
  for (const who of [mayor, memberA, memberB, memberC]) await vote(deal, who, "for");
  await vote(deal, memberD, "against");
  expect((await viewCase(it.as(mayor), deal.caseId)).finding).toMatchObject({ carried: true, absent: [seatOf(memberE).id] });
});

test("whoever submitted a deal is never alone in approving it", async () => {
  it.has(rulePacks, rulePack({ signOffs: [], quorum: { atLeast: 1, mustInclude: [], authority: "Order" } }));
  const proposer: PersonActor = { ...mayor, roles: ["decision-maker", "strategy-lead"] };
  const deal = await submitted(proposer);
  await vote(deal, proposer, "for");
  await closeVote(it.as(monitoringOfficer), deal.caseId);
  expect(await it.as(mayor).store.get(deals, dealId)).toMatchObject({ status: "refused" });
});
