import { Failure, refused } from "@concord/kernel";

/** Why a Parquet file is not read. */
export const parquetRefusals = {
  "parquet-damaged": "This Parquet file is cut short or damaged. Write it again, or send the table as CSV.",
  "parquet-encrypted": "This Parquet file is encrypted, and Concord has no key to it. Send it without encryption.",
  "parquet-in-parts": "This Parquet file keeps its columns in other files. Send one file that holds all of them.",
  "parquet-codec": "This Parquet file is packed in a way that Concord does not read (LZO). Write it again with Snappy, gzip or Zstandard.",
  "parquet-too-dense":
    "This Parquet file unpacks to more at once than can be kept at hand. Write it again with smaller row groups and pages, or send it as CSV packed with gzip.",
  "too-many-rows": "The table has more than 50 million rows, which is the limit. Send it in several tables.",
  "too-many-columns": "The table has more than 500 columns, which is the limit. Send it in several tables, or with its columns as rows.",
} as const;

export const refuseParquet = (code: keyof typeof parquetRefusals): Failure => refused(code, parquetRefusals[code]);

export const damaged = (cause?: unknown): Failure =>
  new Failure("refused", "parquet-damaged", parquetRefusals["parquet-damaged"], { cause });

/** Whatever goes wrong while bytes are taken at their word (a place outside the page, a length below nothing) is damage. */
export function orDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Failure ? error : damaged(error);
  }
}
