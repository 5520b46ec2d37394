import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentHash, type Actor, type Id, type PersonActor } from "@concord/kernel";
import { all, type AuditEntry, type Context, type Noun, type Stored } from "@concord/domain";
import { appraisals } from "@concord/domain/appraisal";
import { deals, submitDeal, SubmittedDeal } from "@concord/domain/deals";
import { cases, castVote, votes, type Choice } from "@concord/domain/decisions";
import { bodies, rulePacks, westYorkshireKind, type Seat } from "@concord/domain/governance";
import { priorities, strategies } from "@concord/domain/strategy";
import { dynamoStore } from "@concord/storage";
import { appraisal, body, draftDeal, fixedId, priority, strategy, strategyLead, west, world } from "@concord/testkit";
import { startTable, type TestTable } from "@concord/testkit/start-table";

const seatCount = 50;

/** Opens a context for one actor and one request, over one table that all of them share. */
type Open = (actor: Actor, request?: { id: string; idempotency?: { key: string; hash: string } }) => Context;

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(async () => await table.stop());

const inMemory = async (): Promise<Open> => {
  const it = world();
  return (actor, request) => it.as(actor, west, request);
};

const onDynoxide = async (): Promise<Open> => {
  const it = world();
  const tableName = await table.make();
  return (actor, request) => ({
    ...it.as(actor),
    store: dynamoStore({
      dynamo: table.dynamo,
      tableName,
      tenantId: west,
      actor,
      request,
      now: it.clock.now,
      mintId: it.mintId,
      patience: { random: Math.random, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) },
      alarm: () => {},
    }),
  });
};

const memberOf = (n: number): PersonActor => ({
  type: "person",
  id: fixedId("person", `v${n}`),
  name: `Member ${n}`,
  roles: ["decision-maker"],
});
const members = Array.from({ length: seatCount }, (_, n) => memberOf(n));
const seats: Seat[] = members.map(({ id, name }, n) => ({
  id: fixedId("seat", `v${n}`),
  name,
  capacity: n === 0 ? "mayor" : "constituent",
  appointedBy: `Council ${n}`,
  holderId: id,
  from: "2026-05-01",
}));
/** 26 for, 20 against, 4 abstaining: carried, and lost by a few that went missing. */
const choiceOf = (n: number): Choice => (n < 26 ? "for" : n < 46 ? "against" : "abstain");

async function atVote(open: Open): Promise<SubmittedDeal> {
  const context = open(strategyLead);
  const put = <T extends Stored>(noun: Noun<T>, thing: T) => context.store.save(noun, { ...thing, version: 0 }, { name: "test.prepared" });
  const pack = { ...westYorkshireKind(fixedId("rulePack", "s1mp1e")), signOffs: [] };
  await put(rulePacks, pack);
  await put(bodies, body({ seats }));
  await put(strategies, strategy());
  await put(priorities, priority({ cites: [] }));
  await put(deals, draftDeal());
  await put(appraisals, appraisal());
  return SubmittedDeal.parse(await submitDeal(open(strategyLead), draftDeal().id, { bodyId: body().id }));
}

const vote = (open: Open, { caseId, frozenHash }: SubmittedDeal, n: number, choice = choiceOf(n), request?: Parameters<Open>[1]) =>
  castVote(open(members[n]!, request), caseId, { seatId: seats[n]!.id, vote: choice, frozenHash });

/** Every entry's own hash, and that each follows the one before it about the same thing. */
function expectChained(entries: readonly AuditEntry[]): void {
  const heads = new Map<string, string>();
  for (const { hash, ...content } of entries) {
    const subject = [content.subject.noun, content.subject.within, content.subject.id].join(" ");
    expect(contentHash(content)).toBe(hash);
    expect(content.previous).toBe(heads.get(subject));
    heads.set(subject, hash);
  }
}

async function auditOf({ store }: Context): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.audit({ after, limit: 100, newestFirst: false });
    entries.push(...page.items);
    if (!page.next) return entries;
    after = page.next;
  }
}

const codeOf = ({ reason }: PromiseRejectedResult): string => reason.code;

describe.each([
  ["in memory", inMemory],
  ["on DynamoDB", onDynoxide],
])("%s", (_, begin) => {
  test("fifty seats vote at once: every vote is counted, there is one outcome, and the audit is whole", async () => {
    const open = await begin();
    const deal = await atVote(open);

    await Promise.all(members.map((_, n) => vote(open, deal, n)));

    const { store } = open(strategyLead);
    const theCase = await store.get(cases, deal.caseId);
    expect(theCase).toMatchObject({ stage: "closed", finding: { carried: true, settled: true } });
    expect(theCase.finding).toMatchObject({
      for: seats.slice(0, 26).map(({ id }) => id),
      against: seats.slice(26, 46).map(({ id }) => id),
      abstained: seats.slice(46).map(({ id }) => id),
      absent: [],
    });
    expect(theCase.events.filter(({ type }) => type === "closed")).toHaveLength(1);
    expect(theCase.version).toBe(1 + seatCount);
    expect(await all(store, votes, { within: deal.caseId })).toHaveLength(seatCount);
    expect(await store.get(deals, deal.id)).toMatchObject({ status: "agreed" });

    const entries = await auditOf(open(strategyLead));
    expect(entries.filter(({ name }) => name === "vote.cast")).toHaveLength(seatCount);
    expectChained(entries);
  });

  test("one seat votes fifty times at once: one vote stands, and every other is told so", async () => {
    const open = await begin();
    const deal = await atVote(open);

    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => vote(open, deal, 1, n % 2 === 0 ? "for" : "against")));

    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusals = answers.filter((answer) => answer.status === "rejected");
    expect(new Set(refusals.map(codeOf))).toEqual(new Set(["already-voted"]));
    const { store } = open(strategyLead);
    expect((await store.get(cases, deal.caseId)).votesCast).toEqual([seats[1]!.id]);
    expect((await auditOf(open(strategyLead))).filter(({ name }) => name === "vote.cast")).toHaveLength(1);
  });

  test("a vote whose answer was lost is sent again while others vote, and is the same vote", async () => {
    const open = await begin();
    const deal = await atVote(open);
    const again = { id: "req_1", idempotency: { key: "press-1", hash: contentHash("the same vote") } };

    const others = Array.from({ length: 10 }, (_, n) => vote(open, deal, n + 10));
    const [first] = await Promise.all([vote(open, deal, 3, "for", again), ...others]);

    const recalled = await open(members[3]!, { ...again, id: "req_2" }).store.recall();
    expect(recalled).toEqual(first);
  });
});

test("whatever order the votes come in, the body decides the same", async () => {
  const outcomes = new Set<string>();
  for (const step of [1, 7, 23]) {
    const open = await inMemory();
    const deal = await atVote(open);
    for (let n = 0; n < seatCount; n++) await vote(open, deal, (n * step + step) % seatCount);
    const { finding } = await open(strategyLead).store.get(cases, deal.caseId as Id<"case">);
    outcomes.add(contentHash(finding));
  }
  expect(outcomes.size).toBe(1);
});
