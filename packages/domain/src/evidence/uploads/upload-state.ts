import type { Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import type { UploadingVersion } from "../versions/dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "../versions/get-dataset-version.ts";
import { arrivalOf, stillUploading } from "./upload.ts";

/** The upload and the parts that are there, so that it can be taken up again from them. */
export async function uploadState(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<{ version: UploadingVersion; arrived: number[] }> {
  const version = stillUploading(await getDatasetVersion(context, datasetId, number));
  const stored = await context.files.parts(fileKeys.original(datasetId, number), version.uploadId);
  return { version, arrived: arrivalOf(version, stored).arrived.map((part) => part.number) };
}
