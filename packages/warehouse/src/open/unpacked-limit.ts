import { refused, type Failure } from "@concord/kernel";
import { evidenceLimits } from "@concord/domain/evidence";

const mebibyte = 1024 * 1024;

/** Does what was packed grow beyond all reason? Asked while it grows, and of what a header claims before anything is read. */
export function growsTooFar(unpackedBytes: number, packedBytes: number): boolean {
  if (unpackedBytes > evidenceLimits.unpackedBytes) return true;
  return unpackedBytes > 64 * mebibyte && unpackedBytes > packedBytes * evidenceLimits.unpackedRatio;
}

export const unpacksTooFar = (): Failure =>
  refused(
    "unpacks-too-far",
    "Unpacked, this file is larger than 4 GB or more than 200 times its size. Send it in several files, not packed.",
  );
