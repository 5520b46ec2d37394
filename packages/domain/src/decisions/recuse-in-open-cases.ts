import { dayOf } from "@concord/kernel";
import type { Context } from "../context.ts";
import { bodies, type Body } from "../governance/body.ts";
import type { Interest } from "../governance/interest.ts";
import { all } from "../store.ts";
import { cases, isOpen, votes, type Case } from "./case.ts";
import { withHoldersOf } from "./finding-now.ts";
import { nameOf } from "./name-of.ts";
import { recuse, type Recused } from "./recuse.ts";

/** The open decisions in which these interests change something, to be saved with what made it so; only those of one body, if it is given. */
export async function recusedInOpenCases(
  { store, now, actor }: Pick<Context, "store" | "now" | "actor">,
  interests: readonly Interest[],
  changed?: Body,
): Promise<Recused[]> {
  const open = (await all(store, cases)).filter((one) => isOpen(one) && (!changed || one.bodyId === changed.id));
  const recused = await Promise.all(open.map(recuseIn));
  return recused.filter((one) => one.changed);

  async function recuseIn(theCase: Case): Promise<Recused> {
    const [body, cast] = await Promise.all([changed ?? store.get(bodies, theCase.bodyId), all(store, votes, { within: theCase.id })]);
    const at = now();
    return recuse(withHoldersOf(body, theCase, dayOf(at)), cast, interests, { at: at.toISOString(), by: nameOf(actor) });
  }
}
