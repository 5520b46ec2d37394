export {
  asTheyStand,
  judgeReplacing,
  readFamily,
  relativeOf,
  readWithSuccessors,
  Relative,
  replacingRefusals,
  successorsIn,
  type Replacing,
} from "./ancestry.ts";
export { changeClaim, changeRefusals, judgeChanging, type Changing, type ClaimChange } from "./change-claim.ts";
export { checkClaim, ClaimCheck } from "./check-claim.ts";
export { Against, boundOf, Claim, Rules, type Test } from "./claim.ts";
export { aboutFigure, claimFigure, differenceOf, type ClaimedFigure } from "./claim-figure.ts";
export {
  datasetsOf,
  EarlierClaim,
  HeldAgainst,
  Insight,
  insights,
  isRetired,
  lastAnswered,
  lastRun,
  Origin,
  Picture,
  Retirement,
  Review,
  Run,
  Standing,
  WordsChecked,
} from "./insight.ts";
export {
  judgeFindings,
  judgeSaving,
  judgeWords,
  savingRefusals,
  type SavingJudgement,
  type SavingRefusal,
  type WordsJudgement,
} from "./judge-saving.ts";
export { Lineage, lineageOf, lineageOfKept, LineageSource, readAnswer, readResult } from "./lineage.ts";
export { judgePublishing, publishInsight, publishingRefusals, type Publishing } from "./publish-insight.ts";
export { listPublishedInsights, PublishedInsight, PublishedSummary, readPublishedInsight } from "./read-published-insight.ts";
export { rerunInsight, rerunInsightsOf, rerunRefusals } from "./rerun-insight.ts";
export { fits, listInsights, type InsightsAsk } from "./list-insights.ts";
export { mergeInsights, type InsightsToMerge } from "./merge-insights.ts";
export type { ClaimToMake } from "./make-insight.ts";
export {
  claimHashOf,
  judgeReviewing,
  reviewNow,
  reviewRefusals,
  sayReview,
  sayVersions,
  type Reviewing,
  type ReviewNow,
} from "./review.ts";
export { reviewInsight, type ReviewToSave } from "./review-insight.ts";
export { saveInsight, type InsightToSave } from "./save-insight.ts";
export { sayChange, whatChanged } from "./say-change.ts";
export { splitInsight } from "./split-insight.ts";
export { isSeparable, isTrueAt, judgedOf, judgeStanding, sayTest, type Judgement } from "./standing.ts";
export { checkWords, contradicts, WordsFinding, wordsFindings, type FigureChecked } from "./words/index.ts";
export { upgradeInsight } from "./upgrade-insight.ts";
