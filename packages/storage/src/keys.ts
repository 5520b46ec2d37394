import type { Id } from "@concord/kernel";
import type { Address, NounName } from "@concord/domain";

/**
 * Every key in the table is made here and nowhere else. A tenant's partitions
 * are `T#<tenant>`, or begin with `T#<tenant>#`: an IAM policy and a reader can
 * both see whose a row is. (Without that last `#`, one tenant's id could begin
 * another's.)
 */
export type Key = { pk: string; sk: string };

/** Where each noun lies: what follows the tenant in the partition, and what the sort key begins with. */
const places = {
  // noun               partition           sort key
  tenant: ["", "TENANT#"],
  member: ["", "MEMBER#"],
  engagement: ["", "ENG#"],
  "api-client": ["", "CLIENT#"],
  vision: ["", "VISION#"],
  dataset: ["DS", ""],
  "dataset-version": ["DS#{within}", "V#"],
  job: ["JOB", ""],
  connector: ["CON", ""],
  fetch: ["CON#{within}", "F#"],
  area: ["AREA", ""],
  release: ["REL", ""],
  insight: ["INS", ""],
  "sector-definition": ["SEC", ""],
  "sector-definition-version": ["SEC#{within}", "V#"],
  strategy: ["STR", ""],
  priority: ["STR#{within}", "PRI#"],
  action: ["STR#{within}", "ACT#"],
  body: ["GOV", "BODY#"],
  "rule-pack": ["GOV", "RULES#"],
  interest: ["GOV", "INTEREST#"],
  deal: ["DEAL", ""],
  appraisal: ["DEAL#{within}", "APP#"],
  case: ["CASE", ""],
  vote: ["CASE#{within}", "VOTE#"],
  "paper-opening": ["CASE#{within}", "OPENED#"],
} as const satisfies Record<NounName, readonly [partition: string, sort: string]>;

const everyPlace: readonly string[] = Object.values(places).map(([place]) => place);
const partitions = [...new Set(everyPlace)].filter((place) => !place.includes("{within}"));
const holds = (place: string) => everyPlace.includes(`${place}#{within}`);

export function keysOf(tenantId: Id<"tenant">) {
  const tenant = `T#${tenantId}`;
  const partition = (rest: string) => (rest === "" ? tenant : `${tenant}#${rest}`);

  return {
    /** Is this one of this tenant's partitions? */
    owns: (pk: string) => pk === tenant || pk.startsWith(`${tenant}#`),

    thing: (noun: NounName, { id, within = "" }: Address): Key => {
      const [place, sort] = places[noun];
      return { pk: partition(place.replace("{within}", () => within)), sk: sort + id };
    },
    /** The things of a noun, those within another where they lie so. */
    things: (noun: NounName, { within = "", startsWith = "" }: { within?: string | undefined; startsWith?: string | undefined }) => {
      const [place, sort] = places[noun];
      return { pk: partition(place.replace("{within}", () => within)), begins: sort + startsWith };
    },
    /** Every partition in which things lie, and the one inside each thing where there is one: enough to walk them all. */
    partitions: () =>
      partitions.map((place) => ({
        pk: partition(place),
        inside: (id: string) => (holds(place) ? partition(`${place}#${id}`) : undefined),
      })),
    /** The address of what lies at a key, if its noun may lie there. */
    addressAt: (noun: string, { pk, sk }: Key): Address | undefined => {
      const [place, sort] = places[noun as NounName] ?? ["?", "?"];
      const [before, isWithin] = place.split("{within}");
      const within = isWithin === undefined ? undefined : pk.slice(partition(before!).length); // a split has a first part
      return sk.startsWith(sort) ? { id: sk.slice(sort.length), ...(within === undefined ? {} : { within }) } : undefined;
    },
    /** gsi1: a list that a noun says it stands in (`Noun.listedAs`). */
    listed: (noun: NounName, list: string) => partition(`IN#${noun}#${list}`),

    /** By month, so that no partition grows for ever. */
    audit: (month: string, eventId: string): Key => ({ pk: partition(`AUD#${month.replace("-", "")}`), sk: eventId }),
    /** gsi1: what was done to one thing, and to those within it. */
    auditOf: (subjectId: string) => partition(`AUD#OF#${subjectId}`),

    outbox: (eventId: string): Key => ({ pk: partition("OUT"), sk: eventId }),
    /** By a hash, since the key itself may be of any length. */
    idempotency: (caller: string, keyHash: string): Key => ({ pk: partition("IDEM"), sk: `${caller}#${keyHash}` }),
    /** When the clock must look at a thing. One for each thing that ever had such a moment. */
    timer: (noun: NounName, { id, within = "" }: Address): Key => ({ pk: partition("TIMER"), sk: `${noun}#${within}#${id}` }),
    progress: (jobId: Id<"job">): Key => ({ pk: partition("PROGRESS"), sk: jobId }),
  };
}

/** What belongs to no tenant: the platform's own rows, and lists to start from. The authority is always the tenant's own row. */
export const platformKeys = {
  /** gsi2: what waits to be told. Spread over shards, so that no one partition takes every write. */
  outboxShards: 8,
  unsent: (shard: number) => `OUT#${shard}`,
  shardOf: (eventId: string) => eventId.charCodeAt(eventId.length - 1) % platformKeys.outboxShards,

  /** gsi2: what falls due, of every tenant. */
  timers: (shard: number) => `TIMER#${shard}`,
  timerShardOf: (id: string) => id.charCodeAt(id.length - 1) % platformKeys.outboxShards,

  /** Whose outbox a partition is, if it is one. */
  outboxOwner: (pk: string) => /^T#(ten_[0-9a-z]+)#OUT$/.exec(pk)?.[1] as Id<"tenant"> | undefined,

  session: (hash: string): Key => ({ pk: `S#${hash}`, sk: "SESSION" }),
  /** Whom an identity provider means: from a hash of issuer and subject to our own id of the person, and back. */
  identity: (hash: string): Key => ({ pk: `I#${hash}`, sk: "PERSON" }),
  tied: (personId: string): Key => ({ pk: `I#${personId}`, sk: "LOGIN" }),

  // Projections: which tenants to look in.
  personsTenant: (personId: string, tenantId: string): Key => ({ pk: `U#${personId}`, sk: `T#${tenantId}` }),
  firmsClient: (firmId: string, tenantId: string, engagementId: string): Key => ({
    pk: `F#${firmId}`,
    sk: `T#${tenantId}#${engagementId}`,
  }),
  loginsClient: (login: string, tenantId: string, clientId: string): Key => ({ pk: `C#${login}`, sk: `T#${tenantId}#${clientId}` }),
  everyTenant: (tenantId: string): Key => ({ pk: "P#tenants", sk: `T#${tenantId}` }),
};
