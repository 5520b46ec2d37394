import fc from "fast-check";
import { expect, test } from "vitest";
import {
  findDisclosures,
  hierarchiesOfPlace,
  hierarchyOfIndustry,
  hierarchyOfLists,
  knownHierarchies,
  suggestSuppressions,
  usualProtection,
  type Finding,
  type Hierarchy,
  type ReleasedCell,
  type ReleasedTable,
} from "./index.ts";
import { isTooTight } from "./find-disclosures.ts";

const asOf = "2026-11-01T09:00:00.000Z";
const table = (cells: readonly ReleasedCell[], but: Partial<ReleasedTable> = {}): ReleasedTable => ({
  name: "version 1",
  asOf,
  cells: [...cells],
  whole: true,
  additive: true,
  asPublished: true,
  ...but,
});
type Written = number | "c" | "<5" | ".." | undefined;
/** A table as a person writes it: a row for each place, a column for each industry. */
function twoWay(industries: readonly string[], rows: Record<string, readonly Written[]>, period = "2021"): ReleasedCell[] {
  return Object.entries(rows).flatMap(([place, written]) =>
    industries.flatMap((industry, column): ReleasedCell[] => {
      const at = { place, industry, period };
      const said = written[column];
      if (said === undefined) return [];
      if (said === "c") return [{ is: "hidden", at }];
      if (said === "<5") return [{ is: "hidden", at, below: 5 }];
      if (said === "..") return [{ is: "gap", at }];
      return [{ is: "figure", at, value: said }];
    }),
  );
}
const found = (ask: Parameters<typeof findDisclosures>[0]): readonly Finding[] => {
  const disclosures = findDisclosures(ask);
  if (!disclosures.decided) throw new Error(disclosures.because);
  return disclosures.findings;
};
const places = (findings: readonly Finding[]) => findings.map(({ cell }) => `${cell.place} ${cell.industry}`).sort();

test("one suppressed figure beside its total is had by subtraction, and the finding shows how without giving it", () => {
  const cells = twoWay(["Total", "A", "C", "G"], { E07000169: [1_200, 150, "c", 400] });
  const [finding, ...others] = found({ table: table(cells), hierarchies: knownHierarchies() });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: "suppressed-cell-derivable",
    severity: "told",
    cell: { place: "E07000169", industry: "C", period: "2021" },
    name: "Manufacturing in Selby, 2021",
    how: "Manufacturing in Selby, 2021 = Total 1,200 − the 2 others known (550).",
  });
  expect(finding!.how).not.toContain("650");
});

test("a published-style table in two ways: each row and column has two suppressed, and nothing can be had", () => {
  const industries = ["Total", "A", "C", "G"];
  const safe = {
    Total: [1_000, 200, 500, 300],
    Ashby: [400, "c", "c", 120],
    Brook: [350, "c", "c", 100],
    Carr: [250, 60, 110, 80],
  } as const;
  expect(found({ table: table(twoWay(industries, safe)) })).toEqual([]);
  const oneOpened = { ...safe, Brook: [350, 70, "c", 100] as const };
  expect(places(found({ table: table(twoWay(industries, oneOpened)) }))).toEqual(["Ashby A", "Ashby C", "Brook C"]);
});

test("sums that settle nothing one by one settle it together", () => {
  // Three in a ring: a+b, b+c and a+c are given, so each is known, though every sum has two that are not.
  const ring = hierarchyOfLists({
    dimension: "place",
    name: "areas",
    lists: [
      ["ab", ["a", "b"]],
      ["bc", ["b", "c"]],
      ["ac", ["a", "c"]],
    ],
  });
  const cells = twoWay(["C"], { ab: [300], bc: [500], ac: [400], a: ["c"], b: ["c"], c: ["c"] });
  const findings = found({ table: table(cells), hierarchies: [ring] });
  expect(places(findings)).toEqual(["a C", "b C", "c C"]);
  expect(findings[0]!.how).toMatch(/follows from 3 sums taken together/);
});

test("a suppressed figure held to a narrow range is as good as told", () => {
  const cells = twoWay(["Total", "A", "B"], { here: [3, "c", "c"], there: [40, "c", "c"] });
  const findings = found({ table: table(cells) });
  expect(places(findings)).toEqual(["here A", "here B"]);
  expect(findings[0]).toMatchObject({ rule: "suppressed-cell-too-close", severity: "nearly-told" });
  expect(findings[0]!.how).toMatch(/a range only 3 wide/);
});

test("fewer than five may stay fewer than five, and not become four", () => {
  expect(found({ table: table(twoWay(["Total", "A", "B"], { here: [7, "<5", "<5"] })) })).toEqual([]);
  expect(places(found({ table: table(twoWay(["Total", "A", "B"], { here: [8, "<5", "<5"] })) }))).toEqual(["here A", "here B"]);
});

test("a figure that is only missing is nobody's secret, and hides what stands beside it", () => {
  expect(found({ table: table(twoWay(["Total", "A", "B"], { here: [90, "..", 40] })) })).toEqual([]);
  expect(found({ table: table(twoWay(["Total", "A", "B"], { here: [90, "..", "c"] })) })).toEqual([]);
});

test("where figures were rounded, what is left by subtraction is a range, and may be wide enough", () => {
  const rounded = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach });
  const cells = (reach: number): ReleasedCell[] => [
    { is: "figure", at: { place: "here", industry: "Total" }, ...rounded(1_000, reach) },
    { is: "figure", at: { place: "here", industry: "A" }, ...rounded(900, reach) },
    { is: "hidden", at: { place: "here", industry: "B" } },
  ];
  expect(found({ table: table(cells(2)) }).map(({ rule }) => rule)).toEqual(["suppressed-cell-too-close"]);
  expect(found({ table: table(cells(50)) })).toEqual([]);
});

test("rates do not add up, and nothing is had from them by subtraction", () => {
  const rates = twoWay(["Total", "A", "B"], { here: [31, 30, "c"], there: [29, 31, 28], yonder: [30, 33, 29] });
  expect(found({ table: table(rates) })).toEqual([]);
  expect(found({ table: table(twoWay(["Total", "A", "B"], { here: [31, 30, "c"] }), { additive: false }) })).toEqual([]);
});

test("districts of a region of which the table has only some tell nothing; all of them do", () => {
  const combined = ["E06000010", "E06000011"]; // Hull and East Yorkshire has these two
  const hierarchies = hierarchiesOfPlace();
  const all = twoWay(["C"], { E47000016: [900], E06000010: ["c"], E06000011: [300] });
  expect(places(found({ table: table(all), hierarchies }))).toEqual([`${combined[0]} C`]);
  const some = twoWay(["C"], { E12000003: [9_000], E06000010: ["c"], E06000011: [300] });
  expect(found({ table: table(some), hierarchies })).toEqual([]);
});

test("districts of an older vintage are followed to what took over from them", () => {
  const seven = Object.fromEntries(["163", "164", "165", "166", "167", "168"].map((tail) => [`E07000${tail}`, [100]]));
  const cells = twoWay(["C"], { E06000065: [1_000], ...seven, E07000169: ["c"] });
  expect(places(found({ table: table(cells), hierarchies: hierarchiesOfPlace() }))).toEqual(["E07000169 C"]);
});

test("a division that has one group tells the group, and a class its subclasses", () => {
  const cells = twoWay(["12", "120", "1200", "62", "6201", "6202"], { here: [500, 500, "c", 300, "c", 200] });
  expect(places(found({ table: table(cells), hierarchies: [hierarchyOfIndustry()] }))).toEqual(["here 1200", "here 6201"]);
});

test("differencing: the total, and later the total without one district, tell that district", () => {
  const districts = ["E08000032", "E08000033", "E08000034"];
  const whole = table([{ is: "figure", at: { place: "all", period: "2021" }, value: 900 }], {
    name: "what was published on 2 November 2026",
    madeOf: { place: { all: districts } },
  });
  const without = table([{ is: "figure", at: { place: "all but one", period: "2021" }, value: 880 }], {
    madeOf: { place: { "all but one": districts.slice(0, 2) } },
  });
  const guarded = [{ at: { place: "E08000034", period: "2021" }, because: "suppressed" as const }];
  expect(found({ table: whole, guarded })).toEqual([]);
  expect(found({ table: without, guarded })).toEqual([]);
  const [finding] = found({ table: without, known: [whole], guarded });
  expect(finding).toMatchObject({ rule: "suppressed-cell-derivable", name: "The figure in Kirklees, 2021" });
  expect(found({ table: whole, known: [without], guarded })).toHaveLength(1);
});

test("an earlier version that hid other cells is held against this one", () => {
  const first = table(twoWay(["Total", "A", "B", "C"], { here: [100, "c", "c", 40] }), { name: "version 1" });
  const second = table(twoWay(["Total", "A", "B", "C"], { here: [100, "c", 25, "c"] }), {
    name: "version 2",
    asOf: "2026-12-01T09:00:00.000Z",
  });
  expect(found({ table: second })).toEqual([]);
  const findings = found({ table: second, known: [first] });
  // C was shown before it was hidden; A then follows. B was hidden, and its publisher has given it since.
  expect(findings.map(({ rule, cell }) => [rule, cell.industry])).toEqual([
    ["suppressed-cell-shown", "C"],
    ["suppressed-cell-derivable", "A"],
  ]);
  expect(findings[0]!.how).toBe("Manufacturing in here, 2021 is suppressed here and shown in version 1.");
  const notOpen = { ...second, asPublished: false };
  expect(found({ table: notOpen, known: [first] }).map(({ cell }) => cell.industry)).toContain("B");
});

test("a table without industries is the total of one that has them", () => {
  const byIndustry = table(twoWay(["A", "B"], { here: ["c", 40], there: [10, 20] }));
  const totals = table([
    { is: "figure", at: { place: "here", period: "2021" }, value: 100 },
    { is: "figure", at: { place: "there", period: "2021" }, value: 30 },
  ]);
  expect(places(found({ table: totals, known: [byIndustry] }))).toEqual(["here A"]);
});

test("small counts are kept back where the publisher has not given them itself", () => {
  const cells = twoWay(["A", "B"], { here: [3, 0], there: [5, 900] });
  expect(found({ table: table(cells) })).toEqual([]);
  const kept = found({ table: table(cells, { asPublished: false }), protection: { ...usualProtection, smallCounts: true } });
  expect(kept.map(({ rule, cell }) => [rule, cell.place, cell.industry])).toEqual([["small-count", "here", "A"]]);
});

test("one odd row does not hide that everything else adds up", () => {
  const rows = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`p${at}`, [30, 10, 20] as const]));
  const cells = twoWay(["Total", "A", "B"], { ...rows, odd: [500, 1, 2], here: [80, "c", 20] });
  expect(places(found({ table: table(cells) }))).toEqual(["here A"]);
});

test("rows that are left out because they hold nothing are taken for what they are", () => {
  const cells = twoWay(["Total", "A", "B", "C"], {
    one: [30, 10, 20, undefined],
    two: [9, 4, undefined, 5],
    here: [80, "c", 20, undefined],
  });
  expect(places(found({ table: table(cells) }))).toEqual(["here A"]);
});

/** A table in two ways, some of it hidden, and every table of whole numbers that agrees with what is shown. */
const small = fc.record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 2, max: 3 }) }).chain(({ rows, columns }) =>
  fc.record({
    values: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    hidden: fc.array(fc.integer({ min: 0, max: (rows + 1) * (columns + 1) - 1 }), { maxLength: 7 }),
  }),
);
type Small = { values: number[][]; hidden: number[] };

function margins(values: readonly (readonly number[])[]): number[][] {
  const withTotals = values.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  return [...withTotals, withTotals[0]!.map((_, column) => withTotals.reduce((sum, row) => sum + row[column]!, 0))];
}

function asTable({ values, hidden }: Small): ReleasedTable {
  const whole = margins(values);
  const width = whole[0]!.length;
  const name = (at: number, last: number, letter: string) => (at === last ? "Total" : `${letter}${at}`);
  return table(
    whole.flatMap((row, r) =>
      row.map((value, c): ReleasedCell => {
        const at = { place: name(r, whole.length - 1, "p"), industry: name(c, width - 1, "i") };
        return hidden.includes(r * width + c) ? { is: "hidden", at } : { is: "figure", at, value };
      }),
    ),
  );
}

/** For each hidden cell, the least and the most it is in any table that agrees. Beyond `most` it is taken for unbounded. */
function byEnumeration({ values, hidden }: Small, most = 12): Map<string, { low: number; high: number }> {
  const whole = margins(values);
  const [height, width] = [whole.length, whole[0]!.length];
  const shown = (r: number, c: number) => !hidden.includes(r * width + c);
  const trying = values.map((row) => [...row]);
  const ranges = new Map<string, { low: number; high: number }>();
  const note = () => {
    for (const [r, row] of margins(trying).entries()) {
      for (const [c, value] of row.entries()) {
        if (shown(r, c)) continue;
        const key = `${r === height - 1 ? "Total" : `p${r}`} ${c === width - 1 ? "Total" : `i${c}`}`;
        const range = ranges.get(key) ?? { low: value, high: value };
        ranges.set(key, { low: Math.min(range.low, value), high: Math.max(range.high, value) });
      }
    }
  };
  const cells = trying.flatMap((row, r) => row.map((_, c) => [r, c] as const));
  const go = (at: number): void => {
    const next = cells[at];
    if (!next) {
      if (margins(trying).every((row, r) => row.every((value, c) => !shown(r, c) || value === whole[r]![c]))) note();
      return;
    }
    const [r, c] = next;
    const lastInRow = c === width - 2 && shown(r, width - 1);
    const room = lastInRow ? [whole[r]![width - 1]! - trying[r]!.slice(0, c).reduce((sum, one) => sum + one, 0)] : undefined;
    const choices = shown(r, c) ? [values[r]![c]!] : (room ?? Array.from({ length: most + 1 }, (_, value) => value));
    for (const value of choices) {
      if (value < 0) continue;
      trying[r]![c] = value;
      go(at + 1);
    }
    trying[r]![c] = values[r]![c]!;
  };
  go(0);
  return ranges;
}

test("what is found is exactly what an attacker who tries every table would find", () => {
  fc.assert(
    fc.property(small, (one) => {
      const interior = one.values.length * one.values[0]!.length;
      const width = one.values[0]!.length + 1;
      const hiddenInside = new Set(one.hidden.filter((at) => at % width !== width - 1 && at < one.values.length * width));
      fc.pre(hiddenInside.size <= 5 && interior <= 9);
      const most = 12;
      const expected = [...byEnumeration(one, most)].flatMap(([key, { low, high }]) => {
        const range = { low, high: high >= most ? Number.POSITIVE_INFINITY : high };
        return isTooTight(range, { guarded: "suppressed" }, { whole: true, protection: usualProtection }) ? [key] : [];
      });
      const findings = places(found({ table: asTable(one) }));
      // A range that enumeration cuts off at `most` is not judged.
      const judged = new Set([...byEnumeration(one, most)].flatMap(([key, { high }]) => (high >= most ? [] : [key])));
      expect(findings.filter((key) => judged.has(key))).toEqual(expected.filter((key) => judged.has(key)).sort());
    }),
    { numRuns: 200 },
  );
}, 60_000);

const tree: Hierarchy = hierarchyOfLists({
  dimension: "place",
  name: "tree",
  lists: [
    ["root", ["x", "y"]],
    ["x", ["x1", "x2", "x3"]],
    ["y", ["y1", "y2"]],
    ["apart", ["x1", "y"]],
  ],
});
const leaves = ["x1", "x2", "x3", "y1", "y2"];
const someTree = fc.record({
  values: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 5 }),
  hidden: fc.array(fc.constantFrom("root", "x", "y", "apart", ...leaves), { maxLength: 6 }),
});
function treeTable({ values, hidden }: { values: number[]; hidden: string[] }): ReleasedTable {
  const of = Object.fromEntries(leaves.map((leaf, at) => [leaf, values[at]!]));
  const x = of.x1! + of.x2! + of.x3!;
  const y = of.y1! + of.y2!;
  const all = { ...of, x, y, root: x + y, apart: of.x1! + y };
  return table(
    Object.entries(all).map(
      ([place, value]): ReleasedCell => (hidden.includes(place) ? { is: "hidden", at: { place } } : { is: "figure", at: { place }, value }),
    ),
  );
}

test("within a hierarchy, every figure that the shown ones settle is found: those that move in no direction that keeps the sums", () => {
  fc.assert(
    fc.property(someTree, (one) => {
      const findings = found({ table: treeTable(one), hierarchies: [tree] });
      const told = new Set(findings.filter(({ severity }) => severity === "told").map(({ cell }) => cell.place!));
      for (const place of new Set(one.hidden)) if (!canMove(place, one.hidden)) expect([...told]).toContain(place);
      // And none is said to be settled that can move by one either way and stay a count.
      for (const place of told) expect(canMove(place, one.hidden) && roomyEnough(one)).toBe(false);
    }),
  );
});

const roomyEnough = ({ values }: { values: number[] }) => values.every((value) => value > 3);

/** By trying: is there a change of the leaves, in steps of -2 to 2, that leaves all that is shown as it is and moves this one? */
function canMove(place: string, hidden: readonly string[]): boolean {
  const steps = [-2, -1, 0, 1, 2];
  for (const x1 of steps)
    for (const x2 of steps)
      for (const x3 of steps)
        for (const y1 of steps)
          for (const y2 of steps) {
            const moved: Record<string, number> = {
              x1,
              x2,
              x3,
              y1,
              y2,
              x: x1 + x2 + x3,
              y: y1 + y2,
              root: x1 + x2 + x3 + y1 + y2,
              apart: x1 + y1 + y2,
            };
            if (moved[place] !== 0 && Object.entries(moved).every(([one, by]) => by === 0 || hidden.includes(one))) return true;
          }
  return false;
}

test("hiding what is suggested always leaves a table in which nothing is found", () => {
  fc.assert(
    fc.property(small, (one) => {
      const suggestion = suggestSuppressions({ table: asTable(one) });
      expect(suggestion.possible).toBe(true);
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(someTree, (one) => {
      expect(suggestSuppressions({ table: treeTable(one), hierarchies: [tree] }).possible).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("in which order tables leave makes no difference: the last is refused just as the first would have been", () => {
  fc.assert(
    fc.property(
      someTree,
      fc.array(fc.constantFrom("root", "x", "y", "apart", ...leaves), { maxLength: 6 }),
      ({ values, hidden }, other) => {
        const one = { ...treeTable({ values, hidden }), name: "one" };
        const two = { ...treeTable({ values, hidden: other }), name: "two" };
        const three = { ...treeTable({ values, hidden: [...hidden, ...other] }), name: "three" };
        const cellsOf = (ask: ReleasedTable, known: readonly ReleasedTable[]) =>
          [...new Set(found({ table: ask, known, hierarchies: [tree] }).map(({ cell }) => cell.place))].sort();
        const expected = cellsOf(three, [one, two]);
        expect(cellsOf(three, [two, one])).toEqual(expected);
        expect(cellsOf(two, [one, three])).toEqual(expected);
        expect(cellsOf(one, [three, two])).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test("what left before cannot be taken back, and the suggestion says so", () => {
  const cells = twoWay(["Total", "A", "B"], { here: [100, "c", 40] });
  const earlier = table(twoWay(["Total", "A", "B"], { here: [100, undefined, 40] }), { name: "version 0" });
  expect(suggestSuppressions({ table: table(cells), known: [earlier] })).toMatchObject({
    possible: false,
    remaining: [{ cell: { industry: "A" } }],
  });
});

test("forty thousand figures are checked in about a second", () => {
  const industries = ["Total", ...Array.from({ length: 99 }, (_, at) => `i${at}`)];
  const values = Array.from({ length: 400 }, (_, r) => Array.from({ length: 99 }, (_, c) => ((r * 31 + c * 17) % 90) + 10));
  const all = margins(values);
  const cells = all.flatMap((row, r) =>
    row.map((value, c): ReleasedCell => {
      const at = { place: r === 400 ? "Total" : `p${r}`, industry: c === 99 ? "Total" : industries[c + 1]!, period: "2021" };
      return (r * 7 + c * 13) % 37 === 0 && c < 99 && r < 400 ? { is: "hidden", at } : { is: "figure", at, value };
    }),
  );
  const began = performance.now();
  const findings = found({ table: table(cells) });
  const took = performance.now() - began;
  expect(findings).toEqual([]);
  expect(took).toBeLessThan(5_000);
});
