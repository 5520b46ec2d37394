import { refused } from "@concord/kernel";
import { reopenQuestion } from "./asked-work.ts";
import { changedSince, type Asking } from "./begin-asking.ts";
import { keptOrWorkedOut } from "./keep-answer.ts";
import type { Pace } from "./pace.ts";

/** Does what a worker was asked, and keeps the answer. Done twice, it is the same; what was answered meanwhile is not worked out again. */
export async function answerAsked(context: Asking, inputHash: string, pace: Pace): Promise<void> {
  const reopened = await reopenQuestion(context, inputHash, { pace });
  if (!reopened) throw refused("question-gone", "What was asked is no longer there. Ask again.");
  const { open } = reopened;
  if (open.inputHash !== inputHash) throw refused("evidence-described-anew", changedSince);
  await keptOrWorkedOut(context, open, pace);
}
