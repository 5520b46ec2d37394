import type { Context } from "../context.ts";
import { changedVision, readVision } from "./read-vision.ts";
import { visions, type Vision } from "./vision.ts";

export async function writeVision(context: Pick<Context, "store" | "now" | "mintId">, words: { statement: string }): Promise<Vision> {
  const vision = await readVision(context);
  const changed = changedVision(vision, { statement: words.statement }, context.now());
  return context.store.save(visions, changed, { name: "vision.written", detail: { textHash: changed.textHash } });
}
