import { expect, test } from "vitest";
import { sayInterval, sayPoint, sayRank, saysApart, saysHigher, sayTiers } from "./figures.ts";

const figure = (low: number | null, point: number | null, high: number | null) => ({ low, point, high });

test("an interval is said as far as it is held, and not where there is none", () => {
  expect(sayInterval("ratio", figure(1.38, 1.43, 1.47))).toBe("1.38 to 1.47");
  expect(sayInterval("count", figure(40, 50, null))).toBe("at least 40");
  expect(sayInterval("count", figure(null, 50, 60))).toBe("at most 60");
  expect(sayInterval("count", figure(50, 50, 50))).toBeUndefined();
  expect(sayInterval("count", figure(null, 50, null))).toBeUndefined();
  expect(sayPoint("count", figure(null, null, null))).toBe("not known");
});

test("a figure is above or below something, or higher than another, only where the whole of its interval is", () => {
  expect(saysApart(figure(1.01, 1.2, 1.4), 1)).toBe("above");
  expect(saysApart(figure(0.9, 1.2, 1.4), 1)).toBe("cannot-be-told");
  expect(saysApart(figure(null, 0.5, 0.8), 1)).toBe("below");
  expect(saysApart(figure(1, 1, 1), 1)).toBe("cannot-be-told");
  expect(saysHigher(figure(3, 4, 5), figure(1, 2, 2.9))).toBe("first");
  expect(saysHigher(figure(3, 4, 5), figure(2, 3, 3))).toBe("cannot-be-told");
  expect(saysHigher(figure(1, 2, null), figure(5, 6, 7))).toBe("cannot-be-told");
});

test("a rank is a single one only where it can be told", () => {
  expect(sayRank({ ranks: { best: 2, worst: 2 } })).toBe("2");
  expect(sayRank({ ranks: { best: 2, worst: 5 } })).toBe("2 to 5");
  expect(sayRank({ ranks: null })).toBe("not ranked");
  expect(sayTiers([{ ranks: { best: 1, worst: 1 } }, { ranks: { best: 2, worst: 3 } }, { ranks: { best: 2, worst: 3 } }])).toBe(
    "1 of 3 ranks can be told exactly. The other rows cannot be told apart from some of their neighbours, so a range is given.",
  );
});
