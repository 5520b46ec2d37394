import { Failure, notFound } from "@concord/kernel";
import type { Context } from "../context.ts";
import { requireMayRelease, type DisclosureStatus } from "../disclosure/index.ts";
import type { Job, Progress } from "../jobs/index.ts";
import { giveToWorker, reopenQuestion, standingOfWork } from "./asked-work.ts";
import { keptOrWorkedOut, readKept, type KeptAnswer } from "./keep-answer.ts";
import { openQuestion, type OpenQuestion } from "./open-question.ts";
import { unwatched, type Pace } from "./pace.ts";
import type { Question } from "./question.ts";
import type { OpenSource } from "./reader.ts";

/** What asking takes: besides reading, it keeps answers and gives work. */
export type Asking = Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "now" | "progress">;

/** How a question stands. */
export type AskedState =
  | { state: "answered"; inputHash: string; kept: KeptAnswer; opened: readonly OpenSource[]; checks: Checks }
  | { state: "working"; inputHash: string; jobId: Job["id"]; progress?: Progress | undefined }
  | { state: "failed"; inputHash: string; because: string };

/** How each of the authority's own datasets was judged before what was made of it went to a program; nothing where it stays here. */
export type Checks = ReadonlyMap<string, DisclosureStatus>;

/** Rows of tables that are looked through while somebody waits: measured, a tenth of the time in which an answer is no longer at once. */
export const rowsAtOnce = 250_000;

/** Thrown by a pace when what was begun while somebody waits turns out to be a worker's. */
export const takesLong = () => new Failure("too-large", "takes-long", "Answering this takes longer than somebody waits.");

export type AskedHow = { versions?: ReadonlyMap<string, number> | undefined; pace?: Pace | undefined };

/**
 * Asks a question: answers at once where the answer is known, or is little
 * work; otherwise gives it to a worker. Whether what it rests on may go to
 * whoever asks is asked before anything of it is answered, known or not.
 */
export async function beginAsking(context: Asking, question: Question, { versions, pace = unwatched }: AskedHow = {}): Promise<AskedState> {
  const open = await openQuestion(context, question, { versions, pace, mostRows: rowsAtOnce });
  const checks = await requireMayGo(context, open);
  const kept = await answerAtOnce(context, open, pace);
  const { inputHash, opened } = open;
  if (kept) return { state: "answered", inputHash, kept, opened, checks };
  return withProgress(context, { inputHash, ...(await giveToWorker(context, open)) });
}

/** How a question stands that was asked before. An answer that was lost is worked out again, where that is little work. */
export async function getAsking(
  context: Asking,
  inputHash: string,
  { pace = unwatched }: Pick<AskedHow, "pace"> = {},
): Promise<AskedState> {
  const reopened = await reopenQuestion(context, inputHash, { pace, mostRows: rowsAtOnce });
  if (!reopened) throw notFound("Question");
  const { open, jobId } = reopened;
  const checks = await requireMayGo(context, open);
  const kept = await readKept(context, inputHash, pace);
  if (kept) return { state: "answered", inputHash, kept, opened: open.opened, checks };
  if (open.inputHash !== inputHash) return { state: "failed", inputHash, because: changedSince };

  const standing = await standingOfWork(context, jobId);
  if (standing) return withProgress(context, { inputHash, ...standing });
  const again = await answerAtOnce(context, open, pace);
  if (again) return { state: "answered", inputHash, kept: again, opened: open.opened, checks };
  return { state: "failed", inputHash, because: "Nobody is at this question. Ask it again." };
}

/** Said where a dataset is described otherwise than when the question was asked: its hash is then another. */
export const changedSince = "How its evidence is described was changed since this was asked. Ask it again.";

/** The answer that is kept, or that is worked out and kept now; undefined where that is a worker's. */
export async function answerAtOnce(context: Asking, open: OpenQuestion, pace: Pace): Promise<KeptAnswer | undefined> {
  if (open.isLong) return readKept(context, open.inputHash, pace);
  try {
    return await keptOrWorkedOut(context, open, pace);
  } catch (error) {
    if (error instanceof Failure && (error.code === "too-many-rows" || error.code === "takes-long")) return undefined;
    throw error;
  }
}

/** May what is made of these versions go to whoever asks? To a program each of the authority's own is released, or it is refused. */
export async function requireMayGo(context: Asking, { opened }: Pick<OpenQuestion, "opened">): Promise<Checks> {
  const checks = new Map<string, DisclosureStatus>();
  for (const { version } of opened) {
    const check = await requireMayRelease(context, version);
    if (check) checks.set(version.datasetId, check);
  }
  return checks;
}

async function withProgress<S extends { state: string; jobId?: Job["id"] }>(
  { progress }: Asking,
  standing: S,
): Promise<S & { progress?: Progress }> {
  const seen = standing.jobId === undefined ? undefined : await progress.read(standing.jobId);
  return { ...standing, ...(seen ? { progress: seen } : {}) };
}
