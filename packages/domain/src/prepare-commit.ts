import { canonicalJson, Failure } from "@concord/kernel";
import type { Address, Noun, Stored } from "./noun.ts";
import type { Check, Commit, Save } from "./store.ts";

/** The largest thing that may be stored. What is larger is a file, and lies in S3. */
export const largestRecordBytes = 100 * 1024;

/** How many things one commit may write and check. DynamoDB takes a hundred in one transaction, and we add our own. */
export const mostInCommit = 90;

/** One thing of a commit, ready to be written: one version on, and known to fit its schema. */
export type PreparedSave = {
  noun: Noun<any>;
  address: Address;
  thing: Stored;
  gone: boolean;
  /** The version that must be stored now; 0 for one that must not be there yet. */
  replaces: number;
};
export type PreparedCheck = { noun: Noun<any>; address: Address; version: number };
export type PreparedCommit = { saves: [PreparedSave, ...PreparedSave[]]; checks: PreparedCheck[] };

/**
 * What every store does before it writes: takes each thing one version on,
 * holds it to its schema (what could not be read back is never written), its
 * size to the limit, and the subject to the version that the request named.
 */
export function prepareCommit(
  commit: Pick<Commit<readonly [Save<any>, ...Save<any>[]]>, "saves" | "checks">,
  expectedVersion: number | undefined,
): PreparedCommit {
  const [subject, ...others] = commit.saves.map(prepareSave);
  if (!subject) throw new TypeError("A commit saves at least its subject");
  if (expectedVersion !== undefined && subject.replaces !== expectedVersion) throw stale(subject.noun);

  const saves: PreparedCommit["saves"] = [subject, ...others];
  const saved = new Set(saves.map(placeOf));
  if (saved.size < saves.length) throw new TypeError("A commit saves each thing once");
  const checks = (commit.checks ?? []).map(prepareCheck).filter((check) => !saved.has(placeOf(check)));
  if (new Set(checks.map(placeOf)).size < checks.length) throw new TypeError("A commit checks each thing once");
  if (saves.length + checks.length > mostInCommit) {
    const detail = `That would change ${saves.length + checks.length} things at once, and ${mostInCommit} is the limit. Do it in smaller parts.`;
    throw new Failure("too-large", "too-many-at-once", detail);
  }
  return { saves, checks };
}

export const stale = (noun: Noun<any>) =>
  new Failure(
    "stale",
    "stale-version",
    `The ${inSentence(noun.title)} has changed since you read it. Read it again, then make your change.`,
  );

function prepareSave({ noun, thing, gone }: Save<any>): PreparedSave {
  const saved = noun.schema.parse({ ...thing, version: thing.version + 1 });
  const bytes = new TextEncoder().encode(canonicalJson(saved)).length;
  if (bytes > largestRecordBytes) {
    const kilobytes = Math.ceil(bytes / 1024);
    throw new Failure(
      "too-large",
      "record-too-large",
      `The ${inSentence(noun.title)} would be ${kilobytes} KB, and 100 KB is the limit. Make it shorter.`,
    );
  }
  return { noun, address: noun.addressOf(saved), thing: saved, gone, replaces: thing.version };
}

const prepareCheck = ({ noun, thing }: Check<any>): PreparedCheck => ({ noun, address: noun.addressOf(thing), version: thing.version });

const placeOf = ({ noun, address }: { noun: Noun<any>; address: Address }) => [noun.name, address.within ?? "", address.id].join("\n");

/** "Deal" is "deal" in a sentence; "API client" stays as it is. */
const inSentence = (title: string) => (/^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title);
