import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/flows.json" with { type: "json" };
import {
  jobsPerResidentWorker,
  jobsPerResidentWorkerInterval,
  netCommuting,
  netCommutingInterval,
  selfContainment,
  selfContainmentInterval,
} from "../index.ts";

test("an example that can be checked by hand: a town that draws more workers than it sends", () => {
  const town = { within: 600, out: 200, in: 400 };
  expect(selfContainment(town)).toEqual({ supply: 0.75, demand: 0.6 });
  expect(netCommuting(town)).toBe(200);
  expect(jobsPerResidentWorker(town)).toBe(1.25);
});

test("where nobody lives or nobody works, that side is not told, and the other is", () => {
  expect(selfContainment({ within: 0, out: 0, in: 50 })).toEqual({ supply: undefined, demand: 0 });
  expect(selfContainment({ within: 0, out: 50, in: 0 })).toEqual({ supply: 0, demand: undefined });
  expect(jobsPerResidentWorker({ within: 0, out: 0, in: 50 })).toBeUndefined();
  const none = { low: 0, high: 0 };
  expect(selfContainmentInterval({ within: none, out: none, in: { low: 3, high: 7 } })).toEqual({ supply: undefined, demand: none });
  expect(jobsPerResidentWorkerInterval({ within: none, out: none, in: none })).toBeUndefined();
});

test("agrees with the area around Brindisi as it is published", () => {
  const { liveAndWork, residents, jobs } = golden.withinFlows;
  const { supply, demand } = selfContainment({ within: liveAndWork, out: residents - liveAndWork, in: jobs - liveAndWork });
  expect(supply).toBeCloseTo(liveAndWork / residents, 12);
  expect(demand).toBeCloseTo(liveAndWork / jobs, 12);
  expect(netCommuting({ within: liveAndWork, out: residents - liveAndWork, in: jobs - liveAndWork })).toBe(jobs - residents);
});

test("the bounds of rounded flows can be checked by hand", () => {
  const rounded = { within: { low: 597.5, high: 602.5 }, out: { low: 197.5, high: 202.5 }, in: { low: 397.5, high: 402.5 } };
  const { supply, demand } = selfContainmentInterval(rounded);
  expect(supply).toEqual({ low: 597.5 / 800, high: 602.5 / 800 }); // and not 597.5 / 805
  expect(demand).toEqual({ low: 597.5 / 1000, high: 602.5 / 1000 });
  expect(netCommutingInterval(rounded)).toEqual({ low: 195, high: 205 });
  expect(jobsPerResidentWorkerInterval(rounded)).toEqual({
    low: (602.5 + 397.5) / (602.5 + 202.5),
    high: (597.5 + 402.5) / (597.5 + 197.5),
  });
});

test("a flow that is not known leaves open what hangs on it, and nothing else", () => {
  const open = { low: 300, high: Number.POSITIVE_INFINITY };
  const here = { low: 100, high: 100 };
  expect(selfContainmentInterval({ within: here, out: open, in: here })).toEqual({
    supply: { low: 0, high: 0.25 },
    demand: { low: 0.5, high: 0.5 },
  });
  expect(selfContainmentInterval({ within: open, out: here, in: here })).toEqual({
    supply: { low: 0.75, high: 1 },
    demand: { low: 0.75, high: 1 },
  });
  expect(netCommutingInterval({ within: here, out: open, in: here })).toEqual({ low: Number.NEGATIVE_INFINITY, high: -200 });
  expect(jobsPerResidentWorkerInterval({ within: here, out: open, in: here })).toEqual({ low: 0, high: 0.5 });
  expect(jobsPerResidentWorkerInterval({ within: here, out: here, in: open })).toEqual({ low: 2, high: Number.POSITIVE_INFINITY });
  expect(jobsPerResidentWorkerInterval({ within: open, out: here, in: { low: 50, high: 50 } })).toEqual({ low: 350 / 400, high: 1 });
});

test("perhaps no resident is in work: nothing holds the jobs for each from above, unless there are no jobs to come to", () => {
  const perhaps = { low: 0, high: 2 };
  const none = { low: 0, high: 0 };
  expect(jobsPerResidentWorkerInterval({ within: perhaps, out: none, in: { low: 5, high: 5 } })).toEqual({
    low: 3.5,
    high: Number.POSITIVE_INFINITY,
  });
  expect(jobsPerResidentWorkerInterval({ within: none, out: perhaps, in: none })).toEqual({ low: 0, high: 0 });
  expect(jobsPerResidentWorkerInterval({ within: perhaps, out: none, in: none })).toEqual({ low: 1, high: 1 });
});

const bounded = fc.tuple(fc.nat(400), fc.nat(30)).map(([low, width]) => ({ low, high: low + width }));
const part = fc.double({ min: 0, max: 1, noNaN: true });
const at = ({ low, high }: { low: number; high: number }, share: number) => low + (high - low) * share;

test("whatever the true flows are, they lie within the bounds, and the bounds are reached", () => {
  fc.assert(
    fc.property(fc.tuple(bounded, bounded, bounded), fc.tuple(part, part, part), ([within, out, inward], [a, b, c]) => {
      const commuters = { within, out, in: inward };
      const true_ = { within: at(within, a), out: at(out, b), in: at(inward, c) };
      fc.pre(within.low > 0);
      const [contained, bounds] = [selfContainment(true_), selfContainmentInterval(commuters)];
      for (const side of ["supply", "demand"] as const) {
        expect(contained[side]).toBeGreaterThanOrEqual(bounds[side]!.low - 1e-12);
        expect(contained[side]).toBeLessThanOrEqual(bounds[side]!.high + 1e-12);
      }
      expect(bounds.supply!.low).toBe(within.low / (within.low + out.high));
      const [ratio, ratioBounds] = [jobsPerResidentWorker(true_)!, jobsPerResidentWorkerInterval(commuters)!];
      expect(ratio).toBeGreaterThanOrEqual(ratioBounds.low - 1e-12);
      expect(ratio).toBeLessThanOrEqual(ratioBounds.high + 1e-12);
      const net = netCommutingInterval(commuters);
      expect(netCommuting(true_)).toBeGreaterThanOrEqual(net.low - 1e-9);
      expect(netCommuting(true_)).toBeLessThanOrEqual(net.high + 1e-9);
    }),
    { seed: 4 },
  );
});

test("a greater area is never less self-contained than its border makes it: the flows between two parts come inside", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 9, maxLength: 9 }), (counts) => {
      const flow = (from: number, to: number) => counts[from * 3 + to]!;
      const of = (area: readonly number[]) => {
        const commuters = { within: 0, out: 0, in: 0 };
        for (const from of [0, 1, 2]) {
          for (const to of [0, 1, 2]) {
            const [lives, works] = [area.includes(from), area.includes(to)];
            if (lives && works) commuters.within += flow(from, to);
            else if (lives) commuters.out += flow(from, to);
            else if (works) commuters.in += flow(from, to);
          }
        }
        return commuters;
      };
      expect(selfContainment(of([0, 1, 2])).supply ?? 1).toBe(1);
      const [one, both] = [of([0]), of([0, 1])];
      expect(both.within).toBeGreaterThanOrEqual(one.within);
      expect(netCommuting(of([0])) + netCommuting(of([1])) + netCommuting(of([2]))).toBe(0); // whoever leaves one comes into another
    }),
    { seed: 4 },
  );
});
