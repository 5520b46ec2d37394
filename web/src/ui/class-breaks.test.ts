import * as fc from "fast-check";
import { expect, test } from "vitest";
import { classBreaks, classOf } from "./class-breaks.ts";

test("natural breaks fall into the gaps that anybody sees", () => {
  const figures = [1, 2, 3, 101, 102, 103, 501, 502, 503];
  const breaks = classBreaks(figures, { method: "natural", classes: 3 });
  expect(figures.map((figure) => classOf(figure, breaks))).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  expect(breaks.map((at) => String(at).replace(/0+$/, "").length <= 2)).toEqual([true, true]);
});

test("quantiles put as many places in each class, and equal steps are of one width", () => {
  const figures = Array.from({ length: 20 }, (_, at) => at * at);
  const quantile = classBreaks(figures, { method: "quantile", classes: 4 });
  expect([0, 1, 2, 3].map((one) => figures.filter((figure) => classOf(figure, quantile) === one).length)).toEqual([5, 5, 5, 5]);
  expect(classBreaks([0, 10, 20, 30, 40], { method: "equal", classes: 4 })).toEqual([10, 20, 30]);
});

test("where all places have one figure there is one class", () => {
  expect(classBreaks([7, 7, 7], { method: "natural", classes: 5 })).toEqual([]);
  expect(classBreaks([], { method: "quantile", classes: 5 })).toEqual([]);
});

test("breaks rise, no class is empty by natural breaks or quantiles, and the lowest figure is in the first", () => {
  const figures = fc.array(
    fc.integer({ min: -1e9, max: 1e9 }).map((figure) => figure / 1000),
    { minLength: 2, maxLength: 60 },
  );
  fc.assert(
    fc.property(
      figures,
      fc.constantFrom("natural" as const, "quantile" as const, "equal" as const),
      fc.integer({ min: 2, max: 7 }),
      (all, method, classes) => {
        const breaks = classBreaks(all, { method, classes });
        expect(breaks.length).toBeLessThan(classes);
        expect(breaks).toEqual([...new Set(breaks)].sort((one, other) => one - other));
        expect(classOf(Math.min(...all), breaks)).toBe(0);
        if (method === "equal") return;
        const used = new Set(all.map((figure) => classOf(figure, breaks)));
        expect(used.size).toBe(breaks.length + 1);
      },
    ),
  );
});

test("no other way to cut a few figures in three leaves less variance than natural breaks", () => {
  const variance = (figures: readonly number[]) => {
    const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
    return figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  };
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 9 }), (found) => {
      const sorted = found.toSorted((one, other) => one - other);
      const breaks = classBreaks(sorted, { method: "natural", classes: 3 });
      const ours = [0, 1, 2].reduce((sum, one) => sum + variance(sorted.filter((figure) => classOf(figure, breaks) === one)), 0);
      for (let first = 1; first < sorted.length - 1; first++)
        for (let second = first + 1; second < sorted.length; second++) {
          const other = variance(sorted.slice(0, first)) + variance(sorted.slice(first, second)) + variance(sorted.slice(second));
          expect(ours).toBeLessThanOrEqual(other + 1e-6);
        }
    }),
  );
});
