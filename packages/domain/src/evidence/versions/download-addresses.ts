import { notFound, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { isChecked, type DatasetVersion } from "./dataset-version.ts";
import { fileKeys } from "../file-store.ts";
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
  if (!isChecked(version) || version.rejectCount === 0) throw notFound("List of problems");
  return { url: await context.files.addressForDownload(fileKeys.rejects(datasetId, number), nameOf(version, "problems")) };
}

/** Where the bad rows can be had whole as a CSV file, to be mended and put back. */
export async function addressOfBadRows(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<{ url: string }> {
  const version = await getDatasetVersion(context, datasetId, number);
  const key = fileKeys.badRows(datasetId, number);
  if (!isChecked(version) || version.rejectCount === 0 || !(await context.files.exists(key))) throw notFound("File of bad rows");
  return { url: await context.files.addressForDownload(key, nameOf(version, "bad-rows")) };
}

const nameOf = ({ fileName, number }: DatasetVersion, what: string) =>
  `${fileName.replace(/(\.csv)?(\.gz)?$/i, "")}-version-${number}-${what}.csv`;
