import { expect, test } from "vitest";
import { permutationPValue, permutationPValueOfEither } from "../index.ts";

test("counts the observation itself: (m + 1) / (M + 1), never 0", () => {
  expect(permutationPValue({ asExtreme: 0, permutations: 999 })).toBe(0.001);
  expect(permutationPValue({ asExtreme: 49, permutations: 999 })).toBe(0.05);
  expect(permutationPValue({ asExtreme: 999, permutations: 999 })).toBe(1);
});

test("with either tail, the nearer one counts twice, up to 1", () => {
  expect(permutationPValueOfEither({ atLeast: 0, atMost: 999, permutations: 999 })).toBe(0.002);
  expect(permutationPValueOfEither({ atLeast: 990, atMost: 9, permutations: 999 })).toBe(0.02);
  expect(permutationPValueOfEither({ atLeast: 600, atMost: 700, permutations: 999 })).toBe(1);
});
