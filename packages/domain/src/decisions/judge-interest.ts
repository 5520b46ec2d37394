import { may, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { bodies } from "../governance/body.ts";
import { interests } from "../governance/interest.ts";
import { all, check, save } from "../store.ts";
import { cases, votes, type Case, type InterestToJudge, type Recusal } from "./case.ts";
import { isInterested } from "./match-interests.ts";
import { nameOf } from "./name-of.ts";
import { readCase } from "./read-case.ts";
import { withRecusals } from "./recuse.ts";

export const interestJudgementRefusals = {
  "not-the-monitoring-officer": "The monitoring officer judges whether an interest keeps a member from taking part.",
  "no-such-interest": "No interest of this member waits to be judged on this decision.",
  "own-interest": "You have an interest in a party to this deal, so your deputy must judge those of others.",
  "already-judged": "This interest has been judged.",
} as const;

/** The monitoring officer's judgement on an interest that the rules leave to them. */
export async function judgeInterest(
  context: Pick<Context, "store" | "now" | "actor">,
  caseId: Id<"case">,
  judgement: { seatId: Id<"seat">; interestId: Id<"interest">; recused: boolean; words: string },
): Promise<Case> {
  const { store, actor } = context;
  if (actor.type !== "person" || !may(actor, "decisions.administer")) throw refusedAs("not-the-monitoring-officer");
  const standing = await readCase(context, caseId);
  if (isInterested(actor.id, await all(store, interests), standing.case.parties)) throw refusedAs("own-interest");
  const isIt = (one: InterestToJudge) => one.seatId === judgement.seatId && one.interestId === judgement.interestId;
  const waiting = standing.case.toJudge.find(isIt);
  if (!waiting) throw refusedAs("no-such-interest");
  if (waiting.judged) throw refusedAs("already-judged");

  const at = context.now().toISOString();
  const judged = { at, by: actor.id, recused: judgement.recused, words: judgement.words };
  const now = { at, by: nameOf(actor) };
  const noted: Case = {
    ...standing.case,
    toJudge: standing.case.toJudge.map((one) => (isIt(one) ? { ...one, judged } : one)),
    events: [...standing.case.events, { type: "interest-judged", ...now, seatId: waiting.seatId, recused: judgement.recused }],
  };
  const after = withRecusals(noted, standing.votes, judgement.recused ? [recusalFrom(waiting, at)] : [], now);

  const [saved] = await store.commit({
    because: {
      name: "case.interest-judged",
      detail: { seat: waiting.seatId, interest: waiting.interestId, recused: judgement.recused, words: judgement.words },
    },
    saves: [save(cases, after.case), ...[...standing.voided, ...after.voided].map((vote) => save(votes, vote))],
    checks: [check(bodies, standing.body)],
  });
  return saved;
}

const recusalFrom = ({ seatId, personId, interestId, party, ground }: InterestToJudge, at: string): Recusal => ({
  seatId,
  personId,
  interestId,
  party,
  ground,
  extent: "leaves",
  at,
});

const refusedAs = (because: keyof typeof interestJudgementRefusals) => refused(because, interestJudgementRefusals[because]);
