export {
  Case,
  CaseEvent,
  cases,
  Choice,
  Finding,
  InterestToJudge,
  isOpen,
  Paper,
  PaperOpening,
  paperOpenings,
  Party,
  Proposal,
  Recusal,
  SignOff,
  Vote,
  votes,
} from "./case.ts";
export { CaseSummary, CaseView, EvidenceChange, listCases, toDoOf, viewCase } from "./case-view.ts";
export { castVote, type VoteCast } from "./cast-vote.ts";
export { closeVote } from "./close-vote.ts";
export { closingRefusals, judgeClosing } from "./closing.ts";
export { find, quorumNeeded, type CaseFacts } from "./engine.ts";
export { findingNow } from "./finding-now.ts";
export { frozenContent, frozenHash, partiesOf, type Document, type Dossier, type PaperContent } from "./freeze.ts";
export { interestJudgementRefusals, judgeInterest } from "./judge-interest.ts";
export { matchInterests, normalisedName } from "./match-interests.ts";
export { OpenedPaper, openPaper } from "./open-paper.ts";
export { judgeReading, readingRefusals } from "./reading.ts";
export { standingOf, type SeatStanding } from "./seat-standing.ts";
export { signOff } from "./sign-off.ts";
export { judgeSignOff, signOffRefusals, unopenedPapers } from "./signing-off.ts";
export { judgeVote, voteRefusals, type VoteJudgement, type VoteRefusal } from "./voting.ts";
