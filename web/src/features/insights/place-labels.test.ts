import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";

const frame = { left: 0, right: 600, top: 0, bottom: 400 };

test("the weightier of two that would collide keeps its place, the other goes to the other side", () => {
  const placed = placeLabels(
    [
      { id: "small", text: "Furniture", x: 300, y: 204, r: 4, weight: 1 },
      { id: "large", text: "Textiles", x: 296, y: 200, r: 4, weight: 9 },
    ],
    frame,
  );
  expect(placed.map(({ id, anchor }) => [id, anchor])).toEqual([
    ["large", "start"],
    ["small", "end"],
  ]);
});

test("no two labels ever lie on one another, and none leaves the frame", () => {
  const point = fc.record({
    id: fc.uuid(),
    text: fc.string({ minLength: 3, maxLength: 24 }),
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
    r: fc.integer({ min: 2, max: 24 }),
    weight: fc.nat(100),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (wanted) => {
      const boxes = placeLabels(wanted, frame).map(({ text, x, y, anchor }) => {
        const width = text.length * 6.9;
        const left = anchor === "start" ? x : x - width;
        return { left, right: left + width, top: y - 8, bottom: y + 8 };
      });
      for (const [index, one] of boxes.entries()) {
        expect(one.left >= 0 && one.right <= 600 && one.top >= 0 && one.bottom <= 400).toBe(true);
        for (const other of boxes.slice(index + 1)) {
          expect(one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom).toBe(false);
        }
      }
    }),
  );
});
