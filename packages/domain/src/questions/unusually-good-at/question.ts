import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";

/** "What are we unusually good at?": each sector's share of jobs here against its share elsewhere. */
export const UnusuallyGoodAt = z.object({
  question: z.literal("unusually-good-at"),
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
  /** This sector, of whatever detail, also place by place, in every place of the area and of what it is compared with. */
  sector: z.string().min(1).max(100).optional(),
  from: PeriodCode,
  to: PeriodCode,
  /** What the figures count. Not said: jobs. */
  counts: z.enum(["jobs", "output"]).optional(),
});
export type UnusuallyGoodAt = z.infer<typeof UnusuallyGoodAt>;
