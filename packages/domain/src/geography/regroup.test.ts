import fc from "fast-check";
import { expect, test } from "vitest";
import { districtLists, districts, districtsOn } from "../reference/districts.ts";
import { groundOf } from "./ground.ts";
import { regroup, type Regrouping } from "./regroup.ts";
import { groupsOf, type Target } from "./target.ts";

const rowsOf = (...codes: string[]) => codes.map((code) => ({ code, rows: 21 }));
const placed = ({ groupOf }: Regrouping) => Object.fromEntries([...groupOf].map(([code, group]) => [code, group.code]));
const on2023: Target = { to: "districts", on: "2023-04-01" };
const craveners = ["E07000163", "E07000164", "E07000165", "E07000166", "E07000167", "E07000168", "E07000169"];

test("the seven districts of North Yorkshire are its one district of 2023, exactly, and York stays York", () => {
  const found = regroup(rowsOf(...craveners, "E06000014"), on2023);
  expect(placed(found)).toEqual({ ...Object.fromEntries(craveners.map((code) => [code, "E06000065"])), E06000014: "E06000014" });
  expect(found.coverage).toMatchObject({ rowsIn: 168, rowsMatched: 168, rowsLost: 0, rowsOutside: 0, exact: true });
  expect(found.coverage.notes).toEqual([
    "North Yorkshire (E06000065) is the sum of Craven, Hambleton, Harrogate, Richmondshire, Ryedale, Scarborough and Selby, which it took over.",
  ]);
});

test("a place with a part missing says which, and is not exact", () => {
  const found = regroup(rowsOf(...craveners.slice(0, 6)), on2023);
  expect(found.groups).toMatchObject([{ code: "E06000065", lacking: [{ code: "E07000169", name: "Selby" }] }]);
  expect(found.coverage.exact).toBe(false);
  expect(found.coverage.notes).toContain("North Yorkshire is only a part: nothing is given for Selby.");
});

test("a merged district is not divided among what it was made of", () => {
  const { groupOf, coverage } = regroup(rowsOf("E06000065", "E06000014"), { to: "districts", on: "2021-04-01" });
  expect(groupOf.has("E06000065")).toBe(false);
  expect(coverage).toMatchObject({ rowsIn: 42, rowsMatched: 21, rowsLost: 21, exact: false });
  expect(coverage.unmatched).toMatchObject([
    {
      code: "E06000065",
      because: "cannot-be-divided",
      sentence: expect.stringMatching(/^North Yorkshire \(E06000065\) was made from Craven, /),
    },
  ]);
});

test("a new code after a change of boundary keeps its figure, and what land it is of is said", () => {
  const forward = regroup(rowsOf("E08000016"), { to: "districts", on: "2025-04-01" });
  expect(placed(forward)).toEqual({ E08000016: "E08000038" });
  expect(forward.coverage.exact).toBe(false);
  expect(forward.coverage.notes).toEqual([
    "Barnsley and Sheffield changed their boundary on 1 April 2025: the figures under E08000016 are of the land before it.",
  ]);
  const back = regroup(rowsOf("E08000038"), { to: "districts", on: "2021-04-01" });
  expect(placed(back)).toEqual({ E08000038: "E08000016" });
  expect(back.coverage.notes[0]).toContain("of the land after it");
});

test("a boundary that changed within a place does not change the place: South Yorkshire is exact with its old codes and its new", () => {
  const target: Target = { to: "combined-authorities", on: "2025-06-01" };
  for (const pair of [
    ["E08000016", "E08000019"],
    ["E08000038", "E08000039"],
  ]) {
    const found = regroup(rowsOf("E08000017", "E08000018", ...pair), target);
    expect(found.groups).toMatchObject([{ code: "E47000002", name: "South Yorkshire", lacking: [], doubled: [] }]);
    expect(found.coverage).toMatchObject({ exact: true, notes: [] });
  }
});

test("old and new codes of one ground side by side are told, since together they count it twice", () => {
  const found = regroup(rowsOf("E06000065", "E07000163"), on2023);
  expect(found.groups).toMatchObject([{ code: "E06000065", doubled: ["E06000065", "E07000163"] }]);
  expect(found.coverage).toMatchObject({ exact: false, notes: [expect.stringContaining("counted twice")] });
});

test("totals of other levels are left out and said, and so is what is no place at all", () => {
  const found = regroup(rowsOf("E08000032", "E12000003", "E92000001", "Wakefield", "E06000099"), { to: "regions", on: "2023-04-01" });
  expect(placed(found)).toEqual({ E08000032: "E12000003" });
  expect(found.coverage.unmatched.map(({ code, because }) => [code, because])).toEqual([
    ["E12000003", "another-level"],
    ["E92000001", "another-level"],
    ["Wakefield", "not-a-district"],
    ["E06000099", "not-a-district"],
  ]);
  expect(found.coverage).toMatchObject({ rowsIn: 105, rowsMatched: 21, rowsLost: 84 });
});

test("a district in no authority is outside, and is not called lost", () => {
  const found = regroup(rowsOf("E08000032", "E07000163"), { to: "combined-authorities", on: "2023-06-01" });
  expect(found.coverage).toMatchObject({ rowsMatched: 21, rowsOutside: 21, rowsLost: 0, outside: [{ code: "E07000163", rows: 21 }] });
});

test("authorities are those of the day: the North East was two in 2020 and is one in 2025", () => {
  const codes = ["E06000047", "E06000057", "E08000021", "E08000022", "E08000023", "E08000024", "E08000037"];
  const northEast = (on: string) => regroup(rowsOf(...codes), { to: "combined-authorities", on }).groups.map(({ code }) => code);
  expect(northEast("2016-01-01")).toEqual(["E47000005"]);
  expect(northEast("2020-01-01")).toEqual(["E47000010", "E47000011"]);
  expect(northEast("2025-01-01")).toEqual(["E47000014"]);
});

test("the districts of Northern Ireland before and after 2015 do not stand for one another, but all of them are the country", () => {
  const old = districtsOn("2014-01-01").flatMap(({ code, country }) => (country === "N92000002" ? [code] : []));
  expect(old).toHaveLength(26);
  const after = regroup(rowsOf(...old), on2023);
  expect(after.groupOf.size).toBe(0);
  expect(after.coverage.unmatched.every(({ because }) => because === "redrawn")).toBe(true);
  expect(after.coverage.unmatched[0]?.sentence).toContain("was redrawn on 1 April 2015");
  expect(regroup(rowsOf(...old), { to: "countries", on: "2023-04-01" }).coverage).toMatchObject({ exact: true, rowsLost: 0 });
});

test("an area of one's own is its members, whatever vintage the codes are of", () => {
  const area = { id: "are_1", name: "The Dales", codeSet: "lad-2021", members: ["E07000163", "E07000166"], on: "2021-04-01" };
  expect(regroup(rowsOf(...craveners), { to: "area", area }).coverage).toMatchObject({ rowsMatched: 42, rowsOutside: 105, exact: true });
  const merged = regroup(rowsOf("E06000065"), { to: "area", area });
  expect(merged.coverage.unmatched).toMatchObject([{ because: "cannot-be-divided" }]);
});

test("an area of small places holds those codes and no others", () => {
  const area = { id: "are_1", name: "Saltaire", codeSet: "msoa", members: ["E02000001", "E02000002"] };
  const found = regroup(rowsOf("E02000001", "E02000003"), { to: "area", area });
  expect(placed(found)).toEqual({ E02000001: "are_1" });
  expect(found.groups).toMatchObject([{ lacking: [{ code: "E02000002" }] }]);
  expect(found.coverage).toMatchObject({ rowsIn: 42, rowsMatched: 21, rowsOutside: 21, rowsLost: 0, exact: false });
});

test("the whole list of any year is whole in the list of every later year, unless lines were redrawn between", () => {
  for (const { from: earlier } of districtLists) {
    for (const { from: later } of districtLists.filter(({ from }) => from >= earlier)) {
      const { coverage, groups } = regroup(
        districtsOn(earlier).map(({ code }) => ({ code, rows: 1 })),
        { to: "districts", on: later },
      );
      const redrawn = earlier < "2015-04-01" && later >= "2015-04-01";
      expect(coverage.rowsLost, `${earlier} to ${later}`).toBe(redrawn ? 26 : 0);
      expect(groups.every(({ lacking, doubled }) => lacking.length === 0 && doubled.length === 0)).toBe(true);
      expect(groups).toHaveLength(districtsOn(later).length - (redrawn ? 11 : 0));
    }
  }
});

const anyTarget: fc.Arbitrary<Target> = fc.record({
  to: fc.constantFrom("districts", "combined-authorities", "regions", "countries"),
  on: fc.constantFrom(...districtLists.map(({ from }) => from), "2026-11-24"),
});
const anyCodes = fc.uniqueArray(
  fc.record({
    code: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...districts.map(({ code }) => code)) },
      { weight: 1, arbitrary: fc.constantFrom("E12000003", "E92000001", "E47000003", "nowhere", "E06999999", "") },
    ),
    rows: fc.integer({ min: 0, max: 50 }),
  }),
  { selector: ({ code }) => code, maxLength: 60 },
);

test("every row that comes in is matched, outside or lost, and every code is in exactly one of the three", () => {
  fc.assert(
    fc.property(anyCodes, anyTarget, (codes, target) => {
      const { groupOf, groups, coverage } = regroup(codes, target);
      expect(coverage.rowsMatched + coverage.rowsOutside + coverage.rowsLost).toBe(coverage.rowsIn);
      expect(coverage.rowsIn).toBe(codes.reduce((sum, { rows }) => sum + rows, 0));
      const seen = [...groupOf.keys(), ...coverage.outside.map(({ code }) => code), ...coverage.unmatched.map(({ code }) => code)];
      expect(seen.toSorted()).toEqual(codes.map(({ code }) => code).toSorted());
      expect(groups.flatMap((group) => group.codes).toSorted()).toEqual([...groupOf.keys()].toSorted());
    }),
  );
});

test("a code is put into a place only if all of its ground lies there", () => {
  fc.assert(
    fc.property(anyCodes, anyTarget, (codes, target) => {
      const { groupOf } = regroup(codes, target);
      const groups = new Map(groupsOf(target).map((group) => [group.code, group.ground]));
      for (const [code, group] of groupOf) expect([...groundOf(code)].every((piece) => groups.get(group.code)?.has(piece))).toBe(true);
    }),
  );
});
