import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  distanceBand,
  finish,
  greatCircleMetres,
  islandsOf,
  isSymmetric,
  leastBandWithoutIslands,
  nearestNeighbours,
  type Points,
  type SpatialWeights,
  weightAtDistance,
} from "../index.ts";
import { pointIndex } from "./point-index.ts";

const manchester: [number, number] = [-2.2446, 53.479];
const leeds: [number, number] = [-1.5491, 53.8008];

describe("great circles", () => {
  test("a degree of latitude is 111.195 km on the mean sphere, and so is one of longitude at the equator", () => {
    expect(greatCircleMetres([0, 0], [0, 1])).toBeCloseTo((6_371_008.8 * Math.PI) / 180, 6);
    expect(greatCircleMetres([10, 0], [11, 0])).toBeCloseTo((6_371_008.8 * Math.PI) / 180, 6);
    expect(greatCircleMetres([10, 60], [11, 60])).toBeCloseTo(55_596, -1); // half as far at 60° north
  });

  test("half way round is half the circumference, and nowhere is nothing", () => {
    expect(greatCircleMetres([0, 90], [0, -90])).toBeCloseTo(6_371_008.8 * Math.PI, 3);
    expect(greatCircleMetres(leeds, leeds)).toBe(0);
  });

  test("Manchester to Leeds is 58 km, and the date line does not lie between near places", () => {
    expect(Math.abs(greatCircleMetres(manchester, leeds) - 58_200)).toBeLessThan(300);
    expect(greatCircleMetres([179.999, 10], [-179.999, 10])).toBeLessThan(220);
  });
});

const degrees = fc.tuple(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -89, max: 89, noNaN: true }));
const lattice = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
const somePoints: fc.Arbitrary<Points> = fc.oneof(
  fc.array(degrees, { minLength: 1, maxLength: 60 }).map((points): Points => ({ unit: "degrees", points })),
  fc.array(lattice, { minLength: 1, maxLength: 60 }).map((points): Points => ({ unit: "metres", points })), // many at one spot, many as far
);
const distanceOf = ({ unit, points }: Points, one: number, other: number): number =>
  unit === "degrees"
    ? greatCircleMetres(points[one]!, points[other]!)
    : Math.hypot(points[one]![0] - points[other]![0], points[one]![1] - points[other]![1]);

describe("nearest neighbours", () => {
  test("are the nearest, at their great-circle distance and not in degrees", () => {
    // At 60° north, 0.15 of a degree east is nearer than 0.1 north.
    const points: Points = {
      unit: "degrees",
      points: [
        [0, 60],
        [0.15, 60],
        [0, 60.1],
      ],
    };
    expect(neighboursOf(finish(nearestNeighbours(points, { k: 1, weigh: "alike" })).weights)[0]).toEqual([1]);
  });

  test("of several just as far the first in the order of places are taken, and that is told", () => {
    const cross: Points = {
      unit: "metres",
      points: [
        [0, 0],
        [0, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
        [9, 9],
      ],
    };
    const { weights, tied } = finish(nearestNeighbours(cross, { k: 2, weigh: "alike" }));
    expect(neighboursOf(weights)[0]).toEqual([1, 2]);
    expect(tied).toContain(0);
    expect(finish(nearestNeighbours(cross, { k: 4, weigh: "alike" })).tied).not.toContain(0);
  });

  test("where there are fewer others than asked for, all are taken", () => {
    const { weights, tied } = finish(
      nearestNeighbours(
        {
          unit: "metres",
          points: [
            [0, 0],
            [1, 1],
            [5, 5],
          ],
        },
        { k: 8, weigh: "alike" },
      ),
    );
    expect(neighboursOf(weights)).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect(tied).toEqual([]);
  });

  test("one place by itself is an island", () => {
    expect(islandsOf(finish(nearestNeighbours({ unit: "metres", points: [[0, 0]] }, { k: 3, weigh: "alike" })).weights)).toEqual([0]);
  });

  test("are those that looking at every pair finds", () => {
    fc.assert(
      fc.property(somePoints, fc.integer({ min: 1, max: 9 }), (points, k) => {
        const { weights } = finish(nearestNeighbours(points, { k, weigh: "alike" }));
        const found = neighboursOf(weights);
        for (let place = 0; place < points.points.length; place++) {
          const others = points.points.map((_, other) => other).filter((other) => other !== place);
          expect(found[place]).toHaveLength(Math.min(k, others.length));
          const furthest = Math.max(0, ...found[place]!.map((other) => distanceOf(points, place, other)));
          for (const other of others) {
            if (!found[place]!.includes(other))
              expect(distanceOf(points, place, other)).toBeGreaterThanOrEqual(furthest * (1 - 1e-8) - 1e-5);
          }
        }
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  test.each([[0], [1.5], [-1]])("refuses %s neighbours", (k) => {
    expect(() => finish(nearestNeighbours({ unit: "metres", points: [[0, 0]] }, { k, weigh: "alike" }))).toThrow(RangeError);
  });
});

describe("distance bands", () => {
  test("hold everybody within the distance, ends included, and are symmetric", () => {
    const points: Points = {
      unit: "metres",
      points: [
        [0, 0],
        [3, 4],
        [6, 8],
        [0, 5.000001],
      ],
    };
    const weights = finish(distanceBand(points, { withinMetres: 5, weigh: "alike", mostNeighbours: 100 }))!;
    expect(neighboursOf(weights)).toEqual([[1], [0, 2, 3], [1], [1]]);
    expect(isSymmetric(weights)).toBe(true);
  });

  test("a place with nobody so near is an island; at the least band without islands there is none", () => {
    const points: Points = { unit: "degrees", points: [manchester, leeds, [-1.47, 53.38]] };
    const band = (withinMetres: number) => finish(distanceBand(points, { withinMetres, weigh: "alike", mostNeighbours: 100 }))!;
    expect(islandsOf(band(40_000))).toEqual([0, 1, 2]);
    const least = leastBandWithoutIslands(points)!;
    expect(islandsOf(band(least))).toEqual([]);
    expect(islandsOf(band(least * 0.999))).not.toEqual([]);
    expect(leastBandWithoutIslands({ unit: "metres", points: [[0, 0]] })).toBeUndefined();
  });

  test("are those that looking at every pair finds", () => {
    fc.assert(
      fc.property(somePoints, fc.integer({ min: 1, max: 8 }), (points, reach) => {
        const withinMetres = points.unit === "metres" ? reach : reach * 1_000_003;
        const found = neighboursOf(finish(distanceBand(points, { withinMetres, weigh: "alike", mostNeighbours: 10_000 }))!);
        points.points.forEach((_, place) => {
          const expected = points.points
            .map((__, other) => other)
            .filter((other) => other !== place && distanceOf(points, place, other) <= withinMetres);
          expect(found[place]).toEqual(expected);
        });
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  test("more neighbours than allowed are not made", () => {
    const points: Points = { unit: "metres", points: Array.from({ length: 50 }, (_, place) => [place, 0]) };
    expect(finish(distanceBand(points, { withinMetres: 100, weigh: "alike", mostNeighbours: 1_000 }))).toBeUndefined();
    expect(finish(distanceBand(points, { withinMetres: 100, weigh: "alike", mostNeighbours: 2_450 }))).toBeDefined();
  });

  test.each([[0], [-5], [Number.NaN], [Number.POSITIVE_INFINITY]])("refuses a band of %s metres", (withinMetres) => {
    expect(() => finish(distanceBand({ unit: "metres", points: [[0, 0]] }, { withinMetres, weigh: "alike", mostNeighbours: 9 }))).toThrow(
      RangeError,
    );
  });
});

describe("weights by distance", () => {
  test("halve where the distance doubles, with power 1, and never grow without limit", () => {
    const points: Points = {
      unit: "metres",
      points: [
        [0, 0],
        [2, 0],
        [4, 0],
        [0, 0],
      ],
    };
    const weights = finish(distanceBand(points, { withinMetres: 10, weigh: { power: 1, noNearerThanMetres: 1 }, mostNeighbours: 100 }))!;
    expect([...weights.weights.subarray(0, 3)]).toEqual([0.5, 0.25, 1]); // the third lies at the same spot
    expect(weightAtDistance({ power: 2, noNearerThanMetres: 1 }, 4)).toBe(1 / 16);
  });

  test("refuse what gives no weights", () => {
    expect(() => weightAtDistance({ power: 0, noNearerThanMetres: 1 }, 4)).toThrow(RangeError);
    expect(() => weightAtDistance({ power: 1, noNearerThanMetres: 0 }, 4)).toThrow(RangeError);
  });
});

test("a position that is none is refused", () => {
  expect(() => pointIndex({ unit: "degrees", points: [[0, 91]] })).toThrow(RangeError);
  expect(() => pointIndex({ unit: "metres", points: [[Number.NaN, 0]] })).toThrow(RangeError);
});

function neighboursOf({ size, starts, neighbours }: SpatialWeights): number[][] {
  return Array.from({ length: size }, (_, place) => [...neighbours.subarray(starts[place], starts[place + 1])]);
}
