import fc from "fast-check";
import { expect, test } from "vitest";
import golden from "../../../../tests/golden/flows.json" with { type: "json" };
import {
  finish,
  labourMarketAreas,
  travelToWorkAreas2011,
  travelToWorkValidity,
  type TravelToWorkRule,
  type WorkerFlows,
} from "../index.ts";

const flowsOf = (places: number, rows: readonly (readonly number[])[]): WorkerFlows => ({
  places,
  origin: Int32Array.from(rows, ([from]) => from!),
  destination: Int32Array.from(rows, ([, to]) => to!),
  workers: Float64Array.from(rows, ([, , workers]) => workers!),
});
const grouped = (areaOf: Int32Array): number[][] => {
  const areas = new Map<number, number[]>();
  for (const [place, area] of areaOf.entries()) areas.set(area, [...(areas.get(area) ?? []), place]);
  return [...areas.values()];
};
const small: TravelToWorkRule = { leastSelfContainment: 0.6, targetSelfContainment: 0.7, leastSize: 50, targetSize: 200 };

test("an example that can be checked by hand: a town and its village, and another town apart", () => {
  const flows = flowsOf(3, [
    [0, 0, 100], // a town
    [1, 0, 40], // whose village sends it most of its workers
    [1, 1, 10],
    [2, 2, 90], // another town
    [0, 2, 5],
    [2, 0, 5],
  ]);
  const { areaOf, validity, leftTillLast } = finish(labourMarketAreas(flows, small));
  expect([...areaOf]).toEqual([0, 0, 1]);
  expect(leftTillLast).toEqual([]);
  for (const one of validity) expect(one).toBeGreaterThanOrEqual(1);
});

const codes = [...new Set(golden.flows.rows.flatMap(([from, to]) => [from!, to!]))].sort();
const brindisi = flowsOf(
  codes.length,
  golden.flows.rows.map(([from, to, workers]) => [codes.indexOf(from!), codes.indexOf(to!), workers!]),
);

test.each(golden.cases)(
  "agrees with the areas that are published: $id",
  ({ rule, numberOfAreas, residentsAndJobs, singlePlaceAreas, togetherInFirstTen }) => {
    const { areaOf, leftTillLast } = finish(labourMarketAreas(brindisi, rule));
    const areas = grouped(areaOf);
    expect(leftTillLast).toEqual([]);
    if (numberOfAreas !== undefined) expect(areas.length).toBe(numberOfAreas);
    if (singlePlaceAreas !== undefined) expect(areas.filter(({ length }) => length === 1).length).toBe(singlePlaceAreas);
    const totals = areas.map((area) => {
      const here = new Set(area.map((place) => codes[place]!));
      const sum = (end: 0 | 1) => golden.flows.rows.filter((row) => here.has(row[end]!)).reduce((total, row) => total + row[2]!, 0);
      return [sum(0), sum(1)];
    });
    for (const one of residentsAndJobs) expect(totals).toContainEqual(one);
    if (togetherInFirstTen === undefined) return;
    const firstTen = areas
      .map((area) => area.map((place) => codes[place]!).filter((code) => code <= 74010))
      .filter(({ length }) => length > 0);
    expect(firstTen).toEqual(togetherInFirstTen);
  },
);

test("a place tied to nothing belongs to none where it is too small, and is an area of its own where it is not", () => {
  const flows = flowsOf(3, [
    [0, 0, 500],
    [1, 1, 20],
    [2, 2, 400],
  ]);
  expect([...finish(labourMarketAreas(flows, small)).areaOf]).toEqual([0, -1, 1]);
});

test("a place where nobody lives goes where its workers come from", () => {
  const flows = flowsOf(2, [
    [0, 0, 300],
    [0, 1, 100],
  ]);
  expect([...finish(labourMarketAreas(flows, small)).areaOf]).toEqual([0, 0]);
});

test("no places make no areas", () => {
  expect(finish(labourMarketAreas(flowsOf(0, []), small)).areaOf.length).toBe(0);
});

test("every area that nobody was pressed into meets the rule, as its own flows show, and the order of the flows does not matter", () => {
  const matrix = fc.array(fc.array(fc.nat(120), { minLength: 6, maxLength: 6 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(matrix, (counts) => {
      const rows = counts.flatMap((row, from) =>
        row.flatMap((workers, to) => (workers === 0 ? [] : [[from, to, from === to ? workers * 4 : workers]])),
      );
      const { areaOf, validity, leftTillLast } = finish(labourMarketAreas(flowsOf(6, rows), small));
      expect([...finish(labourMarketAreas(flowsOf(6, [...rows].reverse()), small)).areaOf]).toEqual([...areaOf]);
      for (const [area, told] of validity.entries()) {
        const commuters = { within: 0, out: 0, in: 0 };
        for (const [from, to, workers] of rows) {
          const [lives, works] = [areaOf[from!] === area, areaOf[to!] === area];
          if (lives && works) commuters.within += workers!;
          else if (lives) commuters.out += workers!;
          else if (works) commuters.in += workers!;
        }
        expect(told).toBeCloseTo(travelToWorkValidity(commuters, small) ?? 0, 9);
        if (leftTillLast.length === 0) expect(told).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("it tells how far it is, and can be dropped on the way", () => {
  const run = labourMarketAreas(brindisi, golden.cases[0]!.rule);
  const first = run.next();
  expect(first.done).toBe(false);
  expect(first.value).toBeGreaterThan(0);
  expect(first.value).toBeLessThanOrEqual(1);
  run.return(undefined as never);
});

test("seventeen hundred places with a quarter of a million flows are cut within seconds", () => {
  const [side, reach] = [42, 6];
  const rows: number[][] = [];
  for (let from = 0; from < side * side; from++) {
    const [row, column] = [Math.floor(from / side), from % side];
    for (let down = Math.max(-reach, -row); down <= Math.min(reach, side - 1 - row); down++) {
      for (let across = Math.max(-reach, -column); across <= Math.min(reach, side - 1 - column); across++) {
        const isTown = (row + down) % 7 === 3 && (column + across) % 7 === 3;
        rows.push([from, (row + down) * side + column + across, Math.round((isTown ? 900 : 60) / (1 + down * down + across * across))]);
      }
    }
  }
  const flows = flowsOf(side * side, rows);
  const began = performance.now();
  const { areaOf } = finish(labourMarketAreas(flows, travelToWorkAreas2011));
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(new Set(areaOf).size).toBeLessThan(side * side);
});
