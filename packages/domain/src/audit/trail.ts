import { contentHash } from "@concord/kernel";
import type { InspectedEntry, InspectedRecord } from "../store.ts";
import { AuditEntry } from "./audit-entry.ts";
import type { Break } from "./audit-verification.ts";

/** One version of one record, as the entry that wrote it tells. */
type Writing = {
  entry: Pick<AuditEntry, "id" | "name" | "at" | "hash"> & { by: string };
  version: number;
  contentHash: string;
  gone: boolean;
  /** Only where the record was the entry's subject. */
  follows?: { previous: string | undefined };
};

type Found = { version: unknown; gone: boolean; contentHash: string | undefined; head: unknown };
type Place = { noun: string; id: string; within?: string | undefined };
type History = { place: Place; writings: Writing[]; found?: Found };

/**
 * Holds the audit against itself and against the records. Give it every record
 * first, then every entry, oldest first; what was written while that went on
 * (at or after `begun`) is then in the entries and not held against the records.
 *
 * An entry is sound when its hash is that of what it says. A record's entries
 * are whole when its versions go 1, 2, 3 … and each entry about it carries the
 * hash of the one that wrote it before. A record is sound when it has the
 * content and the head that its last entry gave it. So nothing can be changed,
 * dropped, added or put in another order without a contradiction, unless every
 * entry and record after it is forged too: sealing is what forbids that.
 */
export function trail(begun: Date) {
  const histories = new Map<string, History>();
  const breaks: Break[] = [];
  const counts = { entries: 0, records: 0 };

  const historyOf = (place: Place): History => {
    const key = [place.noun, place.within ?? "", place.id].join("\n");
    const history = histories.get(key) ?? { place, writings: [] };
    histories.set(key, history);
    return history;
  };

  return {
    counts,

    record({ noun, address, version, gone, content, head }: InspectedRecord): void {
      counts.records++;
      const hash = gone ? undefined : hashOf(content);
      historyOf({ noun, ...address }).found = { version, gone, contentHash: hash, head };
    },

    entry(row: InspectedEntry): void {
      counts.entries++;
      const parsed = AuditEntry.safeParse(row.entry);
      if (!parsed.success) {
        breaks.push({
          kind: "entry-unreadable",
          entryId: row.id,
          words: `The entry ${row.id} has been changed: it cannot be read as one.`,
        });
        return;
      }
      const entry = parsed.data;
      const named = `The entry ${row.id} (“${entry.name}”, ${said(entry.at)})`;
      if (entry.id !== row.id || !entry.at.startsWith(row.month)) {
        breaks.push({
          kind: "entry-moved",
          entryId: row.id,
          words: `The entry at ${row.id} (${row.month}) says that it is ${entry.id}, of ${said(entry.at)}: it has been moved.`,
        });
      }
      const { hash, ...rest } = row.entry as AuditEntry; // as it lies: what a schema would drop was not there when it was written
      if (contentHash(rest) !== hash) {
        breaks.push({ kind: "entry-changed", entryId: row.id, words: `${named} has been changed: its hash is not that of what it says.` });
      }
      for (const [index, { noun, id, within, version, hash: contentHash, gone }] of entry.wrote.entries()) {
        historyOf({ noun, id, within }).writings.push({
          entry: { id: entry.id, name: entry.name, at: entry.at, hash: entry.hash, by: entry.actor.name },
          version,
          contentHash,
          gone,
          ...(index === 0 ? { follows: { previous: entry.previous } } : {}),
        });
      }
    },

    /** Every break, those of the entries first. */
    finish(): Break[] {
      return [...breaks, ...[...histories.values()].flatMap((history) => judge(history, begun.toISOString()))];
    },
  };
}

function judge({ place, writings, found }: History, begun: string): Break[] {
  const record = { noun: place.noun, id: place.id, ...(place.within === undefined ? {} : { within: place.within }) };
  const named = `The ${place.noun.replaceAll("-", " ")} ${place.id}${place.within === undefined ? "" : ` of ${place.within}`}`;
  const breaks: Break[] = [];
  const broken = (kind: Break["kind"], words: string, writing?: Writing) =>
    void breaks.push({ kind, record, ...(writing ? { entryId: writing.entry.id } : {}), words });

  const inOrder = inOrderOfVersion(writings);
  let before: Writing | undefined;
  for (const writing of inOrder) {
    const due = before === undefined || before.gone ? 1 : before.version + 1;
    if (before && !before.gone && writing.version === before.version) {
      broken(
        "entry-doubled",
        `${named}: two entries, ${before.entry.id} and ${writing.entry.id}, say that they wrote version ${writing.version}.`,
        writing,
      );
    } else if (writing.version !== due) {
      broken("entry-missing", `${named}: the entry that wrote ${versions(due, writing.version - 1)} is missing.`, before);
    } else if (writing.follows && writing.follows.previous !== before?.entry.hash) {
      const where = before ? `on ${before.entry.id}, which is the one before it` : "on nothing, though it is the first";
      broken(
        "chain-broken",
        `${named}: the entry ${writing.entry.id} does not follow ${where}. One of the two has been changed or put in another's place.`,
        writing,
      );
    }
    before = writing;
  }

  const last = inOrder.at(-1);
  if (!last) {
    broken("record-unexplained", `${named} is there, but no entry says that anybody saved it.`);
    return breaks;
  }
  const savedAs = `version ${last.version}, by ${last.entry.by} on ${said(last.entry.at)}`;
  if (!found) {
    if (last.entry.at < begun) broken("record-missing", `${named} is missing. It was saved last as ${savedAs}.`, last);
    return breaks;
  }
  if (typeof found.version === "number" && found.version > last.version && !last.gone) {
    broken("entry-missing", `${named}: the entry that wrote ${versions(last.version + 1, found.version)} is missing.`, last);
    return breaks;
  }
  // The newest writing that was done when the records were read; those after it came while we were at it.
  const asRead = inOrder.findLast((writing) => writing.entry.at < begun || matches(found, writing)) ?? last;
  if (!matches(found, asRead)) broken("record-changed", `${named} has been changed: it is not as it was saved (${savedAs}).`, last);
  return breaks;
}

const matches = (found: Found, { version, gone, contentHash, entry }: Writing) =>
  found.version === version && found.gone === gone && found.head === entry.hash && (gone || found.contentHash === contentHash);

/**
 * By version, and not by time: two machines' clocks may differ by more than
 * their writes do. A record made anew after it was removed begins at 1 again.
 */
function inOrderOfVersion(writings: readonly Writing[]): Writing[] {
  const byTime = writings.toSorted((one, other) => (one.entry.id < other.entry.id ? -1 : 1));
  let life = 0;
  const lives = byTime.map((writing) => ({ writing, life: writing.gone ? life++ : life }));
  return lives.sort((one, other) => one.life - other.life || one.writing.version - other.writing.version).map(({ writing }) => writing);
}

/** What cannot be hashed cannot be what was saved. */
function hashOf(content: unknown): string | undefined {
  try {
    return contentHash(content);
  } catch {
    return undefined;
  }
}

const versions = (from: number, to: number) => (from >= to ? `version ${from}` : `versions ${from} to ${to}`);

const londonTime = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long", timeStyle: "short" });
const said = (at: string) => londonTime.format(new Date(at));
