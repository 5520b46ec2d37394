export {
  Answer,
  Bounds,
  Coverage,
  Finding,
  Label,
  Measure,
  Method,
  pinsOf,
  RecordUsed,
  Row,
  RowsAre,
  SourceUsed,
  Table,
  Warning,
} from "./answer.ts";
export { answerAsked } from "./answer-asked.ts";
export { answerInTime, answerNow, answerRefusals, type Answered } from "./answer-now.ts";
export { askQuestion } from "./ask-question.ts";
export { beginAsking, getAsking, takesLong, type AskedHow, type AskedState, type Asking, type Checks } from "./begin-asking.ts";
export { Clusters, PinnedDefinition } from "./clusters/question.ts";
export { columnsOf, columnsRefusals, type ColumnsOf } from "./cube/columns-of.ts";
export { cubeOf, type Cube, type CubeCell, type Select, type Sum, type Tally } from "./cube/cube.ts";
export { readCube, type CubeAsk } from "./cube/read-cube.ts";
export { exactFigure, Figure, figure, intervalOf, unknown } from "./figure.ts";
export { ConcentratedOrDiverse } from "./concentrated-or-diverse/question.ts";
export { GrewAndWhy } from "./grew-and-why/question.ts";
export { GrowNext } from "./grow-next/question.ts";
export { answerIn, AnswerHead, rowsIn, type KeptAnswer } from "./keep-answer.ts";
export { kindOf } from "./kinds.ts";
export { AskedVersion, numbersOf, openQuestion, type Asked, type AskingOptions, type OpenQuestion } from "./open-question.ts";
export { givingTurns, paced, unwatched, type Pace, type Progress } from "./pace.ts";
export { pinOf } from "./pin-of.ts";
export { Question, type QuestionName } from "./question.ts";
export { AskableDataset, askableDatasets, QuestionOptions, questionOptions } from "./question-options.ts";
export { questionKind, type FigureAt, type QuestionKind, type SumBehind } from "./question-kind.ts";
export { rankRows, unranked, type UnrankedRow } from "./rank-rows.ts";
export { openReader, type OpenSource, type Reader, type ReaderOptions, type Reading } from "./reader.ts";
export { countedAs } from "./sectors/counted-as.ts";
export { detailsOf, finerThan, groupName, groupOf, levelOf, liesWithin, SectorDetail } from "./sectors/industry-group.ts";
export { sealAnswer, sealRefusals, type Sealed } from "./seal-answer.ts";
export { stopAsking } from "./stop-asking.ts";
export { Codes, Part, PeriodCode, Source } from "./source.ts";
export { tidyColumns, type Heading, type TidyColumn } from "./tidy-table.ts";
export { sayDistance, sayFigure, sayThreshold, Unit } from "./unit.ts";
export { UnusuallyGoodAt } from "./unusually-good-at/question.ts";
export { Neighbours, WhereItClusters } from "./where-it-clusters/question.ts";
export { Criterion, FiguresAsked, WhoIsLikeUs } from "./who-is-like-us/question.ts";
export { WhoTravelsWhere } from "./who-travels-where/question.ts";
export { occupationDetailsOf, socCodeIn } from "./skills-short/occupation.ts";
export { QualificationLevelAsked, QualificationsShort } from "./qualifications-short/question.ts";
export { OccupationDetail, SkillsShort } from "./skills-short/question.ts";
export { ProductivityDiffers } from "./productivity-differs/question.ts";
