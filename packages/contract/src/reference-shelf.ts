import { CatalogueAsk, CatalogueItem } from "@concord/domain/evidence";
import { endpoint } from "./endpoint.ts";
import { page, PageQuery } from "./page.ts";
import * as z from "zod";

export const listReferenceDatasets = endpoint({
  method: "GET",
  at: "tenant",
  path: "/reference/datasets",
  summary:
    "List what the platform keeps for every authority to read: code sets, lookups, boundaries, national tables. Each is then read as one's own datasets are",
  needs: "evidence.read",
  query: PageQuery.extend(CatalogueAsk.pick({ q: true, kind: true, permits: true, sort: true }).shape).extend({
    reverse: z.enum(["true", "false"]).optional(),
  }),
  reply: page(CatalogueItem).extend({ total: z.int() }),
});
