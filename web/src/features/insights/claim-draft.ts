import {
  aboutFigure,
  judgeSaving,
  judgeStanding,
  judgeWords,
  type Claim,
  type ClaimToMake,
  type Judgement,
  type Picture,
  type SavingJudgement,
  type WordsJudgement,
} from "@concord/domain/insights";
import type { Answer, Measure, Row, Table, Unit } from "@concord/domain/questions";
import { startingClaim, wordsFor } from "./claim-words.ts";
import { mainMeasure } from "./figures.ts";
import type { Names } from "./questions/question-page.ts";
import type { Looking } from "./workbench/workbench-search.ts";

/** A claim while it is being written: growth and shares in per cent, and what it is held against as one choice. */
export type ClaimDraft = {
  words: string;
  table: string;
  row: string;
  measure: string;
  against: string;
  direction: Claim["direction"];
  threshold: number | undefined;
  margin: number | undefined;
  coverageMayFall: number | undefined;
  mayMeet: "no" | "yes";
  rightBecause: string;
};

/** What a figure is held against: a number, every other row, or one of them ("row E08000035"). */
export const aNumber = "number";
export const everyOther = "every-other";
export const oneRow = (code: string): string => `row ${code}`;

/** Which figure of an answer a claim is begun with. */
export type FigureAt = { table?: string | undefined; row?: string | undefined; measure?: string | undefined };

export type FigureFound = { table: Table; row: Row; measure: Measure };

/** The figure; where it is not named, or not there, the first of the answer that may be claimed of. */
export function figureAt({ tables }: Pick<Answer, "tables">, at: FigureAt): FigureFound | undefined {
  const table = tables.find(({ key }) => key === at.table) ?? tables[0];
  const row = table?.rows.find(({ code }) => code === at.row) ?? table?.rows[0];
  if (!table || !row) return undefined;
  const named = table.measures.find(({ key, notClaimable }) => key === at.measure && !notClaimable);
  const main = mainMeasure(table);
  const measure = named ?? (main.notClaimable ? table.measures.find(({ notClaimable }) => !notClaimable) : main);
  return measure && { table, row, measure };
}

/** Where a claim of a figure begins, with words to be made one's own. */
export function beginClaim({ table, row, measure }: FigureFound, answer: Pick<Answer, "question">, names: Names | undefined): ClaimDraft {
  return {
    table: table.key,
    row: row.code,
    measure: measure.key,
    against: aNumber,
    coverageMayFall: undefined,
    mayMeet: "no",
    rightBecause: "",
    ...typed(measure.unit, startingClaim(row, measure)),
    words: wordsFor(row, measure, table, { here: placesSaid(answer, names), when: whenSaid(answer) }),
  };
}

/** A claim that was saved, as it would be written. */
export function draftOf(claim: Claim, unit: Unit): ClaimDraft {
  return {
    words: claim.words,
    table: claim.table,
    row: claim.row,
    measure: claim.measure,
    against: claim.against === undefined ? aNumber : claim.against.is === "row" ? oneRow(claim.against.row) : everyOther,
    ...typed(unit, claim),
    coverageMayFall: claim.coverageMayFall === undefined ? undefined : times(claim.coverageMayFall, 100),
    mayMeet: claim.mayMeet ? "yes" : "no",
    rightBecause: "",
  };
}

/** What would be sent; it lacks what has not been typed. */
export function claimOf(draft: ClaimDraft, unit: Unit) {
  const { against, threshold, margin, coverageMayFall, mayMeet, rightBecause: _, ...rest } = draft;
  const kept = (value: number | undefined) => (value === undefined ? undefined : isPerCent(unit) ? times(value, 0.01) : value);
  return {
    ...rest,
    threshold: kept(threshold),
    margin: kept(margin),
    ...(against === aNumber
      ? {}
      : { against: against === everyOther ? { is: "every-other-row" as const } : { is: "row" as const, row: against.slice(4) } }),
    ...(coverageMayFall ? { coverageMayFall: times(coverageMayFall, 0.01) } : {}),
    ...(mayMeet === "yes" ? { mayMeet: true } : {}),
  };
}

export type DraftJudged = {
  /** Undefined while a number is not typed. */
  toMake: ClaimToMake | undefined;
  saving: SavingJudgement | undefined;
  words: WordsJudgement | undefined;
  standing: Judgement | undefined;
  /** Why it would not be saved, in the API's sentence. */
  refusal: string | undefined;
};

/** A draft by the very rules that the API asks when it is saved. */
export function judgeDraft(draft: ClaimDraft, answer: Answer, unit: Unit): DraftJudged {
  const { threshold, margin, ...rest } = claimOf(draft, unit);
  if (threshold === undefined || margin === undefined)
    return { toMake: undefined, saving: undefined, words: undefined, standing: undefined, refusal: undefined };
  const claim: Claim = { ...rest, threshold, margin };
  const saving = judgeSaving(answer, claim);
  const words = saving.allowed ? judgeWords(claim, saving.claimed, draft.rightBecause) : undefined;
  const { against, lead, figure } = saving.allowed ? saving.claimed : {};
  return {
    toMake: { claim, ...(draft.rightBecause.trim() === "" ? {} : { rightBecause: draft.rightBecause.trim() }) },
    saving,
    words,
    standing: saving.allowed
      ? judgeStanding({ claim, about: aboutFigure(saving.claimed), figure, against, lead, coverage: answer.coverage.share })
      : undefined,
    refusal: saving.allowed ? (words?.allowed === false ? words.sentence : undefined) : saving.sentence,
  };
}

/** How the answer is looked at, to be looked at so again: with the claim's own row highlighted where none was. */
export function pictureOf(looking: Looking, first: string | undefined, row: string): Picture | undefined {
  const key = looking.picture ?? first;
  if (key === undefined) return undefined;
  return { key, ...(looking.sort ? { sort: looking.sort.slice(0, 300) } : {}), marked: looking.marked ?? row };
}

export const isPerCent = (unit: Unit): boolean => unit === "share" || unit === "growth" || unit === "points";

const typed = (unit: Unit, { direction, threshold, margin }: Pick<Claim, "direction" | "threshold" | "margin">) => ({
  direction,
  threshold: isPerCent(unit) ? times(threshold, 100) : threshold,
  margin: isPerCent(unit) ? times(margin, 100) : margin,
});

const times = (value: number, by: number) => Number((value * by).toPrecision(12));

function placesSaid({ question }: Pick<Answer, "question">, names: Names | undefined): string | undefined {
  const { places } = question as { places?: readonly string[] };
  return names && places && places.length > 0 ? names.places(places) : undefined;
}

function whenSaid({ question }: Pick<Answer, "question">): string | undefined {
  const { period, to } = question as { period?: string; to?: string };
  return period ?? to;
}
