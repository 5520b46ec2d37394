import fc from "fast-check";
import { expect, test } from "vitest";
import { commutingZone, functionalUrbanAreaShare, smallestSupply, type OriginWorkers } from "../index.ts";

const exact = (origin: string, count: number): OriginWorkers => ({ origin, workers: { point: count, low: count, high: count } });
const rounded = (origin: string, count: number, reach: number): OriginWorkers => ({
  origin,
  workers: { point: count, low: Math.max(0, count - reach), high: count + reach },
});

test("an example that can be checked by hand: two of four origins supply 80% of 100 jobs", () => {
  const found = smallestSupply([exact("a", 10), exact("b", 50), exact("c", 30), exact("d", 10)], 0.8)!;
  expect(found.origins).toEqual(["b", "c"]);
  expect(found.share).toBe(0.8);
  expect([...found.belonging]).toEqual([
    ["a", "certainly-not"],
    ["b", "certainly"],
    ["c", "certainly"],
    ["d", "certainly-not"],
  ]);
});

test("equals go in order of code, and all of it takes everybody who sends one", () => {
  expect(smallestSupply([exact("b", 10), exact("a", 10), exact("c", 80)], 0.9)!.origins).toEqual(["c", "a"]);
  expect(smallestSupply([exact("b", 10), exact("a", 0), exact("c", 80)], 1)!.origins).toEqual(["c", "b"]);
  expect(smallestSupply([exact("a", 1), exact("b", 1), exact("c", 1)], 1 / 3)!.origins).toEqual(["a"]);
});

test("with rounded counts, the last to belong is not always told", () => {
  const { belonging } = smallestSupply([rounded("a", 10, 2), rounded("b", 50, 2), rounded("c", 30, 2), rounded("d", 10, 2)], 0.8)!;
  expect(Object.fromEntries(belonging)).toEqual({ b: "certainly", c: "certainly", a: "perhaps", d: "perhaps" });
});

test("an origin that nothing holds from above may belong, and puts those it may outdo in doubt", () => {
  const unheld: OriginWorkers = { origin: "x", workers: { point: 1, low: 1, high: Number.POSITIVE_INFINITY } };
  const { belonging } = smallestSupply([exact("a", 90), exact("b", 5), unheld], 0.9)!;
  expect(Object.fromEntries(belonging)).toEqual({ a: "perhaps", b: "certainly-not", x: "perhaps" });
});

test("no jobs have no supply, and a share of nothing or of more than all is refused", () => {
  expect(smallestSupply([exact("a", 0)], 0.8)).toBeUndefined();
  expect(smallestSupply([], 0.8)).toBeUndefined();
  expect(() => smallestSupply([exact("a", 1)], 0)).toThrow(RangeError);
  expect(() => smallestSupply([exact("a", 1)], 1.1)).toThrow(RangeError);
  expect(() => smallestSupply([{ origin: "a", workers: { point: 1, low: -1, high: 1 } }], 0.5)).toThrow(RangeError);
});

test("no smaller set supplies as much", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 100 }), (counts, percent) => {
      const found = smallestSupply(
        counts.map((count, index) => exact(`o${index}`, count)),
        percent / 100,
      );
      fc.pre(found !== undefined);
      const total = counts.reduce((sum, count) => sum + count);
      for (let subset = 0; subset < 2 ** counts.length; subset++) {
        const chosen = counts.filter((_, index) => subset & (1 << index));
        if (chosen.length >= found.origins.length) continue;
        expect(chosen.reduce((sum, count) => sum + count, 0) * 100).toBeLessThan(percent * total);
      }
    }),
    { seed: 4 },
  );
});

test("what is certain is so for every true count, and what is perhaps is so for some", () => {
  const origins = fc.array(fc.tuple(fc.nat(20), fc.nat(4)), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(origins, fc.integer({ min: 5, max: 95 }), (counts, percent) => {
      const named = counts.map(([count, reach], index) => rounded(`o${index}`, count, reach));
      fc.pre(counts.some(([count]) => count > 0));
      const { belonging } = smallestSupply(named, percent / 100)!;
      const seen = named.map(() => new Set<boolean>());
      const steps = [0, 0.25, 0.5, 0.75, 1];
      for (let index = 0; index < steps.length ** named.length; index++) {
        let rest = index;
        const truth = named.map(({ origin, workers }) => {
          const step = steps[rest % steps.length]!;
          rest = Math.floor(rest / steps.length);
          return exact(origin, workers.low + (workers.high - workers.low) * step);
        });
        const among = smallestSupply(truth, percent / 100)?.origins;
        if (among) for (const [place, { origin }] of named.entries()) seen[place]!.add(among.includes(origin));
      }
      for (const [place, { origin }] of named.entries()) {
        const told = belonging.get(origin)!;
        if (told === "certainly") expect([...seen[place]!]).toEqual([true]);
        if (told === "certainly-not") expect([...seen[place]!]).toEqual([false]);
        if (seen[place]!.size === 2) expect(told).toBe("perhaps");
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("thousands of origins take a moment, not a minute", () => {
  const many = Array.from({ length: 7_000 }, (_, index) => rounded(`o${index}`, (index * 7919) % 1000, 2));
  const began = performance.now();
  expect(smallestSupply(many, 0.8)!.origins.length).toBeGreaterThan(1_000);
  expect(performance.now() - began).toBeLessThan(500);
});

test("a place belongs to the commuting zone where its least share is enough, perhaps where its greatest is", () => {
  const workers = (point: number, reach = 0) => ({ point, low: point - reach, high: point + reach });
  const zone = commutingZone(
    [
      { place: "near", here: workers(300, 5), elsewhere: workers(700, 5) },
      { place: "on the line", here: workers(150, 5), elsewhere: workers(850, 5) },
      { place: "far", here: workers(20, 5), elsewhere: workers(980, 5) },
      { place: "empty", here: workers(0), elsewhere: workers(0) },
    ],
    functionalUrbanAreaShare,
  );
  expect(zone.map(({ place, share, belonging }) => [place, share, belonging])).toEqual([
    ["near", 0.3, "certainly"],
    ["on the line", 0.15, "perhaps"],
    ["far", 0.02, "certainly-not"],
    ["empty", undefined, "certainly-not"],
  ]);
  expect(zone[1]!.interval).toEqual({ low: 145 / 1000, high: 155 / 1000 });
});
