import * as z from "zod";
import { Hash, id, Instant } from "@concord/kernel";
import { noun } from "../../noun.ts";
import { Column } from "../tables/column.ts";
import { ComparisonSummary } from "./comparison.ts";
import { Recipe } from "../tables/recipe.ts";

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
  /** Brought by a connector, in the name of its owner, and not sent by hand: the record of that fetch. */
  fetchId: id("fetch").optional(),
  /** Whether a person is to see how it was understood before it is evidence. Not said: it is accepted as soon as it passes. */
  acceptance: z.enum(["automatic", "ask"]).optional(),
});

/** The file holds bad rows of an earlier version, mended: what is checked is that version's file with these rows in place of its own. */
const Mends = z.object({ number: z.int().positive() });

/** What mending came to. With the file's own hash, this says exactly which table was checked. */
export const Mended = Mends.extend({
  /** SHA-256 of the earlier version's file as it came. */
  originalHash: Hash,
  /** SHA-256 of what was checked: that file with these rows in their places. Absent where the rows could not be put there. */
  wholeHash: Hash.optional(),
  rowsReplaced: z.int().nonnegative(),
  rowsLeftOut: z.int().nonnegative(),
});
export type Mended = z.infer<typeof Mended>;

/** A person said how the file is to be read, having seen how it was. */
export const Correction = z.object({
  by: id("person"),
  byName: z.string(),
  at: Instant,
  /** Absent once it is part of the reading. */
  recipe: Recipe.optional(),
});
export type Correction = z.infer<typeof Correction>;

/** Its parts are arriving. May be left, and taken up again from the parts that are there. */
export const UploadingVersion = Common.extend({
  status: z.literal("uploading"),
  uploadId: z.string(),
  partBytes: z.int(),
  partHashes: z.array(Hash),
  mends: Mends.optional(),
});

/** All of it is here. A job is reading it. */
export const CheckingVersion = Common.extend({
  status: z.literal("checking"),
  /** Absent once it was checked before. */
  uploadId: z.string().optional(),
  jobId: id("job"),
  mends: Mends.optional(),
  correction: Correction.optional(),
});

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
  mends: Mended.optional(),
  correction: Correction.optional(),
});

const Read = Checked.extend({
  reading: Reading,
  rows: z.int(),
  /** Those of the file, at most 500, and the columns of marks beside them. */
  columns: z.array(Column).max(1000),
  /** What a reader should know: blank cells kept as missing, pseudo-codes found. */
  notes: z.array(z.string()),
  /** What changed since the version that was the latest when this was checked; absent where there was none. */
  comparison: ComparisonSummary.optional(),
  /** It has shapes beside its rows. */
  shapes: z.boolean().optional(),
});

/** Passed its checks, and waits for a person who says that it was understood. Not evidence: nothing can rest on it. */
export const ProposedVersion = Read.extend({
  status: z.literal("proposed"),
  /** Why it was not accepted by itself: it is the first, or is read otherwise than the version before. */
  waitsBecause: z.array(z.string()).max(20),
});

/** Immutable from here on. */
export const AcceptedVersion = Read.extend({
  status: z.literal("accepted"),
  /** Absent where it was accepted by itself. */
  acceptedBy: z.object({ id: id("person"), name: z.string(), at: Instant }).optional(),
});

/** Refused whole. The original and the report are kept; the version before it stands. */
export const RejectedVersion = Checked.extend({
  status: z.literal("rejected"),
  /** A sentence: what was wrong and what to do. */
  because: z.string(),
  code: z.string(),
  /** How the file was understood, as far as it was: what a person looks at to say what was misunderstood. */
  reading: Reading.optional(),
  columns: z
    .array(Column.pick({ name: true, type: true, meaning: true }))
    .max(500)
    .optional(),
  /** The files of an archive, or the sheets of a workbook, of which a person is to say one. */
  choices: z.array(z.string()).max(200).optional(),
  /** Of one that a person declined: who and when. */
  declinedBy: z.object({ id: id("person"), name: z.string(), at: Instant }).optional(),
});

/** Given up by the person before it was complete. */
export const AbandonedVersion = Common.extend({ status: z.literal("abandoned"), mends: Mends.optional() });
export type AbandonedVersion = z.infer<typeof AbandonedVersion>;

export const DatasetVersion = z.discriminatedUnion("status", [
  UploadingVersion,
  CheckingVersion,
  ProposedVersion,
  AcceptedVersion,
  RejectedVersion,
  AbandonedVersion,
]);
export type UploadingVersion = z.infer<typeof UploadingVersion>;
export type CheckingVersion = z.infer<typeof CheckingVersion>;
export type ProposedVersion = z.infer<typeof ProposedVersion>;
export type AcceptedVersion = z.infer<typeof AcceptedVersion>;
export type RejectedVersion = z.infer<typeof RejectedVersion>;
export type DatasetVersion = z.infer<typeof DatasetVersion>;

export type CheckedVersion = AcceptedVersion | ProposedVersion | RejectedVersion;

/** The check of its file has ended, one way or another. */
export const isChecked = (version: DatasetVersion): version is CheckedVersion =>
  version.status === "accepted" || version.status === "proposed" || version.status === "rejected";

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

/** What of a version is as it was before its file was checked. */
export function uncheckedPartOf(version: DatasetVersion): z.infer<typeof Common> {
  return Common.parse(version);
}
