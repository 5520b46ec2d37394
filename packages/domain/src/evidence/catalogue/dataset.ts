import * as z from "zod";
import { Day, id, Instant } from "@concord/kernel";
import { noun } from "../../noun.ts";
import { AboutDataset } from "./about-dataset.ts";
import { Cadence } from "./cadence.ts";
import { Recipe } from "../tables/recipe.ts";

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

/** Where and when it counts, as its publisher says it: "West Yorkshire districts", 2015, 2021 Q1, 2021-03. */
export const Coverage = z.object({
  places: z.string().trim().min(1).max(300).optional(),
  from: z.string().trim().min(1).max(20).optional(),
  to: z.string().trim().min(1).max(20).optional(),
});
export type Coverage = z.infer<typeof Coverage>;

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
  /** What it is kept for here. Under data protection law, also what it may be used for. */
  purpose: z.string().trim().max(1000, "A purpose has 1,000 characters at most").optional(),
  coverage: Coverage.optional(),
  /** Not said: irregular, and no new version is then waited for. */
  cadence: Cadence.optional(),
  /** The day on which its publisher announced the next one. Goes before what the cadence would say. */
  nextExpected: Day.optional(),
  about: AboutDataset.optional(),
  /** The share by which a figure may differ from the version before without being called changed: 0.01 is one per cent. Not said: any difference counts. */
  changeTolerance: z.number().min(0).max(1).optional(),
  /** Counts from 1 up to but not including this do not leave, but for those an open publisher gave itself. Not said: 5. */
  minimumCount: z.int().min(1).max(1000).optional(),
  /** What is counted, in the same words in each dataset that counts it: what leaves of one is then held against what left of the others. */
  population: z.string().trim().min(1).max(200).optional(),
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
  latestFacts: z
    .object({
      rows: z.int(),
      columns: z.int(),
      problems: z.int(),
      checkedAt: Instant,
      /** The last in its column of periods, as it stands there. */
      newestPeriod: z.string().optional(),
      /** What one may look for it by: the first hundred columns, and the code sets of its codes. */
      columnNames: z.array(z.string()).optional(),
      codeSets: z.array(z.string()).optional(),
    })
    .optional(),
  /** How its files are to be read, where a person had to say so. Used for every next version. */
  recipe: Recipe.optional(),
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
