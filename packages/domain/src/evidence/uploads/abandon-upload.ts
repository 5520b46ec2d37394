import type { Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { type AbandonedVersion, datasetVersions, type DatasetVersion } from "../versions/dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "../versions/get-dataset-version.ts";
import { stillUploading } from "./upload.ts";

/** Gives an upload up and lets its parts go. Its number is not used again. */
export async function abandonUpload(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<DatasetVersion> {
  const upload = stillUploading(await getDatasetVersion(context, datasetId, number));
  const { partBytes: _, partHashes: __, uploadId, ...rest } = upload;
  const abandoned: AbandonedVersion = { ...rest, status: "abandoned" };
  const saved = await context.store.save(datasetVersions, abandoned, { name: "dataset-version.abandoned", detail: { number } });
  await context.files.abort(fileKeys.original(datasetId, number), uploadId);
  return saved;
}
