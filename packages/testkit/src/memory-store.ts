import { Failure, notFound, type Actor, type Clock, type Id, type MintId } from "@concord/kernel";
import {
  composeEntry,
  prepareCommit,
  stale,
  type Address,
  type AuditEntry,
  type InspectedEntry,
  type Noun,
  type NounName,
  type Page,
  type PageAsk,
  type RequestFacts,
  type Store,
  type Stored,
} from "@concord/domain";

type Row = {
  noun: NounName;
  address: Address;
  version: number;
  gone: boolean;
  content: unknown;
  head: string | undefined;
  listed: { list: string; order: string } | undefined;
};

type Recalled = { hash: string; subject: Stored; places: string[]; expires: number };

/** What one tenant has, in memory. */
export type MemoryTenant = {
  rows: Map<string, Row>;
  audit: InspectedEntry[];
  recalled: Map<string, Recalled>;
};

export const memoryTenant = (): MemoryTenant => ({ rows: new Map(), audit: [], recalled: new Map() });

export type Opening = {
  tenantId: Id<"tenant">;
  actor: Actor;
  request?: RequestFacts | undefined;
  now: Clock;
  mintId: MintId;
};

/** The store that tests use. Held to the same suite as the real one, so that the two cannot drift apart. */
export function memoryStore(tenant: MemoryTenant, { actor, request, now, mintId }: Opening): Store {
  let honoured = false; // a request's If-Match and Idempotency-Key are for the first commit that it brings through
  const idempotencyKey = request?.idempotency && `${"id" in actor ? actor.id : actor.name}#${request.idempotency.key}`;

  const find: Store["find"] = async (noun, address) => {
    const row = tenant.rows.get(place(noun.name, address));
    return row && !row.gone ? noun.schema.parse(structuredClone(row.content)) : undefined;
  };

  const remembered = (): Recalled | undefined => {
    const recalled = idempotencyKey === undefined ? undefined : tenant.recalled.get(idempotencyKey);
    if (!recalled || recalled.expires <= now().getTime()) return undefined;
    if (recalled.hash !== request?.idempotency?.hash) throw keyReused();
    return recalled;
  };

  const store: Store = {
    find,

    async get(noun, address) {
      const thing = await find(noun, address);
      if (!thing) throw notFound(noun.title);
      return thing;
    },

    async list<T extends Stored>(noun: Noun<T>, ask: Parameters<Store["list"]>[1] = {}) {
      const rows = [...tenant.rows.values()].filter((row) => row.noun === noun.name && !row.gone);
      const found = ask.in
        ? rows.filter((row) => row.listed?.list === ask.in).map((row) => ({ row, order: `${row.listed?.order}\n${placeOf(row)}` }))
        : rows
            .filter(({ address }) => address.within === ask.within && address.id.startsWith(ask.startsWith ?? ""))
            .map((row) => ({ row, order: row.address.id }));
      const { items, next } = pageOf(found, ask);
      return { items: items.map(({ row }) => noun.schema.parse(structuredClone(row.content)) as T), ...(next ? { next } : {}) };
    },

    async commit(commit) {
      const first = honoured ? undefined : request;
      const { saves, checks } = prepareCommit(commit, first?.expectedVersion);
      const recalled = first?.idempotency ? remembered() : undefined;
      if (recalled) return recalled.places.map((at) => structuredClone(tenant.rows.get(at)?.content)) as never;

      for (const { noun, address, replaces } of saves) if (versionAt(noun.name, address) !== replaces) throw stale(noun);
      for (const { noun, address, version } of checks) if (versionAt(noun.name, address) !== version) throw stale(noun);

      const at = now().toISOString();
      const [subject] = saves;
      const entry = composeEntry({
        id: mintId("event"),
        at,
        actor,
        requestId: request?.id,
        because: commit.because,
        saves,
        previous: tenant.rows.get(place(subject.noun.name, subject.address))?.head,
      });
      for (const { noun, address, thing, gone } of saves) {
        tenant.rows.set(place(noun.name, address), {
          noun: noun.name,
          address,
          version: thing.version,
          gone,
          content: gone ? undefined : structuredClone(thing),
          head: entry.hash,
          listed: noun.listedAs?.(thing),
        });
      }
      tenant.audit.push({ id: entry.id, month: at.slice(0, 7), entry: structuredClone(entry) });
      if (first?.idempotency && idempotencyKey) {
        const places = saves.map(({ noun, address }) => place(noun.name, address));
        const expires = now().getTime() + 24 * 60 * 60 * 1000;
        const told = subject.noun.withoutSecrets?.(subject.thing) ?? subject.thing;
        tenant.recalled.set(idempotencyKey, { hash: first.idempotency.hash, subject: structuredClone(told), places, expires });
      }
      honoured = true;
      return saves.map(({ thing }) => structuredClone(thing)) as never;
    },

    async save(noun, thing, because) {
      const [saved] = await store.commit({ because, saves: [{ noun, thing, gone: false }] });
      return saved as typeof thing;
    },

    async recall() {
      return structuredClone(remembered()?.subject);
    },

    async audit(ask = {}) {
      const entries = tenant.audit
        .filter(({ month }) => ask.month === undefined || month === ask.month)
        .map((row) => ({ entry: row.entry as AuditEntry, order: `${row.month}#${row.id}` }))
        .filter(({ entry: { subject } }) => ask.subjectId === undefined || (subject.within ?? subject.id) === ask.subjectId);
      const { items, next } = pageOf(entries, { ...ask, newestFirst: ask.newestFirst ?? true });
      return { items: items.map(({ entry }) => structuredClone(entry)), ...(next ? { next } : {}) };
    },

    async *inspectRecords() {
      for (const { noun, address, version, gone, content, head } of [...tenant.rows.values()]) {
        yield structuredClone({ noun, address, version, gone, content, head });
      }
    },

    async inspectAudit(ask = {}) {
      const rows = tenant.audit.map((row) => ({ row, order: `${row.month}#${row.id}` }));
      const { items, next } = pageOf(rows, { after: ask.after, limit: 100 });
      return { items: items.map(({ row }) => structuredClone(row)), ...(next ? { next } : {}) };
    },
  };
  return store;

  function versionAt(name: NounName, address: Address): number {
    const row = tenant.rows.get(place(name, address));
    return row && !row.gone ? row.version : 0;
  }
}

/** Puts a thing there as it is, with no audit: how a test says what is so before it begins. */
export function putInMemory<T extends Stored>(tenant: MemoryTenant, noun: Noun<T>, thing: T): void {
  const content = noun.schema.parse(structuredClone(thing));
  if (content.version === 0) throw new RangeError(`A stored ${noun.name} has version 1 or more`);
  const address = noun.addressOf(content);
  const listed = noun.listedAs?.(content);
  tenant.rows.set(place(noun.name, address), {
    noun: noun.name,
    address,
    version: content.version,
    gone: false,
    content,
    head: undefined,
    listed,
  });
}

const place = (name: NounName, address: Address | string) => {
  const { within, id } = typeof address === "string" ? { id: address } : (address as Address);
  return [name, within ?? "", id].join("\n");
};
const placeOf = (row: Row) => place(row.noun, row.address);

function pageOf<T extends { order: string }>(all: T[], ask: PageAsk): Page<T> {
  const direction = ask.newestFirst ? -1 : 1;
  const inOrder = all.sort((one, other) => (one.order < other.order ? -direction : direction));
  const after = ask.after === undefined ? undefined : lastSeen(ask.after);
  const rest = after === undefined ? inOrder : inOrder.filter(({ order }) => order > after === (direction === 1) && order !== after);
  const items = rest.slice(0, Math.min(Math.max(ask.limit ?? 50, 1), 100));
  const last = items.at(-1);
  return { items, ...(last && items.length < rest.length ? { next: cursor(last.order) } : {}) };
}

const cursor = (order: string) => Buffer.from(JSON.stringify({ after: order })).toString("base64url");

function lastSeen(opaque: string): string {
  try {
    const { after } = JSON.parse(Buffer.from(opaque, "base64url").toString());
    if (typeof after === "string") return after;
  } catch {
    // said below
  }
  throw new Failure("invalid", "cursor-invalid", "This is not a place in this list. Start again from its first page.");
}

const keyReused = () =>
  new Failure(
    "refused",
    "idempotency-key-reused",
    "This Idempotency-Key came before with another request. Use a new key for each new request.",
  );
