import * as z from "zod";
import { DrawnIntervals } from "../sectors/figure-set.ts";
import { Codes, PeriodCode, Source } from "../source.ts";

/** "What grew, and why?": the change in jobs of each sector, cut into what the whole economy, the sector and the place itself made of it. */
export const GrewAndWhy = z.object({
  question: z.literal("grew-and-why"),
  /** Jobs by place, period and industry. */
  jobs: Source,
  /** The area: one place, or several added up. */
  places: Codes,
  /** The economy it is compared with. */
  reference: Codes,
  /** Only these industries, as if they were the whole economy: for a table that holds totals beside their parts. Not said: every one. */
  industries: Codes.optional(),
  /** `as-published` takes the codes as they are; the others add finer codes up. */
  sectorDetail: z.enum(["as-published", "section", "division", "group", "class"]),
  /** Only what lies in this section, division or group of SIC 2007: one step deeper. */
  within: z.string().min(1).max(10).optional(),
  from: PeriodCode,
  to: PeriodCode,
  /**
   * `classic` from the first period to the last in one step (Dunn);
   * `esteban-marquillas` the same, with what comes of being specialised apart;
   * `dynamic` step by step through every period between, summed (Barff and Knight).
   */
  kind: z.enum(["classic", "esteban-marquillas", "dynamic"]),
  /** Simulated intervals. Left out: bounds that hold whatever the cells truly are. */
  simulation: DrawnIntervals.optional(),
  /** What the figures count. Not said: jobs. */
  counts: z.enum(["jobs", "output"]).optional(),
});
export type GrewAndWhy = z.infer<typeof GrewAndWhy>;
