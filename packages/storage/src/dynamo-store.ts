import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { contentHash, Failure, notFound, type Actor, type Clock, type Id, type MintId } from "@concord/kernel";
import {
  AuditEntry,
  composeEntry,
  prepareCommit,
  stale,
  type Address,
  type Noun,
  type NounName,
  type PreparedCommit,
  type PreparedSave,
  type RequestFacts,
  type Store,
  type Stored,
} from "@concord/domain";
import { auditMonths, monthOf } from "./audit-months.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { Dynamo } from "./dynamo.ts";
import { keysOf, platformKeys, type Key } from "./keys.ts";
import { pageLimit, queryPage, type PageQuery } from "./query-page.ts";
import { currentSchema, inSeconds, type AuditRow, type IdempotencyRow, type OutboxRow, type ThingRow, type TimerRow } from "./rows.ts";
import { transact, type Item, type Patience } from "./transact.ts";

/** How long a request made again with the same key is answered as it was the first time. */
const idempotencySeconds = 24 * 60 * 60;

export type StoreOpening = {
  dynamo: Dynamo;
  tableName: string;
  tenantId: Id<"tenant">;
  actor: Actor;
  request?: RequestFacts | undefined;
  now: Clock;
  mintId: MintId;
  patience: Patience;
  /** Told of a row that came up where it must not: another tenant's, found through an index. */
  alarm: (message: string, facts: Record<string, unknown>) => void;
};

/** Every noun's store, over one table, for one tenant and one request. */
export function dynamoStore(opening: StoreOpening): Store {
  const { dynamo, tableName, tenantId, actor, request, now, mintId, patience } = opening;
  const keys = keysOf(tenantId);
  /** The head of each thing that was read, so that saving it need not read it again. True only together with its version. */
  const heads = new Map<string, { version: number; head: string }>();
  let honoured = false; // a request's If-Match and Idempotency-Key are for the first commit that it brings through

  async function read<R extends object>(key: Key): Promise<R | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    return Item as R | undefined;
  }

  function thingIn<T extends Stored>(noun: Noun<T>, row: ThingRow): T {
    heads.set(`${row.pk}\n${row.sk}`, { version: row.version, head: row.head });
    return noun.schema.parse(row.thing);
  }

  const page = <R extends ThingRow | AuditRow>(query: Omit<PageQuery, "mayBeRead" | "alarm">) =>
    queryPage<R>(dynamo, tableName, {
      ...query,
      mayBeRead: keys.owns,
      alarm: (row) => opening.alarm("A row of another tenant came up in a list. It was left out.", { tenantId, ...row }),
    });

  const store: Store = {
    async find(noun, address) {
      const row = await read<ThingRow>(keys.thing(noun.name, addressOf(address)));
      return row && !row.gone && row.noun === noun.name ? thingIn(noun, row) : undefined;
    },

    async get(noun, address) {
      const thing = await store.find(noun, address);
      if (!thing) throw notFound(noun.title);
      return thing;
    },

    async list(noun, ask = {}) {
      const there = { expression: "attribute_not_exists(gone)", values: {} };
      const place = ask.in
        ? { index: "gsi1" as const, pk: keys.listed(noun.name, ask.in) }
        : { ...keys.things(noun.name, ask), filter: there };
      const { rows, next } = await page<ThingRow>({ ...place, ask: { ...ask, limit: pageLimit(ask.limit) } });
      return { items: rows.map((row) => thingIn(noun, row)), ...(next ? { next } : {}) };
    },

    async commit(commit) {
      const first = honoured ? undefined : request;
      const prepared = prepareCommit(commit, first?.expectedVersion);
      const saved = await write(prepared, commit.because, first?.idempotency);
      honoured = true;
      return saved as never; // each as its save was: the tuple that `Committed` spells
    },

    async save(noun, thing, because) {
      const [saved] = await store.commit({ because, saves: [{ noun, thing, gone: false }] });
      return saved as typeof thing;
    },

    async recall() {
      return request?.idempotency && (await remembered(request.idempotency))?.reply;
    },

    async audit({ subjectId, month, ...ask } = {}) {
      const order = { ...ask, limit: pageLimit(ask.limit), newestFirst: ask.newestFirst ?? true };
      const { rows, next } =
        subjectId === undefined
          ? await pageOfMonths(month === undefined ? auditMonths(tenantId, now()) : [month], order)
          : await page<AuditRow>({
              index: "gsi1",
              pk: keys.auditOf(subjectId),
              ask: order,
              ...(month ? { filter: { expression: "pk = :month", values: { ":month": keys.audit(month, "").pk } } } : {}),
            });
      return { items: rows.map(({ entry }) => AuditEntry.parse(entry)), ...(next ? { next } : {}) };
    },

    async *inspectRecords() {
      for (const { pk, inside } of keys.partitions()) {
        for await (const row of rowsOf(pk)) {
          yield inspected(row);
          const held = inside(row.sk);
          if (held) for await (const one of rowsOf(held)) yield inspected(one);
        }
      }
    },

    async inspectAudit(ask = {}) {
      const { rows, next } = await pageOfMonths(auditMonths(tenantId, now()), { after: ask.after, limit: 100 });
      return { items: rows.map(({ sk, month, entry }) => ({ id: sk, month, entry })), ...(next ? { next } : {}) };
    },
  };
  return store;

  async function write(
    prepared: PreparedCommit,
    because: { name: string; detail?: Record<string, unknown> },
    once?: { key: string; hash: string },
  ) {
    const { saves, checks } = prepared;
    let previous = await previousHead(saves[0]);

    for (;;) {
      const at = now();
      const entry = composeEntry({
        id: mintId("event"),
        at: at.toISOString(),
        actor,
        requestId: request?.id,
        because: because as never,
        saves,
        previous,
      });
      const subjects = [...saves.map(({ noun }) => noun), ...checks.map(({ noun }) => noun)];
      const items: Item[] = [
        ...saves.map((one, place) => ({ Put: putThing(one, entry.hash, place === 0 ? previous : undefined) })),
        ...checks.map((one) => ({ ConditionCheck: { ...whole(keys.thing(one.noun.name, one.address)), ...ifVersionIs(one.version) } })),
        { Put: putAudit(entry) },
        { Put: putOutbox(entry) },
        ...saves.filter(({ noun }) => noun.dueAt).map((one) => ({ Put: putTimer(one) })),
        ...(once ? [{ Put: putIdempotency(saves, once, at) }] : []),
      ];
      const { failed } = await transact(dynamo, items, patience);
      if (failed.size === 0) {
        for (const { noun, address, thing } of saves) {
          const { pk, sk } = keys.thing(noun.name, address);
          heads.set(`${pk}\n${sk}`, { version: thing.version, head: entry.hash });
        }
        return saves.map(({ thing }) => thing);
      }

      if (once && failed.has(items.length - 1)) {
        const recalled = await remembered(once);
        if (recalled) return await asItWas(recalled, saves);
      }
      // A new subject whose place is held by one that was removed takes up its chain.
      if (failed.has(0) && saves[0].replaces === 0 && previous === undefined) {
        previous = await headOfRemoved(saves[0]);
        if (previous !== undefined) continue;
      }
      const noun = subjects[Math.min(...failed)];
      throw noun ? stale(noun) : new Error(`An audit row was there before it was written: ${entry.id}`);
    }
  }

  async function previousHead({ noun, address, replaces }: PreparedSave): Promise<string | undefined> {
    if (replaces === 0) return undefined;
    const key = keys.thing(noun.name, address);
    const known = heads.get(`${key.pk}\n${key.sk}`);
    if (known?.version === replaces) return known.head;
    const row = await read<ThingRow>(key);
    if (row?.version !== replaces || row.gone) throw stale(noun);
    return row.head;
  }

  async function headOfRemoved({ noun, address }: PreparedSave): Promise<string | undefined> {
    const row = await read<ThingRow>(keys.thing(noun.name, address));
    return row?.gone ? row.head : undefined;
  }

  async function remembered({ key, hash }: { key: string; hash: string }): Promise<IdempotencyRow | undefined> {
    const row = await read<IdempotencyRow>(keys.idempotency(callerKey(actor), contentHash(key)));
    if (!row || row.ttl <= inSeconds(now())) return undefined; // DynamoDB takes its time to delete
    if (row.hash !== hash) {
      throw new Failure(
        "refused",
        "idempotency-key-reused",
        "This Idempotency-Key came before with another request. Use a new key for each new request.",
      );
    }
    return row;
  }

  /** The same request won the race. What it saved is this one's answer too. */
  async function asItWas({ reply, others }: IdempotencyRow, saves: PreparedSave[]): Promise<Stored[]> {
    return [reply, ...(await Promise.all(others.map((address, place) => store.get(saves[place + 1]!.noun, address))))];
  }

  async function* rowsOf(pk: string): AsyncGenerator<ThingRow> {
    let after: string | undefined;
    do {
      const { rows, next } = await page<ThingRow>({ pk, ask: { after, limit: 100 } });
      yield* rows;
      after = next;
    } while (after);
  }

  /** A row of no known noun is told of by where it lies. */
  function inspected({ pk, sk, noun, version, gone, thing, head }: ThingRow) {
    const address = keys.addressAt(noun, { pk, sk }) ?? { id: sk, within: pk };
    return { noun: noun ?? "row", address, version, gone: gone === true, content: thing, head };
  }

  /** Rows of these months as one list. A page ends where it must and goes on in the next month. */
  async function pageOfMonths(
    months: string[],
    ask: PageQuery["ask"],
  ): Promise<{ rows: (AuditRow & { month: string })[]; next?: string | undefined }> {
    const { limit } = ask;
    const inOrder = ask.newestFirst ? months.toReversed() : months;
    const place = ask.after === undefined ? undefined : decodeCursor(ask.after, ({ pk }) => inOrder.includes(pk ?? ""));
    const rows: (AuditRow & { month: string })[] = [];
    for (const month of inOrder.slice(place ? inOrder.indexOf(place.pk!) : 0)) {
      const { pk } = keys.audit(month, "");
      const after = place?.pk === month ? encodeCursor({ sk: place.sk }) : undefined;
      const found = await page<AuditRow>({ pk, ask: { newestFirst: ask.newestFirst, limit: limit + 1 - rows.length, after } });
      rows.push(...found.rows.map((row) => ({ ...row, month })));
      if (rows.length > limit || found.next) break;
    }
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { rows: shown, ...(last && rows.length > limit ? { next: encodeCursor({ sk: last.sk, pk: last.month }) } : {}) };
  }

  function whole(key: Key) {
    return { TableName: tableName, Key: key };
  }

  function putThing({ noun, address, thing, gone, replaces }: PreparedSave, head: string, replacesHead: string | undefined) {
    const listed = gone ? undefined : noun.listedAs?.(thing);
    const row: ThingRow = {
      ...keys.thing(noun.name, address),
      schema: currentSchema,
      noun: noun.name,
      version: thing.version,
      head,
      ...(gone ? { gone } : { thing }),
      ...(listed ? { gsi1pk: keys.listed(noun.name, listed.list), gsi1sk: listed.order } : {}),
    };
    const takesUp = replaces === 0 && replacesHead !== undefined;
    return { TableName: tableName, Item: row, ...(takesUp ? ifRemovedAt(replacesHead) : ifVersionIs(replaces)) };
  }

  function putAudit(entry: AuditEntry) {
    const { within, id } = entry.subject;
    const row: AuditRow = {
      ...keys.audit(monthOf(new Date(entry.at)), entry.id),
      schema: currentSchema,
      gsi1pk: keys.auditOf(within ?? id),
      gsi1sk: entry.id,
      entry,
    };
    return { TableName: tableName, Item: row, ConditionExpression: "attribute_not_exists(pk)" };
  }

  function putOutbox({ id, name, at, wrote }: AuditEntry) {
    const row: OutboxRow = {
      ...keys.outbox(id),
      schema: currentSchema,
      gsi2pk: platformKeys.unsent(platformKeys.shardOf(id)),
      gsi2sk: `${at}#${id}`,
      event: {
        id,
        tenantId,
        name,
        at,
        wrote: wrote.map(({ noun, id, within, version }) => ({ noun: noun as NounName, id, within, version })),
      },
    };
    return { TableName: tableName, Item: row };
  }

  function putTimer({ noun, address, thing, gone }: PreparedSave) {
    const dueAt = gone ? undefined : noun.dueAt?.(thing);
    const row: TimerRow = {
      ...keys.timer(noun.name, address),
      schema: currentSchema,
      timer: { tenantId, noun: noun.name, ...address, dueAt },
      ...(dueAt === undefined
        ? {}
        : { gsi2pk: platformKeys.timers(platformKeys.timerShardOf(address.id)), gsi2sk: `${dueAt}#${address.id}` }),
    };
    return { TableName: tableName, Item: row };
  }

  function putIdempotency([subject, ...others]: PreparedCommit["saves"], { key, hash }: { key: string; hash: string }, at: Date) {
    const row: IdempotencyRow = {
      ...keys.idempotency(callerKey(actor), contentHash(key)),
      schema: currentSchema,
      ttl: inSeconds(at) + idempotencySeconds,
      hash,
      reply: subject.noun.withoutSecrets?.(subject.thing) ?? subject.thing,
      others: others.map(({ address }) => address),
    };
    return {
      TableName: tableName,
      Item: row,
      ConditionExpression: "attribute_not_exists(pk) OR #ttl <= :now",
      ExpressionAttributeNames: { "#ttl": "ttl" },
      ExpressionAttributeValues: { ":now": inSeconds(at) },
    };
  }
}

const addressOf = (address: Address | string): Address => (typeof address === "string" ? { id: address } : address);

const callerKey = (actor: Actor) => (actor.type === "job" ? `job:${actor.name}` : actor.id);

const ifVersionIs = (version: number) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : { ConditionExpression: "version = :version AND attribute_not_exists(gone)", ExpressionAttributeValues: { ":version": version } };

/** Its place is held by a thing that was removed: the new one goes on from there. */
const ifRemovedAt = (head: string) => ({
  ConditionExpression: "attribute_exists(gone) AND head = :head",
  ExpressionAttributeValues: { ":head": head },
});
