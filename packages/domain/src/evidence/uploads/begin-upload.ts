import { refused, type Id } from "@concord/kernel";
import { againIfStale } from "../../again-if-stale.ts";
import type { Context } from "../../context.ts";
import { save } from "../../store.ts";
import { datasets } from "../catalogue/dataset.ts";
import { datasetVersions, type UploadingVersion } from "../versions/dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { evidenceLimits } from "../limits.ts";
import { judgeFile, uploadRefusals, type DeclaredFile } from "./upload.ts";

/**
 * Takes the dataset's next number for a file that is about to be sent. `mends`: the version of which the file holds bad rows,
 * mended; `beginMending` has judged that it may.
 */
export async function beginUpload(
  context: Pick<Context, "store" | "files" | "actor" | "now">,
  datasetId: Id<"dataset">,
  file: DeclaredFile & { acceptance?: "automatic" | "ask" | undefined; mends?: number | undefined },
): Promise<UploadingVersion> {
  const { actor } = context;
  if (actor.type !== "person") throw refused("upload-needs-person", "Only a person may send a file. Sign in to do so.");
  const judged = judgeFile(file);
  if (!judged.allowed) throw refused(judged.because, uploadRefusals[judged.because]);

  return againIfStale(async () => {
    const dataset = await context.store.get(datasets, datasetId);
    const number = dataset.nextNumber;
    const key = fileKeys.original(datasetId, number);
    const uploadId = await context.files.begin(key);
    const version: UploadingVersion = {
      status: "uploading",
      datasetId,
      number,
      version: 0,
      fileName: baseName(file.fileName),
      bytes: file.bytes,
      by: actor.id,
      byName: actor.name,
      beganAt: context.now().toISOString(),
      uploadId,
      partBytes: evidenceLimits.partBytes,
      partHashes: file.partHashes,
      ...(file.acceptance ? { acceptance: file.acceptance } : {}),
      ...(file.mends === undefined ? {} : { mends: { number: file.mends } }),
    };
    try {
      const [saved] = await context.store.commit({
        because: {
          name: "dataset-version.began",
          detail: { number, fileName: version.fileName, bytes: version.bytes, ...(version.mends ? { mends: version.mends.number } : {}) },
        },
        saves: [save(datasetVersions, version), save(datasets, { ...dataset, nextNumber: number + 1 })],
      });
      return saved as UploadingVersion;
    } catch (error) {
      await context.files.abort(key, uploadId);
      throw error;
    }
  });
}

/** Some browsers and programs send a path. What people call the file is the end of it. */
const baseName = (fileName: string) =>
  fileName
    .split(/[\\/]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 255)
    .toWellFormed() || "unnamed"; // a cut through an emoji would leave half of it, which no address can carry
