import * as z from "zod";
import { id } from "@concord/kernel";
import { Codes, PeriodCode, Source } from "../source.ts";

/** One version of a sector definition, so that the question means the same whatever becomes of the definition. */
export const PinnedDefinition = z.object({ id: id("sectorDefinition"), number: z.int().positive() });
export type PinnedDefinition = z.infer<typeof PinnedDefinition>;

/** "Which clusters and custom sectors?": sectors as the authority defines them, measured, and where they count the same jobs. */
export const Clusters = z.object({
  question: z.literal("clusters"),
  /** Jobs by place, period and industry; the finer its industries, the more of a definition it can measure. */
  jobs: Source,
  definitions: z.array(PinnedDefinition).min(1).max(20),
  /** The area: one place, or several added up. */
  places: Codes,
  /** The economy it is compared with. */
  reference: Codes,
  from: PeriodCode,
  to: PeriodCode,
});
export type Clusters = z.infer<typeof Clusters>;
