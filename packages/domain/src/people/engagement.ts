import * as z from "zod";
import { Day, id, Instant } from "@concord/kernel";
import { noun } from "../noun.ts";

/** A client's consent that a consultancy works in it: for what, and until when. Granted and ended by the client. */
export const Engagement = z.object({
  id: id("engagement"),
  version: z.int().nonnegative(),
  firmId: id("tenant"),
  firmName: z.string(),
  clientName: z.string(),
  purpose: z.string().trim().min(1).max(500),
  startsOn: Day,
  /** The last day on which the consultancy may enter. */
  endsOn: Day,
  grantedBy: id("person"),
  /** Set when the client ended it before its day. */
  endedAt: Instant.optional(),
});
export type Engagement = z.infer<typeof Engagement>;

export const engagements = noun<Engagement>({
  name: "engagement",
  title: "Engagement",
  schema: Engagement,
  addressOf: ({ id }) => ({ id }),
});

/** Is it in force on this day (Europe/London)? Asked on every request, so that its end is the end. */
export const isInForce = (engagement: Engagement, today: string): boolean =>
  engagement.endedAt === undefined && engagement.startsOn <= today && today <= engagement.endsOn;
