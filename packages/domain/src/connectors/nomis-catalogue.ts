import * as z from "zod";
import type { NomisQuery } from "./nomis-query.ts";

/** A dataset of Nomis, as one chooses it. */
export const NomisDatasetSummary = z.object({
  /** `NM_189_1`. */
  id: z.string(),
  name: z.string(),
  about: z.string().optional(),
  units: z.string().optional(),
  /** "Current (being actively updated)". */
  status: z.string().optional(),
  /** As Nomis writes it: `2026-10-13 09:30:00`. */
  lastUpdated: z.string().optional(),
});
export type NomisDatasetSummary = z.infer<typeof NomisDatasetSummary>;

/** With what has to be chosen of it. The periods are chosen beside these, and are the dimension `time`. */
export const NomisDataset = NomisDatasetSummary.extend({
  dimensions: z.array(z.object({ name: z.string(), title: z.string() })),
});
export type NomisDataset = z.infer<typeof NomisDataset>;

export const NomisCode = z.object({ code: z.string(), name: z.string(), parent: z.string().optional() });
export type NomisCode = z.infer<typeof NomisCode>;

/** What is asked of Nomis' catalogue. Throws `unavailable`, with a sentence, when Nomis does not answer. */
export type NomisCatalogue = {
  search(words: string): Promise<NomisDatasetSummary[]>;
  /** Throws not-found for a dataset that Nomis does not have. */
  describe(dataset: string): Promise<NomisDataset>;
  /** The codes of a dimension. Of `geography`: the types of area there are, or with a type the areas of it. */
  codes(dataset: string, dimension: string, type?: string): Promise<NomisCode[]>;
  /** How many rows a query has, by Nomis' own count. Throws refused (`query-refused`) for one that it does not understand. */
  count(query: NomisQuery): Promise<number>;
};
