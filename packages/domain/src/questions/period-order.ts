import { periodEnd } from "../vision/period-end.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "Oct 2019-Sep 2020" and "September 2020" end in September 2020, whatever their first letters are. */
function endOf(period: string): string | undefined {
  const named = [...period.matchAll(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{4})\b/gi)].at(-1);
  if (!named) return periodEnd(period);
  const month = String(months.indexOf(named[1]!.toLowerCase()) + 1).padStart(2, "0");
  return `${named[2]}-${month}-31`; // only to be put in order
}

/** Periods in order of time, as far as it can be read in them, and else as they are written. */
export function inOrderOfTime(one: string, other: string): number {
  const [ends, others] = [endOf(one), endOf(other)];
  const isTold = ends !== undefined && others !== undefined && ends !== others;
  const [first, second] = isTold ? [ends, others] : [one, other];
  return first < second ? -1 : first > second ? 1 : 0;
}
