import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Failure, refused } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";

const chunk = 1024 * 1024;

/**
 * Unpacks gzip, and refuses what grows beyond all reason while it grows.
 * Returns the SHA-256 of the packed bytes, made in the same pass.
 */
export async function unpack(packed: string, target: string, onBytes: (packedBytes: number) => void): Promise<{ originalHash: string }> {
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
          const tooLarge = unpackedBytes > evidenceLimits.unpackedBytes;
          const tooDense = unpackedBytes > 64 * chunk && unpackedBytes > packedBytes * evidenceLimits.unpackedRatio;
          if (tooLarge || tooDense) throw unpacksTooFar();
          yield bytes;
        }
      },
      createWriteStream(target, { highWaterMark: chunk }),
    );
  } catch (error) {
    if (error instanceof Failure || !isZlibError(error)) throw error;
    throw new Failure("refused", "gzip-damaged", "The gzip file is cut short or damaged. Pack it again, or send the CSV file itself.", {
      cause: error,
    });
  }
  return { originalHash: hash.digest("hex") };
}

const unpacksTooFar = () =>
  refused(
    "unpacks-too-far",
    "Unpacked, this file is larger than 4 GB or more than 200 times its size. Send it in several files, not packed.",
  );

const isZlibError = (error: unknown) => error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
