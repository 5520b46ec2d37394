import { expect, test } from "vitest";
import { normalPValue } from "../index.ts";

// Abramowitz and Stegun (1964), table 26.1 and 26.2: 1 − Φ(z).
test.each([
  [0, 0.5],
  [1, 0.158655253931457],
  [1.959963984540054, 0.025],
  [3, 0.00134989803163],
  [5, 2.866515719e-7],
  [8, 6.220960574e-16],
  [10, 7.61985302416e-24],
])("the upper tail of %s", (z, expected) => {
  expect(Math.abs(normalPValue(z, "greater") / expected - 1)).toBeLessThan(1e-9);
});

test("the tails mirror each other, and either is both", () => {
  for (const z of [-4, -1.3, 0, 0.2, 6, 40]) {
    expect(normalPValue(z, "less")).toBe(normalPValue(-z, "greater"));
    expect(normalPValue(z, "greater") + normalPValue(z, "less")).toBeCloseTo(1, 14);
    expect(normalPValue(z, "either")).toBeCloseTo(2 * Math.min(normalPValue(z, "greater"), normalPValue(z, "less")), 14);
  }
  expect(normalPValue(Number.NaN, "either")).toBeNaN();
});
