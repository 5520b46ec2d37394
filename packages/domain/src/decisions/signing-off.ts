import { type Actor, type FailurePart, may } from "@concord/kernel";
import { officerNames } from "../governance/rules-in-words.ts";
import type { Interest } from "../governance/interest.ts";
import type { OfficerRole } from "../governance/rule-pack.ts";
import type { Case, Paper } from "./case.ts";
import { isInterested } from "./match-interests.ts";

export const signOffRefusals = {
  "not-at-sign-off": "The deal is not waiting for sign-off.",
  "not-asked-for": "The body's rules do not ask for this sign-off.",
  "not-the-officer": "Only the officer whose sign-off this is can give it.",
  "already-signed-off": "This sign-off has been given.",
  "same-person": "You have given the other sign-off. Two sign-offs are two people's.",
  "own-submission": "You submitted this deal, so somebody else must sign it off.",
  "own-interest": "You have an interest in a party to this deal, so your deputy must sign it off.",
  "papers-not-opened": "Open every paper in the version that is before the body, then sign off.",
} as const;
export type SignOffRefusal = keyof typeof signOffRefusals;

export type SigningOff = { allowed: true } | { allowed: false; because: SignOffRefusal; sentence: string; parts: FailurePart[] };

export type SignOffAsk = {
  case: Pick<Case, "stage" | "rulePack" | "signOffs" | "initiatorId" | "papers" | "parties">;
  role: OfficerRole;
  actor: Actor;
  /** The hashes of the papers that this person has opened. */
  opened: readonly string[];
  /** The register, where it is known: the verb always knows it. */
  interests?: readonly Interest[] | undefined;
};

/** May this officer sign the deal off? Only having opened every document, in the exact version cited. */
export function judgeSignOff({ case: theCase, role, actor, opened, interests = [] }: SignOffAsk): SigningOff {
  const asked = theCase.rulePack.signOffs.find((signOff) => signOff.role === role);
  if (theCase.stage !== "sign-off") return refuse("not-at-sign-off");
  if (!asked) return refuse("not-asked-for");
  if (actor.type !== "person" || !actor.roles.includes(role) || !may(actor, "decisions.sign-off")) return refuse("not-the-officer");
  if (theCase.signOffs.some((signOff) => signOff.role === role)) return refuse("already-signed-off");
  if (theCase.signOffs.some(({ by }) => by === actor.id)) return refuse("same-person");
  if (actor.id === theCase.initiatorId) return refuse("own-submission");
  if (isInterested(actor.id, interests, theCase.parties)) return refuse("own-interest");

  const unopened = asked.opensEveryDocument ? unopenedPapers(theCase.papers, opened) : [];
  if (unopened.length > 0) return refuse("papers-not-opened", unopened);
  return { allowed: true };
}

export const unopenedPapers = (papers: readonly Paper[], opened: readonly string[]): Paper[] =>
  papers.filter(({ hash }) => !opened.includes(hash));

const refuse = (because: SignOffRefusal, unopened: readonly Paper[] = []): SigningOff => ({
  allowed: false,
  because,
  sentence: signOffRefusals[because],
  parts: unopened.map(({ key, title }) => ({ at: `papers.${key}`, detail: `“${title}” has not been opened.` })),
});

export const officerName = (role: OfficerRole) => officerNames[role];
