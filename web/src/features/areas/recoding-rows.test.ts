import { expect, test } from "vitest";
import { recodedRows, recodedTable, type Recoding } from "./recoding-rows.ts";

const northYorkshire = { code: "E06000065", name: "North Yorkshire" };
const recoding: Recoding = {
  mapping: [{ code: "E07000163", group: northYorkshire }],
  groups: [{ ...northYorkshire, codes: ["E07000163"], lacking: [], doubled: [] }],
  coverage: {
    rowsIn: 3,
    rowsMatched: 1,
    rowsOutside: 1,
    rowsLost: 1,
    unmatched: [{ code: "E12000003", rows: 1, because: "another-level", sentence: "E12000003 is of another level." }],
    outside: [{ code: "E08000032", rows: 1 }],
    exact: false,
    notes: [],
  },
  notOnList: [{ code: "E12000003", sentence: "It is not on the list LAD 2021." }],
};

test("every code that was given has one row, in the order it was given, with what became of it", () => {
  const rows = recodedRows(["E08000032", "E12000003", "E07000163"], recoding);
  expect(rows.map(({ code, standing }) => [code, standing])).toEqual([
    ["E08000032", "outside"],
    ["E12000003", "no-place"],
    ["E07000163", "found"],
  ]);
  expect(rows[1]).toMatchObject({ name: undefined, why: "E12000003 is of another level. It is not on the list LAD 2021." });
});

test("the table to take away says of each code its name, where it lies, and why where it has no place", () => {
  expect(recodedTable(recodedRows(["E07000163", "E12000003"], recoding))).toEqual([
    ["code", "name", "standing", "lies in code", "lies in", "note"],
    ["E07000163", "Craven", "found", "E06000065", "North Yorkshire", ""],
    ["E12000003", undefined, "no place", undefined, undefined, "E12000003 is of another level. It is not on the list LAD 2021."],
  ]);
});
