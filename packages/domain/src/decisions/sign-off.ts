import { refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { bodies } from "../governance/body.ts";
import { interests } from "../governance/interest.ts";
import type { OfficerRole } from "../governance/rule-pack.ts";
import { all, check, save } from "../store.ts";
import { cases, paperOpenings, type Case, type CaseEvent } from "./case.ts";
import { nameOf } from "./name-of.ts";
import { readCase } from "./read-case.ts";
import { judgeReading } from "./reading.ts";
import { judgeSignOff, officerName } from "./signing-off.ts";

/** Gives one officer's sign-off. The vote opens with the last one that the rules ask for. */
export async function signOff(
  context: Pick<Context, "store" | "now" | "actor">,
  caseId: Id<"case">,
  { role, words }: { role: OfficerRole; words: string },
): Promise<Case> {
  const { store, actor } = context;
  const { case: theCase, body } = await readCase(context, caseId);
  const reading = judgeReading(theCase, actor);
  if (!reading.allowed) throw refused(reading.because, reading.sentence);
  const opening = actor.type === "person" ? await store.find(paperOpenings, { within: caseId, id: actor.id }) : undefined;
  const judgement = judgeSignOff({
    case: theCase,
    role,
    actor,
    opened: opening?.opened.map(({ hash }) => hash) ?? [],
    interests: await all(store, interests),
  });
  if (!judgement.allowed) throw refused(judgement.because, judgement.sentence, judgement.parts);
  if (actor.type !== "person") throw new TypeError("Only a person signs off"); // judged above

  const at = context.now().toISOString();
  const signOffs = [...theCase.signOffs, { role, by: actor.id, at, words }];
  const complete = theCase.rulePack.signOffs.every((asked) => signOffs.some((given) => given.role === asked.role));
  const events: CaseEvent[] = [
    { type: "signed-off", at, by: nameOf(actor), role: officerName(role) },
    ...(complete ? [{ type: "voting-opened", at, by: nameOf(actor) } as const] : []),
  ];
  const [saved] = await store.commit({
    because: {
      name: "case.signed-off",
      detail: { role, words, papers: theCase.papers.length, frozenHash: theCase.frozenHash, votingOpened: complete },
    },
    saves: [save(cases, { ...theCase, signOffs, stage: complete ? "voting" : "sign-off", events: [...theCase.events, ...events] })],
    checks: [check(bodies, body)],
  });
  return saved;
}
