import { refused } from "@concord/kernel";
import type { CellRow, Dataset, Pin } from "../evidence/index.ts";
import type { Answer, Question } from "./insight.ts";
import { unusuallyGoodAt } from "./unusually-good-at.ts";

/** What a question is answered from: the cells of one pinned version, what its codes are called, and how it rounds. */
export type EvidenceForAnswer = {
  pin: Pin;
  rounding: Dataset["rounding"];
  /** Of the places and periods asked for. Sorted or not: the answer is the same. */
  cells: readonly CellRow[];
  names: ReadonlyMap<string, string>;
};

/** Answers a question from a version's cells. Pure: the same evidence always has the same answer, to the last digit. */
export function answerQuestion(question: Question, evidence: EvidenceForAnswer): Answer {
  if (evidence.cells.length === 0)
    throw refused("nothing-found", "None of the places and periods asked for is in this version of the dataset.");
  switch (question.question) {
    case "unusually-good-at":
      return unusuallyGoodAt(question, evidence);
  }
}
