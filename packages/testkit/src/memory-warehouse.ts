import { notFound } from "@concord/kernel";
import { cellGatherer, type Cell, type Warehouse } from "@concord/domain/evidence";
import { dayNumber, gatherGroups, gatherRows, isGrouped, type Value } from "@concord/domain/explore";

/** A table as a test gives it: one object a row. */
export type MemoryTable = readonly Record<string, string | number | null>[];

/** A count of a table by place, period and industry, as tests write them down. */
export type CellRow = { place: string; period: string; industry: string; cell: Cell };

/** A table whose columns are named for what they mean, as `acceptedVersion()` describes them. */
export const tableOf = (cells: readonly CellRow[]): MemoryTable =>
  cells.map(({ place, period, industry, cell }) => ({
    place,
    place_name: place,
    period,
    industry,
    industry_name: industry,
    value: cell.value,
    status: marks[cell.status] ?? cell.status,
  }));

/** As a column of statuses writes them. */
const marks: Partial<Record<Cell["status"], string>> = {
  provisional: "p",
  "not-applicable": "not applicable",
  unreliable: "u",
  "less-than": "low",
};

/** Answers from tables given in the test, by Parquet key. */
export function memoryWarehouse(tables: ReadonlyMap<string, MemoryTable>): Warehouse {
  const tableAt = (key: string) => {
    const table = tables.get(key);
    if (!table) throw notFound("Table");
    return table;
  };

  return {
    async codes(parquetKey, { name, labelColumn }, limit = 1000) {
      const found = new Map<string, { code: string; label: string | undefined; rows: number }>();
      for (const row of tableAt(parquetKey)) {
        const code = row[name];
        if (code === null || code === undefined) continue;
        const label = labelColumn === undefined ? undefined : (row[labelColumn] ?? undefined);
        const seen = found.get(String(code)) ?? { code: String(code), label: label === undefined ? undefined : String(label), rows: 0 };
        found.set(String(code), { ...seen, rows: seen.rows + 1 });
      }
      return [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1)).slice(0, limit);
    },

    async cells(parquetKey, ask) {
      const cells = cellGatherer(ask);
      for (const row of tableAt(parquetKey)) {
        const codeIn = (column: string) => row[column] ?? null;
        if (!Object.entries(ask.among ?? {}).every(([column, codes]) => codeIn(column) !== null && codes.includes(String(codeIn(column)))))
          continue;
        const codes = ask.by.map(codeIn);
        if (codes.some((code) => code === null)) {
          cells.addNowhere();
          continue;
        }
        const [value, status, mark] = [ask.value, ask.status, ask.marks].map((column) => (column === undefined ? null : codeIn(column)));
        cells.add({
          codes: codes.map(String),
          value: value === null || value === undefined || value === "" ? null : Number(value),
          status: status === null || status === undefined ? null : String(status),
          mark: mark === null || mark === undefined ? null : String(mark),
          beside: (ask.beside ?? []).map((column) => (codeIn(column) === null ? null : Number(codeIn(column)))),
        });
      }
      return cells.finish();
    },

    async preview(parquetKey, { offset, limit }) {
      const table = tableAt(parquetKey);
      const columns = Object.keys(table[0] ?? {});
      const asText = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value));
      const rows = table.slice(offset, offset + limit).map((row) => columns.map((column) => asText(row[column])));
      return { columns, rows, total: table.length };
    },

    async explore(parquetKey, plan) {
      const table = tableAt(parquetKey);
      const gathered = isGrouped(plan.view) ? gatherGroups(plan) : gatherRows(plan);
      const typeOf = new Map(plan.columns.map(({ name, type }) => [name, type]));
      gathered.add({
        rows: table.length,
        column: (name) =>
          table.map((row): Value => {
            const value = row[name] ?? null;
            return typeOf.get(name) === "date" && value !== null ? dayNumber(String(value)) : value;
          }),
      });
      return gathered.found();
    },
  };
}
