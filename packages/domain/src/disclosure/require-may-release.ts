import { Failure, refused, type Id } from "@concord/kernel";
import { requireMayLeave, whereKept } from "../evidence/index.ts";
import type { DisclosureStatus } from "./release.ts";
import { release, type Releasing } from "./release-figures.ts";

/** A version that somebody reads something of. */
export type Reading = { datasetId: Id<"dataset">; number: number };

/**
 * Asked before anything of a version is answered: rows, codes, files, what was worked out of them. To people who work here, yes. To a program the
 * version is released whole, once: from then on reading it costs one look, whatever is read of it and in how many pages. How it was judged is
 * what it is then told with the figures.
 *
 * Throws refused: by the licence, the sensitivity, or with the cells that could be worked out.
 */
export async function requireMayRelease(context: Releasing, { datasetId, number }: Reading): Promise<DisclosureStatus | undefined> {
  if (context.actor.type !== "client") return undefined;
  await requireMayLeave(context, datasetId);
  if ((await whereKept(context, datasetId)).shared) return undefined; // the reference shelf is public, and no tenant's to release
  return (await release(context, { datasetId, number, to: `partner:${context.actor.id}`, what: { of: "whole" } })).disclosure;
}

export const fileRefusals = {
  "file-not-gone-through":
    "This version has suppressed or small figures. Its rows were gone through for what could be worked out from them; what else stands in its file was not, so the file is for the people here. Read its rows.",
} as const;

/**
 * The same of the file that a version was made of, and of what was left out of the table: bad rows, other sheets, lines before and after it. No
 * check goes through those, so a program has them only of a version in which nothing is hidden.
 */
export async function requireMayReleaseFile(context: Releasing, { datasetId, number }: Reading): Promise<void> {
  if (context.actor.type !== "client") return;
  await requireMayLeave(context, datasetId);
  const { disclosure } = await release(context, { datasetId, number, to: `partner:${context.actor.id}`, what: { of: "whole" } });
  if (disclosure.status !== "open") throw refused("file-not-gone-through", fileRefusals["file-not-gone-through"]);
}

/** Those that rest only on versions that may go to whoever asks. */
export async function thoseThatMayBeReleased<T>(context: Releasing, items: readonly T[], versionsOf: (item: T) => Reading[]): Promise<T[]> {
  if (context.actor.type !== "client") return [...items];
  const under = new Map<string, boolean>();
  const keyOf = ({ datasetId, number }: Reading) => `${datasetId} ${number}`;
  for (const reading of items.flatMap(versionsOf)) {
    if (!under.has(keyOf(reading))) under.set(keyOf(reading), await mayBeReleased(() => requireMayRelease(context, reading)));
  }
  return items.filter((item) => versionsOf(item).every((reading) => under.get(keyOf(reading))));
}

/** Whether what would be refused is allowed; any other failure stays one. */
export async function mayBeReleased(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof Failure && (error.kind === "refused" || error.kind === "not-found")) return false;
    throw error;
  }
}
