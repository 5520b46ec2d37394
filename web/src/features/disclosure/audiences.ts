import type { ReleaseRecord } from "@concord/domain/disclosure";
import type { Dataset } from "@concord/domain/evidence";

export type AudienceAsked = "published" | "shared" | "api";

/** To whom something may leave, and what of the licence decides it. */
export const audiences: readonly { value: AudienceAsked; label: string; allowedBy: (licence: Dataset["licence"]) => boolean }[] = [
  { value: "published", label: "Everybody", allowedBy: ({ mayPublish }) => mayPublish },
  { value: "shared", label: "Those it is shared with", allowedBy: ({ mayShare }) => mayShare },
  { value: "api", label: "Partners' programs", allowedBy: ({ mayLeaveByApi }) => mayLeaveByApi },
];

export const toWhom = (to: ReleaseRecord["to"], by: ReleaseRecord["by"]): string => {
  if (to === "published") return "Everybody";
  if (to === "shared") return "Those it is shared with";
  return by.type === "client" ? by.name : "A partner's program";
};

/** "Hidden figures and differences were looked for": what a release was held to, in words. */
export const statusWords: Record<ReleaseRecord["disclosure"]["status"], string> = {
  open: "Nothing in it is hidden",
  checked: "Checked, nothing could be worked out",
  refused: "Refused",
};
