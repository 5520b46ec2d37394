import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cellGatherer, inOrder, type CellTable } from "./cell-table.ts";

const by = ["place", "period"];
const rowsOf = ({ at, codes, value }: CellTable) =>
  [...value].map((figure, row) => [...at.map((held, column) => codes[column]![held[row]!]!), figure]);

function gathered(rows: readonly (readonly [string, string, number])[]): CellTable {
  const cells = cellGatherer({ by });
  for (const [place, period, value] of rows) cells.add({ codes: [place, period], value });
  return cells.finish();
}

const code = fc.constantFrom("E9", "E10", "E08", "W06", "Z", "é", "a", "");
const row = fc.tuple(code, fc.constantFrom("2015", "2021", "1998"), fc.integer({ min: 0, max: 9 }));

test("cells stand in order of their codes, as text, whatever order they were found in", () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ([place, period]) => `${place} ${period}`, maxLength: 24 }), (rows) => {
      const expected = [...rows].sort((one, other) => (one[0] === other[0] ? (one[1] < other[1] ? -1 : 1) : one[0] < other[0] ? -1 : 1));
      expect(rowsOf(gathered(rows))).toEqual(expected.map((cells) => [...cells]));
      expect(gathered([...rows].reverse())).toEqual(gathered(rows));
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("two figures of one cell stand side by side, in the order in which they were found", () => {
  expect(
    rowsOf(
      gathered([
        ["B", "2015", 1],
        ["A", "2021", 2],
        ["A", "2015", 3],
        ["A", "2021", 4],
      ]),
    ),
  ).toEqual([
    ["A", "2015", 3],
    ["A", "2021", 2],
    ["A", "2021", 4],
    ["B", "2015", 1],
  ]);
});

test("every column goes with its row: the status, what a figure is below, and how sure it is", () => {
  const cells = cellGatherer({ by: ["place"], beside: ["confidence"] });
  cells.add({ codes: ["B"], value: 5, beside: [2] });
  cells.add({ codes: ["A"], value: null, mark: "<10", beside: [null] });
  cells.add({ codes: ["C"], value: null, status: "Q" });
  cells.addNowhere();
  const { codes, value, status, below, beside, nowhere } = cells.finish();
  expect(codes).toEqual([["A", "B", "C"]]);
  expect([...value]).toEqual([Number.NaN, 5, Number.NaN]);
  expect([...status]).toEqual([5, 0, 2]);
  expect([...below]).toEqual([10, Number.NaN, Number.NaN]);
  expect([...beside[0]!]).toEqual([Number.NaN, 2, Number.NaN]);
  expect(nowhere).toBe(1);
});

test("a table of nothing is a table", () => {
  expect(inOrder({ codes: [[], []], at: [[], []], value: [], status: [], below: [], beside: [], nowhere: 0 })).toMatchObject({
    codes: [[], []],
  });
});
