import type { CellNote } from "./answer.ts";
import type { FoundRows } from "./found.ts";
import { matchRows } from "./match-rows.ts";
import { shownColumns, type ViewPlan } from "./plan.ts";
import { columnReader, type Stretch } from "./stretch.ts";
import { compareBlanksLast, type Value } from "./values.ts";

/** One row as a view shows it, with what is to be known of its figures. */
export function takeRow(
  plan: ViewPlan,
  stretch: Stretch,
  { row, as, read }: { row: number; as: number; read: ReturnType<typeof columnReader> },
): { values: Value[]; notes: CellNote[] } {
  const notes: CellNote[] = [];
  const values = shownColumns(plan).map((name, place): Value => {
    const { value, cell } = read(stretch, name);
    if (!cell) return value(row);
    const { value: figure, status, below } = cell(row);
    if (status !== "normal") notes.push({ row: as, column: place, statuses: { [status]: 1 }, ...(below === undefined ? {} : { below }) });
    return figure;
  });
  return { values, notes };
}

/** Gathers the rows of a view from stretches given in the table's order, all of them, sorts them and takes the page. */
export function gatherRows(plan: ViewPlan): { add(stretch: Stretch): void; found(): FoundRows } {
  const { sort, offset, limit } = plan.view;
  const read = columnReader(plan);
  const matched: { stretch: Stretch; row: number; keys: Value[] }[] = [];

  return {
    add(stretch) {
      const keys = sort.map(({ column }) => read(stretch, column).value);
      for (const row of matchRows(plan, stretch, read)) matched.push({ stretch, row, keys: keys.map((key) => key(row)) });
    },
    found() {
      matched.sort((one, other) => {
        for (const [place, { direction }] of sort.entries()) {
          const order = compareBlanksLast(one.keys[place]!, other.keys[place]!, direction); // each row has a key for each
          if (order !== 0) return order;
        }
        return 0; // and so they stay in the table's order
      });
      const page = matched.slice(offset, offset + limit).map(({ stretch, row }, as) => takeRow(plan, stretch, { row, as, read }));
      return {
        kind: "rows",
        rows: page.map(({ values }) => values),
        notes: page.flatMap(({ notes }) => notes),
        total: { rows: matched.length, exact: true },
      };
    },
  };
}
