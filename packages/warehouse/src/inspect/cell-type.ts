import { readDay } from "./day.ts";
import { plainFormat, readFigure, takeApart, writings } from "./figure.ts";

/** How a column's cells are read. A `date` is day by day; a year or a quarter is text with the shape of a period. */
export type CellType = "text" | "number" | "date";

export { isPeriod } from "./period.ts";

/** A plain number: 1234.5 and nothing about it. */
export const isNumber = (cell: string): boolean => "number" in readFigure(cell, plainFormat);

/** A figure however it is written: 1,234 and £5 and (300) and 12%. */
export function isFigure(cell: string): boolean {
  const figure = takeApart(cell);
  return figure !== undefined && writings.some(({ reads }) => reads.test(figure.digits));
}

export const isGroupedNumber = (cell: string): boolean => /\d,\d{3}/.test(cell) && isFigure(cell);

export const isDay = (cell: string, format: "iso" | "british"): boolean =>
  readDay(cell, format === "iso" ? "2021-03-01" : "01/03/2021") !== undefined;
