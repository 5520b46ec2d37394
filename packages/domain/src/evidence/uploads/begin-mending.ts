import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { beginUpload } from "./begin-upload.ts";
import { isChecked, type CheckedVersion, type DatasetVersion, type UploadingVersion } from "../versions/dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "../versions/get-dataset-version.ts";
import type { DeclaredFile } from "./upload.ts";

/** Why the bad rows of a version cannot be put back mended. */
export const mendingRefusals = {
  "nothing-to-mend": "This version has no bad rows that could be mended one by one. Mend its file, then send that as a new version.",
  "not-checked-yet": "This version has not been checked, so its bad rows are not known. Wait for the check to end.",
} as const;

/** May its bad rows be mended and put back? `hasBadRows`: whether they were kept whole, where that is known. */
export function judgeMending(
  version: DatasetVersion,
  hasBadRows = true,
): { allowed: true; version: CheckedVersion } | { allowed: false; because: keyof typeof mendingRefusals } {
  if (version.status === "checking" || version.status === "uploading") return { allowed: false, because: "not-checked-yet" };
  if (!isChecked(version) || version.rejectCount === 0 || !hasBadRows) return { allowed: false, because: "nothing-to-mend" };
  return { allowed: true, version };
}

/**
 * Begins to send the bad rows of a version, mended, as the dataset's next version. When they have come, that version's file
 * is checked again, whole, with these rows in the places of its own.
 */
export async function beginMending(
  context: Pick<Context, "store" | "files" | "actor" | "now">,
  datasetId: Id<"dataset">,
  number: number,
  file: DeclaredFile & { acceptance?: "automatic" | "ask" | undefined },
): Promise<UploadingVersion> {
  const version = await getDatasetVersion(context, datasetId, number);
  const judged = judgeMending(version, await context.files.exists(fileKeys.badRows(datasetId, number)));
  if (!judged.allowed) throw refused(judged.because, mendingRefusals[judged.because]);
  return beginUpload(context, datasetId, { ...file, mends: number });
}
