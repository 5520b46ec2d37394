import { refused } from "@concord/kernel";
import { giveToWorker } from "./asked-work.ts";
import { answerAtOnce, requireMayGo, rowsAtOnce, type AskedHow, type Asking } from "./begin-asking.ts";
import { answerIn, keptOrWorkedOut } from "./keep-answer.ts";
import { openQuestion, type Asked } from "./open-question.ts";
import { unwatched } from "./pace.ts";
import type { Question } from "./question.ts";

/** An answer that is kept. */
export type Answered = Pick<Asked, "answer" | "resultHash" | "opened">;

export const answerRefusals = {
  "not-yet-answered":
    "This question takes a worker some time, and nobody has its answer yet. A worker begins with it now: ask it, wait for the answer, then try again.",
} as const;

/**
 * The answer, kept: as it was worked out before, or worked out now where that
 * is little work. What is a worker's is given to one, and refused meanwhile.
 */
export async function answerNow(context: Asking, question: Question, { versions, pace = unwatched }: AskedHow = {}): Promise<Answered> {
  const open = await openQuestion(context, question, { versions, pace, mostRows: rowsAtOnce });
  await requireMayGo(context, open);
  const kept = await answerAtOnce(context, open, pace);
  if (!kept) {
    await giveToWorker(context, open);
    throw refused("not-yet-answered", answerRefusals["not-yet-answered"]);
  }
  return { answer: await answerIn(kept, pace), resultHash: kept.resultHash, opened: open.opened };
}

/** The same for a worker, which has the time: whatever it takes. */
export async function answerInTime(context: Asking, question: Question, { versions, pace = unwatched }: AskedHow = {}): Promise<Answered> {
  const open = await openQuestion(context, question, { versions, pace });
  const kept = await keptOrWorkedOut(context, open, pace);
  return { answer: await answerIn(kept, pace), resultHash: kept.resultHash, opened: open.opened };
}
