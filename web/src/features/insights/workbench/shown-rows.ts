import type { Row, Table } from "@concord/domain/questions";
import { inOrder } from "../../../ui/table.tsx";
import { firstOrder, keysOf, type Order } from "./order.ts";
import type { Looking } from "./workbench-search.ts";

export const rowsAtFirst = 25;
/** Of the tables under the first, so that a reader comes to the end of the page. */
export const rowsOfOthers = 10;

/** "sectors.growth.down,whole.name.up": the order of each table that somebody chose one for. */
export function orderOf(sort: string | undefined, table: Pick<Table, "key" | "rankedBy" | "lowestFirst">): Order {
  const found = (sort ?? "").split(",").find((one) => one.startsWith(`${table.key}.`));
  const [, by, way] = found?.split(".") ?? [];
  return by === undefined ? firstOrder(table) : { by, down: way !== "up" };
}

export function sortWith(sort: string | undefined, key: string, { by, down }: Order): string {
  const others = (sort ?? "").split(",").filter((one) => one !== "" && !one.startsWith(`${key}.`));
  return [...others, `${key}.${by}.${down ? "down" : "up"}`].join(",");
}

export const isWhole = ({ all }: Looking, key: string): boolean => (all ?? "").split(",").includes(key);

/** The rows of a table that a reader sees: those found, in order, and the first of them until all are asked for. The marked one is always there. */
export function shownRows(
  table: Table,
  looking: Looking,
  { find, atFirst = rowsAtFirst }: { find?: string | undefined; atFirst?: number } = {},
): { found: readonly Row[]; shown: readonly Row[]; order: Order } {
  const order = orderOf(looking.sort, table);
  const sought = find?.trim().toLowerCase() ?? "";
  const found =
    sought === ""
      ? table.rows
      : table.rows.filter(({ name, code }) => name.toLowerCase().includes(sought) || code.toLowerCase().includes(sought));
  const sort = keysOf(table)[order.by];
  const ordered = inOrder(found, sort ? [{ sort }] : [{}], { column: 0, descending: order.down });
  const first = isWhole(looking, table.key) ? ordered : ordered.slice(0, atFirst);
  const marked = ordered.find(({ code }) => code === looking.marked);
  return { found, shown: marked && !first.includes(marked) ? [...first, marked] : first, order };
}
