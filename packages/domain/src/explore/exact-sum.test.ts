import fc from "fast-check";
import { expect, test } from "vitest";
import { runningSum, summingOf, told } from "./exact-sum.ts";

const figures = fc.array(
  fc.oneof(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.constantFrom(0.1, 0.2, -0.3, 1e9, -1e9, 1e-9),
    fc.integer({ min: -1e6, max: 1e6 }),
  ),
  { minLength: 1, maxLength: 60 },
);
const known = (values: readonly number[]) =>
  summingOf({ type: "number", min: String(Math.min(...values)), max: String(Math.max(...values)) }, values.length);
const sumOf = (values: readonly number[], how: ReturnType<typeof summingOf>): number => {
  const sum = runningSum(how);
  for (const value of values) sum.add(value);
  return sum.value();
};

test("a sum is the same to the last bit in whatever order its figures come", () => {
  fc.assert(
    fc.property(figures, fc.nat(), (values, turn) => {
      const turned = [...values.slice(turn % values.length), ...values.slice(0, turn % values.length)].reverse();
      for (const how of [known(values), { how: "integers" } as const]) expect(sumOf(turned, how)).toBe(sumOf(values, how));
    }),
  );
});

test("it is what the figures come to, to within what a double can say and 10^-15", () => {
  fc.assert(
    fc.property(figures, (values) => {
      const exact = Number(values.reduce((sum, value) => sum + BigInt(Math.trunc(value * 2 ** 60)), 0n)) / 2 ** 60;
      for (const how of [known(values), { how: "integers" } as const]) {
        expect(Math.abs(sumOf(values, how) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -52 + 1e-15);
      }
    }),
  );
});

test("pounds and pence come to pounds and pence, and large whole figures keep every digit", () => {
  expect(told(sumOf([0.1, 0.2], known([0.1, 0.2])))).toBe(0.3);
  expect(told(sumOf([1e15, 0.1, -1e15], known([1e15, 0.1, -1e15])))).toBe(0.1);
  expect(told(sumOf([1234567890123, 1], { how: "whole" }))).toBe(1234567890124);
  expect(() => sumOf([1e19, 1e19, 1e20, 1e21], { how: "integers" })).toThrow("too large to be added");
});
