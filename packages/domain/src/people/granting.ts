import { dayOf } from "@concord/kernel";
import type { Tenant } from "../tenancy/tenant.ts";
import { isInForce, type Engagement } from "./engagement.ts";

/** Why an engagement would not be granted or ended. The API returns the key; the page shows the sentence. */
export const grantingRefusals = {
  "only-authorities-engage": "Only an authority grants engagements.",
  "ends-before-it-starts": "The last day must not be before the first.",
  "over-already": "The last day is past. Choose today or a later day.",
  "longer-than-two-years": "An engagement lasts two years at most. Grant it again when it ends.",
  "engaged-already": "This consultancy already has an engagement in force on one of these days. End that one first.",
  "ended-already": "This engagement has ended.",
} as const;

export type GrantingRefusal = keyof typeof grantingRefusals;
export type Granting = { allowed: true } | { allowed: false; because: GrantingRefusal };

type Terms = Pick<Engagement, "firmId" | "startsOn" | "endsOn">;

/** May the authority grant this engagement beside those it has granted? */
export function judgeGranting(kind: Tenant["kind"], granted: readonly Engagement[], terms: Terms, today: string): Granting {
  if (kind !== "authority" && kind !== "lep") return refuse("only-authorities-engage");
  if (terms.endsOn < terms.startsOn) return refuse("ends-before-it-starts");
  if (terms.endsOn < today) return refuse("over-already");
  if (terms.endsOn > twoYearsAfter(terms.startsOn)) return refuse("longer-than-two-years");
  const overlaps = granted.some(
    (other) => other.firmId === terms.firmId && !other.endedAt && other.startsOn <= terms.endsOn && terms.startsOn <= other.endsOn,
  );
  return overlaps ? refuse("engaged-already") : { allowed: true };
}

/** One that is yet to start can be ended too: that is how consent is taken back. */
export function judgeEnding(engagement: Engagement, today: string): Granting {
  const coming = engagement.endedAt === undefined && today < engagement.startsOn;
  return coming || isInForce(engagement, today) ? { allowed: true } : refuse("ended-already");
}

/** How an engagement stands today, in a word. */
export function standingOf(engagement: Engagement, now: Date): "in-force" | "to-come" | "ended" {
  const today = dayOf(now);
  if (isInForce(engagement, today)) return "in-force";
  return engagement.endedAt === undefined && today < engagement.startsOn ? "to-come" : "ended";
}

const twoYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;

const refuse = (because: GrantingRefusal): Granting => ({ allowed: false, because });
