import fc from "fast-check";
import { expect, test } from "vitest";
import { cubeOfRows, fixedId, pin, type RowOfCube } from "@concord/testkit";
import type { Cube } from "../cube/cube.ts";
import { unwatched } from "../pace.ts";
import { answerSkillsShort } from "./answer.ts";
import { skillsShort } from "./index.ts";
import type { SkillsShort } from "./question.ts";
import { sideOf, type Side } from "./side.ts";

const other = fixedId("dataset", "pe0p1e");
const question = (but: Partial<SkillsShort> = {}): SkillsShort => ({
  question: "skills-short",
  demand: { datasetId: pin().datasetId },
  supply: { datasetId: other },
  places: ["here"],
  occupationDetail: "as-published",
  ...but,
});

type Rows = readonly Omit<RowOfCube, "place">[];
const occupations = (rows: Rows, rounding: Cube["rounding"] = "none"): Cube =>
  cubeOfRows(
    rows.map((row) => ({ place: "here", ...row })),
    { parts: ["place", "occupation"], rounding },
  );
const side = (cube: Cube, places: readonly string[] = ["here"]): Side =>
  sideOf({ places, period: undefined, part: "occupation", cubes: new Map([["", cube]]) });
const ask = (demand: Cube, supply: Cube, but: Partial<SkillsShort> = {}) =>
  answerSkillsShort(question(but), { demand: side(demand), supply: side(supply) });
type Found = ReturnType<typeof ask>;
const row = (found: Found, code: string) => found.tables[0]!.rows.find((one) => one.code === code)!;
const whole = (found: Found) => found.tables[1]!.rows[0]!;
const codes = (found: Found) => found.warnings.map(({ code }) => code);

const adverts = occupations([
  { occupation: "2 Professional Occupations", value: 200 },
  { occupation: "4 Administrative and Secretarial Occupations", value: 100 },
  { occupation: "9 Elementary occupations", value: 100 },
]);
const people = occupations([
  { occupation: "2 Professional Occupations", value: 20_000 },
  { occupation: "4 Administrative and Secretarial Occupations", value: 20_000 },
  { occupation: "9 Elementary occupations", value: 40_000 },
]);

test("half of the adverts for a quarter of the people is twice as sought as supplied: short", () => {
  const found = ask(adverts, people);
  expect(row(found, "2")).toMatchObject({
    name: "Professional Occupations",
    figures: {
      demand: { point: 200, low: 200, high: 200 },
      supply: { point: 20_000 },
      "share-of-demand": { point: 0.5 },
      "share-of-supply": { point: 0.25 },
      "relative-demand": { point: 2, low: 2, high: 2 },
      "share-difference": { point: 0.25 },
      ratio: { point: 0.01 },
      difference: { point: -19_800 },
    },
    labels: { verdict: "short" },
    ranks: { best: 1, worst: 1 },
    notes: [],
  });
  expect(row(found, "9").labels).toEqual({ verdict: "ample" });
  expect(row(found, "4").labels).toEqual({ verdict: "even" }); // exactly as much
  // 0.25 + 0 − 0.25, by halves of the differences.
  expect(whole(found).figures).toMatchObject({
    demand: { point: 400 },
    supply: { point: 80_000 },
    ratio: { point: 0.005 },
    mismatch: { point: 0.25 },
  });
  expect(found.warnings).toEqual([]);
  expect(found.coverage).toMatchObject({ cells: 6, share: 1, placesAsked: 1, placesFound: 1 });
  expect(found.tables[0]!.measures.every(({ bounds }) => bounds === "tightest")).toBe(true);
});

test("estimates from a sample carry their intervals, and what overlaps cannot be told", () => {
  const sampled = occupations([
    { occupation: "2", value: 20_000, confidence: 4_000 },
    { occupation: "4", value: 20_000, confidence: 4_000 },
    { occupation: "9", value: 40_000, confidence: 6_000 },
  ]);
  const found = ask(adverts, sampled);
  const relative = row(found, "2").figures["relative-demand"]!;
  expect(relative.low).toBeGreaterThan(1.5);
  expect(relative.high).toBeLessThan(2.7);
  expect(row(found, "2").labels).toEqual({ verdict: "short" });
  expect(row(found, "4").labels).toEqual({ verdict: "cannot-be-told" });
  expect(row(found, "4").figures["relative-demand"]!.low).toBeLessThan(1);
  expect(found.tables[0]!.measures.every(({ bounds }) => bounds === "sampling")).toBe(true);
  // The sum of three independent estimates: sqrt(4,000² + 4,000² + 6,000²).
  expect(whole(found).figures.supply!.high).toBeCloseTo(80_000 + Math.hypot(4_000, 4_000, 6_000), 6);
});

test("figures of one and the same dataset are taken to err together in the worst way", () => {
  const sampled = (value: number, confidence: number) =>
    occupations([
      { occupation: "2", value, confidence },
      { occupation: "4", value: 3 * value, confidence },
    ]);
  const apart = ask(sampled(1_000, 200), sampled(9_000, 900));
  const together = ask(sampled(1_000, 200), sampled(9_000, 900), { supply: { datasetId: pin().datasetId } });
  expect(together.tables[0]!.rows[0]!.figures["relative-demand"]!.high).toBeGreaterThan(
    apart.tables[0]!.rows[0]!.figures["relative-demand"]!.high!,
  );
});

test("an estimate with a coefficient of variation above 20% is marked, and so are few adverts", () => {
  const few = occupations([
    { occupation: "2", value: 29 },
    { occupation: "4", value: 300 },
  ]);
  const sampled = occupations([
    { occupation: "2", value: 1_000, confidence: 400 }, // 20.4%
    { occupation: "4", value: 1_000, confidence: 390 }, // 19.9%
  ]);
  const found = ask(few, sampled);
  expect(row(found, "2").notes).toEqual(["unreliable", "few-asked-for"]);
  expect(row(found, "4").notes).toEqual([]);
  expect(codes(found)).toEqual(["unreliable", "small-base"]);
});

test("a suppressed estimate is not 0: its occupation is in no share, and said to be so", () => {
  const gaps = occupations([
    { occupation: "2", value: 20_000 },
    { occupation: "4", value: null, status: "suppressed" },
    { occupation: "9", value: 40_000 },
  ]);
  const found = ask(adverts, gaps);
  expect(row(found, "4")).toMatchObject({
    figures: { demand: { point: 100 }, supply: { point: null, low: null, high: null }, "relative-demand": { point: null } },
    labels: { verdict: "cannot-be-told" },
    notes: ["cells-missing"],
    tier: null,
  });
  expect(row(found, "2").figures["share-of-demand"]!.point).toBeCloseTo(200 / 300, 11);
  expect(row(found, "2").figures["share-of-supply"]!.point).toBeCloseTo(20 / 60, 11);
  expect(whole(found).figures.demand).toMatchObject({ point: 300 });
  expect(codes(found)).toEqual(["suppressed-cells"]);
  expect(found.coverage).toMatchObject({ cells: 6, suppressed: 1, share: 0.833333333333 });
});

test("what only one table has is named, and left out of the shares", () => {
  const found = ask(
    adverts,
    occupations([
      { occupation: "2 Professional Occupations", value: 20_000 },
      { occupation: "9 Elementary occupations", value: 40_000 },
      { occupation: "5 Skilled Trades Occupations", value: 7_000 },
    ]),
  );
  expect(row(found, "4").notes).toEqual(["only-in-demand"]);
  expect(row(found, "5").notes).toContain("only-in-supply");
  expect(codes(found)).toEqual(["only-in-demand", "only-in-supply"]);
  expect(found.warnings[0]!.detail).toBe(
    "Administrative and Secretarial Occupations is asked for but not in the table of supply, so left out of the shares.",
  );
});

test("a total among the codes would count everybody twice, and is left out and named", () => {
  const withTotal = occupations([
    { occupation: "2 Professional Occupations", value: 200 },
    { occupation: "9 Elementary occupations", value: 100 },
    { occupation: "All occupations", value: 300 },
  ]);
  const found = ask(withTotal, people);
  expect(whole(found).figures.demand).toMatchObject({ point: 300 });
  expect(codes(found)).toContain("totals-left-out");
  const inWords = ask(
    occupations([
      { occupation: "Nurses", value: 3 },
      { occupation: "Clerks", value: 4 },
      { occupation: "Total", value: 7 },
    ]),
    occupations([
      { occupation: "Nurses", value: 30 },
      { occupation: "Clerks", value: 40 },
    ]),
  );
  expect(inWords.tables[0]!.rows.map(({ code }) => code)).toEqual(["Clerks", "Nurses"]);
});

test("finer codes are added up to the level that both tables have", () => {
  const fine = occupations([
    { occupation: "2136", value: 150 },
    { occupation: "2231", value: 50 },
    { occupation: "4122", value: 100 },
    { occupation: "9233", value: 100 },
  ]);
  const found = ask(fine, people, { occupationDetail: "major-group" });
  expect(row(found, "2")).toMatchObject({ figures: { demand: { point: 200 }, "relative-demand": { point: 2 } } });
  expect(() => ask(fine, people, { occupationDetail: "minor-group" })).toThrow(/as fine as a minor group/);
});

test("one step deeper, shares stay shares of everything", () => {
  const finer = (values: readonly number[]) =>
    occupations(["21", "22", "41", "92"].map((occupation, index) => ({ occupation, value: values[index]! })));
  const found = ask(finer([30, 10, 40, 20]), finer([10, 10, 40, 40]), { occupationDetail: "sub-major-group", within: "2" });
  expect(found.tables[0]!.rows.map(({ code, name }) => [code, name])).toEqual([
    ["21", "Science, research, engineering and technology professionals"],
    ["22", "Health professionals"],
  ]);
  expect(row(found, "21").figures["share-of-demand"]).toMatchObject({ point: 0.3 });
  expect(() => ask(adverts, people, { occupationDetail: "as-published", within: "7" })).toThrow(/within 7/);
});

test("codes of several levels in one column are refused", () => {
  const mixed = occupations([
    { occupation: "2", value: 5 },
    { occupation: "21", value: 5 },
  ]);
  expect(() => ask(mixed, people)).toThrow(/several levels/);
});

test("tables with nothing in common are refused, with what to do", () => {
  expect(() => ask(occupations([{ occupation: "8", value: 5 }]), occupations([{ occupation: "3", value: 5 }]))).toThrow(/coarser level/);
});

test("codes of two editions of the classification are warned of", () => {
  const older = occupations([
    { occupation: "2119", value: 5 },
    { occupation: "1173", value: 9 },
  ]); // 1173 is of 2010 alone
  const newer = occupations([
    { occupation: "2119", value: 50 },
    { occupation: "1137", value: 9 },
  ]); // 1137 of 2020
  expect(codes(ask(older, newer))).toContain("code-change");
});

test("places that one table lacks, and unlike periods, are said", () => {
  const rows = (places: readonly string[], period: string) =>
    cubeOfRows(
      places.flatMap((place) => ["2", "4"].map((occupation) => ({ place, period, occupation, value: 50 }))),
      { parts: ["place", "period", "occupation"] },
    );
  const found = answerSkillsShort(question({ places: ["here", "there"] }), {
    demand: side(rows(["here", "there"], "2023"), ["here", "there"]),
    supply: side(rows(["here"], "2021"), ["here", "there"]),
  });
  expect(codes(found)).toEqual(["place-not-found", "periods-differ"]);
  expect(found.warnings[0]!.detail).toBe("1 place is not in one of the tables, so left out: there.");
  expect(row(found, "2").figures).toMatchObject({ demand: { point: 50 }, supply: { point: 50 } }); // of the place that both have
  expect(found.coverage).toMatchObject({ placesAsked: 2, placesFound: 1 });
});

test("a year written as a span of months is no other year", () => {
  const rows = (period: string) =>
    cubeOfRows(
      ["2", "4"].map((occupation) => ({ place: "here", period, occupation, value: 50 })),
      { parts: ["place", "period", "occupation"] },
    );
  const found = (supply: string) => answerSkillsShort(question(), { demand: side(rows("2021")), supply: side(rows(supply)) });
  expect(codes(found("Jan 2021-Dec 2021"))).toEqual([]);
  expect(codes(found("Jul 2022-Jun 2023"))).toEqual(["periods-differ"]);
});

test("a table with several periods needs one", () => {
  const cube = cubeOfRows(
    ["2021", "2022"].map((period) => ({ place: "here", period, occupation: "2", value: 1 })),
    { parts: ["place", "period", "occupation"] },
  );
  expect(() => side(cube)).toThrow(/2021 or 2022/);
  expect(() => sideOf({ places: ["here"], period: "2019", part: "occupation", cubes: new Map([["", cube]]) })).toThrow(/2019/);
  expect(() => sideOf({ places: ["nowhere"], period: "2021", part: "occupation", cubes: new Map([["", cube]]) })).toThrow(/nowhere/);
});

test("the order of rows and the names of codes do not change an answer", () => {
  const numbers = fc.array(fc.tuple(fc.nat(400), fc.nat(9_000)), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(numbers, (values) => {
      fc.pre(values.some(([demand]) => demand > 0) && values.some(([, supply]) => supply > 0));
      const rows = (of: 0 | 1) => values.map((pair, index) => ({ occupation: String(index + 1), value: pair[of] }));
      const there = ask(occupations(rows(0)), occupations(rows(1)));
      const turned = ask(occupations([...rows(0)].reverse()), occupations([...rows(1)].reverse()));
      expect(turned).toEqual(there);
      const renamed = ask(occupations(rows(0).map((one) => ({ ...one, occupation: `${one.occupation} Something` }))), occupations(rows(1)));
      expect(renamed.tables[0]!.rows.map(({ figures }) => figures)).toEqual(there.tables[0]!.rows.map(({ figures }) => figures));
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("of rounded counts every relative demand that could be true is within its bounds", () => {
  const figures = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: -2, max: 2 }), fc.nat(80), fc.integer({ min: -2, max: 2 })), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(figures, (values) => {
      const table = (of: (one: (typeof values)[number]) => number, rounding: Cube["rounding"]) =>
        occupations(
          values.map((one, index) => ({ occupation: String(index + 1), value: Math.max(0, of(one)) })),
          rounding,
        );
      fc.pre(values.some(([demand]) => demand > 0) && values.some(([, , supply]) => supply > 0));
      const published = ask(
        table(([demand]) => demand * 5, "nearest-5"),
        table(([, , supply]) => supply * 5, "nearest-5"),
      );
      const truth = ask(
        table(([demand, off]) => demand * 5 + off, "none"),
        table(([, , supply, off]) => supply * 5 + off, "none"),
      );
      for (const one of truth.tables[0]!.rows) {
        const bounds = row(published, one.code).figures;
        for (const key of ["relative-demand", "share-of-demand", "share-difference", "ratio", "difference"]) {
          const point = one.figures[key]!.point;
          const bound = bounds[key]!;
          if (point === null || bound.point === null) continue;
          if (bound.low !== null) expect(bound.low).toBeLessThanOrEqual(point + 1e-9);
          if (bound.high !== null) expect(bound.high).toBeGreaterThanOrEqual(point - 1e-9);
        }
      }
    }),
    { seed: 3, numRuns: 150 },
  );
});

test("behind a relative demand lie the occupation's cells and everybody's, on both sides", async () => {
  const evidence = { demand: side(adverts), supply: side(people) };
  const found = await skillsShort.answer(question(), evidence, unwatched);
  expect(found.tables[0]!.rows).toHaveLength(3);
  const behind = skillsShort.sumsBehind(question(), evidence, { table: "occupations", row: "2", measure: "relative-demand" });
  expect(behind.map(({ of }) => of.occupation)).toEqual([
    { name: "2", codes: ["2 Professional Occupations"] },
    { name: "2", codes: ["2 Professional Occupations"] },
    { name: "everything asked for", codes: adverts.codes("occupation") },
    { name: "everybody there", codes: people.codes("occupation") },
  ]);
  expect(skillsShort.sumsBehind(question(), evidence, { table: "occupations", row: "2", measure: "demand" })).toHaveLength(1);
});
