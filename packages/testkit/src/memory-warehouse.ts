import { notFound } from "@concord/kernel";
import type { Cell, CellRow, Warehouse } from "@concord/domain/evidence";
import { dayNumber, gatherGroups, gatherRows, isGrouped, type Value } from "@concord/domain/explore";

/** A table as a test gives it: one object a row. */
export type MemoryTable = readonly Record<string, string | number | null>[];

/** A table whose columns are named for what they mean, as `acceptedVersion()` describes them. */
export const tableOf = (cells: readonly CellRow[]): MemoryTable =>
  cells.map(({ place, period, industry, cell }) => ({
    place,
    place_name: place,
    period,
    industry,
    industry_name: industry,
    value: cell.value,
    status: cell.status,
  }));

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

    async cells(parquetKey, columns, { places, periods }) {
      const rows = tableAt(parquetKey)
        .filter((row) => (columns.where ?? []).every(({ column, equals }) => String(row[column]) === equals))
        .filter((row) => !places || places.includes(String(row[columns.place])))
        .filter((row) => !periods || periods.includes(String(row[columns.period])))
        .map((row) => ({
          place: String(row[columns.place]),
          period: String(row[columns.period]),
          industry: String(row[columns.industry]),
          cell: cellOf(row[columns.value], columns.status === undefined ? undefined : row[columns.status]),
        }));
      const order = ({ place, period, industry }: CellRow) => [place, period, industry].join("\n");
      return rows.sort((one, other) => (order(one) < order(other) ? -1 : 1));
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

const statuses: readonly string[] = ["normal", "suppressed", "missing", "not-applicable", "provisional"] satisfies Cell["status"][];

function cellOf(value: string | number | null | undefined, status: string | number | null | undefined): Cell {
  const number = value === null || value === undefined || value === "" ? null : Number(value);
  if (statuses.includes(String(status))) return { value: number, status: status as Cell["status"] };
  return { value: number, status: number === null ? "missing" : "normal" };
}
