import * as z from "zod";
import { Failure, Hash, id, Instant } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/file-store.ts";
import { jobs, type Job } from "../jobs/job.ts";
import { standingOfJob, type Standing } from "../jobs/standing.ts";
import { DownloadAsk } from "./download.ts";
import { View } from "./view.ts";

const Common = z.object({
  datasetId: id("dataset"),
  number: z.int().positive(),
  jobId: id("job"),
  askedAt: Instant,
  /** The person or program that asked first. */
  by: z.string().optional(),
  /** Somebody was told that it failed. */
  told: z.boolean().optional(),
});

/** What a worker was asked, as it lies beside its answer. */
export const WorkQuestion = z.discriminatedUnion("kind", [
  Common.extend({ kind: z.literal("view"), view: View }),
  Common.extend({ kind: z.literal("download"), ask: DownloadAsk }),
]);
export type WorkQuestion = z.infer<typeof WorkQuestion>;

/** A file that was made, and what it is called. */
export const MadeDownload = z.object({ fileName: z.string(), aboutName: z.string(), warnings: z.array(z.string()) });
export type MadeDownload = z.infer<typeof MadeDownload>;

type Files = { files: Pick<Context["files"], "read"> };

export const readQuestion = (context: Files, hash: string): Promise<WorkQuestion | undefined> =>
  readJson(context, fileKeys.exploration(hash).question, WorkQuestion);

export const readMade = (context: Files, hash: string): Promise<MadeDownload | undefined> =>
  readJson(context, fileKeys.exploration(hash).made, MadeDownload);

/** What lies there, or undefined where nothing does. */
export async function readJson<T>({ files }: Files, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(await files.read(key))));
  } catch (error) {
    if (error instanceof Failure && error.kind === "not-found") return undefined;
    throw error;
  }
}

export const writeJson = ({ files }: { files: Pick<Context["files"], "write"> }, key: string, value: unknown): Promise<void> =>
  files.write(key, new TextEncoder().encode(JSON.stringify(value)), "application/json");

/** Where the work on a question stands; undefined where nobody is at it. */
export const standingOf = (context: Pick<Context, "store">, question: WorkQuestion): Promise<Standing | undefined> =>
  standingOfJob(context, question.jobId);

type Asked =
  | { kind: "view"; datasetId: WorkQuestion["datasetId"]; number: number; view: View }
  | { kind: "download"; datasetId: WorkQuestion["datasetId"]; number: number; ask: DownloadAsk };

/**
 * Gives a question to a worker, unless one is at it. What is asked is written
 * down first: of a job there is then always something to read.
 */
export async function giveToWorker(
  context: Pick<Context, "store" | "files" | "actor" | "now" | "mintId">,
  hash: string,
  asked: Asked,
): Promise<{ state: "working"; jobId: Job["id"] }> {
  const before = await readQuestion(context, hash);
  const standing = before && (await standingOf(context, before));
  if (standing?.state === "working") return standing;

  const [jobId, askedAt] = [context.mintId("job"), context.now().toISOString()];
  const by = context.actor.type === "job" ? {} : { by: context.actor.id };
  await writeJson(context, fileKeys.exploration(hash).question, { ...asked, jobId, askedAt, ...by } satisfies WorkQuestion);
  const { datasetId, number } = asked;
  const job: Job = {
    id: jobId,
    version: 0,
    work: { kind: "explore", datasetId, number, hash: Hash.parse(hash) },
    status: "queued",
    attempts: 0,
    queuedAt: askedAt,
  };
  await context.store.save(jobs, job, {
    name: asked.kind === "view" ? "exploration.asked" : "download.asked",
    detail: { datasetId, number, hash },
  });
  return { state: "working", jobId };
}
