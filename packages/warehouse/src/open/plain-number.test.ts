import fc from "fast-check";
import { expect, test } from "vitest";
import { movePoint, plainNumber } from "./plain-number.ts";

test("a number is written in full, with no exponent and no more figures than it needs", () => {
  expect([1e21, 1e-7, 0.28999999999999998, 123456789012345, -1.5e-10, 0].map(plainNumber)).toEqual([
    "1000000000000000000000",
    "0.0000001",
    "0.29",
    "123456789012345",
    "-0.00000000015",
    "0",
  ]);
});

test("any number can be read back from how it is written", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = plainNumber(number);
      return /^-?\d+(\.\d+)?$/.test(text) && Number(text) === (number === 0 ? 0 : number);
    }),
  );
});

test("a share becomes its per cent by moving the point, without noise", () => {
  expect(movePoint("0.07", 2)).toBe("7");
  expect(movePoint("1.005", 2)).toBe("100.5");
  expect(movePoint("-0.0001", 2)).toBe("-0.01");
  expect(movePoint("3", 2)).toBe("300");
  expect(movePoint("5", -3)).toBe("0.005");
});
