import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { judgeLeaving } from "../evidence/leaving.ts";
import { whereKept, type KeptAt } from "../evidence/catalogue/where-kept.ts";
import { requireMayRelease, requireMayReleaseFile } from "./require-may-release.ts";

/**
 * Where a version is read, the authority's own or on the reference shelf, if what
 * is in it may go to whoever asks. The one question before rows, codes, files and
 * views are answered. What is on the shelf was published by its publisher, so that
 * only its licence is asked. `file`: also what is in its file and not in its table.
 */
export async function whereReadable(
  context: Context,
  datasetId: Id<"dataset">,
  number: number,
  what: "table" | "file" = "table",
): Promise<KeptAt<Context>> {
  const at = await whereKept(context, datasetId, number);
  if (!at.shared) await (what === "file" ? requireMayReleaseFile : requireMayRelease)(context, { datasetId, number });
  else {
    const leaving = judgeLeaving(context, at.dataset);
    if (!leaving.allowed) throw refused(leaving.because, leaving.sentence);
  }
  return at;
}
