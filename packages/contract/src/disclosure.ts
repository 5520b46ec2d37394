import * as z from "zod";
import { id } from "@concord/kernel";
import { DisclosureCheck, ReleaseRecord } from "@concord/domain/disclosure";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";

const DatasetParams = z.object({ datasetId: id("dataset") });

export const checkDisclosure = endpoint({
  method: "POST",
  at: "tenant",
  path: "/datasets/:datasetId/versions/:number/disclosure-check",
  summary: "Find what could be worked out if a version, or a part of it, left: published, shared, or to programs. Nothing is released",
  needs: "evidence.read",
  params: DatasetParams.extend({ number: z.coerce.number().int().positive() }),
  body: z.object({
    audience: z.enum(["published", "shared", "api"]),
    /** Only cells with one of these codes, in each dimension named (place, period, industry, occupation, measure, or a column's name). All where none is. */
    view: z.record(z.string().max(200), z.array(z.string().max(200)).min(1).max(2000)).optional(),
  }),
  reply: DisclosureCheck,
});

export const listReleases = endpoint({
  method: "GET",
  at: "tenant",
  path: "/datasets/:datasetId/releases",
  summary: "List what left of a dataset, newest first: which version or figures of it, when, by whom and to whom",
  needs: "evidence.read",
  params: DatasetParams,
  query: PageQuery,
  reply: page(ReleaseRecord),
});
