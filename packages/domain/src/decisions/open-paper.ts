import * as z from "zod";
import { contentHash, Failure, notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { Paper, paperOpenings } from "./case.ts";
import { paperKey } from "./freeze.ts";
import { readCase } from "./read-case.ts";
import { judgeReading } from "./reading.ts";
import { untilNotStale } from "./until-not-stale.ts";

/** A paper as it was frozen, and when this person first opened it. */
export const OpenedPaper = z.object({ paper: Paper, content: z.unknown(), openedAt: z.iso.datetime().optional() });
export type OpenedPaper = z.infer<typeof OpenedPaper>;

/**
 * Opens one paper in its exact version, and writes down that this person did.
 * A paper is asked for by its hash, so nobody can have opened another version.
 */
export async function openPaper(
  context: Pick<Context, "store" | "files" | "now" | "actor">,
  { caseId, hash }: { caseId: Id<"case">; hash: string },
): Promise<OpenedPaper> {
  const { case: theCase } = await readCase(context, caseId);
  const reading = judgeReading(theCase, context.actor);
  if (!reading.allowed) throw refused(reading.because, reading.sentence);
  const paper = theCase.papers.find((one) => one.hash === hash);
  if (!paper) throw notFound("Paper");

  const content: unknown = JSON.parse(new TextDecoder().decode(await context.files.read(paperKey(hash))));
  if (contentHash(content) !== hash) {
    throw new Failure(
      "internal",
      "paper-altered",
      "What is stored for this paper is not what was frozen. Do not rely on it; tell the monitoring officer.",
    );
  }
  return { paper, content, openedAt: await recordOpening(context, caseId, paper) };
}

async function recordOpening(
  context: Pick<Context, "store" | "now" | "actor">,
  caseId: Id<"case">,
  paper: Paper,
): Promise<string | undefined> {
  const { store, actor } = context;
  if (actor.type !== "person") return undefined;
  return untilNotStale(10, async () => {
    const opening = (await store.find(paperOpenings, { within: caseId, id: actor.id })) ?? {
      caseId,
      personId: actor.id,
      version: 0,
      opened: [],
    };
    const before = opening.opened.find(({ hash }) => hash === paper.hash);
    if (before) return before.at;
    const at = context.now().toISOString();
    await store.save(
      paperOpenings,
      { ...opening, opened: [...opening.opened, { hash: paper.hash, at }] },
      { name: "paper.opened", detail: { case: caseId, paper: paper.key, title: paper.title, hash: paper.hash } },
    );
    return at;
  });
}
