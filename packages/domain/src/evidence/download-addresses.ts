import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { fileKeys } from "./file-store.ts";
import { getDatasetVersion } from "./get-dataset-version.ts";

/** Where the file can be had again exactly as it came, under its own name, whether it was accepted or not. */
export async function addressOfOriginal(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<{ url: string }> {
  const version = await getDatasetVersion(context, datasetId, number);
  if (version.status === "uploading" || version.status === "abandoned") throw notFound("File");
  return { url: await context.files.addressForDownload(fileKeys.original(datasetId, number), version.fileName) };
}

/** Where every bad cell can be had as a CSV file. */
export async function addressOfRejects(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<{ url: string }> {
  const version = await getDatasetVersion(context, datasetId, number);
  const checked = version.status === "accepted" || version.status === "rejected";
  if (!checked || version.rejectCount === 0) throw notFound("List of problems");
  const name = `${version.fileName.replace(/(\.csv)?(\.gz)?$/i, "")}-version-${number}-problems.csv`;
  return { url: await context.files.addressForDownload(fileKeys.rejects(datasetId, number), name) };
}
