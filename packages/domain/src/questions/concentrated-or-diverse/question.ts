import * as z from "zod";
import { DrawnIntervals } from "../sectors/figure-set.ts";
import { Codes, PeriodCode, Source } from "../source.ts";

/** "How concentrated or diverse are we?": how few sectors a place lives by, and how unlike its mix is to another economy's. */
export const ConcentratedOrDiverse = z.object({
  question: z.literal("concentrated-or-diverse"),
  /** Jobs by place, period and industry. */
  jobs: Source,
  /** The area: one place, or several, each by itself and added up. */
  places: Codes,
  /** The economy its mix is compared with, and over whose places the spread of each sector is told. */
  reference: Codes,
  /** Only these industries, as if they were the whole economy: for a table that holds totals beside their parts. Not said: every one. */
  industries: Codes.optional(),
  /** `as-published` takes the codes as they are; the others add finer codes up. How fine it is decides what every figure can be. */
  sectorDetail: z.enum(["as-published", "section", "division", "group", "class"]),
  /** Only this section, division or group of SIC 2007, as if it were the whole economy: one step deeper. */
  within: z.string().min(1).max(10).optional(),
  period: PeriodCode,
  /** Also period by period, from here on. */
  since: PeriodCode.optional(),
  /** Simulated intervals. Left out: bounds that hold whatever the cells truly are. */
  simulation: DrawnIntervals.optional(),
  /** What the figures count. Not said: jobs. */
  counts: z.enum(["jobs", "output"]).optional(),
});
export type ConcentratedOrDiverse = z.infer<typeof ConcentratedOrDiverse>;
