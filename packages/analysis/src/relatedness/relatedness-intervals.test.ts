import { expect, test } from "vitest";
import {
  beforeRounding,
  economicComplexity,
  finish,
  type Measured,
  measuredExactly,
  presenceOf,
  proximity,
  relatednessIntervals,
  relatednessDensity,
  seededRandom,
} from "../index.ts";

const areas = 12;
const industries = 20;

/** Jobs as rounded as BRES publishes them, some of them just about at the threshold. */
function truth(seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: areas * industries }, () => 2_000 * random() ** 2);
}
const step = (jobs: number): number => (jobs <= 50 ? 5 : jobs <= 250 ? 25 : jobs <= 500 ? 50 : jobs <= 1_000 ? 100 : 250);
const published = (jobs: number): Measured => {
  const point = Math.round(jobs / step(jobs)) * step(jobs);
  return { point, ...beforeRounding(point, "bres"), error: "rounding" };
};
const densityOf = (jobs: readonly number[], area: number): Float64Array => {
  const presence = presenceOf({ areas, industries, jobs: Float64Array.from(jobs) });
  return relatednessDensity({ presence, proximity: proximity(presence) }).subarray(area * industries, (area + 1) * industries);
};
const simulated = (jobs: readonly Measured[], area: number, seed: number) =>
  finish(
    relatednessIntervals({
      areas,
      industries,
      jobs,
      cellOf: jobs.map((_, index) => index),
      area,
      threshold: 1,
      withComplexity: true,
      random: seededRandom(seed),
      draws: 199,
      level: 0.95,
    }),
  );

test("of exact jobs the interval is the density itself", () => {
  const jobs = truth(1);
  const density = densityOf(jobs, 3);
  for (const [industry, interval] of simulated(jobs.map(measuredExactly), 3, 1).density.entries()) {
    expect(interval?.low).toBeCloseTo(density[industry]!, 12);
    expect(interval?.high).toBeCloseTo(density[industry]!, 12);
  }
});

test("the density of the published jobs is inside", () => {
  const jobs = truth(2).map(published);
  const density = densityOf(
    jobs.map(({ point }) => point),
    5,
  );
  for (const [industry, interval] of simulated(jobs, 5, 1).density.entries()) {
    expect(interval!.low).toBeLessThanOrEqual(density[industry]! + 1e-12);
    expect(interval!.high).toBeGreaterThanOrEqual(density[industry]! - 1e-12);
  }
});

test("95% intervals hold the true density at least 95 times in a hundred, but for chance", () => {
  // A density moves in steps, so that its interval holds more than the level. 60 tables of 20 densities each,
  // which are not independent within a table: 90% would be many deviations off.
  let inside = 0;
  let asked = 0;
  for (let trial = 0; trial < 60; trial++) {
    const jobs = truth(100 + trial);
    const density = densityOf(jobs, trial % areas);
    for (const [industry, interval] of simulated(jobs.map(published), trial % areas, trial).density.entries()) {
      if (interval === undefined || Number.isNaN(density[industry]!)) continue;
      asked++;
      if (interval.low - 1e-12 <= density[industry]! && density[industry]! <= interval.high + 1e-12) inside++;
    }
  }
  expect(asked).toBeGreaterThan(1_100);
  expect(inside / asked).toBeGreaterThan(0.93);
});

test("95% intervals of an area's complexity hold the true one at least 90 times in a hundred", () => {
  // An eigenvector turns as a whole, so that areas of one table miss together: the tolerance is wide.
  let inside = 0;
  let asked = 0;
  for (let trial = 0; trial < 60; trial++) {
    const jobs = truth(300 + trial);
    const found = finish(economicComplexity(presenceOf({ areas, industries, jobs: Float64Array.from(jobs) })));
    if (!found.known) continue;
    for (const [area, interval] of simulated(jobs.map(published), 0, trial).complexity!.ofAreas.entries()) {
      if (interval === undefined) continue;
      asked++;
      if (interval.low - 1e-9 <= found.ofAreas[area]! && found.ofAreas[area]! <= interval.high + 1e-9) inside++;
    }
  }
  expect(asked).toBeGreaterThan(600);
  expect(inside / asked).toBeGreaterThan(0.9);
});

test("numbers that are added up to one cell are drawn each by itself", () => {
  const half = truth(5).map((jobs) => published(jobs / 2));
  const twice = [...half, ...half];
  const cellOf = twice.map((_, index) => index % half.length);
  const density = densityOf(
    half.map(({ point }) => 2 * point),
    2,
  );
  const found = finish(
    relatednessIntervals({
      areas,
      industries,
      jobs: twice,
      cellOf,
      area: 2,
      threshold: 1,
      withComplexity: false,
      random: seededRandom(1),
      draws: 99,
      level: 0.9,
    }),
  );
  expect(found.complexity).toBeUndefined();
  for (const [industry, interval] of found.density.entries()) {
    expect(interval!.low).toBeLessThanOrEqual(density[industry]! + 1e-12);
    expect(interval!.high).toBeGreaterThanOrEqual(density[industry]! - 1e-12);
  }
});

test("a cell that is not the table's is refused", () => {
  const ask = {
    areas,
    industries,
    jobs: [measuredExactly(1)],
    area: 0,
    threshold: 1,
    withComplexity: false,
    random: seededRandom(1),
    draws: 99,
    level: 0.9,
  };
  expect(() => finish(relatednessIntervals({ ...ask, cellOf: [areas * industries] }))).toThrow(RangeError);
  expect(() => finish(relatednessIntervals({ ...ask, cellOf: [] }))).toThrow(RangeError);
});
