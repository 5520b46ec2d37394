import * as z from "zod";
import { contentHash, Hash, id, Instant, notFound } from "@concord/kernel";
import type { Context } from "../context.ts";
import { DisclosureStatus } from "../disclosure/index.ts";
import { datasets, fileKeys, getAcceptedVersion, type AcceptedVersion, type Dataset } from "../evidence/index.ts";
import { Answer, type Insight, type Run } from "./insight.ts";

/** Where a figure comes from, so that it can be followed to the bytes that were uploaded. */
export const Lineage = z.object({
  datasetId: id("dataset"),
  datasetName: z.string(),
  publisher: z.string(),
  licence: z.object({ name: z.string(), attribution: z.string().optional() }),
  versionNumber: z.int(),
  fileName: z.string(),
  checkedAt: Instant,
  /** SHA-256 of the file as it came. */
  originalHash: Hash,
  method: z.object({ name: z.string(), version: z.string() }),
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  /** SHA-256 of the whole answer as RFC 8785 writes it. */
  resultHash: Hash,
  /** What was done so that nobody can be found in it. */
  disclosure: z.object({
    status: z.enum(["as-published", "suppressed-left-out"]),
    detail: z.string(),
    /** How it was judged when it left this authority, and under which release. */
    check: DisclosureStatus.optional(),
  }),
});
export type Lineage = z.infer<typeof Lineage>;

export function lineageOf(dataset: Dataset, version: AcceptedVersion, answer: Answer, resultHash: string): Lineage {
  return {
    datasetId: dataset.id,
    datasetName: dataset.name,
    publisher: dataset.publisher,
    licence: {
      name: dataset.licence.name,
      ...(dataset.licence.attribution === undefined ? {} : { attribution: dataset.licence.attribution }),
    },
    versionNumber: version.number,
    fileName: version.fileName,
    checkedAt: version.checkedAt,
    originalHash: version.originalHash,
    method: answer.method,
    rounding: answer.rounding,
    resultHash,
    disclosure: disclosureOf(answer),
  };
}

const disclosureOf = ({ coverage }: Answer): Lineage["disclosure"] =>
  coverage.suppressed > 0
    ? {
        status: "suppressed-left-out",
        detail: `${coverage.suppressed} cells that the publisher suppressed are in no sum here, so none can be had by subtraction.`,
      }
    : { status: "as-published", detail: "Made only of figures that the publisher released, as the publisher rounded them." };

/** An insight's answer as it was kept, proved by its hash, with where it came from. */
export async function readResult(
  { store, files }: Pick<Context, "store" | "files">,
  insight: Insight,
  run: Run,
): Promise<{ answer: Answer; lineage: Lineage }> {
  if (run.refusal !== undefined) throw notFound("Result");
  const answer = await readAnswer({ files }, run.resultHash);
  const dataset = await store.get(datasets, insight.question.datasetId);
  const version = await getAcceptedVersion({ store }, dataset.id, run.pin.number);
  return { answer, lineage: lineageOf(dataset, version, answer, run.resultHash) };
}

/** Throws when what is kept is not what its hash says: nobody is shown a figure that was changed. */
async function readAnswer({ files }: Pick<Context, "files">, resultHash: string): Promise<Answer> {
  const kept: unknown = JSON.parse(new TextDecoder().decode(await files.read(fileKeys.result(resultHash))));
  if (contentHash(kept) !== resultHash) throw new Error(`The result kept as ${resultHash} is not what was hashed`);
  return Answer.parse(kept);
}
