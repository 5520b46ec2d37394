import { type Id, refused } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion } from "../versions/get-dataset-version.ts";
import { bytesOfPart, stillUploading } from "./upload.ts";

export type PartAddress = { number: number; url: string; headers: Record<string, string> };

/** Where the browser PUTs each of these parts. Each address takes the declared bytes and nothing else. */
export async function addressesForParts(
  context: Pick<Context, "store" | "files">,
  datasetId: Id<"dataset">,
  number: number,
  parts: readonly number[],
): Promise<PartAddress[]> {
  const version = stillUploading(await getDatasetVersion(context, datasetId, number));
  const key = fileKeys.original(datasetId, number);
  return Promise.all(
    parts.map(async (part) => {
      const sha256 = version.partHashes[part - 1];
      if (!sha256) throw refused("no-such-part", `This file has ${version.partHashes.length} parts; there is no part ${part}.`);
      const address = await context.files.addressForPart(key, version.uploadId, {
        number: part,
        bytes: bytesOfPart(version, part),
        sha256,
      });
      return { number: part, ...address };
    }),
  );
}
