import { expect, test } from "vitest";
import type { Insight } from "@concord/domain/insights";
import { insightsSearch } from "./insights-search.ts";
import { shownInsights } from "./shown-insights.ts";

const insight = (but: Partial<Insight>): Insight =>
  ({
    id: "ins_1",
    claim: { words: "We have twice the country's share of textile jobs." },
    about: { rowName: "Manufacturing", measureName: "Location quotient" },
    question: { question: "unusually-good-at", jobs: { datasetId: "dat_1" } },
    standing: "holds",
    runs: [{ resultHash: "a" }],
    ...but,
  }) as unknown as Insight;
const retired = { how: "merged" } as Insight["retired"];

test("an address keeps what it may say, and an old address of a standing is understood", () => {
  expect(insightsSearch({ state: "weakened", question: "grow-next", dataset: "dat_1", review: "agreed", find: 2015 })).toEqual({
    state: "weakened",
    question: "grow-next",
    dataset: "dat_1",
    review: "agreed",
    find: "2015",
  });
  expect(insightsSearch({ standing: "overturned" })).toEqual({ state: "overturned" });
  expect(insightsSearch({ state: "fine", question: "What?", review: 3, find: "  " })).toEqual({});
});

test("what others took the place of is shown only where it is asked for", () => {
  const items = [insight({}), insight({ id: "ins_2" as Insight["id"], retired })];
  expect(shownInsights(items, {}).map(({ id }) => id)).toEqual(["ins_1"]);
  expect(shownInsights(items, { state: "retired" }).map(({ id }) => id)).toEqual(["ins_2"]);
  expect(shownInsights(items, { state: "holds" }).map(({ id }) => id)).toEqual(["ins_1"]);
});

test("insights are found by words of the claim and of what it is of, by question, dataset and review", () => {
  const items = [insight({})];
  const finds = (search: Parameters<typeof shownInsights>[1]) => shownInsights(items, search).length === 1;
  expect(finds({ find: "manufacturing TEXTILE" })).toBe(true);
  expect(finds({ find: "fishing" })).toBe(false);
  expect(finds({ question: "grow-next" })).toBe(false);
  expect(finds({ dataset: "dat_1", question: "unusually-good-at" })).toBe(true);
  expect(finds({ dataset: "dat_2" })).toBe(false);
  expect(finds({ review: "not-yet" })).toBe(true);
  expect(finds({ review: "agreed" })).toBe(false);
});
