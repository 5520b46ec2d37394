import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";

/** How fine the occupations of an answer are, by the Standard Occupational Classification. `as-published` takes the codes as they are. */
export const OccupationDetail = z.enum(["as-published", "major-group", "sub-major-group", "minor-group", "unit-group"]);
export type OccupationDetail = z.infer<typeof OccupationDetail>;

/** "Which skills are short?": what is asked for against what is there, by occupation. */
export const SkillsShort = z.object({
  question: z.literal("skills-short"),
  /** What is asked for: vacancies, adverts or jobs, by place and occupation. */
  demand: Source,
  /** What is there: people who work in an occupation, or seek work in it. */
  supply: Source,
  /** The area: one place, or several added up. */
  places: Codes,
  /** The same area in the codes of the supply's table, where those are others. Left out: the same codes. */
  supplyPlaces: Codes.optional(),
  /** Needed where the table has several periods. */
  demandPeriod: PeriodCode.optional(),
  supplyPeriod: PeriodCode.optional(),
  occupationDetail: OccupationDetail,
  /** Only what lies in this group of the classification: one step deeper. Shares stay shares of everything. */
  within: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
});
export type SkillsShort = z.infer<typeof SkillsShort>;
