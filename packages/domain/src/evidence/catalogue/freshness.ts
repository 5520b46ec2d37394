import * as z from "zod";
import { addDays, addMonths, Day, dayInWords, dayOf, daysBetween } from "@concord/kernel";
import type { Cadence } from "./cadence.ts";
import type { Dataset } from "./dataset.ts";

/** Whether a newer version ought to be there. */
export const Freshness = z.object({
  state: z.enum(["no-data", "not-expected", "fresh", "due", "overdue"]),
  /** The day on which the next version is, or was, to be expected. */
  due: Day.optional(),
  /** Of one that is overdue: since when. */
  since: Day.optional(),
  /** Overdue for so long that it ought to be looked at first. */
  long: z.boolean().optional(),
  sentence: z.string(),
});
export type Freshness = z.infer<typeof Freshness>;

/**
 * How often it comes out, how many days late a publisher may be before we say so, and after how many more it presses. Releases move by days
 * round bank holidays; yearly ones by weeks.
 */
const paces: Readonly<
  Record<Exclude<Cadence, "once" | "irregular">, { every: { days?: number; months?: number }; grace: number; long: number }>
> = {
  daily: { every: { days: 1 }, grace: 3, long: 7 },
  weekly: { every: { days: 7 }, grace: 3, long: 14 },
  monthly: { every: { months: 1 }, grace: 7, long: 31 },
  quarterly: { every: { months: 3 }, grace: 14, long: 60 },
  yearly: { every: { months: 12 }, grace: 30, long: 90 },
};
/** Of a day that a steward was told: the announcement is near enough a promise. */
const announced = { grace: 7, long: 31 };

/**
 * Is the newest version still the newest there is? Reckoned from the day on which it was checked, not from the periods in it: a
 * publisher's lag is theirs, and only when the last one came is known here. A day that the steward set goes before the cadence,
 * until a version has come on it or within the grace before it.
 */
export function freshness(
  { latest, latestFacts, cadence = "irregular", nextExpected }: Pick<Dataset, "latest" | "latestFacts" | "cadence" | "nextExpected">,
  today: string,
): Freshness {
  if (latest === undefined || !latestFacts) return { state: "no-data", sentence: "There is no version yet." };
  const came = dayOf(new Date(latestFacts.checkedAt));
  const pace = cadence === "once" || cadence === "irregular" ? undefined : paces[cadence];
  const told = nextExpected !== undefined && came < addDays(nextExpected, -announced.grace) ? nextExpected : undefined;
  const due = told ?? (pace && addMonths(addDays(came, pace.every.days ?? 0), pace.every.months ?? 0));
  if (due === undefined) {
    const sentence = cadence === "once" ? "It comes out once, and is here." : "Nobody has said when the next one comes.";
    return { state: "not-expected", sentence };
  }

  const { grace, long } = told === undefined && pace ? pace : announced;
  if (today < due) return { state: "fresh", due, sentence: `Up to date. The next is expected on ${dayInWords(due)}.` };
  if (today <= addDays(due, grace)) return { state: "due", due, sentence: `A new version is due since ${dayInWords(due)}.` };
  const late = daysBetween(due, today);
  return {
    state: "overdue",
    due,
    since: due,
    long: late > grace + long,
    sentence: `A new version was expected on ${dayInWords(due)}, ${late} days ago.`,
  };
}
