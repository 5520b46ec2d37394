import * as z from "zod";
import { SectorDetail } from "../sectors/industry-group.ts";
import { Codes, PeriodCode, Source } from "../source.ts";

/** "What could we grow next?": the industries an area does not have, and how much it has of what goes with them elsewhere. */
export const GrowNext = z.object({
  question: z.literal("grow-next"),
  /** Jobs by place, period and industry. */
  jobs: Source,
  /** The area: one place, or several added up and taken as one. */
  places: Codes,
  /**
   * The areas whose industries tell what goes with what, each by itself; those of the area count as the one area they are.
   * Together with the area they are the economy that is compared with.
   */
  among: Codes,
  period: PeriodCode,
  /** Growth of each industry in all these areas together, from this period on. Not said: growth is left out. */
  growthFrom: PeriodCode.optional(),
  sectorDetail: SectorDetail,
  /** Only what lies in this section, division or group is shown. All industries still tell what goes with what. */
  within: z.string().min(1).max(10).optional(),
  /** The location quotient from which an area has an industry. 1 is usual. */
  threshold: z.number().gt(0).max(20),
  simulation: z
    .object({
      seed: z.int(),
      draws: z.int().min(39).max(2_000),
      /** The part of the draws that an interval holds. */
      level: z.number().min(0.5).max(0.99),
    })
    .refine(({ draws, level }) => ((draws + 1) * (1 - level)) / 2 >= 1 - 1e-9, "So few draws cannot give an interval at that level."),
});
export type GrowNext = z.infer<typeof GrowNext>;
