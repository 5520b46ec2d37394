import { expect, test } from "vitest";
import { middleOf } from "./middle-of.ts";

const square = (x: number, y: number, side: number) => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];

test("the middle of a square is its middle, whichever way round it is drawn", () => {
  expect(middleOf({ type: "Polygon", coordinates: square(-2, 53, 2) })).toEqual([-1, 54]);
  const [ring] = square(-2, 53, 2);
  const [x, y] = middleOf({ type: "Polygon", coordinates: [ring!.toReversed()] })!;
  expect(x).toBeCloseTo(-1, 12);
  expect(y).toBeCloseTo(54, 12);
});

test("of several polygons the largest has the middle, and islands do not pull it out to sea", () => {
  expect(middleOf({ type: "MultiPolygon", coordinates: [square(10, 10, 0.1), square(0, 0, 4)] })).toEqual([2, 2]);
});

test("what has no area has no middle", () => {
  expect(middleOf({ type: "Point", coordinates: [1, 2] })).toBeUndefined();
  expect(
    middleOf({
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
      ],
    }),
  ).toBeUndefined();
});
