import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/complexity.json" with { type: "json" };
import { diversity, economicComplexity, finish, type Presence, reflections, seededRandom, ubiquity } from "../index.ts";

const presence = (rows: readonly (readonly number[])[]): Presence => ({
  areas: rows.length,
  industries: rows[0]!.length,
  cells: Uint8Array.from(rows.flat()),
});
const complexityOf = (here: Presence) => finish(economicComplexity(here));

test("an example that can be checked by hand: two areas", () => {
  // The first has both industries, the second one of them. M~ = [[3/4, 1/4], [1/2, 1/2]], eigenvalues 1 and 1/4,
  // and of 1/4 the eigenvector (1, −2): mean −1/2, standard deviation 3/2.
  const found = complexityOf(
    presence([
      [1, 1],
      [1, 0],
    ]),
  );
  if (!found.known) throw new Error(found.because);
  expect(found.eigenvalue).toBeCloseTo(0.25, 12);
  expect(found.direction).toBeCloseTo(1, 12); // two areas, one more diverse than the other
  expect([...found.ofAreas]).toEqual([expect.closeTo(1, 12), expect.closeTo(-1, 12)]);
  // Q of what both have is 4 · (1 − 2) / 2 = −2, of what one has 4 · 1: less −1/2, divided by 3/2.
  expect([...found.ofIndustries]).toEqual([expect.closeTo(-1, 12), expect.closeTo(3, 12)]);
});

test.each(golden.cases)("agrees with $tool $version: $id", ({ presence: rows, expected, tolerance, reflected }) => {
  const here = presence(rows);
  expect([...diversity(here)]).toEqual(expected.diversity);
  expect([...ubiquity(here)]).toEqual(expected.ubiquity);
  if (reflected !== undefined) {
    const { ofAreas, ofIndustries } = reflections(here, 1);
    expect([...ofAreas]).toEqual(reflected.areasAfter1);
    expect([...ofIndustries]).toEqual(reflected.industriesAfter1);
  }
  if (expected.ofAreas === undefined) return;
  const found = complexityOf(here);
  if (!found.known) throw new Error(found.because);
  for (const [area, value] of expected.ofAreas.entries()) expect(Math.abs(found.ofAreas[area]! - value)).toBeLessThan(tolerance);
  for (const [industry, value] of expected.ofIndustries!.entries()) {
    expect(Math.abs(found.ofIndustries[industry]! - value)).toBeLessThan(tolerance);
  }
});

test.each([
  ["one area", [[1, 1, 0]], "too-few-areas"],
  [
    "one area with anything",
    [
      [1, 1, 0],
      [0, 0, 0],
    ],
    "too-few-areas",
  ],
  [
    "two groups that share nothing",
    [
      [1, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 1, 1],
      [0, 0, 1, 0],
    ],
    "disconnected",
  ],
  [
    "areas that are all alike",
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    "all-alike",
  ],
  ["one industry", [[1], [1], [1]], "all-alike"],
  [
    "areas that differ in equal ways",
    [
      [1, 1, 1, 1],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ],
    "tied",
  ],
  [
    "areas in a line, all as diverse",
    [
      [1, 1, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 1, 1],
    ],
    "no-direction",
  ],
])("of %s complexity is not known, with the reason", (_, rows, because) => {
  expect(complexityOf(presence(rows))).toEqual({ known: false, because });
});

test("an area with nothing and an industry that nobody has are left out and do not move the others", () => {
  const with_ = complexityOf(
    presence([
      [1, 1, 0, 1],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 1, 0, 0],
    ]),
  );
  const without = complexityOf(
    presence([
      [1, 1, 1],
      [1, 0, 0],
      [1, 1, 0],
    ]),
  );
  if (!with_.known || !without.known) throw new Error("not known");
  expect(with_.ofAreas[1]).toBeNaN();
  expect(with_.ofIndustries[2]).toBeNaN();
  expect([...with_.ofAreas].filter((value) => !Number.isNaN(value))).toEqual([...without.ofAreas]);
  expect([...with_.ofIndustries].filter((value) => !Number.isNaN(value))).toEqual([...without.ofIndustries]);
});

const somePresence = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 10 }))
  .chain(([areas, industries]) =>
    fc
      .array(fc.constantFrom(0, 1, 1), { minLength: areas * industries, maxLength: areas * industries })
      .map((cells): Presence => ({ areas, industries, cells: Uint8Array.from(cells) })),
  );

test("an area's complexity is the mean of its industries', and areas have a mean of 0 and a deviation of 1", () => {
  let known = 0;
  fc.assert(
    fc.property(somePresence, (here) => {
      const found = complexityOf(here);
      if (!found.known) return;
      known++;
      const areas = [...found.ofAreas.keys()].filter((area) => !Number.isNaN(found.ofAreas[area]!));
      for (const area of areas) {
        const own = [...found.ofIndustries.keys()].filter((industry) => here.cells[area * here.industries + industry] === 1);
        const mean = own.reduce((sum, industry) => sum + found.ofIndustries[industry]!, 0) / own.length;
        expect(found.ofAreas[area]).toBeCloseTo(mean, 6);
      }
      const values = areas.map((area) => found.ofAreas[area]!);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
      expect(values.reduce((sum, value) => sum + value * value, 0) / values.length).toBeCloseTo(1, 8);
      expect(found.eigenvalue).toBeLessThan(1);
    }),
    { numRuns: 150, seed: 4 },
  );
  expect(known).toBeGreaterThan(80);
});

test("the order of the areas on the page changes nothing", () => {
  fc.assert(
    fc.property(somePresence, (here) => {
      const rows = Array.from({ length: here.areas }, (_, area) => [
        ...here.cells.subarray(area * here.industries, (area + 1) * here.industries),
      ]);
      const found = complexityOf(here);
      const turned = complexityOf(presence(rows.toReversed()));
      expect(turned.known).toBe(found.known);
      if (!found.known || !turned.known) return;
      for (const [area, value] of [...turned.ofAreas].toReversed().entries()) {
        if (!Number.isNaN(value)) expect(value).toBeCloseTo(found.ofAreas[area]!, 6);
      }
    }),
    { numRuns: 80, seed: 5 },
  );
});

test("it is what the reflections tend to: after many even steps the areas stand in the order of complexity", () => {
  const random = seededRandom(8);
  const rows = Array.from({ length: 9 }, (_, area) => Array.from({ length: 25 }, () => (random() < 0.25 + area * 0.06 ? 1 : 0)));
  const here = presence(rows);
  const found = complexityOf(here);
  if (!found.known) throw new Error(found.because);
  const { ofAreas } = reflections(here, 14);
  const order = (values: Float64Array): number[] => [...values.keys()].sort((one, other) => values[one]! - values[other]!);
  const reflected = order(ofAreas);
  const complex = order(found.ofAreas);
  expect([complex, complex.toReversed()]).toContainEqual(reflected);
});
