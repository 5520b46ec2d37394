import { contentHash, type Actor, type Id } from "@concord/kernel";
import type { PreparedSave } from "../prepare-commit.ts";
import type { Because } from "../store.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** The entry for one commit, chained to the entry that last wrote its subject. */
export function composeEntry(act: {
  id: Id<"event">;
  at: string;
  actor: Actor;
  requestId?: string | undefined;
  because: Because;
  saves: readonly [PreparedSave, ...PreparedSave[]];
  previous?: string | undefined;
}): AuditEntry {
  const [subject] = act.saves;
  const entry: Omit<AuditEntry, "hash"> = {
    id: act.id,
    name: act.because.name,
    at: act.at,
    actor: act.actor,
    ...(act.requestId === undefined ? {} : { requestId: act.requestId }),
    subject: { noun: subject.noun.name, ...subject.address, version: subject.thing.version },
    detail: act.because.detail ?? {},
    wrote: act.saves.map(({ noun, address, thing, gone }) => ({
      noun: noun.name,
      ...address,
      version: thing.version,
      hash: contentHash(thing),
      gone,
    })),
    ...(act.previous === undefined ? {} : { previous: act.previous }),
  };
  return { ...entry, hash: contentHash(entry) };
}
