import type { Actor } from "@concord/kernel";

/** Who did it, as a record says it. */
export const nameOf = (actor: Actor): string =>
  actor.type === "person" && actor.engagement ? `${actor.name} (${actor.engagement.firmName})` : actor.name;
