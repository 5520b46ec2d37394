import { Failure, refused, type FailurePart, type Id } from "@concord/kernel";
import { againIfStale } from "../../again-if-stale.ts";
import type { Context } from "../../context.ts";
import { jobs } from "../../jobs/job.ts";
import { save } from "../../store.ts";
import {
  type CheckingVersion,
  datasetVersions,
  type DatasetVersion,
  isChecked,
  type UploadingVersion,
} from "../versions/dataset-version.ts";
import { fileKeys, type StoredPart } from "../file-store.ts";
import { getDatasetVersion } from "../versions/get-dataset-version.ts";
import { ingestJob } from "./ingest-job.ts";
import { arrivalOf, judgeCompletion, stillUploading, uploadRefusals } from "./upload.ts";

/** Joins the parts and queues the check. Asked twice, it is done once: the second time finds it done. */
export function completeUpload(
  context: Pick<Context, "store" | "files" | "now" | "mintId">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<DatasetVersion> {
  return againIfStale(async () => {
    const version = await getDatasetVersion(context, datasetId, number);
    if (version.status === "checking" || isChecked(version)) return version;
    const upload = stillUploading(version);

    await join(context, upload);

    const job = ingestJob(context, upload);
    const [saved] = await context.store.commit({
      because: { name: "dataset-version.completed", detail: { number, fileName: upload.fileName, bytes: upload.bytes } },
      saves: [save(datasetVersions, checking(upload, job.id)), save(jobs, job)],
    });
    return saved;
  });
}

/** A file that is whole already was joined by another request, or by one that ended before it could say so. */
async function join({ files }: Pick<Context, "files">, upload: UploadingVersion): Promise<void> {
  const key = fileKeys.original(upload.datasetId, upload.number);
  const isWhole = async () => (await files.exists(key)) && (await files.size(key)) === upload.bytes;
  if (await isWhole()) return;
  try {
    await files.complete(key, upload.uploadId, partsToJoin(upload, await files.parts(key, upload.uploadId)));
  } catch (error) {
    if (await isWhole().catch(() => false)) return;
    throw error instanceof Failure ? error : notJoined(error);
  }
}

/** A disk that is full, a store that does not answer: what arrived stays where it is. */
const notJoined = (cause: unknown) =>
  new Failure(
    "unavailable",
    "file-not-joined",
    "The file could not be put together, because file storage did not take it: it may be full. Every part that arrived is kept. Complete the upload again in a few minutes; if it fails again, tell whoever runs Concord.",
    { cause },
  );

function partsToJoin(upload: UploadingVersion, stored: readonly StoredPart[]): StoredPart[] {
  const arrival = arrivalOf(upload, stored);
  const judged = judgeCompletion(arrival);
  if (judged.allowed) return judged.parts;
  const parts: FailurePart[] = [
    ...arrival.missing.map((part) => ({ at: `part ${part}`, detail: uploadRefusals["parts-missing"] })),
    ...arrival.changed.map((part) => ({ at: `part ${part}`, detail: uploadRefusals["part-changed"] })),
  ];
  throw refused(judged.because, uploadRefusals[judged.because], parts);
}

function checking(upload: UploadingVersion, jobId: Id<"job">): CheckingVersion {
  const { partBytes: _, partHashes: __, ...version } = upload;
  return { ...version, status: "checking", jobId };
}
