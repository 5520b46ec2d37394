import * as z from "zod";
import { addDays, addMonths, Day, daysBetween } from "@concord/kernel";

export const Cadence = z.enum(["once", "daily", "weekly", "monthly", "quarterly", "yearly"]);
export type Cadence = z.infer<typeof Cadence>;

/** When a connector fetches by itself: on `startsOn` and then each so often, at an hour of the clock in London. */
export const Schedule = z.object({
  cadence: Cadence,
  /** The first day, from which the others are counted: the 31st of each month is the last day of a shorter one. */
  startsOn: Day,
  hour: z.int().min(0).max(23),
});
export type Schedule = z.infer<typeof Schedule>;

/** Of those that come round by the month, how many months. */
const months: Partial<Record<Cadence, number>> = { monthly: 1, quarterly: 3, yearly: 12 };
const days: Partial<Record<Cadence, number>> = { daily: 1, weekly: 7 };

/** The first day of the schedule that is this day or later; undefined when there is none to come. */
export function runDayFrom({ cadence, startsOn }: Schedule, day: string): string | undefined {
  if (day <= startsOn) return startsOn;
  const everyDays = days[cadence];
  if (everyDays !== undefined) return addDays(startsOn, Math.ceil(daysBetween(startsOn, day) / everyDays) * everyDays);
  const everyMonths = months[cadence];
  if (everyMonths === undefined) return undefined;
  for (let turn = Math.floor(monthsBetween(startsOn, day) / everyMonths); ; turn++) {
    const found = addMonths(startsOn, turn * everyMonths);
    if (found >= day) return found;
  }
}

/**
 * The first moment of the schedule after this one. `minute` spreads connectors
 * over their hour, so that a hundred of them do not knock at one door together.
 */
export function nextRun(schedule: Schedule, after: Date, minute = 0): string | undefined {
  let day = runDayFrom(schedule, after.toISOString().slice(0, 10));
  while (day !== undefined) {
    const moment = momentIn(day, schedule.hour, minute);
    if (moment > after) return moment.toISOString();
    day = runDayFrom(schedule, addDays(day, 1));
  }
  return undefined;
}

/** A minute of the hour that is always the same for one id. */
export const minuteOf = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 60, 0);

const londonTime = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** When clocks in London show this. In the hour that a spring night leaves out, the moment at which they jump over it. */
function momentIn(day: string, hour: number, minute: number): Date {
  const asIfUtc = Date.parse(`${day}T${two(hour)}:${two(minute)}:00Z`);
  const shown = Date.parse(`${londonTime.format(asIfUtc).replace(", ", "T")}:00Z`);
  return new Date(asIfUtc - (shown - asIfUtc));
}

const two = (number: number) => String(number).padStart(2, "0");

const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
