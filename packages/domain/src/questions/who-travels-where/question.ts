import * as z from "zod";
import { Codes, PeriodCode, Source } from "../source.ts";

const Share = z.number().gt(0).max(1);

/** "Who travels where?": how self-contained an area is, where its workers come from and where its residents go. */
export const WhoTravelsWhere = z.object({
  question: z.literal("who-travels-where"),
  /** Workers, or journeys of one kind, by where they live and where they work. */
  flows: Source,
  /** The area: one place, or several taken together. */
  places: Codes,
  /** Needed where the table has several periods. */
  period: PeriodCode.optional(),
  /** Codes of destinations that mean a person’s own home: who works there lives and works in one place. */
  atHome: Codes.optional(),
  /** Codes that are no place, such as no fixed workplace or abroad: who goes there is left out altogether. Not said: they count as work elsewhere. */
  leftOut: Codes.optional(),
  /** How many flows are shown by themselves in each direction, the largest first. The rest are shown as one. */
  mostFlows: z.int().min(1).max(2000),
  /** Places that send at least this share of their residents in work are in the commuting zone. The European Union and the OECD take 0.15. */
  zoneShare: Share,
  /** The fewest places that together supply this share of the jobs. */
  suppliedShare: Share,
  /** The rule of a labour market of its own: the larger an area is, the less self-contained it need be. Enough for one of the target size, on either side. */
  leastSelfContainment: Share,
  /** Asked of one of the least size. Above the least self-containment. */
  targetSelfContainment: Share,
  /** Residents in work. */
  leastSize: z.number().positive(),
  /** Above the least size. */
  targetSize: z.number().positive(),
  /** Also cuts every place of the table into labour market areas by that rule. */
  labourMarketAreas: z.boolean(),
});
export type WhoTravelsWhere = z.infer<typeof WhoTravelsWhere>;
