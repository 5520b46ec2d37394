import fc from "fast-check";
import { expect, test } from "vitest";
import { simplifyShape } from "./simplify-shape.ts";

const position = fc.tuple(fc.double({ min: -6, max: 2, noNaN: true }), fc.double({ min: 50, max: 56, noNaN: true }));

test("neighbours still meet at every point of their border that is left", () => {
  fc.assert(
    fc.property(fc.array(position, { minLength: 2, maxLength: 20 }), fc.constantFrom(0.5, 0.1, 0.01), (border, tolerance) => {
      const [first, last] = [border[0]!, border.at(-1)!];
      const west = simplifyShape({ type: "Polygon", coordinates: [[...border, [-7, last[1]], [-7, first[1]], first]] }, tolerance);
      const points = (shape: { coordinates: unknown[] }) => shape.coordinates.flat(1) as [number, number][];
      for (const [longitude, latitude] of points(west)) {
        const isOnGrid = (degrees: number) => Math.abs(Math.round(degrees / tolerance) * tolerance - degrees) < 1e-6;
        expect(isOnGrid(longitude) && isOnGrid(latitude)).toBe(true);
      }
    }),
  );
});

test("a place smaller than a pixel is still there, and an island less than one is not drawn", () => {
  const tiny = [
    [
      [0.001, 51.001],
      [0.002, 51.001],
      [0.002, 51.002],
      [0.001, 51.001],
    ],
  ];
  const large = [
    [
      [0, 51],
      [1, 51],
      [1, 52],
      [0, 52],
      [0, 51],
    ],
  ];
  expect(simplifyShape({ type: "Polygon", coordinates: tiny }, 0.1).coordinates).toHaveLength(1);
  expect(simplifyShape({ type: "MultiPolygon", coordinates: [large, tiny] }, 0.1).coordinates).toEqual([large]);
  expect(simplifyShape({ type: "MultiPolygon", coordinates: [tiny] }, 0.1).coordinates).toHaveLength(1);
});

test("points on a straight way are left out, and without a tolerance nothing is changed", () => {
  const ring = [
    [0, 51],
    [0.5, 51],
    [1, 51],
    [1, 52],
    [0, 52],
    [0, 51],
  ];
  expect(simplifyShape({ type: "Polygon", coordinates: [ring] }, 0.25).coordinates).toEqual([
    [
      [0, 51],
      [1, 51],
      [1, 52],
      [0, 52],
      [0, 51],
    ],
  ]);
  expect(simplifyShape({ type: "Polygon", coordinates: [ring] }, 0)).toEqual({ type: "Polygon", coordinates: [ring] });
});
