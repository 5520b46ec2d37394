import type { DateFormat } from "@concord/domain/evidence";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const name =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const time = "[T ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[ap]m)?)(?:Z|[+-]\\d{2}:?\\d{2})?";

type Order = readonly ("year" | "month" | "day" | "time")[];

/** Each way of writing a day. Zeros in front may be left out, and where the year may have two digits, it may have four as well. */
const ways: Readonly<Record<DateFormat, { shape: RegExp; order: Order }>> = {
  "2021-03-01": way("(\\d{4})-(\\d{1,2})-(\\d{1,2})", ["year", "month", "day"]),
  "2021/03/01": way("(\\d{4})/(\\d{1,2})/(\\d{1,2})", ["year", "month", "day"]),
  "20210301": way("(\\d{4})(\\d{2})(\\d{2})", ["year", "month", "day"]),
  "01/03/2021": way("(\\d{1,2})/(\\d{1,2})/(\\d{4})", ["day", "month", "year"]),
  "01-03-2021": way("(\\d{1,2})-(\\d{1,2})-(\\d{4})", ["day", "month", "year"]),
  "01.03.2021": way("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", ["day", "month", "year"]),
  "01/03/21": way("(\\d{1,2})/(\\d{1,2})/(\\d{2}(?:\\d{2})?)", ["day", "month", "year"]),
  "03/01/2021": way("(\\d{1,2})/(\\d{1,2})/(\\d{4})", ["month", "day", "year"]),
  "1 March 2021": way(`(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)? ${name},? (\\d{4})`, ["day", "month", "year"]),
  "1-Mar-2021": way(`(\\d{1,2})[-/]${name}[-/](\\d{4})`, ["day", "month", "year"]),
  "1-Mar-21": way(`(\\d{1,2})[-/ ]${name}[-/ ](\\d{2}(?:\\d{2})?)`, ["day", "month", "year"]),
  "March 1, 2021": way(`${name} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, ["month", "day", "year"]),
  "2021-03-01T00:00:00": way(`(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:${time})?`, ["year", "month", "day", "time"]),
  "01/03/2021 00:00": way(`(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:${time})?`, ["day", "month", "year", "time"]),
};

export const dayFormats = Object.keys(ways) as readonly DateFormat[];

export type DayRead = {
  /** As ISO 8601 has it: 2021-03-01. */
  day: string;
  /** It came with a time of day other than midnight. */
  timed: boolean;
};

/** The day that a cell is when days are written so; undefined where it is none. */
export function readDay(cell: string, format: DateFormat): DayRead | undefined {
  const text = cell.trim();
  if (text.length < 6 || text.length > 40) return undefined;
  const { shape, order } = ways[format];
  const found = shape.exec(text);
  if (!found) return undefined;
  const part = (which: Order[number]) => (order.includes(which) ? (found[order.indexOf(which) + 1] ?? "") : "");
  const year = yearOf(part("year"));
  const month = monthOf(part("month"));
  const day = Number(part("day"));
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return { day: `${year}-${two(month)}-${two(day)}`, timed: /[1-9]/.test(part("time")) };
}

/** Two digits mean the hundred years from 1969, as POSIX has it. */
function yearOf(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
}

const monthOf = (written: string) => (/^\d/.test(written) ? Number(written) : months.indexOf(written.slice(0, 3).toLowerCase()) + 1);

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (number: number) => String(number).padStart(2, "0");

function way(shape: string, order: Order) {
  return { shape: new RegExp(`^${shape}$`, "i"), order };
}
