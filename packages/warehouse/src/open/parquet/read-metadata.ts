import type { FileHandle } from "node:fs/promises";
import { parquetMetadata, type FileMetaData } from "hyparquet";
import { checkThrift } from "./check-thrift.ts";
import { damaged, orDamaged, refuseParquet } from "./parquet-refusals.ts";

/** What a Parquet file says of itself: some kilobytes, and more with many columns in many groups. */
const footerBytes = 16 * 1024 * 1024;

/** The footer of a Parquet file, gone over before it is read. */
export async function readMetadata(file: FileHandle, size: number): Promise<FileMetaData> {
  if (size < 12) throw damaged();
  const tail = await bytesAt(file, size - 8, 8);
  const magic = tail.toString("latin1", 4);
  if (magic === "PARE") throw refuseParquet("parquet-encrypted");
  const length = tail.readUInt32LE(0);
  if (magic !== "PAR1" || length > size - 12) throw damaged();
  if (length > footerBytes) throw refuseParquet("parquet-too-dense");
  const footer = await bytesAt(file, size - 8 - length, length + 8);
  checkThrift(footer, 0);
  return orDamaged(() => parquetMetadata(new Uint8Array(footer), { geoparquet: false, parsers: leaveStatistics }));
}

/** Smallest and largest values are not asked for, and may be nonsense. */
const leaveStatistics = {
  timestampFromMilliseconds: () => undefined,
  timestampFromMicroseconds: () => undefined,
  timestampFromNanoseconds: () => undefined,
  dateFromDays: () => undefined,
  stringFromBytes: () => undefined,
  jsonFromBytes: () => undefined,
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
  uuidFromBytes: () => undefined,
};

/** Exactly these bytes of a file. */
export async function bytesAt(file: FileHandle, place: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, place + done);
    if (bytesRead === 0) throw damaged();
    done += bytesRead;
  }
  return bytes;
}
