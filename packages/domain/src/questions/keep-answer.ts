import * as z from "zod";
import { contentHash, Failure, Hash, hashing } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "../evidence/index.ts";
import { Answer, Table, type Row } from "./answer.ts";
import { AskedVersion, versionsOf, type OpenQuestion } from "./open-question.ts";
import type { Pace } from "./pace.ts";
import type { Sealed } from "./seal-answer.ts";
import { headingOf, type Heading } from "./tidy-table.ts";

/** An answer without the rows of its tables, of which it says how many there are. */
export const AnswerHead = Answer.omit({ tables: true }).extend({
  tables: z.array(
    Table.omit({ rows: true }).extend({
      rows: z.int(),
      /** Some of its rows are parts of others. */
      hasParts: z.boolean(),
      /** Where its rows lie in the answer as it is kept, so that one table of a large answer is read by itself. */
      stretches: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
});
export type AnswerHead = z.infer<typeof AnswerHead>;

/** What lies under the hash of a question's inputs: which answer it had, so that nobody works it out again. */
const Kept = z.object({
  inputHash: Hash,
  resultHash: Hash,
  versions: z.array(AskedVersion),
  head: AnswerHead,
});
type Kept = z.infer<typeof Kept>;

/** It says its own hash, so that one that was damaged is taken for none. */
const KeptFile = z.object({ kept: z.unknown(), hash: Hash });

export type KeptAnswer = Omit<Kept, "versions"> & { bytes: Uint8Array };

type Files = { files: Pick<Context["files"], "read"> };
type Writing = { files: Pick<Context["files"], "write"> };

/** Keeps an answer where its hash says it is, and beside it that it is the answer to this question. Kept twice, it is the same. */
export async function keepAnswer(
  { files }: Writing,
  { inputHash, pins }: Pick<OpenQuestion, "inputHash" | "pins">,
  { answer, resultHash, bytes, stretches }: Sealed,
): Promise<KeptAnswer> {
  const { tables, ...rest } = answer;
  const head: AnswerHead = { ...rest, tables: tables.map((table, at) => headingOf(table, stretches[at] ?? [])) };
  const versions = versionsOf(pins);
  const kept: Kept = { inputHash, resultHash, versions, head };
  await files.write(fileKeys.result(resultHash), bytes, "application/json"); // first, so that what is said to be there is
  await writeJson({ files }, fileKeys.asked(inputHash).answered, { kept, hash: contentHash(kept) });
  return { inputHash, resultHash, head, bytes };
}

/** The answer to a question, kept: as it was before, or worked out now, whatever that takes. */
export const keptOrWorkedOut = async (context: Files & Writing, open: OpenQuestion, pace: Pace): Promise<KeptAnswer> =>
  (await readKept(context, open.inputHash, pace)) ?? (await keepAnswer(context, open, await open.answer()));

/** The answer that is kept for a question, proved by its hash; undefined where there is none, or what is there is not whole. */
export async function readKept({ files }: Files, inputHash: string, pace: Pace): Promise<KeptAnswer | undefined> {
  const kept = await readKeptHead({ files }, inputHash);
  if (!kept) return undefined;
  const bytes = await readIfThere({ files }, fileKeys.result(kept.resultHash));
  if (!bytes || (await hashOf(bytes, pace)) !== kept.resultHash) return undefined;
  return { inputHash, resultHash: kept.resultHash, head: kept.head, bytes };
}

export async function readKeptHead(context: Files, inputHash: string): Promise<Kept | undefined> {
  const file = await readJsonIfWhole(context, fileKeys.asked(inputHash).answered, KeptFile);
  if (!file || contentHash(file.kept) !== file.hash) return undefined;
  const kept = Kept.safeParse(file.kept);
  return kept.success && kept.data.inputHash === inputHash ? kept.data : undefined;
}

/** The rows of one of its tables. They were held to the schema when they were sealed, and their hash was proved when they were read. */
export async function rowsIn({ bytes }: Pick<KeptAnswer, "bytes">, { stretches }: Heading, pace: Pace): Promise<Row[]> {
  const decoder = new TextDecoder();
  const rows: Row[] = [];
  for (const [done, [from, to]] of stretches.entries()) {
    rows.push(...(JSON.parse(`[${decoder.decode(bytes.subarray(from, to))}]`) as Row[]));
    await pace({ stage: "Reading the answer", done, total: stretches.length, unit: "stretches" });
  }
  return rows;
}

/** The whole of it, as an object. */
export async function answerIn({ head, bytes }: Pick<KeptAnswer, "head" | "bytes">, pace: Pace): Promise<Answer> {
  const tables: Table[] = [];
  for (const heading of head.tables) {
    const { hasParts: _, stretches: __, ...table } = heading;
    tables.push({ ...table, rows: await rowsIn({ bytes }, heading, pace) });
  }
  return { ...head, tables };
}

export const writeJson = ({ files }: Writing, key: string, value: unknown): Promise<void> =>
  files.write(key, new TextEncoder().encode(JSON.stringify(value)), "application/json");

/** What lies there, as the schema has it; undefined where nothing does, or something else. */
export async function readJsonIfWhole<T>(context: Files, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const bytes = await readIfThere(context, key);
  if (!bytes) return undefined;
  try {
    const read = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function readIfThere({ files }: Files, key: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(key);
  } catch (error) {
    if (error instanceof Failure && error.kind === "not-found") return undefined;
    throw error;
  }
}

const bytesAtOnce = 256 * 1024;

async function hashOf(bytes: Uint8Array, pace: Pace): Promise<string> {
  const state = hashing();
  for (let from = 0; from < bytes.length; from += bytesAtOnce) {
    state.add(bytes.subarray(from, from + bytesAtOnce));
    await pace({ stage: "Reading the answer", done: from, total: bytes.length, unit: "bytes" });
  }
  return state.hash();
}
