import type { Address, Noun, Stored } from "../noun.ts";
import { check, save, type Check, type Save } from "../store.ts";
import { prepareRelease, type ReleaseAsk, type Releasing } from "./release-figures.ts";
import { releases, type Release, type ReleaseRecord } from "./release.ts";

/** Several releases that take place together, and what one commit must hold for it: each thing once. */
export type PreparedReleases = { releases: readonly ReleaseRecord[]; saves: readonly Save<Release>[]; checks: readonly Check<Release>[] };

/**
 * Judges that several things may leave at one moment. Each is held against those before it as if they had left already, since they
 * leave together: of two tables that count the same people, one less the other may tell what neither tells alone.
 *
 * Throws refused, with the cells named in its parts.
 */
export async function prepareReleases(context: Releasing, asks: readonly ReleaseAsk[]): Promise<PreparedReleases> {
  const read = new Map<string, Promise<Release | undefined>>();
  const saves = new Map<string, Release>();
  const checks = new Map<string, Release>();
  const prepared: ReleaseRecord[] = [];
  const seen = { ...context, store: { ...context.store, find: findRelease } };

  for (const ask of asks) {
    const one = await prepareRelease(seen, ask);
    prepared.push(one.release);
    for (const { thing } of one.saves) saves.set(thing.id, thing);
    for (const { thing } of one.checks) checks.set(thing.id, thing);
  }
  for (const id of saves.keys()) checks.delete(id); // what is written is held to its version anyway
  return {
    releases: prepared,
    saves: [...saves.values()].map((one) => save(releases, one)),
    checks: [...checks.values()].map((one) => check(releases, one)),
  };

  /** Registers as they will be; every one read once, so that all are judged by the same moment. */
  async function findRelease<T extends Stored>(noun: Noun<T>, address: Address | string): Promise<T | undefined> {
    if (noun.name !== releases.name || typeof address !== "string") return context.store.find(noun, address);
    const waiting = saves.get(address);
    if (waiting) return waiting as unknown as T;
    const found = read.get(address) ?? context.store.find(releases, address);
    read.set(address, found);
    return (await found) as unknown as T | undefined;
  }
}
