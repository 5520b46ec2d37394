import * as z from "zod";
import { Hash, id } from "@concord/kernel";
import { Download, DownloadAsk, Exploration, View } from "@concord/domain/explore";
import { endpoint } from "./endpoint.ts";

const VersionParams = z.object({ datasetId: id("dataset"), number: z.coerce.number().int().positive() });
const QuestionParams = VersionParams.extend({ hash: Hash });

const Part = z.string().max(20_000);
const Parts = z.union([Part, z.array(Part).max(20)]);

/** A view as an address says it: `?where=DATE:at-least:2019&by=GEOGRAPHY_CODE&measure=sum:OBS_VALUE`. `viewToQuery` writes it. */
export const ViewQuery = z.object({
  /** Columns, with commas between them. */
  show: Part.optional(),
  /** `column:condition:values`, as often as there are conditions. */
  where: Parts.optional(),
  /** `column` or `column:desc`; the first counts most. */
  sort: Parts.optional(),
  /** Columns to group by, with commas between them. */
  by: Part.optional(),
  /** `count`, `sum:column`, `mean:column` and so on. */
  measure: Parts.optional(),
  /** The column that is spread out. */
  across: Part.optional(),
  /** `column:regions:2025-04-01`. */
  regroup: Part.optional(),
  from: Part.optional(),
  limit: Part.optional(),
});
export type ViewQuery = z.infer<typeof ViewQuery>;

export const explore = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/exploration",
  summary: "See a version's table filtered, sorted, grouped or spread out: at once where it is small, by a worker where it is not",
  needs: "evidence.read",
  params: VersionParams,
  body: View,
  reply: Exploration,
});

export const exploreByQuery = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/exploration",
  summary: "The same, of a view that stands in the address",
  needs: "evidence.read",
  params: VersionParams,
  query: ViewQuery,
  reply: Exploration,
});

export const getExploration = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/exploration/:hash",
  summary: "Read how a question stands that a worker was given, and its answer once it is there",
  needs: "evidence.read",
  params: QuestionParams,
  reply: Exploration,
});

export const cancelExploration = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/exploration/:hash/cancellation",
  summary: "Stop the worker that is at a question or at a download",
  needs: "evidence.read",
  params: QuestionParams,
  reply: z.object({ stopped: z.boolean() }),
});

export const download = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/download",
  summary: "Have all that a view finds made into a CSV, Parquet or GeoJSON file; asked again, it says where the file is",
  needs: "evidence.read",
  params: VersionParams,
  body: DownloadAsk,
  reply: Download,
});

/** A shape as GeoJSON has it, in degrees (WGS 84), simplified for a map. */
export const ShapeFeature = z.object({
  type: z.literal("Feature"),
  id: z.string(),
  properties: z.object({ code: z.string(), name: z.string().optional() }),
  geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable(),
});
export type ShapeFeature = z.infer<typeof ShapeFeature>;

export const getShapes = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/shapes",
  summary: "Read the shapes of a version's places for a map, simplified to a tolerance, all of them or those of some codes",
  needs: "evidence.read",
  params: VersionParams,
  query: z.object({
    /** The column whose codes name the shapes; the column of places where none is named. */
    column: z.string().min(1).max(1000).optional(),
    /** With commas between them. */
    codes: z.string().max(20_000).optional(),
    /** In degrees: about the width of a pixel at the zoom at hand. 0.001 is about 100 metres. */
    tolerance: z.coerce.number().min(0).max(1).optional(),
    after: z.coerce.number().int().min(0).optional(),
  }),
  reply: z.object({
    type: z.literal("FeatureCollection"),
    features: z.array(ShapeFeature),
    /** Goes back as `after`; absent on the last page. */
    next: z.int().optional(),
    attribution: z.string().optional(),
  }),
});
