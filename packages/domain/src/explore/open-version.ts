import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { AcceptedVersion } from "../evidence/versions/dataset-version.ts";
import type { Dataset } from "../evidence/catalogue/dataset.ts";
import { getAcceptedVersion } from "../evidence/versions/get-dataset-version.ts";
import { judgeLeaving } from "../evidence/leaving.ts";
import { whereKept, type KeptAt } from "../evidence/catalogue/where-kept.ts";

export type Reading = Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">;
export type OpenedVersion = KeptAt<Reading> & { version: AcceptedVersion };

/** A version to explore, the authority's own or on the reference shelf, if what is in it may go to whoever asks. */
export async function openVersion(context: Reading, datasetId: Id<"dataset">, number: number): Promise<OpenedVersion> {
  const { store, files, warehouse, reference, actor } = context;
  const kept = await whereKept<Reading>({ store, files, warehouse, reference, actor }, datasetId, number);
  requireMayGo(context, kept);
  return { ...kept, version: await getAcceptedVersion(kept, datasetId, number) };
}

/** The one place where exploring asks whether figures may go to whoever asks: on every reading, since a licence may have changed. */
export function requireMayGo(context: Pick<Context, "actor">, { dataset }: { dataset: Dataset }): void {
  const leaving = judgeLeaving(context, dataset);
  if (!leaving.allowed) throw refused(leaving.because, leaving.sentence);
}
