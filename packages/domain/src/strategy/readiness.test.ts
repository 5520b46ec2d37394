import { expect, test } from "vitest";
import { action, fixedId, insight, priority, strategy, vision } from "@concord/testkit";
import { judgeReadiness, type ReadinessFacts } from "./readiness.ts";

const whole = (but: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  strategy: strategy(),
  priorities: [priority()],
  actions: [action()],
  vision: vision(),
  insights: [insight()],
  ...but,
});
const failing = (facts: ReadinessFacts) => judgeReadiness(facts).filter(({ passes }) => !passes);

test("a priority with evidence, alignment and one complete action is ready", () => {
  expect(failing(whole())).toEqual([]);
});

test.each([
  ["an owner", { ownerId: undefined }, "has-an-owner", "owner"],
  ["an end date", { endsOn: undefined }, "has-dates", "dates"],
  ["a cost", { costPounds: undefined }, "has-a-cost", "cost"],
  ["funding with its status", { funding: undefined }, "has-funding", "funding"],
  ["a target outcome", { outcomeId: undefined }, "has-an-outcome", "outcome"],
] as const)("an action without %s keeps the strategy from being adopted, and says where to mend it", (_, without, code, field) => {
  const [check, ...others] = failing(whole({ actions: [action(without)] }));
  expect(check).toMatchObject({ code, about: "Build forty small workshops", where: `${action().id}-${field}` });
  expect(others).toEqual([]);
});

test("a cost of nothing is a cost", () => {
  expect(failing(whole({ actions: [action({ costPounds: 0 })] }))).toEqual([]);
});

test("an outcome that has left the vision is no outcome to aim at", () => {
  expect(failing(whole({ vision: vision({ outcomes: [] }) })).map(({ code }) => code)).toEqual(["has-an-outcome"]);
});

test("evidence that weakened still carries a priority; evidence that was overturned does not, unless another insight stands", () => {
  const weakened = whole({ insights: [insight({ standing: "weakened" })] });
  const overturned = whole({ insights: [insight({ standing: "overturned" })] });
  const second = insight({ id: fixedId("insight", "sec0nd") });
  const both = whole({
    priorities: [priority({ cites: [insight().id, second.id] })],
    insights: [insight({ standing: "overturned" }), second],
  });

  expect(failing(weakened)).toEqual([]);
  expect(failing(overturned).map(({ code }) => code)).toEqual(["cites-an-insight-that-stands"]);
  expect(failing(both)).toEqual([]);
});

test("an empty strategy lacks its first priority, and a bare priority lacks evidence, alignment and an action", () => {
  expect(failing(whole({ priorities: [], actions: [] })).map(({ code }) => code)).toEqual(["has-a-priority"]);
  const bare = whole({ priorities: [priority({ cites: [], alignsWith: [] })], actions: [] });
  expect(failing(bare).map(({ code }) => code)).toEqual(["cites-an-insight-that-stands", "is-aligned", "has-an-action"]);
});

test("an element of another framework is no alignment", () => {
  const other = whole({ priorities: [priority({ alignsWith: ["is-2017/ideas"] })] });
  expect(failing(other).map(({ code }) => code)).toEqual(["is-aligned"]);
});
