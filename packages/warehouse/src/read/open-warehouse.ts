import type { FileStore, Warehouse } from "@concord/domain/evidence";
import { exploreTable } from "./explore-table.ts";
import { readCells } from "./read-cells.ts";
import { codesIn, codesKept, textOf } from "./read-codes.ts";
import { groupReader } from "./read-groups.ts";
import { footerCache, namesIn, tableAt, type FooterCache } from "./table.ts";

export { footerCache, type FooterCache } from "./table.ts";

/**
 * Answers questions of a version's Parquet by reading the ranges that hold the
 * answer, straight from file storage. Nothing native: it runs where the API does.
 */
export function openWarehouse(files: Pick<FileStore, "read" | "size">, footers: FooterCache = footerCache()): Warehouse {
  return {
    async codes(parquetKey, column, limit = 1000) {
      const known = await codesKept(files, parquetKey, column.name);
      return known ? known.slice(0, limit) : await codesIn(await tableAt(files, footers, parquetKey), column, limit);
    },

    cells: async (parquetKey, ask) => await readCells(await tableAt(files, footers, parquetKey), ask),

    async preview(parquetKey, { offset, limit }) {
      const table = await tableAt(files, footers, parquetKey);
      const columns = namesIn(table);
      const total = table.rows;
      const [from, to] = [Math.min(offset, total), Math.min(offset + limit, total)];
      const groups = table.groups.filter(({ start, rows }) => start < to && start + rows > from);
      const reader = await groupReader(table, groups, columns);
      await reader.fetch(groups, columns);
      const page: (string | null)[][] = [];
      for (const group of groups) {
        const { rows, column } = await reader.raw(group, columns);
        const held = columns.map(column);
        const last = Math.min(rows, to - group.start);
        for (let row = Math.max(0, from - group.start); row < last; row++) page.push(held.map((values) => textOf(values[row])));
      }
      return { columns, rows: page, total };
    },

    explore: async (parquetKey, plan) => await exploreTable(await tableAt(files, footers, parquetKey), plan),
  };
}
