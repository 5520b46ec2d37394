import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { Comparison } from "./comparison.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";

export const comparisonRefusals = {
  "no-comparison": "Nothing came before this version, so there is nothing to compare it with.",
  "comparison-not-kept": "A version is compared once, with the one that was the latest when it was checked",
} as const;

/** What changed in a version. It was worked out when the version was checked, and with one other only: the whole of two tables is too much to read while somebody waits. */
export async function getComparison(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
  against?: number,
): Promise<Comparison> {
  const version = await getDatasetVersion(context, datasetId, number);
  if (version.status !== "accepted" && version.status !== "proposed") throw notFound("Comparison");
  const kept = version.comparison;
  if (!kept) throw refused("no-comparison", comparisonRefusals["no-comparison"]);
  if (against !== undefined && against !== kept.with) {
    const step = `${comparisonRefusals["comparison-not-kept"]}: version ${number} with version ${kept.with}. Ask for that, and go on from version ${kept.with} to what came before it.`;
    throw refused("comparison-not-kept", step);
  }
  const bytes = await context.files.read(fileKeys.comparison(datasetId, number));
  return Comparison.parse(JSON.parse(new TextDecoder().decode(bytes)));
}
