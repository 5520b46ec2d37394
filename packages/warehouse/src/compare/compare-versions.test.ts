import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Comparison, type Column } from "@concord/domain/evidence";
import { compareVersions } from "./compare-versions.ts";

let folder = "";
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-compare-"));
});
afterAll(() => rm(folder, { recursive: true }));

type Cell = string | number | null;
type Described = Pick<Column, "name" | "meaning" | "type"> & Partial<Column>;

const place: Described = { name: "GEOGRAPHY_CODE", meaning: "place", type: "text", labelColumn: "GEOGRAPHY_NAME" };
const label: Described = { name: "GEOGRAPHY_NAME", meaning: "label", type: "text" };
const period: Described = { name: "DATE", meaning: "period", type: "text" };
const value: Described = { name: "OBS_VALUE", meaning: "value", type: "integer", marksColumn: "OBS_VALUE_MARK" };
const mark: Described = { name: "OBS_VALUE_MARK", meaning: "status", type: "text" };
const columns = [place, label, period, value, mark];

const names: Record<string, string> = { E08000032: "Bradford", E08000035: "Leeds", E08000036: "Wakefield" };
const row = (place: string, period: string, figure: number | null, mark: string | null = null): Cell[] => [
  place,
  names[place] ?? place,
  period,
  figure,
  mark,
];
const published = [
  row("E08000032", "2020", 100),
  row("E08000032", "2021", 110),
  row("E08000035", "2020", 200),
  row("E08000035", "2021", 210),
];

/** A table of rows as it lies beside a version, with its columns as they would have been profiled. */
async function table(number: number, rows: readonly Cell[][], described: readonly Described[] = columns) {
  const parquet = join(folder, `${++made}.parquet`);
  const json = join(folder, `${made}.json`);
  await writeFile(
    json,
    JSON.stringify(rows.map((cells) => Object.fromEntries(described.map(({ name }, at) => [name, cells[at] ?? null])))),
  );
  const types = described.map(({ name, type }) => `'${name}': '${type === "text" ? "VARCHAR" : "DOUBLE"}'`).join(", ");
  const instance = await DuckDBInstance.create(":memory:");
  const duck = await instance.connect();
  await duck.run(`COPY (SELECT * FROM read_json('${json}', columns = {${types}})) TO '${parquet}' (FORMAT parquet)`);
  duck.closeSync();
  instance.closeSync();
  return {
    number,
    parquet,
    rows: rows.length,
    columns: described.map((column, at): Column => {
      const held = rows.map((cells) => cells[at] ?? null).filter((cell) => cell !== null);
      const numbers = held.map(Number).sort((one, other) => one - other);
      return {
        distinct: new Set(held).size,
        blank: rows.length - held.length,
        common: [],
        ...(column.type === "text" || held.length === 0 ? {} : { min: String(numbers[0]), max: String(numbers.at(-1)) }),
        ...column,
      };
    }),
  };
}

async function compared(
  before: readonly Cell[][],
  after: readonly Cell[][],
  { was = columns, now = was, tolerance = 0 }: { was?: readonly Described[]; now?: readonly Described[]; tolerance?: number } = {},
) {
  const sides = { before: await table(1, before, was), after: await table(2, after, now) };
  return Comparison.parse(await compareVersions({ folder, ...sides, tolerance, settings: { threads: 1, memoryMegabytes: 200 } }));
}

test("the same rows in another order are unchanged", async () => {
  expect(await compared(published, published.toReversed())).toMatchObject({
    with: 1,
    number: 2,
    word: "unchanged",
    sentence: "Nothing changed: the same 4 rows.",
    key: ["GEOGRAPHY_CODE", "DATE"],
    rowsAdded: 0,
    rowsRemoved: 0,
    rowsChanged: 0,
  });
});

test("rows of a new period, with the old ones as they were, are an extension", async () => {
  const extended = await compared(published, [...published, row("E08000032", "2022", 120), row("E08000036", "2022", 50)]);
  expect(extended).toMatchObject({
    word: "extension",
    sentence: "An extension: 2 rows of 2022 came, and every row of before stands.",
    rowsAdded: 2,
    periods: { added: ["2022"], removed: [] },
    byPeriod: [{ period: "2022", added: 2, removed: 0, changed: 0 }],
    codes: [{ column: "GEOGRAPHY_CODE", added: [{ code: "E08000036", label: "Wakefield" }], addedCount: 1, removed: [], removedCount: 0 }],
  });
});

test("figures of old periods that changed are a revision, also when new periods came with them, the largest named first", async () => {
  const revised = await compared(published, [
    row("E08000032", "2020", 101),
    row("E08000032", "2021", 110),
    row("E08000035", "2020", 260),
    row("E08000035", "2021", 210),
    row("E08000032", "2022", 120),
  ]);
  expect(revised).toMatchObject({
    word: "revision",
    sentence: "A revision: 2 figures of 2020 changed and 1 row of 2022 came.",
    rowsChanged: 2,
    figuresChanged: 2,
    byColumn: [{ column: "OBS_VALUE", rows: 2 }],
    changes: [
      {
        row: [
          { column: "GEOGRAPHY_CODE", value: "E08000035" },
          { column: "DATE", value: "2020" },
        ],
        column: "OBS_VALUE",
        before: 200,
        after: 260,
        share: 0.3,
      },
      { before: 100, after: 101 },
    ],
  });
});

test("a figure that is withheld now is a change of that figure, and was not nought", async () => {
  const withheld = await compared(published, [row("E08000032", "2020", null, "c"), ...published.slice(1)]);
  expect(withheld).toMatchObject({ word: "revision", changes: [{ before: 100, after: null, share: null }] });
  expect(await compared([row("E08000032", "2020", null, "c")], [row("E08000032", "2020", null, "x")])).toMatchObject({ word: "revision" });
});

test("a difference within the tolerance is none, and one beyond it is", async () => {
  const nearly = [row("E08000032", "2020", 101), ...published.slice(1)];
  expect(await compared(published, nearly, { tolerance: 0.01 })).toMatchObject({ word: "unchanged", figuresChanged: 0 });
  expect(await compared(published, nearly, { tolerance: 0.0099 })).toMatchObject({ word: "revision", figuresChanged: 1 });
});

test("missing rows of an old period supplied, or a name mended, are a correction", async () => {
  expect(await compared(published, [...published, row("E08000036", "2021", 50)])).toMatchObject({
    word: "correction",
    sentence: "A correction: no figure changed of a row that was there, but 1 row of 2021 came.",
  });
  const renamed = published.map((cells) => cells.map((cell) => (cell === "Leeds" ? "City of Leeds" : cell)));
  expect(await compared(published, renamed)).toMatchObject({ word: "correction", rowsChanged: 2, figuresChanged: 0 });
});

test("other columns, or other places for most rows, are a restatement", async () => {
  const restated = await compared(published, published, { now: [place, label, { ...period, meaning: "other" }, value, mark] });
  expect(restated).toMatchObject({ word: "restatement", columns: { reread: [{ name: "DATE", before: "period", after: "other" }] } });
  const elsewhere = published.map(([code, ...rest]) => [`${code}x`, ...rest] as Cell[]);
  expect(await compared(published, elsewhere)).toMatchObject({ word: "restatement", rowsRemoved: 4, rowsAdded: 4 });
  expect(
    await compared(
      published,
      published.map((cells) => cells.slice(0, 3)),
      { now: [place, label, period] },
    ),
  ).toMatchObject({ word: "restatement", columns: { removed: ["OBS_VALUE", "OBS_VALUE_MARK"] } });
});

test("a register is compared by its own number, whatever else is in it", async () => {
  const register: Described[] = [
    { name: "CompanyNumber", meaning: "other", type: "text" },
    { name: "CompanyName", meaning: "other", type: "text" },
  ];
  const companies: Cell[][] = [
    ["00000001", "Ashby Ltd"],
    ["00000002", "Brook Ltd"],
    ["00000003", "Brook Ltd"],
  ];
  const now = [companies[0]!, ["00000002", "Brook & Vale Ltd"], companies[2]!, ["00000004", "Vale Ltd"]];
  expect(await compared(companies, now, { was: register })).toMatchObject({
    key: ["CompanyNumber"],
    rowsChanged: 1,
    rowsAdded: 1,
    rowsRemoved: 0,
    byColumn: [{ column: "CompanyName", rows: 1 }],
  });
});

test("rows that share a key are compared as wholes, and it is said how many they are", async () => {
  const twice = [...published, row("E08000032", "2020", 7), row("E08000032", "2020", 7)];
  expect(await compared(twice, twice.toReversed())).toMatchObject({ word: "unchanged", sameKey: { before: 3, after: 3 } });
  const one = [...published, row("E08000032", "2020", 7), row("E08000032", "2020", 8)];
  expect(await compared(twice, one)).toMatchObject({ word: "revision", rowsChanged: 1, figuresChanged: 1, rowsAdded: 0, changes: [] });
});

test("a table of nothing but figures says that it cannot be said", async () => {
  const figures: Described[] = [{ name: "a", meaning: "other", type: "number" }];
  expect(await compared([[1.5], [2.5]], [[1.5], [2.5]], { was: figures })).toMatchObject({ word: "unchanged" });
  expect(await compared([[1.5], [2.5]], [[1.5], [3.5]], { was: figures })).toMatchObject({ word: "not-comparable" });
});

test("every row of the new version is the same, changed or added, and every row of the old the same, changed or removed", async () => {
  const rows = fc.uniqueArray(
    fc.record({
      place: fc.constantFrom("A", "B", "C", null),
      period: fc.constantFrom("2020", "2021", "2022"),
      figure: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { selector: ({ place, period }) => `${place}${period}`, minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(rows, rows, async (before, after) => {
      const cells = (held: typeof before) => held.map(({ place, period, figure }): Cell[] => [place, place, period, figure, null]);
      const { rowsAdded, rowsRemoved, rowsChanged, figuresChanged } = await compared(cells(before), cells(after));
      const keyOf = ({ place, period }: (typeof before)[number]) => `${place}${period}`;
      const old = new Map(before.map((held) => [keyOf(held), held.figure]));
      const both = after.filter((held) => old.has(keyOf(held)));
      const changed = both.filter((held) => old.get(keyOf(held)) !== held.figure).length;
      expect({ rowsAdded, rowsRemoved, rowsChanged, figuresChanged }).toEqual({
        rowsAdded: after.length - both.length,
        rowsRemoved: before.length - both.length,
        rowsChanged: changed,
        figuresChanged: changed,
      });
    }),
    { numRuns: 12 },
  );
}, 60_000);
