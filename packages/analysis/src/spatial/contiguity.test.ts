import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Boundary, centroid, contiguity, finish, isSymmetric, seededRandom } from "../index.ts";

type Box = { left: number; bottom: number; right: number; top: number };
const box = ({ left, bottom, right, top }: Box): Boundary => [
  [
    [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
      [left, bottom],
    ],
  ],
];
const square = (x: number, y: number): Boundary => box({ left: x, bottom: y, right: x + 1, top: y + 1 });

function neighbours(boundaries: readonly Boundary[], rule: "rook" | "queen", tolerance = 0): number[][] {
  const weights = finish(contiguity(boundaries, { rule, tolerance }));
  expect(isSymmetric(weights)).toBe(true);
  return Array.from({ length: weights.size }, (_, place) => [
    ...weights.neighbours.subarray(weights.starts[place], weights.starts[place + 1]),
  ]);
}

test("of four squares about a corner, rooks share a side and queens the corner too", () => {
  const four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)];
  expect(neighbours(four, "rook")).toEqual([
    [1, 2],
    [0, 3],
    [0, 3],
    [1, 2],
  ]);
  expect(neighbours(four, "queen")).toEqual([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
    [0, 1, 2],
  ]);
});

test("a place that touches nobody is an island", () => {
  expect(neighbours([square(0, 0), square(1, 0), square(5, 5)], "queen")).toEqual([[1], [0], []]);
});

describe("borders however they are drawn", () => {
  test("a corner of two that lies on a third's straight side, where the third has none", () => {
    const [below, leftAbove, rightAbove] = [
      box({ left: 0, bottom: 0, right: 3, top: 1 }),
      square(0, 1),
      box({ left: 1, bottom: 1, right: 3, top: 2 }),
    ];
    expect(neighbours([below, leftAbove, rightAbove], "rook")).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  test("sides that overlap in part, with no corner in common", () => {
    const two = [box({ left: 0, bottom: 0, right: 2, top: 1 }), box({ left: 1, bottom: 1, right: 3, top: 2 })];
    expect(neighbours(two, "rook")).toEqual([[1], [0]]);
    const apart = [box({ left: 0, bottom: 0, right: 2, top: 1 }), box({ left: 2, bottom: 1, right: 3, top: 2 })];
    expect(neighbours(apart, "rook")).toEqual([[], []]);
    expect(neighbours(apart, "queen")).toEqual([[1], [0]]);
  });

  test("a corner in the middle of a side is a queen's neighbour and no rook's", () => {
    const wedge: Boundary = [
      [
        [
          [1.5, 1],
          [2, 2],
          [1, 2],
          [1.5, 1],
        ],
      ],
    ];
    const below = box({ left: 0, bottom: 0, right: 3, top: 1 });
    expect(neighbours([below, wedge], "rook")).toEqual([[], []]);
    expect(neighbours([below, wedge], "queen")).toEqual([[1], [0]]);
  });

  test("a place inside a hole borders on what surrounds it, and on nothing else", () => {
    const ring: Boundary = [[...box({ left: 0, bottom: 0, right: 4, top: 4 })[0]!, ...box({ left: 1, bottom: 1, right: 2, top: 2 })[0]!]];
    expect(neighbours([ring, square(1, 1), square(4, 0)], "rook")).toEqual([[1, 2], [0], [0]]);
  });

  test("any part of a place makes the whole a neighbour, and its own parts are none", () => {
    const parts: Boundary = [...square(0, 0), ...square(1, 0), ...square(9, 9)];
    expect(neighbours([parts, square(10, 9)], "rook")).toEqual([[1], [0]]);
  });

  test("rings turn either way and need not repeat their first position", () => {
    const open: Boundary = [[square(1, 0)[0]![0]!.slice(0, -1)]];
    const turned: Boundary = [[square(0, 1)[0]![0]!.toReversed()]];
    expect(neighbours([square(0, 0), open, turned], "rook")).toEqual([[1, 2], [0], [0]]);
  });

  test("a long slanting side meets the corners that lie along it", () => {
    const slope: Boundary = [
      [
        [
          [0, 0],
          [900, 0],
          [900, 300],
          [0, 0],
        ],
      ],
    ];
    const above: Boundary = [
      [
        [
          [300, 100],
          [600, 200],
          [300, 200],
          [300, 100],
        ],
      ],
    ];
    expect(neighbours([slope, above, square(700, 290)], "rook")).toEqual([[1], [0], []]);
  });
});

describe("tolerance", () => {
  const shifted = (by: number): Boundary[] => [square(0, 0), box({ left: 1 + by, bottom: 0, right: 2, top: 1 })];

  test("joins what the publisher's rounding put apart, up to its size and no farther", () => {
    expect(neighbours(shifted(0.0009), "rook")).toEqual([[], []]);
    expect(neighbours(shifted(0.0009), "rook", 0.001)).toEqual([[1], [0]]);
    expect(neighbours(shifted(0.0011), "rook", 0.001)).toEqual([[], []]);
  });

  test("holds across the lines of the grid by which corners are found", () => {
    const random = seededRandom(8);
    const jitter = () => (random() - 0.5) * 1e-6;
    const rough = (boundary: Boundary): Boundary =>
      boundary.map((polygon) => polygon.map((ring) => ring.slice(0, 4).map(([x, y]) => [x! + jitter(), y! + jitter()])));
    const size = 12;
    const cells = Array.from({ length: size * size }, (_, cell) => rough(square(cell % size, Math.floor(cell / size))));
    for (const rule of ["rook", "queen"] as const) expect(neighbours(cells, rule, 1.5e-6)).toEqual(latticeOf(size, rule));
  });

  test.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY]])("refuses a tolerance of %s", (tolerance) => {
    expect(() => neighbours([square(0, 0)], "rook", tolerance)).toThrow(RangeError);
  });
});

test("degenerate outlines do no harm: none, empty, a point, a line", () => {
  const point: Boundary = [
    [
      [
        [1, 1],
        [1, 1],
      ],
    ],
  ];
  const line: Boundary = [
    [
      [
        [1, 0],
        [1, 1],
      ],
    ],
  ];
  expect(neighbours([[], [[]], [[[]]], point, line, square(0, 0)], "queen")).toEqual([[], [], [], [4, 5], [3, 5], [3, 4]]);
  expect(neighbours([], "rook")).toEqual([]);
  expect(() => neighbours([[[[[Number.NaN, 1]]]]], "rook")).toThrow(RangeError);
});

/** A region cut again and again into two, with corners only where a box has one: many corners lie in others' sides. */
function cut(region: Box, cuts: readonly [number, boolean][]): Box[] {
  const boxes = [region];
  cuts.forEach(([where, upright], index) => {
    const one = boxes.splice((index * 7) % boxes.length, 1)[0]!;
    const at = upright ? Math.round(one.left + (one.right - one.left) * where) : Math.round(one.bottom + (one.top - one.bottom) * where);
    if (upright ? at <= one.left || at >= one.right : at <= one.bottom || at >= one.top) boxes.push(one);
    else if (upright) boxes.push({ ...one, right: at }, { ...one, left: at });
    else boxes.push({ ...one, top: at }, { ...one, bottom: at });
  });
  return boxes;
}

test("finds the neighbours that geometry gives, in any dissection into boxes and turned any way", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.boolean()), { maxLength: 25 }),
      fc.constantFrom([1, 0], [0.8, 0.6], [0.28, -0.96]),
      (cuts, turn) => {
        const boxes = cut({ left: 0, bottom: 0, right: 64, top: 64 }, cuts);
        const turned = boxes.map(
          (each): Boundary =>
            box(each).map((polygon) =>
              polygon.map((ring) => ring.map(([x, y]) => [turn[0]! * x! - turn[1]! * y!, turn[1]! * x! + turn[0]! * y!])),
            ),
        );
        const shared = (one: Box, other: Box) => {
          const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const along = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
          return { touch: across >= 0 && along >= 0, side: (across === 0 && along > 0) || (along === 0 && across > 0) };
        };
        const expected = (rule: "rook" | "queen") =>
          boxes.map((one, place) =>
            boxes.flatMap((other, index) =>
              index !== place && (rule === "rook" ? shared(one, other).side : shared(one, other).touch) ? [index] : [],
            ),
          );
        expect(neighbours(turned, "rook", 1e-9)).toEqual(expected("rook"));
        expect(neighbours(turned, "queen", 1e-9)).toEqual(expected("queen"));
      },
    ),
    { seed: 4, numRuns: 150 },
  );
});

test("the order of places does not matter", () => {
  const cells = Array.from({ length: 25 }, (_, cell) => square(cell % 5, Math.floor(cell / 5)));
  const reversed = neighbours(cells.toReversed(), "queen");
  expect(reversed.toReversed().map((row) => row.map((place) => 24 - place).sort((one, other) => one - other))).toEqual(
    neighbours(cells, "queen"),
  );
});

function latticeOf(size: number, rule: "rook" | "queen"): number[][] {
  return Array.from({ length: size * size }, (_, cell) => {
    const [x, y] = [cell % size, Math.floor(cell / size)];
    return Array.from({ length: size * size }, (__, other) => other).filter((other) => {
      const [dx, dy] = [Math.abs((other % size) - x), Math.abs(Math.floor(other / size) - y)];
      return other !== cell && (rule === "rook" ? dx + dy === 1 : Math.max(dx, dy) === 1);
    });
  });
}

describe("the middle of a place", () => {
  test("is the centre of gravity of its area, holes left out and parts together", () => {
    expect(centroid(square(0, 0))).toEqual([0.5, 0.5]);
    expect(centroid([...square(0, 0), ...square(4, 0)])).toEqual([2.5, 0.5]);
    const holed: Boundary = [[...box({ left: 0, bottom: 0, right: 4, top: 2 })[0]!, ...box({ left: 0, bottom: 0, right: 2, top: 2 })[0]!]];
    expect(centroid(holed)).toEqual([3, 1]);
  });

  test("keeps its digits far from the origin", () => {
    const [x, y] = centroid(square(4_000_000.25, 7_000_000.5))!;
    expect([x, y]).toEqual([4_000_000.75, 7_000_001]);
  });

  test("of a line or a point is the mean of its positions, of nothing undefined", () => {
    expect(
      centroid([
        [
          [
            [0, 0],
            [2, 2],
          ],
        ],
      ]),
    ).toEqual([1, 1]);
    expect(centroid([])).toBeUndefined();
    expect(centroid([[[]]])).toBeUndefined();
  });
});
