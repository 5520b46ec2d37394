import { readFile, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { notFound } from "@concord/kernel";
import type { FileStore, StoredPart } from "@concord/domain/evidence";

export type MemoryFileStore = FileStore & {
  /** What a browser does with `addressForPart`: PUTs the bytes there. Refuses bytes other than those signed for. */
  put(address: { url: string }, bytes: Uint8Array): void;
  /** Puts a whole file there, as if it had always been. */
  has(key: string, bytes: Uint8Array): void;
};

/** Files in memory, with the uploads that are under way. */
export function memoryFileStore(): MemoryFileStore {
  const files = new Map<string, Uint8Array>();
  const uploads = new Map<string, { key: string; parts: Map<number, Uint8Array> }>();
  const signed = new Map<string, { uploadId: string; number: number; bytes: number; sha256: string }>();

  const fileAt = (key: string) => {
    const file = files.get(key);
    if (!file) throw notFound("File");
    return file;
  };
  const uploadOf = (key: string, uploadId: string) => {
    const upload = uploads.get(uploadId);
    if (upload?.key !== key) throw notFound("Upload");
    return upload;
  };

  return {
    has: (key, bytes) => void files.set(key, bytes),
    put({ url }, bytes) {
      const part = signed.get(url);
      const hash = createHash("sha256").update(bytes).digest("hex");
      if (!part || part.bytes !== bytes.length || part.sha256 !== hash) throw new Error("These are not the bytes that were signed for");
      uploads.get(part.uploadId)?.parts.set(part.number, bytes);
    },

    async begin(key) {
      const uploadId = `upload-${uploads.size + 1}`;
      uploads.set(uploadId, { key, parts: new Map() });
      return uploadId;
    },
    async addressForPart(key, uploadId, part) {
      uploadOf(key, uploadId);
      const url = `memory://files/${key}?uploadId=${uploadId}&partNumber=${part.number}&sha256=${part.sha256}`;
      signed.set(url, { uploadId, ...part });
      return { url, headers: { "x-amz-checksum-sha256": Buffer.from(part.sha256, "hex").toString("base64") } };
    },
    async parts(key, uploadId) {
      const { parts } = uploadOf(key, uploadId);
      return [...parts].sort(([one], [other]) => one - other).map(([number, bytes]) => storedPart(number, bytes));
    },
    async complete(key, uploadId, parts) {
      const upload = uploadOf(key, uploadId);
      const arrived = parts.map(({ number }) => upload.parts.get(number));
      if (arrived.some((bytes) => bytes === undefined)) throw new Error("A part is missing");
      files.set(key, Buffer.concat(arrived as Uint8Array[]));
      uploads.delete(uploadId);
    },
    async abort(key, uploadId) {
      uploadOf(key, uploadId);
      uploads.delete(uploadId);
    },
    exists: async (key) => files.has(key),
    download: async (key, path) => await writeFile(path, fileAt(key)),
    upload: async (key, path) => void files.set(key, await readFile(path)),
    read: async (key, range) => (range ? fileAt(key).slice(range.from, range.to) : fileAt(key)),
    write: async (key, bytes) => void files.set(key, bytes),
    size: async (key) => fileAt(key).length,
    addressForDownload: async (key, fileName) => {
      fileAt(key);
      return `memory://files/${key}?download=${encodeURIComponent(fileName)}`;
    },
  };
}

const storedPart = (number: number, bytes: Uint8Array): StoredPart => ({
  number,
  bytes: bytes.length,
  etag: createHash("md5").update(bytes).digest("hex"),
});
