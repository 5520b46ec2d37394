import type { AuditEntry } from "./audit/audit-entry.ts";
import type { Address, Noun, Stored } from "./noun.ts";

/** One page of a list. `next` asks for the one after; absent on the last. */
export type Page<T> = { items: T[]; next?: string | undefined };

export type PageAsk = {
  /** The `next` of the page before. Opaque. */
  after?: string | undefined;
  /** 1 to 100; 50 if not said. */
  limit?: number | undefined;
  newestFirst?: boolean | undefined;
};

export type ListAsk = PageAsk & {
  /** Only those within this thing. */
  within?: string;
  /** Only those in this list (`Noun.listedAs`), in its order. */
  in?: string;
  /** Only those whose id starts so. */
  startsWith?: string;
};

/** A thing to write. Made by `save`, `remove`: never by hand. */
export type Save<T extends Stored = Stored> = { noun: Noun<T>; thing: T; gone: boolean };
/** A thing that must still be as it was read, though it is not written. */
export type Check<T extends Stored = Stored> = { noun: Noun<T>; thing: T };

/** What happened, in the past tense, and what a reader of the audit should know about it. */
export type Because = {
  name: `${string}.${string}`;
  detail?: Record<string, unknown>;
};

export const save = <T extends Stored>(noun: Noun<T>, thing: NoInfer<T>): Save<T> => ({ noun, thing, gone: false });
export const remove = <T extends Stored>(noun: Noun<T>, thing: NoInfer<T>): Save<T> => ({ noun, thing, gone: true });
export const check = <T extends Stored>(noun: Noun<T>, thing: NoInfer<T>): Check<T> => ({ noun, thing });

/** What a commit takes. The first of `saves` is its subject: the thing the audit entry is about. */
export type Commit<S extends readonly [Save<any>, ...Save<any>[]]> = {
  because: Because;
  saves: S;
  checks?: readonly Check<any>[];
};

/** Each thing as it was saved: one version on. */
export type Committed<S extends readonly Save<any>[]> = { [K in keyof S]: S[K] extends Save<infer T> ? T : never };

/**
 * What verbs ask of storage. A store is opened for one tenant and one actor;
 * there is no parameter with which to ask for another tenant's things.
 */
export type Store = {
  /** Throws not-found, also for a thing that belongs to somebody else. */
  get<T extends Stored>(noun: Noun<T>, address: Address | string): Promise<T>;
  find<T extends Stored>(noun: Noun<T>, address: Address | string): Promise<T | undefined>;
  /** In order of id (or of the list asked for). */
  list<T extends Stored>(noun: Noun<T>, ask?: ListAsk): Promise<Page<T>>;
  /**
   * Writes every thing, the audit entry and the outbox record together, or none.
   * The only way to write. Throws stale when a thing to save or check is not at
   * the version that was read, or when the subject is not at the version that
   * the request named (If-Match).
   */
  commit<const S extends readonly [Save<any>, ...Save<any>[]]>(commit: Commit<S>): Promise<Committed<S>>;
  /** `commit` for one thing. */
  save<T extends Stored>(noun: Noun<T>, thing: NoInfer<T>, because: Because): Promise<T>;
  /**
   * What this request was answered when it was made before with the same
   * Idempotency-Key; undefined if it was not. Throws refused
   * (`idempotency-key-reused`) when the key came with another request.
   */
  recall(): Promise<Stored | undefined>;
  /**
   * The audit, newest first unless `newestFirst` is false: all of it, one
   * month's (`2026-11`), or what was done to one thing and to those within it.
   */
  audit(ask?: PageAsk & { subjectId?: string | undefined; month?: string | undefined }): Promise<Page<AuditEntry>>;
  /** For whoever verifies: every record there is, in no order, as it lies in storage and not held to any schema. */
  inspectRecords(): AsyncIterable<InspectedRecord>;
  /** For whoever verifies: every audit row as it lies in storage, oldest first. */
  inspectAudit(ask?: { after?: string | undefined }): Promise<Page<InspectedEntry>>;
};

export type InspectedRecord = {
  noun: string;
  address: Address;
  version: unknown;
  /** Removed by an audited act. Its place, its version and its head are kept, so that its chain goes on. */
  gone: boolean;
  content: unknown;
  /** The hash of the audit entry that last wrote it. */
  head: unknown;
};

/** `id` and `month` are where it lies; `entry` is what it says. */
export type InspectedEntry = { id: string; month: string; entry: unknown };

/** Every item of a list, page by page. For lists that a person keeps (tens, not thousands). */
export async function all<T extends Stored>(store: Pick<Store, "list">, noun: Noun<T>, ask: ListAsk = {}): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page: Page<T> = await store.list(noun, { ...ask, limit: 100, after });
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}
