import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/relatedness.json" with { type: "json" };
import {
  closestPresent,
  diversity,
  type Presence,
  presenceOf,
  proximity,
  relatednessDensity,
  relatednessDensityOf,
  ubiquity,
} from "../index.ts";

const table = (rows: readonly (readonly number[])[]) => ({
  areas: rows.length,
  industries: rows[0]!.length,
  jobs: Float64Array.from(rows.flat()),
});
const presence = (rows: readonly (readonly number[])[]): Presence => ({
  areas: rows.length,
  industries: rows[0]!.length,
  cells: Uint8Array.from(rows.flat()),
});

test("an example that can be checked by hand: what two of three areas have together is close, what they have apart is not", () => {
  //             bread beer cheese ships
  const here = presence([
    [1, 1, 0, 0], // Northtown
    [1, 1, 1, 0], // Midham
    [0, 0, 1, 1], // Southport
  ]);
  expect([...diversity(here)]).toEqual([2, 3, 2]);
  expect([...ubiquity(here)]).toEqual([2, 2, 2, 1]);

  const phi = proximity(here);
  expect(phi[0 * 4 + 1]).toBe(1); // bread and beer: always together
  expect(phi[0 * 4 + 2]).toBe(0.5); // bread and cheese: one of two areas, both ways
  expect(phi[2 * 4 + 3]).toBe(0.5); // ships are always with cheese, but cheese only half the time with ships
  expect(phi[0 * 4 + 3]).toBe(0);

  // Around cheese lie bread (0.5), beer (0.5) and ships (0.5): Northtown has the first two.
  const density = relatednessDensity({ presence: here, proximity: phi });
  expect(density[0 * 4 + 2]).toBeCloseTo(2 / 3, 12);
  expect(closestPresent({ presence: here, proximity: phi }, { area: 0, industry: 2 })).toEqual([
    { industry: 0, proximity: 0.5, part: 1 / 3 },
    { industry: 1, proximity: 0.5, part: 1 / 3 },
  ]);
  expect([...relatednessDensityOf({ presence: here, proximity: phi }, 0)]).toEqual([...density.subarray(0, 4)]);
  // Around ships lies only cheese, which Midham has and Northtown has not.
  expect(density[1 * 4 + 3]).toBe(1);
  expect(density[0 * 4 + 3]).toBe(0);
});

test("a neighbour that is half as close counts half", () => {
  const here = presence([[0, 1, 0]]);
  const close = Float64Array.from([1, 0.4, 0.8, 0.4, 1, 0, 0.8, 0, 1]);
  expect(relatednessDensity({ presence: here, proximity: close })[0]).toBeCloseTo(0.4 / 1.2, 12);
  expect(relatednessDensity({ presence: here, proximity: close, own: "counted" })[0]).toBeCloseTo(0.4 / 2.2, 12);
});

test.each(golden.cases)("agrees with $tool $version: $id", (example) => {
  const here = "table" in example ? presenceOf(table(example.table!)) : presence(example.presence!);
  if (example.expected.presence !== undefined) expect([...here.cells]).toEqual(example.expected.presence.flat());
  if (example.expected.proximity === undefined) return;
  const phi = proximity(here);
  const density = relatednessDensity({ presence: here, proximity: phi, own: example.own as "counted" });
  for (const [index, value] of example.expected.proximity.flat().entries()) {
    expect(Math.abs(phi[index]! - value)).toBeLessThan(example.tolerance);
  }
  for (const [index, value] of example.expected.density!.flat().entries()) {
    expect(Math.abs(density[index]! - value)).toBeLessThan(example.tolerance);
  }
});

test("an industry is present from the threshold itself on, however the jobs divide", () => {
  expect([
    ...presenceOf(
      table([
        [3, 7],
        [3, 7],
      ]),
    ).cells,
  ]).toEqual([1, 1, 1, 1]); // every quotient is exactly 1
  const uneven = table([
    [12, 88],
    [8, 92],
  ]); // quotients of the first industry: 1.2 and 0.8
  expect([...presenceOf(uneven, 1.2).cells]).toEqual([1, 0, 0, 0]);
  expect([...presenceOf(uneven, 0.8).cells]).toEqual([1, 1, 1, 1]);
});

test("an area without jobs and an industry without jobs have nothing present", () => {
  const here = presenceOf(
    table([
      [0, 0, 0],
      [10, 0, 5],
    ]),
  );
  expect([...here.cells]).toEqual([0, 0, 0, 1, 0, 1]);
});

test("an industry present nowhere is close to nothing that is known, and its density is undefined, not 0", () => {
  const here = presence([
    [1, 1, 0],
    [1, 0, 0],
  ]);
  const phi = proximity(here);
  expect([phi[2], phi[5], phi[6], phi[7], phi[8]]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  const density = relatednessDensity({ presence: here, proximity: phi });
  expect([...density]).toEqual([1, 1, Number.NaN, 0, 1, Number.NaN]);
  expect(closestPresent({ presence: here, proximity: phi }, { area: 0, industry: 2 })).toEqual([]);
});

test("an industry that never goes with another has no surroundings: its density is undefined", () => {
  const here = presence([
    [1, 0],
    [0, 1],
  ]);
  expect([...relatednessDensity({ presence: here, proximity: proximity(here) })].every(Number.isNaN)).toBe(true);
});

test("one area, or one industry, makes no figures up", () => {
  const oneIndustry = presence([[1], [1]]);
  expect([...relatednessDensity({ presence: oneIndustry, proximity: proximity(oneIndustry) })].every(Number.isNaN)).toBe(true);
  const oneArea = presence([[1, 1, 1]]);
  expect([...relatednessDensity({ presence: oneArea, proximity: proximity(oneArea) })]).toEqual([1, 1, 1]);
});

test("what is no number of jobs is refused", () => {
  expect(() => presenceOf(table([[1, Number.NaN]]))).toThrow(RangeError);
  expect(() => presenceOf(table([[1, -5]]))).toThrow(RangeError);
  expect(() => presenceOf({ areas: 2, industries: 2, jobs: new Float64Array(3) })).toThrow(RangeError);
  expect(() => presenceOf(table([[1, 5]]), 0)).toThrow(RangeError);
});

const somePresence = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9 }))
  .chain(([areas, industries]) =>
    fc
      .array(fc.constantFrom(0, 1), { minLength: areas * industries, maxLength: areas * industries })
      .map((cells): Presence => ({ areas, industries, cells: Uint8Array.from(cells) })),
  );

test("proximity is the smaller conditional probability, counted plainly, and symmetric", () => {
  fc.assert(
    fc.property(somePresence, (here) => {
      const { areas, industries, cells } = here;
      const phi = proximity(here);
      const has = (area: number, industry: number): boolean => cells[area * industries + industry] === 1;
      const every = Array.from({ length: areas }, (_, area) => area);
      for (let i = 0; i < industries; i++) {
        for (let j = 0; j < industries; j++) {
          const both = every.filter((area) => has(area, i) && has(area, j)).length;
          const ofI = every.filter((area) => has(area, i)).length;
          const ofJ = every.filter((area) => has(area, j)).length;
          const expected = ofI === 0 || ofJ === 0 ? Number.NaN : Math.min(both / ofI, both / ofJ);
          expect(phi[i * industries + j]).toBe(expected);
        }
      }
    }),
    { numRuns: 60, seed: 4 },
  );
});

test("density is between 0 and 1, is 1 where all neighbours are present, and grows when the area gains a neighbour", () => {
  fc.assert(
    fc.property(somePresence, fc.nat(), (here, pick) => {
      const phi = proximity(here);
      const density = relatednessDensity({ presence: here, proximity: phi });
      for (const value of density) expect(Number.isNaN(value) || (value >= 0 && value <= 1 + 1e-12)).toBe(true);

      const full = { ...here, cells: new Uint8Array(here.cells.length).fill(1) };
      for (const value of relatednessDensity({ presence: full, proximity: phi })) {
        expect(Number.isNaN(value) || Math.abs(value - 1) < 1e-12).toBe(true);
      }

      const cells = Uint8Array.from(here.cells);
      cells[pick % cells.length] = 1;
      const richer = relatednessDensity({ presence: { ...here, cells }, proximity: phi });
      for (const [index, value] of density.entries()) {
        if (!Number.isNaN(value)) expect(richer[index]).toBeGreaterThanOrEqual(value - 1e-12);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test("the parts of those that bring an industry close add up to its density", () => {
  fc.assert(
    fc.property(somePresence, fc.nat(), fc.nat(), (here, a, i) => {
      const place = { area: a % here.areas, industry: i % here.industries };
      const phi = proximity(here);
      const density = relatednessDensity({ presence: here, proximity: phi })[place.area * here.industries + place.industry]!;
      const close = closestPresent({ presence: here, proximity: phi }, place);
      if (Number.isNaN(density)) expect(close).toEqual([]);
      else expect(close.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(density, 10);
      for (const [index, one] of close.slice(1).entries()) expect(close[index]!.proximity).toBeGreaterThanOrEqual(one.proximity);
    }),
    { numRuns: 100, seed: 6 },
  );
});
