import { canonicalJson, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { appraisals } from "../appraisal/appraisal.ts";
import { cases, type Case } from "../decisions/case.ts";
import { frozenContent, paperBytes, paperKey } from "../decisions/freeze.ts";
import { nameOf } from "../decisions/name-of.ts";
import { openCase } from "../decisions/open-case.ts";
import { judgeReading } from "../decisions/reading.ts";
import { bodies } from "../governance/body.ts";
import { interests } from "../governance/interest.ts";
import { rulePacks } from "../governance/rule-pack.ts";
import { largestRecordBytes } from "../prepare-commit.ts";
import { all, check, save } from "../store.ts";
import { deals, type Deal } from "./deal.ts";
import { gatherDossier } from "./dossier.ts";
import { readDeal } from "./read-deal.ts";
import { judgeSubmission, submissionRefusals } from "./submission.ts";

/**
 * Puts a deal before the body that decides. What it says and everything it
 * rests on is frozen: each paper lies under its own hash before the case that
 * cites it is written, and the appraisals must still be as they were read.
 */
export async function submitDeal(
  context: Pick<Context, "store" | "files" | "now" | "mintId" | "actor">,
  id: Id<"deal">,
  { bodyId }: { bodyId: Id<"body"> },
): Promise<Deal> {
  const { store, files, actor } = context;
  const [{ deal }, body] = await Promise.all([readDeal(context, id), store.get(bodies, bodyId)]);
  const [rulePack, dossier] = await Promise.all([store.get(rulePacks, body.rulePackId), gatherDossier(context, deal)]);
  const at = context.now();
  const submission = judgeSubmission({ ...dossier, actor, now: at, decidedBy: { body, rulePack } });
  if (!submission.allowed)
    throw refused(
      submission.because,
      submission.sentence,
      submission.lacks.map(({ at, detail }) => ({ at, detail })),
    );
  if (actor.type !== "person") throw new TypeError("Only a person submits a deal"); // judged above: no client can be given deals.submit

  const documents = frozenContent(dossier);
  await Promise.all(documents.map((document) => files.write(paperKey(document.hash), paperBytes(document), "application/json")));

  const papers = documents.map(({ content: _, ...paper }) => paper);
  const opened = openCase({
    id: context.mintId("case"),
    deal,
    body,
    rulePack,
    papers,
    appraisals: dossier.appraisals,
    interests: await all(store, interests),
    initiatorId: actor.id,
    by: nameOf(actor),
    at,
  });
  if (!fitsARecord(opened)) throw refused("deal-too-large", submissionRefusals["deal-too-large"]);
  const reading = judgeReading(opened, actor);
  if (!reading.allowed) throw refused(reading.because, reading.sentence);

  const { returned: _, ...draft } = submission.deal;
  const [submitted] = await store.commit({
    because: {
      name: "deal.submitted",
      detail: {
        title: deal.title,
        body: body.name,
        case: opened.id,
        frozenHash: opened.frozenHash,
        recused: opened.recusals.map(({ seatId }) => seatId),
      },
    },
    saves: [
      save(deals, {
        ...draft,
        status: "submitted",
        submittedAt: at.toISOString(),
        submittedBy: actor.id,
        caseId: opened.id,
        frozenHash: opened.frozenHash,
      }),
      save(cases, opened),
    ],
    checks: [check(bodies, body), check(rulePacks, rulePack), ...dossier.appraisals.map((appraisal) => check(appraisals, appraisal))],
  });
  return submitted;
}

/** A case grows with every vote and recusal. One that began too near the limit could be neither decided nor taken back. */
const fitsARecord = (opened: Case): boolean =>
  opened.papers.length <= 200 && new TextEncoder().encode(canonicalJson(opened)).length <= largestRecordBytes * 0.6;
