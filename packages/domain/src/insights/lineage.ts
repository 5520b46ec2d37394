import * as z from "zod";
import { contentHash, Hash, hashing, id, Instant, notFound } from "@concord/kernel";
import type { Context } from "../context.ts";
import { DisclosureStatus } from "../disclosure/index.ts";
import { fileKeys } from "../evidence/index.ts";
import { Answer, Method, openReader, pinsOf, RecordUsed, type Checks, type OpenSource, type Reading } from "../questions/index.ts";
import { upgradeAnswer } from "./upgrade-insight.ts";
import type { Run } from "./insight.ts";

/** A version that a figure comes from, so that it can be followed to the bytes that were uploaded. */
export const LineageSource = z.object({
  /** What it is to the question: "jobs", "boundaries". */
  roles: z.array(z.string()).min(1),
  datasetId: id("dataset"),
  datasetName: z.string(),
  publisher: z.string(),
  licence: z.object({ name: z.string(), attribution: z.string().optional() }),
  versionNumber: z.int(),
  fileName: z.string(),
  checkedAt: Instant,
  /** SHA-256 of the file as it came. */
  originalHash: Hash,
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  /** On the reference shelf, which every authority reads. */
  shared: z.boolean().optional(),
  /** How it was judged before figures made of it left this authority, and under which release. */
  disclosure: DisclosureStatus.optional(),
});
export type LineageSource = z.infer<typeof LineageSource>;

/** Where a figure comes from. */
export const Lineage = z.object({
  sources: z.array(LineageSource).min(1),
  records: z.array(RecordUsed).optional(),
  method: Method,
  /** Where intervals are simulated, how. */
  simulation: Answer.shape.simulation,
  /** SHA-256 of the whole answer as RFC 8785 writes it. */
  resultHash: Hash,
  /** What was done so that nobody can be found in it. */
  disclosure: z.object({
    status: z.enum(["as-published", "suppressed-left-out"]),
    detail: z.string(),
    /** How it was judged when it left this authority, and under which release. Where it rests on several datasets, the strictest. */
    check: DisclosureStatus.optional(),
  }),
});
export type Lineage = z.infer<typeof Lineage>;

/** What of an answer says where it comes from. */
type Sourced = Pick<Answer, "sources" | "records" | "method" | "simulation" | "coverage">;

/** `checks`: how each of the authority's own datasets was judged before this left it, where it did. */
export function lineageOf(opened: readonly OpenSource[], answer: Sourced, resultHash: string, checks: Checks = new Map()): Lineage {
  const check = strictestOf([...checks.values()]);
  return {
    sources: pinsOf(answer).flatMap((pin) => {
      const found = opened.find(({ version }) => version.datasetId === pin.datasetId && version.number === pin.number);
      return found ? [{ ...sourceOf(found, answer), ...checkOf(checks.get(pin.datasetId)) }] : [];
    }),
    ...(answer.records === undefined ? {} : { records: answer.records }),
    method: answer.method,
    ...(answer.simulation === undefined ? {} : { simulation: answer.simulation }),
    resultHash,
    disclosure: { ...disclosureOf(answer), ...(check ? { check } : {}) },
  };
}

const checkOf = (disclosure: DisclosureStatus | undefined) => (disclosure ? { disclosure } : {});

/** What is made of several was gone through as thoroughly as the most thoroughly judged of them. */
const strictestOf = (checks: readonly DisclosureStatus[]): DisclosureStatus | undefined =>
  checks.find(({ status }) => status === "checked") ?? checks[0];

function sourceOf({ dataset, version, shared }: OpenSource, answer: Sourced): LineageSource {
  const { name, attribution } = dataset.licence;
  const of = answer.sources.filter(({ pin }) => pin.datasetId === dataset.id);
  return {
    roles: of.map(({ role }) => role),
    datasetId: dataset.id,
    datasetName: dataset.name,
    publisher: dataset.publisher,
    licence: { name, ...(attribution === undefined ? {} : { attribution }) },
    versionNumber: version.number,
    fileName: version.fileName,
    checkedAt: version.checkedAt,
    originalHash: version.originalHash,
    rounding: of[0]?.rounding ?? dataset.rounding,
    ...(shared ? { shared } : {}),
  };
}

const disclosureOf = ({ coverage }: Sourced): Lineage["disclosure"] =>
  coverage.suppressed > 0
    ? {
        status: "suppressed-left-out",
        detail: `${coverage.suppressed} cells that the publisher suppressed are in no sum here, so none can be had by subtraction.`,
      }
    : { status: "as-published", detail: "Made only of figures that the publisher released, as the publisher rounded them." };

/** An insight's answer as it was kept, proved by its hash, with where it came from. */
export async function readResult(context: Reading, run: Run): Promise<{ answer: Answer; lineage: Lineage }> {
  if (run.refusal !== undefined) throw notFound("Result");
  const answer = await readAnswer(context, run.resultHash);
  return { answer, lineage: await lineageOfKept(context, answer, run.resultHash) };
}

/** The lineage of an answer that was kept: its versions are opened again, since licences and names may have changed. */
export async function lineageOfKept(context: Reading, answer: Answer, resultHash: string): Promise<Lineage> {
  const pins = pinsOf(answer);
  const reader = openReader(context, { versions: new Map(pins.map(({ datasetId, number }) => [datasetId, number])) });
  for (const { datasetId } of pins) await reader.open(datasetId, { datasetId });
  return lineageOf(reader.opened(), answer, resultHash);
}

function hashOf(bytes: Uint8Array): string {
  const state = hashing();
  state.add(bytes);
  return state.hash();
}

/** Throws when what is kept is not what its hash says: nobody is shown a figure that was changed. */
export async function readAnswer({ files }: { files: Pick<Context["files"], "read"> }, resultHash: string): Promise<Answer> {
  const bytes = await files.read(fileKeys.result(resultHash));
  const kept: unknown = JSON.parse(new TextDecoder().decode(bytes));
  // Kept as RFC 8785 writes it, so that its bytes prove it; writing a large one again takes ten times as long.
  if (hashOf(bytes) !== resultHash && contentHash(kept) !== resultHash)
    throw new Error(`The result kept as ${resultHash} is not what was hashed`);
  return Answer.parse(upgradeAnswer(kept));
}
