import * as z from "zod";
import { SectorDetail } from "../sectors/industry-group.ts";
import { Codes, PeriodCode, Source } from "../source.ts";

/** "Why does productivity differ?": output per job here against elsewhere, or against before, taken apart by sector. */
export const ProductivityDiffers = z.object({
  question: z.literal("productivity-differs"),
  /** Output by place, period and industry: gross value added. */
  output: Source,
  /** Jobs by place, period and industry. */
  jobs: Source,
  /** How many pounds each unit of output is: 1,000,000 where the table counts £ million. */
  poundsEach: z.number().positive().max(1e12),
  /** The area: one place, or several added up. */
  places: Codes,
  /** Against other places in the same period, or against the same places in an earlier one. */
  against: z.enum(["places", "period"]),
  /** The other places. Needed where it is against places. */
  reference: Codes.optional(),
  /** The period, as the jobs write it. */
  to: PeriodCode,
  /** The earlier period. Needed where it is against a period. */
  from: PeriodCode.optional(),
  /** The same periods as the output writes them. Left out: the same, or the one of that year. */
  outputTo: PeriodCode.optional(),
  outputFrom: PeriodCode.optional(),
  /** `section` joins what both tables have to sections; the others go as far as both allow, to divisions at the finest. */
  sectorDetail: SectorDetail,
  /** Only the sectors that lie in this section are shown. What is explained stays the whole. */
  within: z.string().min(1).max(10).optional(),
  /** The rent that owners are taken to pay themselves is output that no job makes. Where it stands by itself it can be left out. */
  imputedRent: z.enum(["left-out", "kept"]),
  /** Simulated intervals. Left out: outer bounds, which only rounded jobs can have. */
  simulation: z
    .object({
      seed: z.int(),
      draws: z.int().min(39).max(5_000),
      /** The part of the draws that an interval holds. */
      level: z.number().min(0.5).max(0.99),
    })
    .refine(({ draws, level }) => ((draws + 1) * (1 - level)) / 2 >= 1 - 1e-9, "So few draws cannot give an interval at that level.")
    .optional(),
});
export type ProductivityDiffers = z.infer<typeof ProductivityDiffers>;
