import { expect, test } from "vitest";
import { inOrderOfTime } from "./period-order.ts";

test.each([
  ["2015", "2021"],
  ["Oct 2015-Sep 2016", "Apr 2016-Mar 2017"],
  ["Apr 2016-Mar 2017", "Jan 2017-Dec 2017"],
  ["March 2015", "June 2015"],
  ["December 2015", "April 2016"],
  ["2015 Q4", "2016 Q1"],
  ["Q4 2015", "Q1 2016"],
  ["2021-06", "2021-11"],
])("%s comes before %s", (one, other) => {
  expect(inOrderOfTime(one, other)).toBe(-1);
  expect(inOrderOfTime(other, one)).toBe(1);
  expect(inOrderOfTime(one, one)).toBe(0);
});
