import * as z from "zod";
import { Day } from "@concord/kernel";

const words = (most: number) => z.string().trim().min(1).max(most).optional();

/** What only one kind of source has to say of itself. All of it may be left for later; `judgeDescribed` says what sharing waits for. */
export const AboutDataset = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("open"),
    /** As its producer designates it (Statistics and Registration Service Act 2007; names as the Office for Statistics Regulation uses them since 2023). */
    designation: z
      .enum(["accredited-official-statistics", "official-statistics", "official-statistics-in-development", "not-official-statistics"])
      .optional(),
  }),
  z.object({ kind: z.literal("commercial"), contract: words(200), endsOn: Day.optional() }),
  z.object({
    kind: z.literal("spatial"),
    /** "1:10,000", or the size of a cell: "25 m". */
    scale: words(100),
  }),
  z.object({ kind: z.literal("sectoral"), author: words(200), publishedOn: Day.optional() }),
  z.object({
    kind: z.literal("scraped"),
    /** The site or the pages. */
    from: words(500),
    method: words(1000),
    /** What its robots file and its terms say, and why we may. */
    permission: words(1000),
    personalData: z.boolean().optional(),
  }),
]);
export type AboutDataset = z.infer<typeof AboutDataset>;
