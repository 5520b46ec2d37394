import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { Answer, type Exploration } from "./answer.ts";
import { openVersion } from "./open-version.ts";
import { answerOf, hashOfView, planView } from "./plan-view.ts";
import { giveToWorker, readJson, readQuestion, standingOf } from "./question.ts";
import type { View } from "./view.ts";

type Asking = Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor" | "now" | "mintId">;
type Version = { datasetId: Id<"dataset">; number: number };

/**
 * Answers a view of a version at once, where little is to be read; otherwise
 * gives it to a worker. Asked again it has the same hash, and what was answered
 * once is not worked out again.
 */
export async function askView(context: Asking, { datasetId, number }: Version, view: View): Promise<Exploration> {
  const opened = await openVersion(context, datasetId, number);
  const planned = await planView(context, opened, view);
  const hash = hashOfView(opened, planned);

  const found = await opened.warehouse.explore(planned.parquetKey, planned.plan);
  if (found) return { state: "answered", hash, answer: await answerOf(opened, planned, found) };

  const kept = await readJson(context, fileKeys.exploration(hash).answer, Answer);
  if (kept) return { state: "answered", hash, answer: kept };
  return { hash, ...(await giveToWorker(context, hash, { kind: "view", datasetId, number, view })) };
}

/** How a question stands that was given to a worker. */
export async function getExploration(context: Asking, { datasetId, number, hash }: Version & { hash: string }): Promise<Exploration> {
  await openVersion(context, datasetId, number);
  const question = await readQuestion(context, hash);
  if (question?.kind !== "view" || question.datasetId !== datasetId || question.number !== number) throw notFound("Question");

  const answer = await readJson(context, fileKeys.exploration(hash).answer, Answer);
  if (answer) return { state: "answered", hash, answer };
  const standing = await standingOf(context, question);
  return { hash, ...(standing ?? { state: "failed", because: "Nobody is at this question. Ask it again." }) };
}
