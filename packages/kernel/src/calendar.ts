/** Days of the calendar, each as `2026-11-24`: no hour, and so no time zone. */
const aDay = 24 * 60 * 60 * 1000;
const atMidnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The day so many days after (below zero, before) this one. */
export const addDays = (day: string, count: number): string => dayAt(atMidnight(day) + count * aDay);

/** How many days the second comes after the first. */
export const daysBetween = (from: string, to: string): number => Math.round((atMidnight(to) - atMidnight(from)) / aDay);

/** The same day so many months on, or the last of that month where it has no such day. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

const months = "January February March April May June July August September October November December".split(" ");

/** "31 March 2023", as an English sentence says a day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}
