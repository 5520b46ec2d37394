import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** The five types of source, each with its own licence and handling. */
export const SourceKind = z.enum(["open", "commercial", "spatial", "sectoral", "scraped"]);
export type SourceKind = z.infer<typeof SourceKind>;

/** What a licence lets us do. A refusal names it. */
export const Licence = z.object({
  name: z.string().trim().min(1, "Say which licence it comes under").max(200),
  /** The words that must stand beside every figure taken from it. */
  attribution: z.string().max(500).optional(),
  mayShare: z.boolean(),
  mayPublish: z.boolean(),
  mayLeaveByApi: z.boolean(),
});

/** What a person says about a dataset, before and beside its files. */
export const DatasetDescription = z.object({
  name: z.string().trim().min(1, "Give the dataset a name").max(200, "A name has 200 characters at most"),
  kind: SourceKind,
  publisher: z.string().trim().min(1, "Say who publishes it").max(200, "A publisher's name has 200 characters at most"),
  licence: Licence,
  description: z.string().trim().max(2000, "A description has 2,000 characters at most"),
  sensitivity: z.enum(["public", "internal", "restricted"]),
  /** The largest share of rows that may be bad before a version is refused. 0 refuses at the first. */
  tolerance: z.number().min(0).max(1),
  /** How its publisher rounds, where known: every figure then carries the interval that the rounding leaves. */
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
});
export type DatasetDescription = z.infer<typeof DatasetDescription>;

export const Dataset = DatasetDescription.extend({
  id: id("dataset"),
  version: z.int().nonnegative(),
  stewardId: id("person"),
  createdAt: Instant,
  /** The newest accepted version; absent until there is one. */
  latest: z.int().positive().optional(),
  /** What the catalogue says of that version, so that a list of datasets is one read. */
  latestFacts: z.object({ rows: z.int(), columns: z.int(), problems: z.int(), checkedAt: Instant }).optional(),
  /** The number the next version will have. Numbers are never used twice. */
  nextNumber: z.int().positive(),
});
export type Dataset = z.infer<typeof Dataset>;

export const datasets = noun<Dataset>({
  name: "dataset",
  title: "Dataset",
  schema: Dataset,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ kind, name }) => ({ list: datasetsOfKind(kind), order: name.toLowerCase() }),
});

/** The list that holds the datasets of one kind, in order of name. */
export const datasetsOfKind = (kind: SourceKind) => `datasets-${kind}`;

export const openGovernmentLicence: z.infer<typeof Licence> = {
  name: "Open Government Licence v3.0",
  attribution: "Contains public sector information licensed under the Open Government Licence v3.0.",
  mayShare: true,
  mayPublish: true,
  mayLeaveByApi: true,
};
