import * as z from "zod";
import { id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** Disclosable pecuniary: no discussion, no vote, leaves the room (s31). Other: as the authority's rules say. */
export const InterestNature = z.enum(["disclosable-pecuniary", "other-registrable"]);
export type InterestNature = z.infer<typeof InterestNature>;

export const interestNatures: Record<InterestNature, string> = {
  "disclosable-pecuniary": "Disclosable pecuniary interest",
  "other-registrable": "Other registrable interest",
};

/** An entry in the register of interests (Localism Act 2011, ss29-31). */
export const Interest = z.object({
  id: id("interest"),
  version: z.int().nonnegative(),
  personId: id("person"),
  personName: z.string(),
  nature: InterestNature,
  /** The organisation or person concerned, as the register names it. */
  party: z.string().trim().min(1).max(200),
  description: z.string().trim().min(1).max(1000),
  declaredAt: Instant,
  endedAt: Instant.optional(),
});
export type Interest = z.infer<typeof Interest>;

export const interests = noun<Interest>({ name: "interest", title: "Interest", schema: Interest, addressOf: ({ id }) => ({ id }) });
