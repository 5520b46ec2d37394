import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Failure } from "@concord/kernel";
import type { Column } from "@concord/domain/evidence";
import { composeAnswer, judgeView, View, type Found, type ViewPlan } from "@concord/domain/explore";
import { exploreTable } from "../read/explore-table.ts";
import { footerCache, tableAt } from "../read/table.ts";
import { askTable } from "./ask-table.ts";

let folder: string;
let instance: DuckDBInstance;
let duck: DuckDBConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-engines-"));
  instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  duck = await instance.connect();
});
afterAll(async () => {
  duck.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true, force: true });
});

const column = (name: string, meaning: Column["meaning"], type: Column["type"], but: Partial<Column> = {}): Column => ({
  name,
  meaning,
  type,
  distinct: 10,
  blank: 0,
  common: [],
  ...but,
});

const columns: Column[] = [
  column("place", "place", "text"),
  column("period", "period", "text"),
  column("status", "status", "text"),
  column("day", "other", "date"),
  column("jobs", "value", "integer", { marksColumn: "jobs marks" }),
  column("jobs marks", "other", "text"),
  column("pay", "other", "number"),
  column('odd "name", it is', "other", "text"),
];
const types = ["VARCHAR", "VARCHAR", "VARCHAR", "DATE", "DOUBLE", "VARCHAR", "DOUBLE", "VARCHAR"];
type Row = (string | number | null)[];

const words = [
  "",
  "a",
  "A",
  "É",
  "é",
  "ÿŸ",
  "İ",
  "Zürich",
  "\u{1F600}",
  "\uE000",
  "\uFFFD",
  "100%",
  "_",
  "it's",
  "=1+1",
  "a\nb",
  "a\0b",
  "\0",
  "ss",
  "ß",
];
const blankOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6, nil: null });
const days = ["1999-12-31", "2000-02-29", "2024-01-01", "1000-01-01", "9999-12-31", "0999-01-01"];
const rowArbitrary: fc.Arbitrary<Row> = fc.tuple(
  blankOr(fc.constantFrom("E06000001", "E06000002", "E07000246", "E06000066", "W06000001")),
  blankOr(fc.constantFrom("2019", "2020", "2021", "2021 Q1")),
  blankOr(fc.constantFrom("A", "c", "[c]", "P", "u", "E", "z", "Q")),
  blankOr(fc.constantFrom(...days)),
  blankOr(fc.constantFrom(0, -0, 5, 10, -3, 9007199254740991, -9007199254740990, 1e6)),
  blankOr(fc.constantFrom("*", "<5", "..", "unheard of", "u", "p", "fewer than 10")),
  blankOr(
    fc.oneof(fc.constantFrom(0, -0, 0.1, 0.2, 0.3, 1e15, -1e15, 1e-19, 123456.789), fc.double({ min: -1e12, max: 1e12, noNaN: true })),
  ),
  blankOr(fc.oneof(fc.constantFrom(...words), fc.string({ unit: "grapheme", maxLength: 4 }))),
);

const names = columns.map(({ name }) => name);
const valueArbitrary = (name: string): fc.Arbitrary<string> => {
  if (name === "day") return fc.constantFrom(...days);
  if (name === "jobs" || name === "pay") return fc.constantFrom("0", "-0", "5", "0.1", "1e15", "-3", "123456.789");
  if (name === "place") return fc.constantFrom("E06000001", "E06000002", "E07000246", "nowhere");
  if (name === "period") return fc.constantFrom("2019", "2020", "2021");
  return fc.constantFrom(...words.filter((word) => word !== ""), "c", "*");
};
const filterArbitrary = fc.constantFrom(...names).chain((name) => {
  const [values, value] = [fc.array(valueArbitrary(name), { minLength: 1, maxLength: 3 }), valueArbitrary(name)];
  return fc.oneof(
    fc.record({ column: fc.constant(name), op: fc.constantFrom("among" as const, "not-among" as const), values }),
    fc.record({ column: fc.constant(name), op: fc.constant("between" as const), from: value, to: value }),
    fc.record({ column: fc.constant(name), op: fc.constantFrom("at-least" as const, "at-most" as const, "contains" as const), value }),
    fc.record({ column: fc.constant(name), op: fc.constantFrom("is-blank" as const, "is-not-blank" as const) }),
    fc.record({
      column: fc.constant("jobs"),
      op: fc.constant("has-mark" as const),
      statuses: fc.uniqueArray(
        fc.constantFrom("normal" as const, "suppressed" as const, "missing" as const, "less-than" as const, "unreliable" as const),
        {
          minLength: 1,
        },
      ),
    }),
  );
});
const measureArbitrary = fc.oneof(
  fc.constant({ measure: "count" as const }),
  fc.record({
    measure: fc.constantFrom("sum" as const, "mean" as const, "median" as const, "min" as const, "max" as const, "distinct" as const),
    column: fc.constantFrom("jobs", "pay"),
  }),
  fc.record({ measure: fc.constantFrom("min" as const, "max" as const, "distinct" as const), column: fc.constantFrom(...names) }),
);
const sortArbitrary = (from: readonly string[]) =>
  from.length === 0
    ? fc.constant([])
    : fc.uniqueArray(
        fc.record({ column: fc.constantFrom(...from), direction: fc.constantFrom("ascending" as const, "descending" as const) }),
        {
          maxLength: 3,
          selector: ({ column }) => column,
        },
      );
const page = { offset: fc.nat(5), limit: fc.integer({ min: 1, max: 20 }) };
const filters = fc.array(filterArbitrary, { maxLength: 2 });
const rowsView = fc.record({
  columns: fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), { nil: undefined }),
  filters,
  sort: sortArbitrary(names),
  ...page,
});
const groupsView = fc
  .record({
    groupBy: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
    measures: fc.uniqueArray(measureArbitrary, { minLength: 1, maxLength: 4, selector: (measure) => JSON.stringify(measure) }),
    pivoted: fc.boolean(),
    regrouped: fc.boolean(),
    filters,
    ...page,
  })
  .chain(({ groupBy, measures, pivoted, regrouped, ...rest }) => {
    const pivot = pivoted && groupBy.length > 1 ? groupBy.at(-1) : undefined;
    const keys = pivot === undefined ? groupBy : groupBy.slice(0, -1);
    const regroup = regrouped && groupBy.includes("place") ? ({ column: "place", to: "regions", on: "2024-04-01" } as const) : undefined;
    const view = {
      ...rest,
      groupBy: keys,
      measures: pivot === undefined ? measures : measures.slice(0, 1),
      ...(pivot === undefined ? {} : { pivot }),
      ...(regroup ? { regroup } : {}),
    };
    return sortArbitrary(keys).map((sort) => ({ ...view, sort }));
  });

const recode = new Map([
  ["E06000001", "E12000001"],
  ["E06000002", "E12000001"],
  ["E06000066", "E12000009"],
  ["E07000246", "E12000009"],
]);

test("JavaScript and DuckDB answer every view of every table alike", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(rowArbitrary, { maxLength: 40 }),
      fc.oneof(rowsView, groupsView),
      fc.boolean(),
      async (rows, asked, isKnown) => {
        const judged = judgeView(View.parse(asked), columns);
        fc.pre(judged.allowed);
        if (!judged.allowed) return;
        const path = join(folder, `table-${++made}.parquet`);
        await write(path, rows);
        const known = isKnown ? { columns: profiled(rows), rows: rows.length } : { columns };
        const plan: ViewPlan = { view: judged.view, ...known, ...(judged.view.regroup ? { recode } : {}) };
        const [ours, theirs] = [
          await outcomeOf(plan, () => readWithJavaScript(path, plan)),
          await outcomeOf(plan, () => askTable(duck, path, plan)),
        ];
        expect(ours).toEqual(theirs);
        await rm(path);
      },
    ),
    { numRuns: 400 },
  );
}, 120_000);

/** The columns as they would be known of a version: the least and the greatest of its figures, and how many are blank. */
function profiled(rows: readonly Row[]): Column[] {
  return columns.map((one, place) => {
    const held = rows.map((row) => row[place]).filter((value) => typeof value === "number");
    const blank = rows.filter((row) => row[place] === null).length;
    return { ...one, blank, ...(held.length > 0 ? { min: String(Math.min(...held)), max: String(Math.max(...held)) } : {}) };
  });
}

/** In the order in which tables are made into versions. */
async function write(path: string, rows: readonly Row[], rowGroup = 2048): Promise<void> {
  await duck.run(`CREATE OR REPLACE TABLE made (${names.map((name, place) => `${quoted(name)} ${types[place]}`).join(", ")}, row INTEGER)`);
  for (let at = 0; at < rows.length; at += 500) {
    const values = rows.slice(at, at + 500).map((row, place) => `(${[...row.map(literal), at + place].join(", ")})`);
    await duck.run(`INSERT INTO made VALUES ${values.join(", ")}`);
  }
  await duck.run(
    `COPY (SELECT * EXCLUDE (row) FROM made ORDER BY place, period, status, row) TO '${path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
  );
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
function literal(value: string | number | null): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return `'${Object.is(value, -0) ? "-0" : value}'::DOUBLE`;
  return value
    .split("\0")
    .map((part) => `'${part.replaceAll("'", "''")}'`)
    .join(" || chr(0) || ");
}

async function readWithJavaScript(path: string, plan: ViewPlan): Promise<Found> {
  const bytes = await readFile(path);
  const files = {
    size: async () => bytes.length,
    read: async (_: string, range?: { from: number; to: number }) => (range ? bytes.subarray(range.from, range.to) : bytes),
  };
  const found = await exploreTable(await tableAt(files, footerCache(), path), plan);
  if (!found) throw new Error("It is small enough to be answered at once");
  return found;
}

/** What a reader is given, or why not. */
async function outcomeOf(plan: ViewPlan, ask: () => Promise<Found>): Promise<unknown> {
  try {
    const found = await ask();
    const codes = found.kind === "groups" && found.codes?.toSorted((one, other) => (one.code < other.code ? -1 : 1));
    const pin = { datasetId: "dat_00000000000000000000000000", number: 1, originalHash: "0".repeat(64) } as const;
    return { answer: composeAnswer(plan, found, { pin, warnings: [] }), codes };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { refused: error.code };
  }
}
