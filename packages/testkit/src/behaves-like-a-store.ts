import { expect, test } from "vitest";
import { contentHash, type Actor, type Clock, type Id, type MintId } from "@concord/kernel";
import { all, check, remove, save, type RequestFacts, type Store } from "@concord/domain";
import { datasetVersions } from "@concord/domain/evidence";
import { connectors } from "@concord/domain/connectors";
import { deals } from "@concord/domain/deals";
import { votes, type Vote } from "@concord/domain/decisions";
import { insights } from "@concord/domain/insights";
import { interests } from "@concord/domain/governance";
import { analyst, fixedId, memberA, north, west } from "./actors.ts";
import { acceptedVersion, connector, draftDeal, insight, interest, vote } from "./nouns.ts";

/** How the suite opens a store: one per request, all on the same tables. */
export type OpenStore = (opening: {
  tenantId: Id<"tenant">;
  actor: Actor;
  request?: RequestFacts | undefined;
  now: Clock;
  mintId: MintId;
}) => Store;

const newDeal = (tail: string, but: Parameters<typeof draftDeal>[0] = {}) =>
  draftDeal({ id: fixedId("deal", tail), version: 0, title: `Deal ${tail}`, ...but });
const drafted = { name: "deal.drafted" } as const;
const changed = { name: "deal.changed" } as const;

/**
 * What every store promises. Run against the real one and the one tests use,
 * so that they cannot drift apart. `fresh` gives empty tables each time, and
 * ids that count up in the order in which they were made.
 */
export function behavesLikeAStore(fresh: () => Promise<{ open: OpenStore; mintId: MintId }>): void {
  async function stores() {
    const { open, mintId } = await fresh();
    let moment = new Date("2026-11-24T10:30:00.000Z");
    const as = (actor: Actor = analyst, tenantId: Id<"tenant"> = west, request?: Partial<RequestFacts>) =>
      open({ tenantId, actor, request: request && { id: "req_1", ...request }, now: () => moment, mintId });
    const set = (instant: string) => {
      moment = new Date(instant);
    };
    return { as, set };
  }

  test("reads back what was saved, one version on", async () => {
    const { as } = await stores();
    const saved = await as().save(deals, newDeal("a"), drafted);
    expect(saved).toEqual(newDeal("a", { version: 1 }));
    expect(await as().get(deals, saved.id)).toEqual(saved);
    expect(await as().find(deals, fixedId("deal", "b"))).toBeUndefined();
    await expect(as().get(deals, fixedId("deal", "b"))).rejects.toMatchObject({ kind: "not-found", message: "Deal not found" });
  });

  test("refuses a save that started from an older version, and changes nothing", async () => {
    const { as } = await stores();
    const read = await as().save(deals, newDeal("a"), drafted);
    await as().save(deals, { ...read, title: "Mine" }, changed);
    await expect(as().save(deals, { ...read, title: "Theirs" }, changed)).rejects.toMatchObject({ kind: "stale", code: "stale-version" });
    expect(await as().get(deals, read.id)).toMatchObject({ title: "Mine", version: 2 });
    expect((await as().audit()).items).toHaveLength(2);
  });

  test("refuses to make what is already there", async () => {
    const { as } = await stores();
    await as().save(deals, newDeal("a"), drafted);
    await expect(as().save(deals, newDeal("a", { title: "Again" }), drafted)).rejects.toMatchObject({ kind: "stale" });
  });

  test("refuses a change whose subject is not at the version that the request named", async () => {
    const { as } = await stores();
    const one = await as().save(deals, newDeal("a"), drafted);
    const two = await as().save(deals, one, changed);
    await expect(as(analyst, west, { expectedVersion: 1 }).save(deals, two, changed)).rejects.toMatchObject({ code: "stale-version" });
    expect(await as(analyst, west, { expectedVersion: 2 }).save(deals, two, changed)).toMatchObject({ version: 3 });
  });

  test("writes everything or nothing", async () => {
    const { as } = await stores();
    const read = await as().save(deals, newDeal("a"), drafted);
    await as().save(deals, read, changed);
    const attempt = as().commit({ because: drafted, saves: [save(deals, newDeal("b")), save(deals, read)] });
    await expect(attempt).rejects.toMatchObject({ kind: "stale" });
    expect(await as().find(deals, fixedId("deal", "b"))).toBeUndefined();
  });

  test("refuses when a thing that was only checked has changed", async () => {
    const { as } = await stores();
    const read = await as().save(interests, interest({ version: 0 }), { name: "interest.declared" });
    const fine = await as().commit({ because: drafted, saves: [save(deals, newDeal("a"))], checks: [check(interests, read)] });
    expect(fine).toMatchObject([{ version: 1 }]);
    await as().save(interests, read, { name: "interest.changed" });
    const attempt = as().commit({ because: drafted, saves: [save(deals, newDeal("b"))], checks: [check(interests, read)] });
    await expect(attempt).rejects.toMatchObject({ kind: "stale" });
    expect(await as().find(deals, fixedId("deal", "b"))).toBeUndefined();
  });

  test("keeps one tenant's things from another, which cannot tell them from what does not exist", async () => {
    const { as } = await stores();
    const { id } = await as().save(deals, newDeal("a"), drafted);
    const theirs = await as(analyst, north)
      .get(deals, id)
      .catch((failure: Error) => failure);
    const nobodys = await as(analyst, north)
      .get(deals, fixedId("deal", "b"))
      .catch((failure: Error) => failure);
    expect(theirs).toEqual(nobodys);
    expect((await as(analyst, north).list(deals)).items).toEqual([]);
    expect((await as(analyst, north).audit()).items).toEqual([]);
    expect((await as(analyst, north).audit({ subjectId: id })).items).toEqual([]);
  });

  test("lists in order of id, page by page, either way", async () => {
    const { as } = await stores();
    for (const tail of ["c", "a", "e", "b", "d"]) await as().save(deals, newDeal(tail), drafted);
    const titles = async (ask: { newestFirst?: boolean }) => {
      const found: string[][] = [];
      let after: string | undefined;
      do {
        const page = await as().list(deals, { ...ask, limit: 2, after });
        found.push(page.items.map(({ title }) => title.replace("Deal ", "")));
        after = page.next;
      } while (after);
      return found;
    };
    expect(await titles({})).toEqual([["a", "b"], ["c", "d"], ["e"]]);
    expect(await titles({ newestFirst: true })).toEqual([["e", "d"], ["c", "b"], ["a"]]);
    expect(await all(as(), deals)).toHaveLength(5);
  });

  test("walks many entries over two months to the end, a hundred a page", async () => {
    const { as, set } = await stores();
    const store = as();
    let deal = await store.save(deals, newDeal("a"), drafted);
    for (let edit = 0; edit < 10; edit++) deal = await store.save(deals, deal, changed);
    set("2026-12-01T10:30:00.000Z");
    for (let edit = 0; edit < 101; edit++) deal = await store.save(deals, deal, changed);
    const pages: number[] = [];
    let after: string | undefined;
    do {
      const page = await as().audit({ limit: 100, after });
      pages.push(page.items.length);
      after = page.next;
    } while (after);
    expect(pages).toEqual([100, 12]);
  }, 30_000);

  test("answers an invented cursor with what to do, and never with another list", async () => {
    const { as } = await stores();
    await as().save(deals, newDeal("a"), drafted);
    for (const after of ["nonsense", btoa('{"pk":"T#other","sk":"x"}'), btoa("7")]) {
      await expect(as(analyst, north).list(deals, { after })).rejects.toMatchObject({ kind: "invalid", code: "cursor-invalid" });
    }
  });

  test("lists what lies within a thing, and what begins with the same letters", async () => {
    const { as } = await stores();
    const [bres, ashe] = [fixedId("dataset", "bres"), fixedId("dataset", "ashe")];
    for (const [datasetId, number] of [
      [bres, 1],
      [bres, 12],
      [ashe, 2],
    ] as const) {
      await as().save(datasetVersions, acceptedVersion({ datasetId, number, version: 0 }), { name: "version.accepted" });
    }
    expect((await as().list(datasetVersions, { within: bres })).items.map(({ number }) => number)).toEqual([1, 12]);
    expect((await as().list(datasetVersions, { within: bres, startsWith: "0000001" })).items.map(({ number }) => number)).toEqual([12]);
  });

  test("lists by what a noun says it is listed as, and follows when that changes", async () => {
    const { as } = await stores();
    const [bres, ashe] = [fixedId("dataset", "bres"), fixedId("dataset", "ashe")];
    for (const tail of ["b", "a"])
      await as().save(insights, insight({ id: fixedId("insight", tail), version: 0 }), { name: "insight.saved" });
    const [a] = (await as().list(insights, { in: bres })).items;
    expect((await as().list(insights, { in: bres })).items.map(({ id }) => id)).toEqual([fixedId("insight", "a"), fixedId("insight", "b")]);
    const first = await as().list(insights, { in: bres, limit: 1 });
    expect((await as().list(insights, { in: bres, limit: 1, after: first.next })).items).toMatchObject([{ id: fixedId("insight", "b") }]);

    await as().save(
      insights,
      { ...a!, question: { ...a!.question, jobs: { datasetId: ashe } } as NonNullable<typeof a>["question"] },
      { name: "insight.changed" },
    );
    expect((await as().list(insights, { in: bres })).items.map(({ id }) => id)).toEqual([fixedId("insight", "b")]);
    expect((await as().list(insights, { in: ashe })).items.map(({ id }) => id)).toEqual([fixedId("insight", "a")]);
  });

  test("forgets what was removed, keeps its history, and lets it be made anew", async () => {
    const { as } = await stores();
    const made = await as().save(deals, newDeal("a"), drafted);
    await as().commit({ because: { name: "deal.removed" }, saves: [remove(deals, made)] });
    expect(await as().find(deals, made.id)).toBeUndefined();
    expect((await as().list(deals)).items).toEqual([]);
    await expect(as().save(deals, made, changed)).rejects.toMatchObject({ kind: "stale" });

    expect(await as().save(deals, newDeal("a"), drafted)).toMatchObject({ version: 1 });
    const { items } = await as().audit({ subjectId: made.id, newestFirst: false });
    expect(items.map(({ name }) => name)).toEqual(["deal.drafted", "deal.removed", "deal.drafted"]);
    expect(items[2]!.previous).toBe(items[1]!.hash);
  });

  test("writes one entry for each act: who, what, on what, and the hash of everything written", async () => {
    const { as } = await stores();
    const [deal, cast] = await as(memberA, west, { id: "req_7" }).commit({
      because: { name: "deal.submitted", detail: { why: "It is ready" } },
      saves: [save(deals, newDeal("a")), save(votes, vote({ version: 0 }))],
    });
    const { items } = await as().audit();
    expect(items).toMatchObject([
      {
        name: "deal.submitted",
        at: "2026-11-24T10:30:00.000Z",
        actor: memberA,
        requestId: "req_7",
        subject: { noun: "deal", id: deal.id, version: 1 },
        detail: { why: "It is ready" },
        wrote: [
          { noun: "deal", id: deal.id, version: 1, hash: contentHash(deal), gone: false },
          { noun: "vote", within: (cast as Vote).caseId, id: (cast as Vote).seatId, version: 1, hash: contentHash(cast), gone: false },
        ],
      },
    ]);
    const { hash, ...rest } = items[0]!;
    expect(hash).toBe(contentHash(rest));
  });

  test("chains each entry to the one that last wrote its subject, also when that was about another thing", async () => {
    const { as } = await stores();
    const one = await as().save(deals, newDeal("a"), drafted);
    const [, two] = await as().commit({ because: drafted, saves: [save(deals, newDeal("b")), save(deals, one)] });
    await as().save(deals, await as().get(deals, two.id), changed);
    const [first, second, third] = (await as().audit({ newestFirst: false })).items;
    expect(first!.previous).toBeUndefined();
    expect(second!.previous).toBeUndefined();
    expect(third!.previous).toBe(second!.hash);
    for await (const record of as().inspectRecords()) {
      const last = record.address.id === one.id ? third! : second!;
      expect(record).toMatchObject({ noun: "deal", head: last.hash, gone: false });
    }
  });

  test("tells the audit newest first, by month, by thing with those within it, and page by page", async () => {
    const { as, set } = await stores();
    set("2026-09-30T23:30:00.000Z");
    const september = await as().save(deals, newDeal("a"), drafted);
    set("2026-11-24T10:30:00.000Z");
    await as().save(deals, september, changed);
    await as().save(votes, vote({ version: 0 }), { name: "vote.cast" });

    const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);
    expect(names(await as().audit())).toEqual(["vote.cast", "deal.changed", "deal.drafted"]);
    expect(names(await as().audit({ newestFirst: false }))).toEqual(["deal.drafted", "deal.changed", "vote.cast"]);
    expect(names(await as().audit({ month: "2026-09" }))).toEqual(["deal.drafted"]);
    expect(names(await as().audit({ subjectId: september.id }))).toEqual(["deal.changed", "deal.drafted"]);
    expect(names(await as().audit({ subjectId: vote().caseId }))).toEqual(["vote.cast"]);

    const first = await as().audit({ limit: 2 });
    expect(names(await as().audit({ limit: 2, after: first.next }))).toEqual(["deal.drafted"]);
    expect((await as().inspectAudit()).items.map(({ month }) => month)).toEqual(["2026-09", "2026-11", "2026-11"]);
  });

  test("answers a request made again with the same key as it was answered, and does nothing", async () => {
    const { as, set } = await stores();
    const request = { idempotency: { key: "k1", hash: contentHash("first") } };
    expect(await as(analyst, west, request).recall()).toBeUndefined();
    const made = await as(analyst, west, request).save(deals, newDeal("a"), drafted);
    await as().save(deals, made, changed);

    expect(await as(analyst, west, request).recall()).toEqual(made);
    expect(await as(memberA, west, request).recall()).toBeUndefined(); // a key is its caller's own
    expect(await as(analyst, north, request).recall()).toBeUndefined();
    const another = { idempotency: { key: "k1", hash: contentHash("second") } };
    await expect(as(analyst, west, another).recall()).rejects.toMatchObject({ kind: "refused", code: "idempotency-key-reused" });

    set("2026-11-26T10:30:00.000Z");
    expect(await as(analyst, west, request).recall()).toBeUndefined(); // kept for a day
  });

  test("what a request made again is answered with has no secret in it: only the thing itself keeps that", async () => {
    const { as } = await stores();
    const request = { idempotency: { key: "k1", hash: contentHash("first") } };
    const key = "0x5a1f00000000000000000000deadbeef";
    const made = await as(analyst, west, request).save(connectors, connector({ version: 0, key }), {
      name: "connector.created",
      detail: {},
    });
    expect(made.key).toBe(key);
    expect((await as().get(connectors, made.id)).key).toBe(key);
    const { key: _, ...told } = made;
    expect(await as(analyst, west, request).recall()).toEqual(told);
  });

  test("fifty commits with one key have one effect, and all are answered with it", async () => {
    const { as } = await stores();
    const request = { idempotency: { key: "k1", hash: contentHash("same") } };
    const tails = Array.from({ length: 50 }, (_, index) => `n${index}`);
    const made = await Promise.all(tails.map((tail) => as(analyst, west, request).save(deals, newDeal(tail, { title: "One" }), drafted)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await all(as(), deals)).length).toBe(1);
    expect((await as().audit()).items).toHaveLength(1);
  });

  test("of fifty edits at once exactly one wins, and the rest are told to read again", async () => {
    const { as } = await stores();
    const read = await as().save(deals, newDeal("a"), drafted);
    const edits = Array.from({ length: 50 }, (_, index) => as().save(deals, { ...read, title: `Edit ${index}` }, changed));
    const results = await Promise.allSettled(edits);
    const won = results.filter((result) => result.status === "fulfilled");
    const lost = results.filter((result) => result.status === "rejected");
    expect(won).toHaveLength(1);
    expect(lost.every(({ reason }) => reason.code === "stale-version")).toBe(true);
    const { items } = await as().audit({ newestFirst: false });
    expect(items).toHaveLength(2);
    expect(items[1]!.previous).toBe(items[0]!.hash);
  });

  test("refuses a thing that is too large for a record, and says how large it is", async () => {
    const { as } = await stores();
    const asks = Array.from({ length: 40 }, (_, index) => ({
      ...draftDeal().asks[0]!,
      id: fixedId("ask", `n${index}`),
      text: "x".repeat(3000),
    }));
    const attempt = as().save(deals, newDeal("a", { asks }), drafted);
    await expect(attempt).rejects.toMatchObject({ kind: "too-large", code: "record-too-large" });
    await expect(attempt).rejects.toThrow(/would be 1\d\d KB/);
  });

  test("refuses to change more at once than one transaction can hold", async () => {
    const { as } = await stores();
    const [first, ...rest] = Array.from({ length: 91 }, (_, index) => save(deals, newDeal(`n${index}`)));
    const attempt = as().commit({ because: drafted, saves: [first!, ...rest] });
    await expect(attempt).rejects.toMatchObject({ kind: "too-large", code: "too-many-at-once" });
    const fewer = await as().commit({ because: drafted, saves: [first!, ...rest.slice(0, 89)] });
    expect(fewer).toHaveLength(90);
  });

  test("gives out copies: changing what was read changes nothing", async () => {
    const { as } = await stores();
    const saved = await as().save(deals, newDeal("a"), drafted);
    (await as().get(deals, saved.id)).asks.length = 0;
    expect((await as().get(deals, saved.id)).asks).toHaveLength(1);
  });
}
