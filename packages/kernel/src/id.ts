import * as z from "zod";

/**
 * Every kind of thing has a three-letter prefix, so an id read in a log, a URL
 * or a support e-mail says what it is before anyone looks it up.
 */
const prefixes = {
  tenant: "ten",
  person: "per",
  engagement: "eng",
  client: "cli",
  dataset: "dat",
  job: "job",
  connector: "con",
  fetch: "fet",
  area: "are",
  release: "rel",
  insight: "ins",
  sectorDefinition: "sec",
  vision: "vis",
  outcome: "out",
  strategy: "str",
  priority: "pri",
  action: "act",
  body: "bod",
  seat: "sea",
  rulePack: "rul",
  interest: "int",
  deal: "dea",
  ask: "ask",
  offer: "off",
  appraisal: "app",
  case: "cas",
  event: "evt",
  request: "req",
} as const;

export type Kind = keyof typeof prefixes;
export type Id<K extends Kind> = `${(typeof prefixes)[K]}_${string}`;

/** A schema that accepts ids of one kind and nothing else: `id("deal")`. */
export function id<K extends Kind>(kind: K) {
  const shape = new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`);
  return z.string().regex(shape) as unknown as z.ZodType<Id<K>, string>; // a cast, so that OpenAPI keeps the pattern
}

/** The id that always belongs to these facts, given their hash: found without a search, and never there twice. */
export function idOfHash<K extends Kind>(kind: K, hash: string): Id<K> {
  let bits = BigInt(`0x${hash}`);
  let tail = "";
  for (let at = 0; at < 26; at++) {
    tail += letters[Number(bits & 31n)];
    bits >>= 5n;
  }
  return `${prefixes[kind]}_${tail}` as Id<K>;
}

const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** The first letters of every id of this kind. */
export const prefixOf = (kind: Kind) => prefixes[kind];

/** Where new ids come from. Injected, so a test can say which id it will get. */
export type MintId = <K extends Kind>(kind: K) => Id<K>;
