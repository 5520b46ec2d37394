import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";

/**
 * One level of qualification, and where its figures stand on either side: in
 * columns of figures, or where the source names a column of categories, under
 * codes of that. Several are added up.
 */
export const QualificationLevelAsked = z.object({
  name: z.string().trim().min(1).max(100),
  held: z.array(z.string().min(1).max(200)).min(1).max(60),
  required: z.array(z.string().min(1).max(200)).min(1).max(60),
});
export type QualificationLevelAsked = z.infer<typeof QualificationLevelAsked>;

/** "Which qualifications are short?": what jobs need against what people hold, level by level. */
export const QualificationsShort = z.object({
  question: z.literal("qualifications-short"),
  /** Jobs by place and by the level they need: in columns of figures, or by a column of categories (occupations, too). */
  required: Source,
  /** People by place and by the highest qualification they hold. */
  held: Source,
  /** The area: one place, or several added up. */
  places: Codes,
  /** The same area in the codes of those who hold, where that table has others. Left out: the same codes. */
  heldPlaces: Codes.optional(),
  /** Needed where the table has several periods. */
  requiredPeriod: PeriodCode.optional(),
  heldPeriod: PeriodCode.optional(),
  /** From the lowest. Who holds one is taken to have what every lower one asks. */
  levels: z.array(QualificationLevelAsked).min(2).max(20),
});
export type QualificationsShort = z.infer<typeof QualificationsShort>;
