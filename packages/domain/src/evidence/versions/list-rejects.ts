import { Failure, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import type { Page, PageAsk } from "../../store.ts";
import { isChecked, type Reject } from "./dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";
import { readRejects, rejectsHeader } from "./rejects-file.ts";

/** A line of the file has 4 KB at most: 500 characters of a cell, a column's name, a sentence. */
const bytesARow = 4 * 1024;

/** A page of the bad cells, in the order of the file. The cursor is a place in the rejects file. */
export async function listRejects(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
  { after, limit = 50 }: PageAsk = {},
): Promise<Page<Reject> & { total: number }> {
  const version = await getDatasetVersion(context, datasetId, number);
  const total = isChecked(version) ? version.rejectCount : 0;
  if (total === 0) return { items: [], total };

  const key = fileKeys.rejects(datasetId, number);
  const size = await context.files.size(key);
  const from = after === undefined ? rejectsHeader.length : placeIn(after, size);
  const { rejects, bytes } = readRejects(await context.files.read(key, { from, to: Math.min(size, from + limit * bytesARow) }), limit);
  const next = from + bytes;
  return { items: rejects, total, ...(next < size && bytes > 0 ? { next: String(next) } : {}) };
}

function placeIn(after: string, size: number): number {
  const place = /^\d{1,12}$/.test(after) ? Number(after) : Number.NaN;
  if (!(place < size))
    throw new Failure("invalid", "invalid-cursor", "This is not where a page of this list ended. Ask for the first page.");
  return place;
}
