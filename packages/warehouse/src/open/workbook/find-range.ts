import { lettersOf } from "./sheet-row.ts";

/** Which part of a sheet is the table. Rows from 1, columns from 0, all inclusive. */
export type SheetRange = { top: number; bottom: number; left: number; right: number };

/** How full each row is that has something in it: enough to tell a table from what stands about it. */
export type RowShape = { number: number; filled: number; first: number; last: number };

/**
 * The table of a sheet: from the header that touches its body down to its last full
 * row, as wide as these are. Titles above and notes below stay outside. Undefined where nothing is.
 */
export function findRange(shapes: readonly RowShape[]): SheetRange | undefined {
  if (shapes.length === 0) return undefined;
  const wide = shapes.filter(({ filled }) => filled >= 2);
  const typical = wide.length > 0 ? medianOf(wide.map(({ filled }) => filled)) : 1;
  const isFull = ({ filled }: RowShape) => filled >= Math.min(2, typical) && filled > typical / 2;

  let top = shapes.findIndex(isFull);
  // Header rows over the body may be nearly empty where they span columns; they touch it and are no single title.
  while (top > 0 && shapes[top - 1]!.number === shapes[top]!.number - 1 && shapes[top - 1]!.filled >= 2) top--; // within them
  let bottom = shapes.findLastIndex(isFull);
  // Nor are its last rows outside it, where most of their figures are blank.
  while (bottom + 1 < shapes.length && shapes[bottom + 1]!.number === shapes[bottom]!.number + 1 && shapes[bottom + 1]!.filled >= 2)
    bottom++; // within them
  const within = shapes.slice(top, bottom + 1);
  return {
    top: within[0]!.number, // a row of typical fill is full, so there is one
    bottom: within.at(-1)!.number,
    left: minimumOf(within.map(({ first }) => first)),
    right: maximumOf(within.map(({ last }) => last)),
  };
}

/** As Excel writes it: "A8:R340". */
export const rangeName = ({ top, bottom, left, right }: SheetRange) => `${lettersOf(left)}${top}:${lettersOf(right)}${bottom}`;

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!; // asked of some
}

const minimumOf = (numbers: readonly number[]) => numbers.reduce((least, number) => Math.min(least, number), Infinity);
const maximumOf = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), 0);
