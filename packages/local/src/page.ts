import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildPage, pageFolder } from "@concord/web/build-page";
import { StartRefused } from "./plain-words.ts";

export const root = join(import.meta.dirname, "../../..");

/** Builds the page anew. Where that fails, the one that was built before is served in its place; where there is none, there is nothing to start. */
export async function buildPageOrKeep(): Promise<void> {
  try {
    await buildPage();
  } catch (error) {
    const trouble = (error as Error).message;
    if (!existsSync(join(pageFolder, "index.html"))) throw new StartRefused(trouble);
    console.error(`${trouble}\n\nThe page that was built before is served in its place.`);
  }
}
