import { brotliDecompressSync, unzipSync, zstdDecompressSync } from "node:zlib";
import { snappyUncompress, type CompressionCodec } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { damaged, refuseParquet } from "./parquet-refusals.ts";

/**
 * A page as it was before it was packed, in memory of its own and no larger than it
 * claims: Node's own unpackers stop there, the others are given a place of that size.
 */
export function unpackPage(packed: Uint8Array, codec: CompressionCodec, bytes: number): Uint8Array {
  const page = unpack(packed, codec, bytes);
  if (page.length !== bytes) throw damaged();
  return page;
}

function unpack(packed: Uint8Array, codec: CompressionCodec, bytes: number): Uint8Array {
  if (codec === "UNCOMPRESSED") return packed;
  if (bytes === 0) return new Uint8Array();
  const bounded = { maxOutputLength: bytes };
  switch (codec) {
    case "SNAPPY": {
      const page = new Uint8Array(bytes);
      snappyUncompress(packed, page);
      return page;
    }
    case "GZIP":
      return unzipSync(packed, bounded);
    case "BROTLI":
      return brotliDecompressSync(packed, bounded);
    case "ZSTD":
      return zstdDecompressSync(packed, bounded);
    case "LZ4":
    case "LZ4_RAW":
      return compressors[codec]!(packed, bytes); // it has both
    default:
      throw refuseParquet("parquet-codec");
  }
}
