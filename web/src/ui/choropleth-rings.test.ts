import { expect, test } from "vitest";
import { ringsTurned } from "./choropleth-rings.ts";

const anticlockwise = [
  [0, 50],
  [1, 50],
  [1, 51],
  [0, 51],
  [0, 50],
];
const clockwise = anticlockwise.toReversed();

test("an outer ring is drawn clockwise whichever way round it came, and a hole the other way", () => {
  const drawn = { type: "Polygon", coordinates: [clockwise, anticlockwise] };

  expect(ringsTurned({ type: "Polygon", coordinates: [anticlockwise, clockwise] })).toEqual(drawn);
  expect(ringsTurned(drawn)).toEqual(drawn);
});

test("each part of a place in several parts is turned; a point has nothing to turn", () => {
  const point = { type: "Point", coordinates: [0, 50] };
  const parts = { type: "MultiPolygon", coordinates: [[anticlockwise], [clockwise]] };

  expect(ringsTurned({ type: "GeometryCollection", geometries: [parts, point] })).toEqual({
    type: "GeometryCollection",
    geometries: [{ type: "MultiPolygon", coordinates: [[clockwise], [clockwise]] }, point],
  });
});
