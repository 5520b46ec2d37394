export { answerQuestion, type EvidenceForAnswer } from "./answer-question.ts";
export { askQuestion, type Asked } from "./ask-question.ts";
export { claimFigure, figureOf, measureNames, sayFigure, sayThreshold } from "./claim-figure.ts";
export { countColumns } from "./count-columns.ts";
export {
  Answer,
  Claim,
  Coverage,
  Figure,
  Insight,
  insights,
  lastRun,
  Question,
  RowNote,
  Run,
  SectorRow,
  Standing,
  UnusuallyGoodAt,
} from "./insight.ts";
export { Lineage, lineageOf, readResult } from "./lineage.ts";
export { judgePublishing, publishInsight, publishingRefusals, type Publishing } from "./publish-insight.ts";
export { listPublishedInsights, PublishedInsight, PublishedSummary, readPublishedInsight } from "./read-published-insight.ts";
export { rerunInsight, rerunInsightsOf } from "./rerun-insight.ts";
export { judgeSaving, saveInsight, savingRefusals, type InsightToSave, type SavingJudgement } from "./save-insight.ts";
export { isTrueAt, judgeStanding, type Judgement } from "./standing.ts";
export { askableDatasets, QuestionOptions, questionOptions } from "./question-options.ts";
