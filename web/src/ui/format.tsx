/** Dates, money and numbers as people in England write them. */

const london = { timeZone: "Europe/London" } as const;
const longDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", ...london });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", ...london });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", ...london });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, ...london });
const isoDay = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", ...london });

const moment = (dayOrInstant: string) => new Date(dayOrInstant.length === 10 ? `${dayOrInstant}T12:00:00Z` : dayOrInstant);

/** "4 July 2026", from a day or an instant. */
export const day = (dayOrInstant: string): string => longDay.format(moment(dayOrInstant));
/** "4 Jul 2026", where there is little room. */
export const dayShort = (dayOrInstant: string): string => shortDay.format(moment(dayOrInstant));
/** "5:00pm". */
export const time = (instant: string): string => clock.format(moment(instant)).replace(/\s/g, "");
/** "4 July 2026 at 5:00pm". */
export const dayAndTime = (instant: string): string => `${day(instant)} at ${time(instant)}`;

/** "today", "yesterday", "Thursday", then "4 July 2026". */
export function recently(instant: string, now: Date = new Date()): string {
  const [then, today] = [isoDay.format(moment(instant)), isoDay.format(now)];
  const days = Math.round((Date.parse(today) - Date.parse(then)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return days > 1 && days < 7 ? weekday.format(moment(instant)) : day(instant);
}

const grouped = (places: number) => new Intl.NumberFormat("en-GB", { minimumFractionDigits: places, maximumFractionDigits: places });
const minus = (text: string) => text.replace("-", "\u2212");

/** "6,500"; "not known" is the caller's to say. */
export const number = (value: number, places = 0): string => minus(grouped(places).format(value));
/** A share of 1 as "12.4%". */
export const percent = (share: number, places = 1): string => `${minus(grouped(places).format(share * 100))}%`;
/** A change: "+12.4%", "−3.0%". */
export const change = (share: number, places = 1): string => `${share > 0 ? "+" : ""}${percent(share, places)}`;

/** "£4.2 million", "£480 million", "£1.25 billion", "£12,500": never broken over two lines. */
export function pounds(value: number): string {
  const size = Math.abs(value);
  if (size >= 999_500_000) return `${sign(value)}£${trimmed(size / 1e9, 2)}\u00A0billion`;
  if (size >= 1_000_000) return `${sign(value)}£${trimmed(size / 1e6, size >= 100_000_000 ? 0 : 1)}\u00A0million`;
  return poundsExactly(value);
}
/** "£4,212,500". */
export const poundsExactly = (value: number): string => `${sign(value)}£${grouped(0).format(Math.abs(Math.round(value)))}`;
/** "£4.2m", in tables. */
export function poundsShort(value: number): string {
  const size = Math.abs(value);
  if (size >= 1_000_000_000) return `${sign(value)}£${grouped(2).format(size / 1e9)}bn`;
  if (size >= 1_000_000) return `${sign(value)}£${grouped(1).format(size / 1e6)}m`;
  return poundsExactly(value);
}
const sign = (value: number) => (value < 0 ? "\u2212" : "");
const trimmed = (value: number, places: number) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: places }).format(value);

/** "1 ask", "7 asks", "no asks". */
export const count = (many: number, one: string, several = `${one}s`): string =>
  many === 0 ? `no ${several}` : `${number(many)} ${many === 1 ? one : several}`;

/** "1.2 MB". */
export function bytes(size: number): string {
  if (size < 1000) return count(size, "byte");
  if (size < 1_000_000) return `${number(size / 1000)} kB`;
  return size < 1_000_000_000 ? `${number(size / 1_000_000, 1)} MB` : `${number(size / 1_000_000_000, 2)} GB`;
}

/** "7f3a…c21e": enough of a hash to recognise it by. */
export const hashShort = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-4)}`;

/** A sum of money as people say it; the exact sum opens under it. */
export function Money({ pounds: sum, short }: { pounds: number; short?: boolean }) {
  const said = short ? poundsShort(sum) : pounds(sum);
  const exact = poundsExactly(sum);
  if (said === exact) return <span className="tabular">{said}</span>;
  return (
    <details className="exact">
      <summary title={exact} className="tabular">
        {said}
      </summary>
      <span className="tiny tabular">{exact}</span>
    </details>
  );
}
