import type { ReactNode } from "react";
import type { Answer, AskableDataset, Part, Question, QuestionName, QuestionOptions, Row, Source, Table } from "@concord/domain/questions";
import type { Named, Preset } from "../places.ts";

export type QuestionOf<Name extends QuestionName> = Extract<Question, { question: Name }>;
/** Any parameter of any question. */
export type FieldName = { [Name in QuestionName]: Exclude<keyof QuestionOf<Name>, "question"> }[QuestionName] & string;

/** A dataset that a question rests on: what it must be, and how it is chosen among those there are. */
export type Role = {
  /** "Jobs": the name of the control. */
  label: string;
  /** Within a sentence: "counts of jobs by place, period and industry". */
  needs: string;
  /** Where such a table is had: "a BRES download from Nomis". */
  example?: string;
  /** The parts that the table must have. */
  parts: readonly Part[];
  /** Parts that are used where the table has them, and which column may then be chosen. */
  optionalParts?: readonly Part[];
  /** It is shapes, and not a table of figures. */
  shapes?: boolean;
  /** The question can be asked without it. */
  optional?: boolean;
  /** Among the tables that fit, those whose names say this come first. */
  likely?: RegExp;
  /** Of tables that fit equally, the one with the most codes of this part comes first; where none is named, the one with the most periods. */
  finest?: Part;
  /** Which value of a column is begun with, where a table holds several: by what it is called. */
  prefer?: RegExp;
  /** Whether a row that is not there may mean nought: the page then asks. */
  mayMeanNought?: boolean;
  /** Whether it is begun as nought, by what the table holds. */
  begunAsNought?: (options: QuestionOptions) => boolean;
  /** The question makes use of all of its figures: how the table is read is not chosen here. */
  allFigures?: boolean;
};

/** What a question is begun with: the datasets that were chosen and what they hold. */
export type Beginning = {
  /** The source of a role. Undefined only for an optional role for which there is no dataset. */
  source: (role: string) => Source;
  sourceIfAny: (role: string) => Source | undefined;
  options: (role: string) => QuestionOptions;
  /** The codes of a part of a source, with their names. */
  codes: (role: string, part?: Part) => readonly Named[];
  /** Periods, oldest first. */
  periods: (role: string) => readonly string[];
  /** The authority itself in the places of that source: its districts, its small areas, or one place. */
  own: (role: string, part?: Part) => Preset | undefined;
  /** Every place of that source. */
  everywhere: (role: string, part?: Part) => readonly string[];
  /** Who asks. */
  authority: { id: string; name: string; districts: readonly Named[] };
  /** What the page's own hook read: records that the question names. */
  more: unknown;
};

/** What things are called in the sentences about an answer. */
export type Names = {
  /** "West Yorkshire", "Leeds", "all 40 places", "7 places". */
  places: (codes: readonly string[] | undefined) => string;
  /** What a code of a part is called. */
  code: (part: Part, code: string) => string;
};

export type PictureProps = {
  answer: Answer;
  names: Names;
  /** The rows of the answer's first table as the reader sees them: looked through, in order, and as many as are shown. */
  shown: readonly Row[];
  /** The rows of any of its tables so: the first where none is named. */
  shownOf: (table: string | undefined) => readonly Row[];
  /** The row that is marked, in every table and picture that has it, and how to mark another. */
  marked: string | undefined;
  onMark: (code: string | undefined) => void;
  /** Of a downloaded file, without its ending. */
  fileName: string;
  /** Every answer that is drawn beside this one, and this one: they are drawn on one scale, so that eyes can go across. */
  beside: readonly Answer[];
  /** Which answer it is, where several stand beside one another. Shown above the picture. */
  among?: string | undefined;
  /** Over the picture, where the picture has no finding of its own. */
  finding: string;
  /** Under the title: who made the figures, and when. */
  sources: string;
};

export type Picture = {
  key: string;
  /** "Concentration against growth": how it is chosen. */
  name: string;
  /** Whether there is anything to draw. */
  fits: (answer: Answer) => boolean;
  Drawn: (props: PictureProps) => ReactNode;
};

/** A further question that a row leads to. */
export type Step = { label: string; changes: Readonly<Record<string, unknown>> };

export type QuestionPage<Name extends QuestionName = QuestionName> = {
  question: Name;
  /** "What are we unusually good at?" */
  title: string;
  /** What the answer tells, for somebody who has never seen one, in a sentence or two. No formula. */
  about: string;
  /** Parameters that are sources, by their name in the question. The first is the main one. */
  roles: Readonly<Record<string, Role>>;
  /** Reads what else the question is begun with. Undefined while it is on its way. */
  useMore?: () => unknown;
  /** Why the question cannot be begun yet, though there are datasets for it: what it is for, and the first thing to do. */
  cannot?: (begin: Beginning) => { title: string; words: string; action?: ReactNode } | undefined;
  /** The question before anybody has changed anything: a useful one of this authority, complete. */
  start: (begin: Beginning) => QuestionOf<Name>;
  /** The controls beside the answer, but those of the sources. Of the shared fields in `fields/`. */
  Parameters: () => ReactNode;
  /** What the answer says, in one sentence that the intervals allow: the heading over the picture. */
  finding: (answer: Answer, names: Names) => string;
  pictures: readonly Picture[];
  /** Where a row leads, one click on; those that every question has (deeper into a sector, to one place) are there by themselves. */
  steps?: (row: Row, table: Table, question: QuestionOf<Name>, begin: Beginning) => readonly Step[];
  /** Whether a dataset fits a role, beyond having its parts. */
  fits?: (role: string, dataset: AskableDataset) => boolean;
  /** Words for parameters that are not places, periods or sources, in what a comparison is called: "permutations 999". */
  say?: Partial<Record<string, (value: never) => string>>;
};

/** A question as the page knows them all. */
export type AnyQuestionPage = Omit<QuestionPage, "start" | "steps"> & {
  start: (begin: Beginning) => Question;
  steps?: (row: Row, table: Table, question: Question, begin: Beginning) => readonly Step[];
};

export const questionPage = <Name extends QuestionName>(page: QuestionPage<Name>): AnyQuestionPage => page as unknown as AnyQuestionPage;

/** A table of an answer by its key; the first where none is named. */
export const tableOf = (answer: Answer, key?: string): Table =>
  (key === undefined ? undefined : answer.tables.find((table) => table.key === key)) ?? answer.tables[0]!; // an answer has one at least
