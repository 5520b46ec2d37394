import { useEffect, useId, useRef, useState, type ReactNode } from "react";

export type Column<Row> = {
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular. */
  numeric?: boolean;
  /** What it is sorted by. Without it the column cannot be sorted. Nothing known (null) sorts last. */
  sort?: (row: Row) => string | number | null | undefined;
  /** It names the row. */
  rowHead?: boolean;
  width?: string;
};

export type Sorting = { column: number; descending: boolean };

type Props<Row> = {
  /** What the table shows, with its unit and date. */
  caption: ReactNode;
  /** Where a heading above says the same already. Readers of the page still hear it. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Give both to keep the sorting in the address. */
  sorting?: Sorting | undefined;
  onSort?: (sorting: Sorting) => void;
  startSorted?: Sorting;
  /** A row that is marked on the page: in the picture beside the table too. */
  marked?: (row: Row) => boolean;
  foot?: ReactNode;
};

export function Table<Row>({ caption, captionHidden, columns, rows, keyOf, sorting, onSort, startSorted, marked, foot }: Props<Row>) {
  const [own, setOwn] = useState<Sorting | undefined>(startSorted);
  const sorted = sorting ?? own;
  const captionId = useId();
  const scroll = useOverflow();

  function sortBy(column: number) {
    const numeric = columns[column]?.numeric === true; // the largest first, for numbers
    const next = { column, descending: sorted?.column === column ? !sorted.descending : numeric };
    onSort ? onSort(next) : setOwn(next);
  }

  return (
    <div
      className="table-scroll"
      ref={scroll.ref}
      {...(scroll.overflows ? { role: "region", "aria-labelledby": captionId, tabIndex: 0 } : {})}
    >
      <table>
        <caption id={captionId} className={captionHidden ? "for-readers" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                className={column.numeric ? "num" : undefined}
                style={column.width ? { width: column.width } : undefined}
                aria-sort={sorted?.column === index ? (sorted.descending ? "descending" : "ascending") : undefined}
              >
                {column.sort ? (
                  <button type="button" className="sort" onClick={() => sortBy(index)}>
                    {column.head}
                    <Arrow direction={sorted?.column === index ? (sorted.descending ? "down" : "up") : "both"} />
                  </button>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows, columns, sorted).map((row) => (
            <tr key={keyOf(row)} className={marked?.(row) ? "marked" : undefined}>
              {columns.map((column, index) => {
                const Cell = column.rowHead ? "th" : "td";
                return (
                  <Cell key={index} scope={column.rowHead ? "row" : undefined} className={column.numeric ? "num" : undefined}>
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

/** The rows as the table has them. What is not known comes last. */
export function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Pick<Column<Row>, "sort">[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const value = sorting && columns[sorting.column]?.sort;
  if (!value) return rows;

  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one) ?? null, value(other) ?? null];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB", { numeric: true }));
  });
}

/** A region that scrolls must be reachable by keyboard; one that does not must not be a stop on the way. */
function useOverflow() {
  const ref = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return { ref, overflows };
}

const Arrow = ({ direction }: { direction: "up" | "down" | "both" }) => (
  <svg width="9" height="13" viewBox="0 0 9 13" aria-hidden="true" focusable="false" fill="currentColor">
    {direction !== "down" && <path d="M4.5 0 8.5 5h-8z" />}
    {direction !== "up" && <path d="M4.5 13 .5 8h8z" />}
  </svg>
);
