export { Answer, AnswerColumn, AnswerCoverage, CellNote, Exploration } from "./answer.ts";
export { Download, DownloadAsk, ShapesFrom } from "./download.ts";
export {
  isDay,
  isFigures,
  isNumber,
  isNumeric,
  isShare,
  judgeView,
  measuresOf,
  viewRefusals,
  type JudgedView,
  type ViewRefusal,
} from "./judge-view.ts";
export { exploreLimits } from "./limits.ts";
export { FigureStatus, Filter, isGrouped, Measure, MeasureKind, nameOfMeasure, Regroup, Sort, View } from "./view.ts";
export { queryToView, viewToQuery, viewToSearch, type ViewQuery } from "./view-query.ts";
export { composeAnswer, composeTable, sentencesOf, type Beside, type ComposedTable } from "./compose-answer.ts";
export { aboutDownload, downloadName } from "./about-download.ts";
export { sumFrom, summingOf, sumScale, tooLargeToAdd, type Summing } from "./exact-sum.ts";
export { gatherGroups, middle, tooManyGroups } from "./find-groups.ts";
export { gatherRows, takeRow } from "./find-rows.ts";
export type { Found, FoundGroup, FoundGroups, FoundMeasure, FoundRows } from "./found.ts";
export { asHeld, matchRows, valueTest } from "./match-rows.ts";
export {
  columnIn,
  figureColumn,
  filterColumns,
  keyColumns,
  neededColumns,
  planMeasures,
  shownColumns,
  type FigureColumn,
  type ViewPlan,
} from "./plan.ts";
export { columnReader, type ReadColumn, type Stretch } from "./stretch.ts";
export { compare, compareBlanksLast, compareText, dayFromNumber, dayNumber, folded, foldedLetters, type Value } from "./values.ts";
export { askDownload, downloadRefusals } from "./ask-download.ts";
export { askView, getExploration } from "./ask-view.ts";
export { cancelExploration } from "./cancel-exploration.ts";
export { getShapes, shapeIn, type Shape, type Shapes, type ShapesAsk } from "./get-shapes.ts";
export { openVersion, type OpenedVersion } from "./open-version.ts";
export { answerOf, coverageOf, planView, type PlannedView } from "./plan-view.ts";
export { MadeDownload, readQuestion, WorkQuestion, writeJson } from "./question.ts";
export { simplifyShape, type Geometry } from "./simplify-shape.ts";
