import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import { Case, CaseSummary, CaseView, Choice, OpenedPaper, SignOff, Vote } from "@concord/domain/decisions";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const CaseParams = z.object({ caseId: id("case") });

export const listCases = endpoint({
  method: "GET",
  at: "tenant",
  path: "/cases",
  summary: "List the decisions, newest first, with what waits for you in each",
  needs: "decisions.read",
  query: PageQuery,
  reply: page(CaseSummary),
});

export const getCase = endpoint({
  method: "GET",
  at: "tenant",
  path: "/cases/:caseId",
  summary: "Read a decision as you may see it: the votes, what they come to, why, and what is yours to do",
  needs: "decisions.read",
  params: CaseParams,
  reply: CaseView,
});

export const openPaper = endpoint({
  method: "POST",
  at: "tenant",
  path: "/cases/:caseId/papers/:hash/opening",
  summary: "Open one paper in its exact version; that you did is recorded",
  needs: "decisions.read",
  params: CaseParams.extend({ hash: Hash }),
  reply: OpenedPaper,
});

export const signOff = endpoint({
  method: "POST",
  at: "tenant",
  path: "/cases/:caseId/sign-offs",
  summary: "Give an officer's sign-off, having opened every paper",
  needs: "decisions.sign-off",
  writes: "changes",
  params: CaseParams,
  body: SignOff.pick({ role: true, words: true }),
  reply: Case,
});

export const castVote = endpoint({
  method: "POST",
  at: "tenant",
  path: "/cases/:caseId/votes",
  summary: "Cast the vote of a seat on the text that was frozen",
  needs: "decisions.vote",
  writes: "creates",
  params: CaseParams,
  body: z.object({
    seatId: id("seat"),
    vote: Choice,
    /** Why, in the member's own words. It stays on the record. */
    reason: z.string().trim().max(2000).optional(),
    /** The hash of the text that was read: a vote on any other is refused. */
    frozenHash: Hash,
  }),
  reply: Vote,
});

export const judgeInterest = endpoint({
  method: "POST",
  at: "tenant",
  path: "/cases/:caseId/interest-judgements",
  summary: "Judge whether an interest keeps a member from taking part",
  needs: "decisions.administer",
  writes: "changes",
  params: CaseParams,
  body: z.object({
    seatId: id("seat"),
    interestId: id("interest"),
    recused: z.boolean(),
    words: z.string().trim().min(1, "Say why.").max(2000),
  }),
  reply: Case,
});

export const closeVote = endpoint({
  method: "POST",
  at: "tenant",
  path: "/cases/:caseId/closing",
  summary: "Close the vote on what has been cast",
  needs: "decisions.administer",
  writes: "changes",
  params: CaseParams,
  reply: Case,
});
