import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";
import { Column } from "./column.ts";
import { Recipe } from "./recipe.ts";

const Common = z.object({
  datasetId: id("dataset"),
  /** 1, 2, 3 …: the dataset's own numbering, not the record's version. */
  number: z.int().positive(),
  version: z.int().nonnegative(),
  fileName: z.string().min(1).max(255),
  bytes: z.int().positive(),
  by: id("person"),
  /** As they were called then. */
  byName: z.string().optional(),
  beganAt: Instant,
});

/** Its parts are arriving. May be left, and taken up again from the parts that are there. */
export const UploadingVersion = Common.extend({
  status: z.literal("uploading"),
  uploadId: z.string(),
  partBytes: z.int(),
  partHashes: z.array(Hash),
});

/** All of it is here. A job is reading it. */
export const CheckingVersion = Common.extend({ status: z.literal("checking"), uploadId: z.string(), jobId: id("job") });

/** One cell that could not be what its column says, and where it stands in the file as it came. */
export const Reject = z.object({ line: z.int(), column: z.string(), value: z.string(), reason: z.string() });
export type Reject = z.infer<typeof Reject>;

/** How the file was understood. With its bytes, what makes the version what it is: the same bytes read the same way are the same version. */
export const Reading = z.object({
  /** As people call it: "Nomis API CSV", "CSV", "Excel workbook". */
  layout: z.string(),
  container: z.enum(["text", "zip", "workbook", "parquet", "geojson", "topojson"]).default("text"),
  compression: z.enum(["none", "gzip"]),
  encoding: z.string(),
  /** The encoding was a guess, since nothing in the file proves it: some lines by which a person can tell. Absent where it is sure. */
  encodingGuess: z.object({ sample: z.array(z.string()).max(5) }).optional(),
  delimiter: z.string(),
  /** "" where nothing in the file is quoted. */
  quote: z.string(),
  /** What makes a quote inside quotes: itself doubled, or a backslash. */
  escape: z.enum(["doubled", "backslash"]).default("doubled"),
  preambleLines: z.int(),
  headerLines: z.int(),
  /** Lines after the table: sources, notes. Absent where there are none. */
  footnoteLines: z.int().optional(),
  /** Of a zip: which of its files. */
  member: z.string().optional(),
  /** Of a workbook: which sheet and which part of it, and what else there was to choose from. */
  sheet: z.string().optional(),
  range: z.string().optional(),
  choices: z.array(z.string()).max(200).optional(),
  /** What a person had corrected when it was read. */
  recipe: Recipe.optional(),
});
export type Reading = z.infer<typeof Reading>;

const Checked = Common.extend({
  jobId: id("job"),
  checkedAt: Instant,
  /** SHA-256 of the bytes as they came. With the reading, this is the version's identity. */
  originalHash: Hash,
  rejectCount: z.int(),
  /** The first hundred. All of them are in the rejects file. */
  rejects: z.array(Reject).max(100),
});

/** Immutable from here on. */
export const AcceptedVersion = Checked.extend({
  status: z.literal("accepted"),
  reading: Reading,
  rows: z.int(),
  columns: z.array(Column).max(500),
  /** What a reader should know: blank cells kept as missing, pseudo-codes found. */
  notes: z.array(z.string()),
});

/** Refused whole. The original and the report are kept; the version before it stands. */
export const RejectedVersion = Checked.extend({
  status: z.literal("rejected"),
  /** A sentence: what was wrong and what to do. */
  because: z.string(),
  code: z.string(),
});

/** Given up by the person before it was complete. */
export const AbandonedVersion = Common.extend({ status: z.literal("abandoned") });
export type AbandonedVersion = z.infer<typeof AbandonedVersion>;

export const DatasetVersion = z.discriminatedUnion("status", [
  UploadingVersion,
  CheckingVersion,
  AcceptedVersion,
  RejectedVersion,
  AbandonedVersion,
]);
export type UploadingVersion = z.infer<typeof UploadingVersion>;
export type CheckingVersion = z.infer<typeof CheckingVersion>;
export type AcceptedVersion = z.infer<typeof AcceptedVersion>;
export type RejectedVersion = z.infer<typeof RejectedVersion>;
export type DatasetVersion = z.infer<typeof DatasetVersion>;

export type CheckedVersion = AcceptedVersion | RejectedVersion;

/** As part of a key: numbers sort as text. */
export const versionKey = (number: number) => String(number).padStart(8, "0");

export const datasetVersions = noun<DatasetVersion>({
  name: "dataset-version",
  title: "Dataset version",
  schema: DatasetVersion,
  addressOf: ({ datasetId, number }) => ({ within: datasetId, id: versionKey(number) }),
});

/** A version that something rests on: which, and the hash that proves it is still that one. */
export const Pin = z.object({ datasetId: id("dataset"), number: z.int().positive(), originalHash: Hash });
export type Pin = z.infer<typeof Pin>;
