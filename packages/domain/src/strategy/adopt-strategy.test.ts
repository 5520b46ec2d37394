import { expect, test } from "vitest";
import { all } from "@concord/domain";
import { insights } from "@concord/domain/insights";
import { members } from "@concord/domain/people";
import { visions } from "@concord/domain/vision";
import { action, fixedId, insight, member, north, priority, strategy, strategyLead, vision, world } from "@concord/testkit";
import { deals } from "@concord/domain/deals";
import { draftDeal } from "@concord/testkit";
import { adoptStrategy } from "./adopt-strategy.ts";
import { changeStrategy } from "./change-strategy.ts";
import { createStrategy } from "./create-strategy.ts";
import { movePriority } from "./move-part.ts";
import { removePriority } from "./remove-part.ts";
import { addAction, changeAction } from "./set-action.ts";
import { addPriority, changePriority } from "./set-priority.ts";
import { actions, priorities, strategies, strategyTextHash } from "./strategy.ts";
import { viewStrategy } from "./view-strategy.ts";

const words = { title: "Make more here", text: "", cites: [insight().id], alignsWith: ["is-8/advanced-manufacturing"], outcomeIds: [] };
const place = { strategyId: strategy().id, priorityId: priority().id };

/** A strategy that lacks nothing. */
function ready() {
  const here = world();
  here.has(strategies, strategy());
  here.has(priorities, priority());
  here.has(actions, action());
  here.has(visions, vision());
  here.has(insights, insight());
  here.has(members, member({ personId: strategyLead.id }));
  return here;
}

test("adopting pins who, when, and the hash of the whole text", async () => {
  const { as } = ready();

  const adopted = await adoptStrategy(as(strategyLead), strategy().id);

  const textHash = strategyTextHash(strategy(), [priority()], [action()]);
  expect(adopted).toMatchObject({ status: "adopted", adoptedBy: strategyLead.id, adoptions: [{ by: strategyLead.id, textHash }] });
});

test("a refusal lists every part that is missing, each with the place where it is mended, and changes nothing", async () => {
  const { as, has, audit } = ready();
  has(actions, action({ ownerId: undefined, costPounds: undefined }));

  await expect(adoptStrategy(as(strategyLead), strategy().id)).rejects.toMatchObject({
    kind: "refused",
    code: "strategy-not-ready",
    parts: [{ at: `${action().id}-owner` }, { at: `${action().id}-cost` }],
  });
  expect(audit()).toEqual([]);
});

test("a change to what was adopted makes it a draft again, on the record, and the adoption stays there too", async () => {
  const { as, audit } = ready();
  await adoptStrategy(as(strategyLead), strategy().id);

  await changeAction(as(strategyLead), { ...place, actionId: action().id }, { title: "Build fifty small workshops" });

  const reopened = await as(strategyLead).store.get(strategies, strategy().id);
  expect(reopened).toMatchObject({
    status: "draft",
    reopenedAt: expect.any(String),
    adoptions: [{ by: strategyLead.id }],
  });
  expect(reopened.adoptedAt).toBeUndefined();
  expect(audit().at(-1)).toMatchObject({ name: "action.changed", detail: { reopened: true } });
});

test("a change made while a strategy is being adopted is never adopted unread", async () => {
  const { as } = ready();
  const slow = as(strategyLead);
  const adopting = {
    ...slow,
    now: slow.now,
    store: {
      ...slow.store,
      save: async (...args: Parameters<typeof slow.store.save>) => {
        await changeAction(as(strategyLead), { ...place, actionId: action().id }, { title: "Something else" });
        return slow.store.save(...args);
      },
    },
  } as typeof slow;

  await expect(adoptStrategy(adopting, strategy().id)).rejects.toMatchObject({ kind: "stale" });
  expect((await slow.store.get(strategies, strategy().id)).status).toBe("draft");
});

test("only insights of this authority can be cited, only elements of its framework aligned with, only its people made owners", async () => {
  const { as, has } = ready();
  const theirs = insight({ id: "ins_000000000000000000000the1r" as (typeof words.cites)[number] });
  has(insights, theirs, north);
  const context = as(strategyLead);

  await expect(addPriority(context, strategy().id, { ...words, cites: [theirs.id] })).rejects.toMatchObject({ code: "insight-not-here" });
  await expect(addPriority(context, strategy().id, { ...words, alignsWith: ["is-2017/ideas"] })).rejects.toMatchObject({
    code: "element-not-in-framework",
  });
  await expect(addAction(context, place, { title: "Train", ownerId: member().personId })).rejects.toMatchObject({ code: "owner-not-here" });
  await expect(addAction(context, place, { title: "Train", startsOn: "2027-04-01", endsOn: "2027-03-31" })).rejects.toMatchObject({
    code: "ends-before-it-starts",
  });
});

test("what was merged stays cited where it was and is cited nowhere anew; it stands as what took its place", async () => {
  const { as, has } = ready();
  const merged = fixedId("insight", "merged");
  has(
    insights,
    insight({ retired: { how: "merged", into: [merged], at: "2026-11-20T09:00:00.000Z", by: strategyLead.id, byName: strategyLead.name } }),
  );
  has(insights, insight({ id: merged, origin: { how: "merged", from: [insight().id] } }));
  const context = as(strategyLead);
  await expect(addPriority(context, strategy().id, words)).rejects.toMatchObject({ code: "insight-retired" });
  await changePriority(context, strategy().id, priority().id, words);
  expect((await viewStrategy(context, strategy().id)).citations).toMatchObject([
    { id: insight().id, standing: "holds", retired: { how: "merged", into: [{ id: merged }] } },
  ]);

  has(insights, insight({ id: merged, origin: { how: "merged", from: [insight().id] }, standing: "overturned" }));
  const view = await viewStrategy(context, strategy().id);
  expect(view.citations).toMatchObject([{ standing: "overturned" }]);
  await expect(adoptStrategy(context, strategy().id)).rejects.toMatchObject({ code: "strategy-not-ready" });
});

test("priorities keep the order they were added in until one is moved", async () => {
  const { as, has } = world();
  has(insights, insight());
  const context = as(strategyLead);
  const { id } = await createStrategy(context, { title: "Plan", framework: "is-8@2025" });
  const first = await addPriority(context, id, words);
  const second = await addPriority(context, id, { ...words, title: "Move more people" });

  await movePriority(context, id, second.id, "earlier");

  const inOrder = (await all(context.store, priorities, { within: id })).toSorted((one, other) => one.order - other.order);
  expect(inOrder.map(({ title }) => title)).toEqual([second.title, first.title]);
  await expect(movePriority(context, id, second.id, "earlier")).rejects.toMatchObject({ code: "nowhere-to-move" });
});

test("a priority goes with its actions, but not while a deal serves it", async () => {
  const { as, has } = ready();
  const context = as(strategyLead);
  has(
    deals,
    draftDeal({
      asks: [{ id: "ask_00000000000000000000000000", title: "Fund it", text: "", pounds: 1, priorityIds: [priority().id], parties: [] }],
    }),
  );
  await expect(removePriority(context, strategy().id, priority().id)).rejects.toMatchObject({ code: "priority-in-a-deal" });

  has(deals, draftDeal({ asks: [], offers: [] }));
  await removePriority(context, strategy().id, priority().id);
  expect(await all(context.store, actions, { within: strategy().id })).toEqual([]);
});

test("a strategy cannot be moved to another framework while its priorities line up with this one", async () => {
  const { as } = ready();
  const context = as(strategyLead);
  const moved = { title: "Local Growth Plan", framework: "is-2017@2017" };
  await expect(changeStrategy(context, strategy().id, moved)).rejects.toMatchObject({ code: "alignments-of-other-framework" });

  await changePriority(context, strategy().id, priority().id, { ...words, alignsWith: [] });
  expect(await changeStrategy(context, strategy().id, moved)).toMatchObject({ framework: "is-2017@2017" });
});
