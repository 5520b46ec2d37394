import {
  binaryWeights,
  contiguity,
  falseDiscoveryRate,
  finish,
  giStar,
  localMoran,
  localPValues,
  nearestNeighbours,
  permuteMoran,
  permuteNeighbours,
  rowStandardised,
  seededRandom,
  simulateClusters,
  type Boundary,
  type LongRun,
} from "@concord/analysis";
import type { Measure } from "./measure.ts";

/** As many cells as England and Wales have small areas (LSOA). */
const [across, down] = [200, 175];
const permutations = 999;

/** As many outlines as it has middle ones (MSOA), 84 by 84, of 200 positions each. */
const [outlines, positionsOfASide] = [84, 50];

/**
 * Local Moran's I and Gi* with 999 permutations on a generated lattice of 35,000
 * cells by queen contiguity, one thread; weights from outlines; and the longest
 * that any of it goes on without a breath.
 */
export async function benchSpatial(): Promise<Measure[]> {
  const random = seededRandom(1);
  const weights = rowStandardised(binaryWeights(lattice()));
  const values = Float64Array.from({ length: weights.size }, (_, cell) => Math.floor(1_000 * random() + 500 * Math.sin(cell / 40)));
  const draws = permutations * weights.neighbours.length;

  const local = clocked(function* () {
    const moran = localMoran(values, weights, { scale: "n-1" });
    const scores = giStar(values, weights);
    const permuted = yield* permuteNeighbours({ values, weights, permutations, random: seededRandom(2) });
    const pValues = localPValues(permuted, weights, "either");
    return { moran, scores, discovery: falseDiscoveryRate(pValues, { level: 0.05 }) };
  });
  const global = clocked(() => permuteMoran({ values, weights, permutations, random: seededRandom(3), tail: "greater" }));
  const boundaries = wavyOutlines();
  const borders = clocked(() => contiguity(boundaries, { rule: "queen", tolerance: 1e-9 }));
  const expected = 2 * (2 * outlines * (outlines - 1) + 2 * (outlines - 1) ** 2);
  const points = Array.from({ length: weights.size }, (_, cell): [number, number] => [
    -2 + (cell % across) / 100 + random() / 1_000,
    53 + Math.floor(cell / across) / 100 + random() / 1_000,
  ]);
  const nearest = clocked(() => nearestNeighbours({ unit: "degrees", points }, { k: 8, weigh: "alike" }));
  const middle = rowStandardised(borders.result);
  const simulated = clocked(() =>
    simulateClusters({
      inputs: Array.from({ length: middle.size }, (_, place) => {
        const point = 10 * ((place * 37) % 101) + 10;
        return { point, low: point - 5, high: point + 5, error: "rounding" as const };
      }),
      valuesOf: (drawn, into) => into.set(drawn),
      weights: middle,
      random: seededRandom(4),
      draws: 199,
      level: 0.95,
      falseDiscoveryLevel: 0.05,
    }),
  );
  const breath = Math.max(local.longest, global.longest, borders.longest, nearest.longest, simulated.longest);
  return [
    {
      name: "local-moran-and-gi-star",
      value: local.seconds,
      unit: "s",
      aim: 9.99,
      holds: local.seconds < 10,
      detail: `${weights.size.toLocaleString("en-GB")} cells, ${permutations} permutations: ${((local.seconds * 1e6) / (permutations * weights.size)).toFixed(2)} µs for each of a place, ${((local.seconds * 1e9) / draws).toFixed(1)} ns for each neighbour drawn; one thread`,
    },
    {
      name: "moran-permuted",
      value: global.seconds,
      unit: "s",
      aim: 9.99,
      holds: global.seconds < 10,
      detail: `${permutations} permutations of all cells: ${((global.seconds * 1e3) / permutations).toFixed(2)} ms each`,
    },
    {
      name: "contiguity-from-outlines",
      value: borders.seconds,
      unit: "s",
      aim: 5,
      holds: borders.seconds < 5 && borders.result.neighbours.length === expected,
      detail: `${outlines ** 2} outlines of ${4 * positionsOfASide} positions; ${borders.result.neighbours.length} neighbours of ${expected}`,
    },
    {
      name: "nearest-neighbours",
      value: nearest.seconds,
      unit: "s",
      aim: 5,
      holds: nearest.seconds < 5,
      detail: `8 nearest of ${points.length} by great-circle distance`,
    },
    {
      name: "clusters-simulated",
      value: simulated.seconds,
      unit: "s",
      aim: 9.99,
      holds: simulated.seconds < 10,
      detail: `199 draws of ${middle.size} rounded figures`,
    },
    {
      name: "spatial-longest-breath",
      value: breath,
      unit: "ms",
      aim: 200,
      holds: breath < 200,
      detail: "the longest that any of these goes on between two reports",
    },
  ];
}

/** Drives a run to its end and says how long it took, and how long it went on at most without a report. */
function clocked<T>(begin: () => LongRun<T>): { result: T; seconds: number; longest: number } {
  const started = performance.now();
  const run = begin();
  let [longest, before] = [0, started];
  const result = finish(watched());
  return { result, longest, seconds: (performance.now() - started) / 1_000 };

  function* watched(): LongRun<T> {
    for (;;) {
      const step = run.next();
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
      if (step.done) return step.value;
      yield step.value;
    }
  }
}

function lattice(): number[][] {
  return Array.from({ length: across * down }, (_, cell) => {
    const [column, row] = [cell % across, Math.floor(cell / across)];
    const around: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
        if (x !== column || y !== row) around.push(y * across + x);
      }
    }
    return around;
  });
}

/** Squares whose sides wander, each shared side digitised alike from both. */
function wavyOutlines(): Boundary[] {
  const side = (x: number, y: number, upright: boolean): [number, number][] => {
    const random = seededRandom((y * 1_000 + x) * 2 + (upright ? 1 : 0));
    return Array.from({ length: positionsOfASide }, (_, step) => {
      const along = step / positionsOfASide;
      const off = step === 0 ? 0 : 0.2 * (random() - 0.5);
      return upright ? [x + off, y + along] : [x + along, y + off];
    });
  };
  const backwards = (positions: [number, number][], from: [number, number]): [number, number][] => [from, ...positions.slice(1).reverse()];
  return Array.from({ length: outlines ** 2 }, (_, outline): Boundary => {
    const [x, y] = [outline % outlines, Math.floor(outline / outlines)];
    const ring = [
      ...side(x, y, false),
      ...side(x + 1, y, true),
      ...backwards(side(x, y + 1, false), [x + 1, y + 1]),
      ...backwards(side(x, y, true), [x, y + 1]),
    ];
    return [[ring]];
  });
}
