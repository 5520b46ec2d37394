/** How a column's cells are read. A `date` is day by day; a year or a quarter is text with the shape of a period. */
export type CellType = "text" | "number" | "date";
export type DateFormat = "iso" | "british";

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const groupedNumber = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const britishDay = /^(\d{2})\/(\d{2})\/(\d{4})$/;

export const isNumber = (cell: string): boolean => plainNumber.test(cell.trim());
export const isGroupedNumber = (cell: string): boolean => groupedNumber.test(cell.trim());

export function isDay(cell: string, format: DateFormat): boolean {
  const found = (format === "iso" ? isoDay : britishDay).exec(cell.trim());
  if (!found) return false;
  const [year, month, day] = format === "iso" ? [found[1], found[2], found[3]] : [found[3], found[2], found[1]];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) >= 1000;
}

const months = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";
const year = "(1[5-9]|2[01])\\d\\d";
const periodShapes = [
  `${year}`, // 2021
  `${year}[-/ ]?q[1-4]`, // 2021 Q1
  `q[1-4][-/ ]?${year}`,
  `${year}[-/](0[1-9]|1[0-2])`, // 2021-03, and 2021/03
  `${year}[-/]\\d\\d`, // 2020/21
  `${year}( to |[-/])${year}`,
  `(${months})[- ]${year}`, // March 2021
  `${year}[- ]?(${months})`,
  `(${months})[- ]${year} ?(-|to) ?(${months})[- ]${year}`, // Jan 2021-Dec 2021
  `${year}-\\d\\d-\\d\\d`,
  `\\d\\d/\\d\\d/${year}`,
].map((shape) => new RegExp(`^${shape}$`, "i"));

/** A year, quarter, month, financial year or span of them, as statistics write it. */
export const isPeriod = (cell: string): boolean => periodShapes.some((shape) => shape.test(cell.trim()));
