import * as z from "zod";
import { contentHash, id } from "@concord/kernel";
import type { Pin } from "../evidence/index.ts";
import type { Answer } from "./answer.ts";
import { kindOf } from "./kinds.ts";
import { unwatched, type Pace } from "./pace.ts";
import { pinOf } from "./pin-of.ts";
import type { Question } from "./question.ts";
import { openReader, type OpenSource, type Reading } from "./reader.ts";
import { sealAnswer, type Sealed } from "./seal-answer.ts";

/** An answer, with what it was read from and the hash that proves it. */
export type Asked = Sealed & { opened: readonly OpenSource[] };

/** Which version of a dataset is asked. */
export const AskedVersion = z.object({ datasetId: id("dataset"), number: z.int().positive() });
export type AskedVersion = z.infer<typeof AskedVersion>;

export const versionsOf = (pins: readonly AskedVersion[]): AskedVersion[] => pins.map(({ datasetId, number }) => ({ datasetId, number }));
export const numbersOf = (versions: readonly AskedVersion[]): ReadonlyMap<string, number> =>
  new Map(versions.map(({ datasetId, number }) => [datasetId, number]));

export type AskingOptions = {
  /** The version of each dataset to ask; the newest accepted where none is named. */
  versions?: ReadonlyMap<string, number> | undefined;
  /** Rows of a table that may be looked through; what takes more throws too-large (`too-many-rows`). */
  mostRows?: number | undefined;
  pace?: Pace | undefined;
};

/** A question with the evidence it is asked of: known by its hash before anything of it is worked out. */
export type OpenQuestion = {
  question: Question;
  /**
   * Of all that the answer depends on: the question, the exact versions and records it is asked of, and its method. The same
   * question asked of the same evidence has the same hash, whoever asks, and in whatever order its parameters are written.
   */
  inputHash: string;
  /** It is known to take longer than somebody waits. */
  isLong: boolean;
  pins: readonly Pin[];
  opened: readonly OpenSource[];
  answer(): Promise<Asked>;
};

export async function openQuestion(
  context: Reading,
  question: Question,
  { versions, mostRows, pace = unwatched }: AskingOptions = {},
): Promise<OpenQuestion> {
  const kind = kindOf(question);
  const reader = openReader(context, { versions, mostRows, pace });
  const datasets = [...new Set(Object.values(kind.sources(question)).map(({ datasetId }) => datasetId))].sort();
  const opened = await Promise.all(datasets.map((datasetId) => reader.see(datasetId)));
  for (const { role, noun, address } of kind.records?.(question) ?? []) await reader.record(role, noun, address);
  const { records } = reader.used();
  const method = kind.method(question);

  return {
    question,
    inputHash: contentHash({
      question,
      method: { name: method.name, version: method.version },
      // How a dataset is rounded is said of it, not of its versions, and may be corrected.
      sources: opened.map(({ dataset, version, shared }) => ({ ...pinOf(version), rounding: dataset.rounding, shared })),
      records,
    }),
    isLong: kind.isLong?.(question) ?? false,
    pins: opened.map(({ version }) => pinOf(version)),
    opened,
    async answer() {
      const evidence = await kind.read(question, reader);
      await pace({ stage: "Working it out", done: 0, total: 1, unit: "answer" });
      const finding = await kind.answer(question, evidence, pace);
      await pace({ stage: "Writing the answer down", done: 0, total: 1, unit: "answer" });
      const used = reader.used();
      requireNamed(used, { datasets, records, name: question.question });
      const answer: Answer = {
        ...finding,
        question,
        method,
        sources: used.sources,
        ...(used.records.length > 0 ? { records: used.records } : {}),
      };
      return { ...(await sealAnswer(answer, pace)), opened };
    },
  };
}

type Named = { datasets: readonly string[]; records: Answer["records"]; name: string };

/** What an answer rests on and its hash does not would make two answers one. */
function requireNamed({ sources, records }: Pick<Answer, "sources" | "records">, named: Named): void {
  const source = sources.find(({ pin }) => !named.datasets.includes(pin.datasetId));
  if (source) throw new Error(`The question ${named.name} read ${source.role}, which is not among its sources`);
  const record = records?.find(({ role }) => !named.records?.some((one) => one.role === role));
  if (record) throw new Error(`The question ${named.name} read ${record.role}, which is not among its records`);
}
