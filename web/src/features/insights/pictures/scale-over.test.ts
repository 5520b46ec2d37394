import { expect, test } from "vitest";
import { scaleOver } from "./scale-over.ts";

const figure = (low: number | null, point: number | null, high: number | null) => ({ low, point, high });

test("every figure is on its scale, and the value to compare with", () => {
  const { low, high, log } = scaleOver([figure(1.1, 1.2, 1.3), figure(3, 4, 5)], { unit: "ratio", neutral: 1 });
  expect(log).toBe(true);
  expect(low).toBeLessThan(1);
  expect(high).toBeGreaterThan(5);
});

test("an interval that nothing much holds does not make dots of all the others", () => {
  const narrow = Array.from({ length: 40 }, (_, at) => figure(at, at + 1, at + 2));
  const { high } = scaleOver([...narrow, figure(0, 20, 100_000)], { unit: "index" });
  expect(high).toBeLessThan(100);
});

test("counts are drawn from nought, but not where all of them lie far from it", () => {
  expect(scaleOver([figure(10, 20, 30), figure(80, 90, 100)], { unit: "count" }).low).toBe(0);
  expect(scaleOver([figure(960, 970, 980), figure(980, 990, 1000)], { unit: "count" }).low).toBeGreaterThan(900);
});

test("ticks of ratios reach both ends, fine where all lies close to 1", () => {
  expect(scaleOver([figure(0.75, 0.8, 0.85), figure(1.2, 1.3, 1.4)], { unit: "ratio", neutral: 1 }).ticks).toEqual([
    0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4,
  ]);
  const wide = scaleOver([figure(0.2, 0.25, 0.3), figure(3, 4, 5)], { unit: "ratio", neutral: 1 }).ticks;
  expect(wide[0]).toBeLessThan(0.4);
  expect(wide.at(-1)).toBeGreaterThan(3);
});

test("nothing known has a scale too", () => {
  expect(scaleOver([figure(null, null, null)], { unit: "count" })).toMatchObject({ low: 0, high: 1 });
});
