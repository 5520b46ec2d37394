import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** A custom area keeps at most this many codes, so that a county's worth of output areas fits. */
export const mostMembers = 5_000;

/** What a person says of an area. */
export const AreaWords = z.object({
  name: z.string().trim().min(1, "Give the area a name").max(200, "A name has 200 characters at most"),
  description: z.string().trim().max(2000, "A description has 2,000 characters at most"),
  /** Which codes its members are, and of when: the key of a code set of places ("lad-2023", "lsoa"). */
  codeSet: z.string().min(1, "Choose which codes the area is made of").max(60),
  members: z
    .array(z.string().trim().min(1).max(12, "A code has 12 characters at most"))
    .max(mostMembers, "An area holds 5,000 codes at most. Make it from larger places."),
});
export type AreaWords = z.infer<typeof AreaWords>;

/** An area of the authority's own, made of places that statistics are published for: a corridor, a travel-to-work area, a town. */
export const Area = AreaWords.extend({
  id: id("area"),
  version: z.int().nonnegative(),
  createdAt: Instant,
  /** By whom, as they were called then. */
  createdByName: z.string(),
  changedAt: Instant.optional(),
});
export type Area = z.infer<typeof Area>;

export const areas = noun<Area>({
  name: "area",
  title: "Area",
  schema: Area,
  addressOf: ({ id }) => ({ id }),
  listedAs: ({ name }) => ({ list: allAreas, order: name.toLowerCase() }),
});

/** The list that holds every area, in order of name. */
export const allAreas = "areas";
