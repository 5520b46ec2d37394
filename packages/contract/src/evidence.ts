import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import {
  CatalogueAsk,
  CatalogueItem,
  CheckingVersion,
  Comparison,
  ComparisonSummary,
  Dataset,
  DatasetDescription,
  DatasetVersion,
  evidenceLimits,
  Recipe,
  Reject,
  UploadingVersion,
} from "@concord/domain/evidence";
import { Job } from "@concord/domain/jobs";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const DatasetParams = z.object({ datasetId: id("dataset") });
const VersionParams = DatasetParams.extend({ number: z.coerce.number().int().positive() });
const DatasetBody = DatasetDescription.extend({
  /** Any letters, signs and smileys; but something must be seen of it, and it stands on one line. */
  name: DatasetDescription.shape.name
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, "Give the dataset a name that can be seen")
    .regex(/^\P{Cc}*$/u, "A name stands on one line, without control characters"),
  stewardId: id("person").optional(),
});

export const listDatasets = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets",
  summary:
    "List datasets: search, filter by kind, sensitivity, freshness, steward and licence, in an order of choice. Each says how fresh it is",
  needs: "evidence.read",
  query: PageQuery.extend(CatalogueAsk.shape).extend({ reverse: z.enum(["true", "false"]).optional() }),
  reply: page(CatalogueItem).extend({ total: z.int() }),
});

export const createDataset = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets",
  summary: "Create a dataset, to which files are then sent",
  needs: "evidence.write",
  writes: "creates",
  body: DatasetBody,
  reply: Dataset,
});

export const getDataset = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId",
  summary: "Read one dataset",
  needs: "evidence.read",
  params: DatasetParams,
  /** `shared`: it stands on the reference shelf, for every authority to read. */
  reply: Dataset.extend({ shared: z.boolean().optional() }),
});

export const changeDataset = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/datasets/:datasetId",
  summary: "Change what is said about a dataset",
  needs: "evidence.write",
  writes: "changes",
  params: DatasetParams,
  body: DatasetBody,
  reply: Dataset,
});

const RecipeOfDataset = z.object({
  /** The dataset's version, for If-Match. */
  version: z.int(),
  recipe: Recipe.optional(),
});

export const getRecipe = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/recipe",
  summary: "Read how a dataset's files are to be read, where a person had to say so",
  needs: "evidence.read",
  params: DatasetParams,
  reply: RecipeOfDataset,
});

export const keepRecipe = endpoint({
  method: "PUT",
  at: "tenant",
  path: "/datasets/:datasetId/recipe",
  summary: "Say how a dataset's next files are to be read. Versions that are there stay as they are",
  needs: "evidence.write",
  writes: "changes",
  params: DatasetParams,
  body: Recipe,
  reply: Dataset,
});

export const dropRecipe = endpoint({
  method: "DELETE",
  at: "tenant",
  path: "/datasets/:datasetId/recipe",
  summary: "Forget how a dataset's files are to be read: the next one is found out about from the beginning",
  needs: "evidence.write",
  writes: "changes",
  params: DatasetParams,
  reply: Dataset,
});

/** A version in a list: without its columns and problems, which one reads with the version. */
export const VersionSummary = z.object({
  datasetId: id("dataset"),
  number: z.int(),
  status: z.enum(["uploading", "checking", "proposed", "accepted", "rejected", "abandoned"]),
  fileName: z.string(),
  bytes: z.int(),
  by: id("person"),
  byName: z.string().optional(),
  beganAt: z.string(),
  checkedAt: z.string().optional(),
  jobId: id("job").optional(),
  rows: z.int().optional(),
  rejectCount: z.int().optional(),
  because: z.string().optional(),
  /** Of one that was refused: the rule. `declined` where a person did. */
  code: z.string().optional(),
  originalHash: Hash.optional(),
  /** The version whose bad rows it mends. */
  mends: z.object({ number: z.int() }).optional(),
  comparison: ComparisonSummary.optional(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

export const listVersions = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions",
  summary: "List a dataset's versions, newest first",
  needs: "evidence.read",
  params: DatasetParams,
  query: PageQuery,
  reply: page(VersionSummary),
});

export const getVersion = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number",
  summary: "Read one version: its lineage, its columns and their profile, its notes, its first problems",
  needs: "evidence.read",
  params: VersionParams,
  reply: DatasetVersion,
});

const FileBody = z.object({
  fileName: z.string().min(1).max(1000),
  bytes: z.int().nonnegative(),
  partHashes: z.array(Hash).max(Math.ceil(evidenceLimits.fileBytes / evidenceLimits.partBytes)),
  /** `ask`: unless it is read just as the version before, it waits as proposed until a person accepts it. Not said: automatic. */
  acceptance: z.enum(["automatic", "ask"]).optional(),
});

export const beginUpload = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions",
  summary: "Begin to send a file as the next version: its name, its size, and the SHA-256 of each part of 8 MiB",
  needs: "evidence.write",
  writes: "creates",
  params: DatasetParams,
  body: FileBody,
  reply: UploadingVersion,
});

export const beginMending = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/mending",
  summary: "Begin to send the bad rows of a version, mended, as the next version: that version's file, with these rows in place of its own",
  needs: "evidence.write",
  writes: "creates",
  params: VersionParams,
  body: FileBody,
  reply: UploadingVersion,
});

export const uploadState = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/upload",
  summary: "Read which parts of an upload have arrived, to take it up again from them",
  needs: "evidence.write",
  params: VersionParams,
  reply: z.object({ version: UploadingVersion, arrived: z.array(z.int()) }),
});

export const addressesForParts = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/part-addresses",
  summary: "Get the addresses to which parts are PUT. Each takes the declared bytes and nothing else, for fifteen minutes",
  needs: "evidence.write",
  params: VersionParams,
  body: z.object({ parts: z.array(z.int().positive()).min(1).max(evidenceLimits.addressesAtOnce) }),
  reply: z.object({ addresses: z.array(z.object({ number: z.int(), url: z.string(), headers: z.record(z.string(), z.string()) })) }),
});

export const completeUpload = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/completion",
  summary: "Say that every part was sent. The file is then checked; asked twice, it is done once",
  needs: "evidence.write",
  writes: "creates",
  params: VersionParams,
  reply: DatasetVersion,
});

export const abandonUpload = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/abandonment",
  summary: "Give up an upload",
  needs: "evidence.write",
  writes: "changes",
  params: VersionParams,
  reply: DatasetVersion,
});

export const acceptVersion = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/acceptance",
  summary: "Accept a proposed version: it becomes evidence, and what rests on the dataset is asked again of it",
  needs: "evidence.write",
  writes: "changes",
  params: VersionParams,
  reply: DatasetVersion,
});

export const correctVersion = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/corrections",
  summary:
    "Say how a proposed or refused version's file is to be read, and have it checked again so. An empty recipe takes every correction back",
  needs: "evidence.write",
  writes: "changes",
  params: VersionParams,
  body: Recipe,
  reply: CheckingVersion,
});

export const declineVersion = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/refusal",
  summary: "Decline a proposed version, with the reason. Its file is kept",
  needs: "evidence.write",
  writes: "changes",
  params: VersionParams,
  body: z.object({ reason: z.string().trim().min(1, "Say why").max(1000, "A reason has 1,000 characters at most") }),
  reply: DatasetVersion,
});

export const getComparison = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/comparison",
  summary: "Read what changed in a version since the one before it: columns, periods, codes, rows, and the largest changes of figures",
  needs: "evidence.read",
  params: VersionParams,
  query: z.object({ with: z.coerce.number().int().positive().optional() }),
  reply: Comparison,
});

export const previewRows = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/rows",
  summary: "Read a page of a version's rows, by place and period. Blank cells are null",
  needs: "evidence.read",
  params: VersionParams,
  query: z.object({ from: z.coerce.number().int().min(0).optional(), limit: z.coerce.number().int().min(1).max(100).optional() }),
  reply: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string().nullable())), from: z.int(), total: z.int() }),
});

export const listCodes = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/codes",
  summary: "List the codes of a column with their names, in order of code",
  needs: "evidence.read",
  params: VersionParams,
  query: z.object({ column: z.string().min(1).max(200), limit: z.coerce.number().int().min(1).max(5000).optional() }),
  reply: z.object({ codes: z.array(z.object({ code: z.string(), label: z.string().optional(), rows: z.int() })) }),
});

export const listRejects = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/rejects",
  summary: "List every bad cell of a version's file: line, column, value and reason",
  needs: "evidence.read",
  params: VersionParams,
  query: PageQuery,
  reply: page(Reject).extend({ total: z.int() }),
});

const Address = z.object({ url: z.string() });

export const originalAddress = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/original",
  summary: "Get an address from which the file is downloaded exactly as it came. Lives for five minutes",
  needs: "evidence.read",
  params: VersionParams,
  reply: Address,
});

export const rejectsAddress = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/rejects-file",
  summary: "Get an address from which every bad cell is downloaded as CSV. Lives for five minutes",
  needs: "evidence.read",
  params: VersionParams,
  reply: Address,
});

export const badRowsAddress = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/bad-rows-file",
  summary: "Get an address from which the bad rows are downloaded whole, as CSV, to mend them and put them back. Lives for five minutes",
  needs: "evidence.read",
  params: VersionParams,
  reply: Address,
});

/** A job's row has a version; a page that only watches it has no use for its ETag. */
export const JobView = z.object({
  job: Job,
  progress: z.object({ stage: z.string(), done: z.number(), total: z.number().optional(), unit: z.string(), at: z.string() }).optional(),
});

export const watchJob = endpoint({
  method: "GET",
  at: "tenant",
  path: "/jobs/:jobId",
  summary: "Read how far a job has come, and how it ended",
  needs: "evidence.read",
  params: z.object({ jobId: id("job") }),
  reply: JobView,
});
