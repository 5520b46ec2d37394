import { expect, test } from "vitest";
import { acceptedVersion, dataset, draftDeal, fixedId, insight, openCase, priority, strategy, submittedDeal } from "@concord/testkit";
import type { ThreadFacts } from "../thread/thread.ts";
import { healthOf } from "./health.ts";

const nothing: ThreadFacts = {
  datasets: [],
  versions: [],
  insights: [],
  vision: undefined,
  strategies: [],
  deals: [],
  appraisals: [],
  cases: [],
};
const now = new Date("2026-11-24T10:30:00.000Z");

test("a client that has only begun has a row of nothings, and no invented date", () => {
  expect(healthOf(nothing, now)).toEqual({
    evidence: { datasets: 0 },
    insights: { holds: 0, weakened: 0, overturned: 0 },
    strategy: undefined,
    deals: { draft: 0, submitted: 0, agreed: 0, refused: 0 },
    decisions: { due: 0 },
  });
});

test("evidence is as old as its newest accepted version, in London's days", () => {
  const facts = {
    ...nothing,
    datasets: [dataset()],
    versions: [
      acceptedVersion({ number: 1, checkedAt: "2026-10-01T09:00:00.000Z" }),
      acceptedVersion({ number: 2, checkedAt: "2026-11-23T23:30:00.000Z" }),
    ],
  };
  expect(healthOf(facts, now).evidence).toEqual({ datasets: 1, newestAt: "2026-11-23T23:30:00.000Z", daysOld: 1 });
});

test("counts claims by how they stand, deals by stage, and only the decisions that are still to be taken", () => {
  const facts = {
    ...nothing,
    insights: [insight(), insight({ standing: "overturned" }), insight({ standing: "overturned" })],
    deals: [draftDeal(), submittedDeal()],
    cases: [openCase({ openedAt: "2026-11-20T09:00:00.000Z" }), openCase({ stage: "closed", openedAt: "2026-11-01T09:00:00.000Z" })],
  };
  expect(healthOf(facts, now)).toMatchObject({
    insights: { holds: 1, weakened: 0, overturned: 2 },
    deals: { draft: 1, submitted: 1, agreed: 0, refused: 0 },
    decisions: { due: 1, oldestSince: "2026-11-20T09:00:00.000Z" },
  });
});

test("of several strategies the row shows the one that is furthest from ready, by the very tests that adoption asks", () => {
  const empty = { strategy: strategy({ id: fixedId("strategy", "empty"), title: "Empty" }), priorities: [], actions: [] };
  const begun = { strategy: strategy({ title: "Begun" }), priorities: [priority()], actions: [] };
  const row = healthOf({ ...nothing, strategies: [begun, empty] }, now).strategy;
  expect(row).toMatchObject({ title: "Empty", passed: 0, of: 1 });
});
