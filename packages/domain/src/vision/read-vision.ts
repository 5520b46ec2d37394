import type { Context } from "../context.ts";
import { visions, visionTextHash, type Vision } from "./vision.ts";

/** The authority's vision; before anybody has written one, an empty page at version 0. */
export async function readVision(context: Pick<Context, "store" | "now" | "mintId">): Promise<Vision> {
  const vision = await context.store.find(visions, "vision");
  if (vision) return vision;
  const empty = { statement: "", outcomes: [] };
  return { id: context.mintId("vision"), version: 0, ...empty, changedAt: context.now().toISOString(), textHash: visionTextHash(empty) };
}

/** The vision with a change made to it, its hash made anew. */
export function changedVision(vision: Vision, change: Partial<Pick<Vision, "statement" | "outcomes">>, at: Date): Vision {
  const changed = { ...vision, ...change };
  return { ...changed, changedAt: at.toISOString(), textHash: visionTextHash(changed) };
}
