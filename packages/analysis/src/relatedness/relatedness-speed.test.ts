import { expect, test } from "vitest";
import { economicComplexity, finish, presenceOf, proximity, relatednessDensity, seededRandom } from "../index.ts";

test("40 areas by 700 classes take well under a second, from jobs to density and complexity", () => {
  const random = seededRandom(3);
  const areas = 40;
  const industries = 700;
  const jobs = Float64Array.from({ length: areas * industries }, () => Math.floor(4_000 * random() ** 4));
  const started = performance.now();
  const presence = presenceOf({ areas, industries, jobs });
  const density = relatednessDensity({ presence, proximity: proximity(presence) });
  const complexity = finish(economicComplexity(presence));
  const taken = performance.now() - started;
  expect(density.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(complexity.known).toBe(true);
  expect(taken).toBeLessThan(1_000);
});
