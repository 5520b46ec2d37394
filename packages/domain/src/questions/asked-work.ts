import * as z from "zod";
import { contentHash, Failure, id, idOfHash, Instant } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/index.ts";
import { isOver, jobs, standingOfJob, type Job, type Standing } from "../jobs/index.ts";
import { readJsonIfWhole, readKeptHead, writeJson } from "./keep-answer.ts";
import { AskedVersion, numbersOf, openQuestion, versionsOf, type AskingOptions, type OpenQuestion } from "./open-question.ts";
import { Question } from "./question.ts";
import type { Reading } from "./reader.ts";

/** What a worker was asked, as it lies beside its answer. */
const AskedWork = z.object({ question: Question, versions: z.array(AskedVersion), jobId: id("job"), askedAt: Instant });
type AskedWork = z.infer<typeof AskedWork>;

type Files = { files: Pick<Context["files"], "read"> };

export const readAskedWork = (context: Files, inputHash: string): Promise<AskedWork | undefined> =>
  readJsonIfWhole(context, fileKeys.asked(inputHash).question, AskedWork);

/** A question that was asked before, by its hash: what it was, of which versions, and opened again. Undefined where nobody asked it. */
export async function reopenQuestion(
  context: Reading,
  inputHash: string,
  options: Omit<AskingOptions, "versions"> = {},
): Promise<{ open: OpenQuestion; jobId: Job["id"] | undefined } | undefined> {
  const [work, kept] = await Promise.all([readAskedWork(context, inputHash), readKeptHead(context, inputHash)]);
  const asked = work ?? (kept && { question: kept.head.question, versions: kept.versions });
  if (!asked) return undefined;
  const open = await openQuestion(context, asked.question, { ...options, versions: numbersOf(asked.versions) });
  return { open, jobId: work?.jobId };
}

type Giving = Pick<Context, "store" | "files" | "actor" | "now">;

/**
 * Gives a question to a worker, unless one is at it. What is asked is written
 * down first, so that of a job there is always something to read. The job's id
 * follows from the question and from the job before it, if that failed: of two
 * who ask at one moment, both come by the same job, and one of them makes it.
 */
export async function giveToWorker(
  { store, files, actor, now }: Giving,
  { question, inputHash, pins }: OpenQuestion,
): Promise<Extract<Standing, { state: "working" }>> {
  const before = await readAskedWork({ files }, inputHash);
  const job = before && (await store.find(jobs, before.jobId));
  if (job && !isOver(job)) return { state: "working", jobId: job.id };

  const jobId = before && !job ? before.jobId : idOfHash("job", contentHash({ inputHash, after: job?.id }));
  const askedAt = now().toISOString();
  await writeJson({ files }, fileKeys.asked(inputHash).question, {
    question,
    versions: versionsOf(pins),
    jobId,
    askedAt,
  } satisfies AskedWork);
  const by = actor.type === "job" ? {} : { by: actor.id };
  const work: Job["work"] = { kind: "answer-question", inputHash, ...by };
  try {
    const made: Job = { id: jobId, version: 0, work, status: "queued", attempts: 0, queuedAt: askedAt };
    await store.save(jobs, made, { name: "question.asked", detail: { question: question.question, inputHash } });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === "stale")) throw error; // another made it
  }
  return { state: "working", jobId };
}

/** Where the work on a question stands; undefined where nobody is at it. */
export const standingOfWork = async ({ store }: Pick<Context, "store">, jobId: Job["id"] | undefined): Promise<Standing | undefined> =>
  jobId === undefined ? undefined : await standingOfJob({ store }, jobId);
