import { dayOf, type Id } from "@concord/kernel";
import type { Appraisal } from "../appraisal/appraisal.ts";
import type { Deal } from "../deals/deal.ts";
import { ledgerOf } from "../deals/ledger.ts";
import { seatsOn, type Body } from "../governance/body.ts";
import type { Interest } from "../governance/interest.ts";
import type { RulePack } from "../governance/rule-pack.ts";
import type { Case, Paper, Proposal } from "./case.ts";
import { frozenHash, partiesOf } from "./freeze.ts";
import { recuse } from "./recuse.ts";

type Opening = {
  id: Id<"case">;
  deal: Deal;
  body: Body;
  rulePack: RulePack;
  papers: readonly Paper[];
  appraisals: readonly Appraisal[];
  interests: readonly Interest[];
  initiatorId: Id<"person">;
  by: string;
  at: Date;
};

/** A deal's case as it opens: its text frozen, its rules pinned, and whoever has an interest recused before anybody has read a word. */
export function openCase({ id, deal, body, rulePack, papers, appraisals, interests, initiatorId, by, at }: Opening): Case {
  const instant = at.toISOString();
  const opened: Case = {
    id,
    version: 0,
    dealId: deal.id,
    dealTitle: deal.title,
    bodyId: body.id,
    bodyName: body.name,
    seats: seatsOn(body.seats, dayOf(at)),
    chairSeatId: body.chairSeatId,
    rulePack,
    frozenHash: frozenHash(papers),
    papers: [...papers],
    proposal: proposalOf(deal, appraisals),
    parties: partiesOf(deal),
    initiatorId,
    openedAt: instant,
    stage: rulePack.signOffs.length > 0 ? "sign-off" : "voting",
    recusals: [],
    toJudge: [],
    signOffs: [],
    votesCast: [],
    events: [
      { type: "opened", at: instant, by },
      ...(rulePack.signOffs.length > 0 ? [] : [{ type: "voting-opened", at: instant, by } as const]),
    ],
  };
  return recuse(opened, [], interests, { at: instant, by }).case;
}

function proposalOf(deal: Deal, appraisals: readonly Appraisal[]): Proposal {
  const { askedPounds, offeredPounds, offeredByStatus } = ledgerOf(deal);
  return {
    summary: deal.summary,
    counterpart: deal.counterpart,
    asks: deal.asks.length,
    offers: deal.offers.length,
    askedPounds,
    offeredPounds,
    securedPounds: offeredByStatus.secured,
    appraisals: appraisals.map(({ title, packId, result: { benefitCostRatio, netPresentSocialValue } }) => ({
      title,
      packId,
      benefitCostRatio,
      netPresentSocialValue,
    })),
  };
}

/** The case of a deal that was taken back. It stays on the record. */
export const withdrawn = (theCase: Case, { at, by, because }: { at: string; by: string; because: string }): Case => ({
  ...theCase,
  stage: "withdrawn",
  closedAt: at,
  events: [...theCase.events, { type: "withdrawn", at, by, because }],
});
