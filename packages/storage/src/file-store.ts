import { createReadStream, createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3ServiceException,
  UploadPartCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { notFound, type Id } from "@concord/kernel";
import type { FileStore, StoredPart } from "@concord/domain/evidence";

/** Strangers' files lie in quarantine and stay there; what we made of them lies with the evidence. */
export type Buckets = { quarantine: string; evidence: string };

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;
/** What the local S3 takes in one request, and a good size for the real one. */
const partBytes = 8 * 1024 * 1024;

/** A tenant's files in S3. Every key lies under `t/<tenant>/`, and the session's policy allows no other. */
export function s3FileStore(options: { s3: S3Client; buckets: Buckets; tenantId: Id<"tenant"> }): FileStore {
  const { s3, buckets, tenantId } = options;

  const at = (key: string) => {
    if (key.split("/").some((part) => part === "" || part === "." || part === "..")) throw new RangeError(`Not a key: ${key}`);
    return { Bucket: key.endsWith("/original") ? buckets.quarantine : buckets.evidence, Key: `t/${tenantId}/${key}` };
  };

  async function head(key: string) {
    try {
      return await s3.send(new HeadObjectCommand(at(key)));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async function open(key: string, range?: { from: number; to: number }) {
    try {
      const bytes = range ? { Range: `bytes=${range.from}-${range.to - 1}` } : {};
      return (await s3.send(new GetObjectCommand({ ...at(key), ...bytes }))).Body!;
    } catch (error) {
      if (isAbsent(error)) throw notFound("File");
      throw error;
    }
  }

  async function listParts(key: string, uploadId: string) {
    const parts = [];
    let after: string | undefined;
    do {
      const page = await s3.send(new ListPartsCommand({ ...at(key), UploadId: uploadId, PartNumberMarker: after }));
      parts.push(...(page.Parts ?? []));
      after = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (after);
    return parts;
  }

  return {
    async begin(key) {
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...at(key), ChecksumAlgorithm: "SHA256" }));
      return UploadId!;
    },

    async addressForPart(key, uploadId, { number, bytes, sha256 }) {
      const checksum = Buffer.from(sha256, "hex").toString("base64");
      const part = new UploadPartCommand({
        ...at(key),
        UploadId: uploadId,
        PartNumber: number,
        ContentLength: bytes,
        ChecksumSHA256: checksum,
      });
      // Signed as headers: the browser can send these bytes, and no others.
      const url = await getSignedUrl(s3, part, {
        expiresIn: uploadSeconds,
        signableHeaders: new Set(["host", "content-length"]),
        unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      });
      return { url, headers: { "x-amz-checksum-sha256": checksum } };
    },

    async parts(key, uploadId) {
      const stored = await listParts(key, uploadId);
      return stored.map(
        ({ PartNumber, Size, ETag, ChecksumSHA256 }): StoredPart => ({
          number: PartNumber!,
          bytes: Size!,
          etag: ETag!,
          ...(ChecksumSHA256 ? { sha256: Buffer.from(ChecksumSHA256, "base64").toString("hex") } : {}),
        }),
      );
    },

    async complete(key, uploadId, parts) {
      const Parts = parts.map(({ number, etag, sha256 }) => ({
        PartNumber: number,
        ETag: etag,
        ...(sha256 ? { ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64") } : {}),
      }));
      await s3.send(new CompleteMultipartUploadCommand({ ...at(key), UploadId: uploadId, MultipartUpload: { Parts } }));
    },

    async abort(key, uploadId) {
      await s3.send(new AbortMultipartUploadCommand({ ...at(key), UploadId: uploadId }));
    },

    exists: async (key) => (await head(key)) !== undefined,

    async download(key, path) {
      await pipeline((await open(key)) as Readable, createWriteStream(path));
    },

    async upload(key, path) {
      await new Upload({ client: s3, params: { ...at(key), Body: createReadStream(path) }, partSize: partBytes, queueSize: 2 }).done();
    },

    read: async (key, range) => await (await open(key, range)).transformToByteArray(),

    async write(key, bytes, contentType) {
      await s3.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: contentType }));
    },

    async size(key) {
      const found = await head(key);
      if (!found) throw notFound("File");
      return found.ContentLength!;
    },

    async addressForDownload(key, fileName) {
      const download = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        ResponseContentType: "application/octet-stream", // never shown on our origin, whatever a stranger put in it
      });
      return await getSignedUrl(s3, download, { expiresIn: downloadSeconds });
    },
  };
}

/** A tenant's session may not list a bucket, and to those S3 says of an absent key that it is forbidden. */
const isAbsent = (error: unknown) => error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);
