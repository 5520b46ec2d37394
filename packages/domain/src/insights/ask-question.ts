import { canonicalJson, contentHash, refused } from "@concord/kernel";
import type { Context } from "../context.ts";
import {
  datasets,
  fileKeys,
  getAcceptedVersion,
  type AcceptedVersion,
  type CellColumns,
  type Dataset,
  type Pin,
} from "../evidence/index.ts";
import { answerQuestion } from "./answer-question.ts";
import { countColumns } from "./count-columns.ts";
import type { Answer, Question } from "./insight.ts";

export type Asking = Pick<Context, "store" | "warehouse">;

/** An answer, with what it was read from and the hash that proves it. */
export type Asked = { answer: Answer; resultHash: string; dataset: Dataset; version: AcceptedVersion };

/** Asks a question of one version of its dataset, or of the newest. Nothing is saved. */
export async function askQuestion(context: Asking, question: Question, number?: number): Promise<Asked> {
  const dataset = await context.store.get(datasets, question.datasetId);
  const version = await versionToAsk(context, dataset, number);
  const columns = countColumns(version);
  const parquet = fileKeys.parquet(dataset.id, version.number);

  const [cells, names] = await Promise.all([
    context.warehouse.cells(parquet, columns, {
      places: [...new Set([...question.places, ...question.reference])].sort(),
      periods: [...new Set([question.from, question.to])].sort(),
    }),
    namesOfIndustries(context, parquet, version, columns),
  ]);
  const answer = answerQuestion(question, { pin: pinOf(version), rounding: dataset.rounding, cells, names });
  return { answer, resultHash: contentHash(answer), dataset, version };
}

async function versionToAsk({ store }: Asking, dataset: Dataset, number = dataset.latest): Promise<AcceptedVersion> {
  if (number === undefined) throw refused("no-version", `${dataset.name} has no accepted version yet. Upload a file, then ask.`);
  return getAcceptedVersion({ store }, dataset.id, number);
}

export const pinOf = ({ datasetId, number, originalHash }: AcceptedVersion): Pin => ({ datasetId, number, originalHash });

async function namesOfIndustries(
  { warehouse }: Asking,
  parquet: string,
  version: AcceptedVersion,
  columns: CellColumns,
): Promise<ReadonlyMap<string, string>> {
  const column = version.columns.find(({ name }) => name === columns.industry);
  const codes = column ? await warehouse.codes(parquet, column) : [];
  return new Map(codes.flatMap(({ code, label }) => (label === undefined ? [] : [[code, label] as const])));
}

/** Keeps a whole answer where its hash says it is. The same answer lies in the same place, however often it is kept. */
export async function keepAnswer(
  { files }: Pick<Context, "files">,
  { answer, resultHash }: Pick<Asked, "answer" | "resultHash">,
): Promise<void> {
  const key = fileKeys.result(resultHash);
  if (await files.exists(key)) return;
  await files.write(key, new TextEncoder().encode(canonicalJson(answer)), "application/json");
}
