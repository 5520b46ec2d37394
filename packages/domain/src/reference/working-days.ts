import { addDays, refused } from "@concord/kernel";
import { bankHolidays, bankHolidayYears } from "./bank-holidays.ts";

export const workingDayRefusals = {
  "bank-holidays-unknown": `Working days can be counted only from ${bankHolidayYears.from} to ${bankHolidayYears.to}: bank holidays outside those years are not in the table. Set the date by hand, or ask for the table to be extended.`,
} as const;

/** Neither a weekend nor a bank holiday in England. Throws rather than guess outside the years of the table. */
export function isWorkingDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  if (year < bankHolidayYears.from || year > bankHolidayYears.to) {
    throw refused("bank-holidays-unknown", workingDayRefusals["bank-holidays-unknown"]);
  }
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !(day in bankHolidays);
}

/**
 * The first day after so many clear working days: neither the day they are
 * counted from nor the day that is answered is one of them. A decision
 * published on Friday 11 December 2026 with five clear working days of call-in
 * may be acted on from Saturday 19 December. With none, from the day itself.
 */
export function dayAfterClearWorkingDays(from: string, count: number): string {
  if (count === 0) return from;
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) counted++;
  }
  return addDays(day, 1);
}

/** How many working days lie between two days, counting neither of them. */
export function clearWorkingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
  return count;
}
