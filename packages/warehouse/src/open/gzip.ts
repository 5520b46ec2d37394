import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Failure } from "@concord/kernel";
import { growsTooFar, unpacksTooFar } from "./unpacked-limit.ts";

const chunk = 1024 * 1024;

/**
 * Unpacks gzip, all its members, and refuses what grows beyond all reason while it grows.
 * Returns the SHA-256 of the packed bytes where the same pass saw all of them: what
 * follows the last member (padding, as tapes have it) need not be read to unpack.
 */
export async function unpackGzip(
  packed: string,
  target: string,
  onBytes: (packedBytes: number) => void,
): Promise<{ originalHash?: string | undefined }> {
  const hash = createHash("sha256");
  let packedBytes = 0;
  let unpackedBytes = 0;

  try {
    await pipeline(
      createReadStream(packed, { highWaterMark: chunk }),
      async function* (source: AsyncIterable<Buffer>) {
        for await (const bytes of source) {
          hash.update(bytes);
          packedBytes += bytes.length;
          onBytes(packedBytes);
          yield bytes;
        }
      },
      createGunzip({ chunkSize: chunk }),
      async function* (source: AsyncIterable<Buffer>) {
        for await (const bytes of source) {
          unpackedBytes += bytes.length;
          if (growsTooFar(unpackedBytes, packedBytes)) throw unpacksTooFar();
          yield bytes;
        }
      },
      createWriteStream(target, { highWaterMark: chunk }),
    );
  } catch (error) {
    if (error instanceof Failure || !isZlibError(error)) throw error;
    throw new Failure("refused", "gzip-damaged", "The gzip file is cut short or damaged. Pack it again, or send the file itself.", {
      cause: error,
    });
  }
  const { size } = await stat(packed);
  return { originalHash: packedBytes === size ? hash.digest("hex") : undefined };
}

const isZlibError = (error: unknown) => error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
