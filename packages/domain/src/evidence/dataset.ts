import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** The five types of source, each with its own licence and handling. */
export const SourceKind = z.enum(["open", "commercial", "spatial", "sectoral", "scraped"]);

/** What a licence lets us do. A refusal names it. */
export const Licence = z.object({
  name: z.string().trim().min(1).max(200),
  /** The words that must stand beside every figure taken from it. */
  attribution: z.string().max(500).optional(),
  mayShare: z.boolean(),
  mayPublish: z.boolean(),
  mayLeaveByApi: z.boolean(),
});

export const Dataset = z.object({
  id: id("dataset"),
  version: z.int().nonnegative(),
  name: z.string().trim().min(1).max(200),
  kind: SourceKind,
  publisher: z.string().trim().min(1).max(200),
  licence: Licence,
  description: z.string().trim().max(2000),
  sensitivity: z.enum(["public", "internal", "restricted"]),
  stewardId: id("person"),
  /** The largest share of rows that may be bad before a version is refused. 0 refuses at the first. */
  tolerance: z.number().min(0).max(1),
  /** How its publisher rounds, where known: every figure then carries the interval that the rounding leaves. */
  rounding: z.enum(["none", "bres", "nearest-5", "nearest-100"]),
  createdAt: Instant,
  /** The newest accepted version; absent until there is one. */
  latest: z.int().positive().optional(),
  /** The number the next version will have. Numbers are never used twice. */
  nextNumber: z.int().positive(),
});
export type Dataset = z.infer<typeof Dataset>;

export const datasets = noun<Dataset>({ name: "dataset", title: "Dataset", schema: Dataset, addressOf: ({ id }) => ({ id }) });

export const openGovernmentLicence: z.infer<typeof Licence> = {
  name: "Open Government Licence v3.0",
  attribution: "Contains public sector information licensed under the Open Government Licence v3.0.",
  mayShare: true,
  mayPublish: true,
  mayLeaveByApi: true,
};
