import * as z from "zod";
import { Day, dayOf, Hash, id, Instant, type Actor, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets } from "../evidence/catalogue/dataset.ts";
import { asTheyStand, readWithSuccessors } from "../insights/ancestry.ts";
import { isRetired, type Insight } from "../insights/insight.ts";
import { members } from "../people/member.ts";
import { Case, cases, Finding, paperOpenings, Vote, type Paper } from "./case.ts";
import { findingNow } from "./finding-now.ts";
import { readCase } from "./read-case.ts";
import { judgeReading } from "./reading.ts";
import { standingOf } from "./seat-standing.ts";

/** Evidence that is not what it was when the deal was frozen. */
export const EvidenceChange = z.object({
  key: z.string(),
  title: z.string(),
  change: z.enum(["weakened", "overturned", "newer-version"]),
  detail: z.string(),
});
export type EvidenceChange = z.infer<typeof EvidenceChange>;

/** A case as one person may see it, and what is theirs to do. */
export const CaseView = z.object({
  case: Case,
  votes: z.array(Vote),
  /** What it would be if the vote closed now; once closed, what it was. */
  finding: Finding,
  evidence: z.array(EvidenceChange),
  /** In force today: carried, call-in has run, and nothing under it is overturned without saying so here. */
  inForce: z.boolean(),
  /** The people the case names. */
  names: z.record(z.string(), z.string()),
  you: z.object({
    seats: z.array(z.object({ seatId: id("seat"), as: z.enum(["member", "substitute"]) })),
    /** Why the papers are closed to you, where they are. */
    papersClosed: z.string().optional(),
    /** Papers you have opened, in this exact version. */
    opened: z.array(Hash),
    /** What waits for you here. */
    toDo: z.array(z.string()),
  }),
});
export type CaseView = z.infer<typeof CaseView>;

export const CaseSummary = z.object({
  id: id("case"),
  version: z.int(),
  dealId: id("deal"),
  dealTitle: z.string(),
  bodyName: z.string(),
  stage: Case.shape.stage,
  openedAt: Instant,
  closedAt: Instant.optional(),
  carried: z.boolean().optional(),
  quorate: z.boolean().optional(),
  inForceFrom: Day.optional(),
  votesCast: z.int(),
  /** What waits for you here. */
  toDo: z.array(z.string()),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

type ViewContext = Pick<Context, "store" | "now" | "actor">;

export async function viewCase(context: ViewContext, caseId: Id<"case">): Promise<CaseView> {
  const { actor, store } = context;
  const { case: theCase, votes } = await readCase(context, caseId);
  const reading = judgeReading(theCase, actor);
  const opening = actor.type === "person" ? await store.find(paperOpenings, { within: caseId, id: actor.id }) : undefined;
  const opened = opening?.opened.map(({ hash }) => hash) ?? [];
  const today = dayOf(context.now());

  return {
    case: reading.allowed ? theCase : withoutContent(theCase),
    votes: reading.allowed ? votes : votes.map(({ reason: _, ...vote }) => vote), // what is said about a paper is part of it
    finding: findingNow(theCase, votes),
    evidence: reading.allowed ? await evidenceChanges(context, theCase.papers) : [],
    inForce: theCase.finding?.carried === true && theCase.inForceFrom !== undefined && theCase.inForceFrom <= today,
    names: await namesIn(context, theCase),
    you: {
      seats: seatsOf(theCase, actor),
      ...(reading.allowed ? {} : { papersClosed: reading.sentence }),
      opened,
      toDo: toDoOf(theCase, actor),
    },
  };
}

/** Who signed off stays; what they certify says what is in the papers. */
function withoutContent({ proposal: _, ...theCase }: Case): Case {
  const signOffs = theCase.signOffs.map((given) => ({ ...given, words: "Closed to you, as the papers are." }));
  return { ...theCase, papers: [], parties: [], signOffs };
}

/** Newest first. */
export async function listCases({ store, actor }: ViewContext, ask: { after?: string | undefined; limit?: number | undefined }) {
  const { items, next } = await store.list(cases, { ...ask, newestFirst: true });
  return { items: items.map((theCase) => summaryOf(theCase, actor)), ...(next ? { next } : {}) };
}

const summaryOf = (theCase: Case, actor: Actor): CaseSummary => ({
  id: theCase.id,
  version: theCase.version,
  dealId: theCase.dealId,
  dealTitle: theCase.dealTitle,
  bodyName: theCase.bodyName,
  stage: theCase.stage,
  openedAt: theCase.openedAt,
  closedAt: theCase.closedAt,
  carried: theCase.finding?.carried,
  quorate: theCase.finding?.quorate,
  inForceFrom: theCase.inForceFrom,
  votesCast: theCase.votesCast.length,
  toDo: toDoOf(theCase, actor),
});

function seatsOf({ seats }: Case, actor: Actor): CaseView["you"]["seats"] {
  if (actor.type !== "person") return [];
  return seats
    .filter(({ holderId, substituteId }) => holderId === actor.id || substituteId === actor.id)
    .map((seat) => ({ seatId: seat.id, as: seat.holderId === actor.id ? "member" : "substitute" }));
}

/** What this person could do for the case to go on. */
export function toDoOf(theCase: Case, actor: Actor): string[] {
  if (actor.type !== "person") return [];
  if (theCase.stage === "sign-off") {
    const due = theCase.rulePack.signOffs.filter(
      ({ role }) => actor.roles.includes(role) && !theCase.signOffs.some((given) => given.role === role || given.by === actor.id),
    );
    return due.length > 0 && actor.id !== theCase.initiatorId ? ["Read the papers and sign off"] : [];
  }
  if (theCase.stage !== "voting") return [];
  const votes = theCase.seats.flatMap((seat) => {
    const standing = standingOf(seat, theCase.rulePack, theCase.recusals);
    const isTheirs = seat.holderId === actor.id && standing.is === "entitled" && standing.mayAct.includes(actor.id);
    return isTheirs && !theCase.votesCast.includes(seat.id) ? [`Vote as ${seat.name}`] : [];
  });
  const judge = actor.roles.includes("monitoring-officer") && theCase.toJudge.some(({ judged }) => !judged);
  return [...votes, ...(judge ? ["Judge a member's interest"] : [])];
}

/** Which cited insights have been weakened or overturned since, and which datasets have a newer version. */
async function evidenceChanges({ store }: Pick<Context, "store">, papers: readonly Paper[]): Promise<EvidenceChange[]> {
  const changes = await Promise.all(
    papers.map(async ({ key, kind, title, standing }): Promise<EvidenceChange | undefined> => {
      const [, of = "", number] = key.split(":");
      if (kind === "insight") {
        const known = await readWithSuccessors({ store }, [of as Id<"insight">]);
        const [now] = asTheyStand(known); // it, as what took its place stands where others did
        if (!now || now.standing === "holds" || now.standing === standing) return undefined;
        return { key, title, change: now.standing, detail: whyItStandsSo(known, now) };
      }
      if (kind === "dataset-version") {
        const now = await store.find(datasets, of);
        if (now?.latest === undefined || now.latest <= Number(number)) return undefined;
        return { key, title, change: "newer-version", detail: `Version ${now.latest} has been accepted since.` };
      }
      return undefined;
    }),
  );
  return changes.filter((change) => change !== undefined);
}

/** Of what others took the place of, the reason is theirs. */
function whyItStandsSo(known: readonly Insight[], { id, standing, retired }: Insight): string {
  const live = known.filter((insight) => !isRetired(insight));
  const because = live.find((insight) => insight.standing === standing)?.runs.at(-1)?.because ?? "";
  return retired === undefined || live.some((insight) => insight.id === id)
    ? because
    : `It was ${retired.how} since, and what took its place is ${standing}. ${because}`;
}

async function namesIn({ store }: Pick<Context, "store">, theCase: Case): Promise<Record<string, string>> {
  const people = new Set([
    theCase.initiatorId,
    ...theCase.seats.flatMap(({ holderId, substituteId }) => [holderId, substituteId]),
    ...theCase.signOffs.map(({ by }) => by),
    ...theCase.toJudge.map(({ judged }) => judged?.by),
  ]);
  const known = await Promise.all([...people].filter((person) => person !== undefined).map((person) => store.find(members, person)));
  return Object.fromEntries(known.filter((member) => member !== undefined).map(({ personId, name }) => [personId, name]));
}
