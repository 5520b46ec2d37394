import { expect, test } from "vitest";
import { judgeAcceptance } from "../index.ts";

const of = (rowsRead: number, rowsRejected: number) => ({ rowsRead, rowsRejected, rejectCount: rowsRejected });

test("a dataset that tolerates nothing refuses at the first bad row", () => {
  expect(judgeAcceptance(of(1000, 0), 0)).toEqual({ allowed: true });
  expect(judgeAcceptance(of(1000, 1), 0)).toEqual({ allowed: false, because: "too-many-bad-rows" });
});

test("the share that is tolerated is tolerated exactly", () => {
  expect(judgeAcceptance(of(1000, 10), 0.01)).toEqual({ allowed: true });
  expect(judgeAcceptance(of(1000, 11), 0.01)).toEqual({ allowed: false, because: "too-many-bad-rows" });
});

test("a quote that does not close, no rows, and nothing but bad rows are never tolerated", () => {
  expect(judgeAcceptance({ ...of(1000, 1), brokenQuoteAt: 3 }, 1)).toEqual({ allowed: false, because: "quotes-broken" });
  expect(judgeAcceptance(of(0, 0), 1)).toEqual({ allowed: false, because: "no-rows" });
  expect(judgeAcceptance(of(5, 5), 1)).toEqual({ allowed: false, because: "all-rows-bad" });
});
