import * as z from "zod";

/**
 * The time, asked for when it is needed. A function and not a `Date`: a warm
 * Lambda lives for hours, and a date captured when it started is wrong by then.
 */
export type Clock = () => Date;

/** A moment, in UTC: `2026-11-24T09:30:00.000Z`. */
export const Instant = z.iso.datetime();

/** A day as people in England mean it (Europe/London): `2026-11-24`. */
export const Day = z.iso.date();

const londonDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit" });

/** The day it is in London at this moment, which near midnight in summer is not the day it is in UTC. */
export const dayOf = (moment: Date): string => londonDay.format(moment);
