import * as z from "zod";
import { grouped } from "@concord/kernel";

/** What a figure counts, and so how it is written and how two of it are compared. */
export const Unit = z.enum([
  "count", // whole things: jobs, people, flows
  "ratio", // 1 is the same as elsewhere
  "share", // 0 to 1 of a whole, written in per cent
  "growth", // change as a share of where it began, written in per cent with its sign
  "points", // a difference of two shares, written in percentage points with its sign
  "change", // whole things more or fewer, written with their sign
  "pounds",
  "change-in-pounds",
  "metres",
  "index", // a number of its own scale: an entropy, a density, a z score
  "probability",
]);
export type Unit = z.infer<typeof Unit>;

const perCent: ReadonlySet<Unit> = new Set(["share", "growth", "points"]);
const signed: ReadonlySet<Unit> = new Set(["growth", "points", "change", "change-in-pounds"]);
const whole: ReadonlySet<Unit> = new Set(["count", "change", "pounds", "change-in-pounds", "metres"]);

/** A figure as people read it. More places only where fewer would hide its difference from `unlike`. */
export function sayFigure(unit: Unit, value: number, unlike?: number): string {
  const fewest = whole.has(unit) ? 0 : perCent.has(unit) ? 1 : unit === "probability" ? 3 : 2;
  for (let places = fewest; places < 8; places++) {
    const said = say(unit, value, places);
    if (unlike === undefined || value === unlike || said !== say(unit, unlike, places)) return said;
  }
  return say(unit, value, 8);
}

/** A threshold is said as it was set: "1", "5%", "£40,000". */
export function sayThreshold(unit: Unit, value: number): string {
  if (perCent.has(unit)) return `${minus(String(Number((value * 100).toPrecision(12))))}${ofHundred(unit)}`;
  return unit === "pounds" || unit === "change-in-pounds" ? inPounds(minus(plain(value))) : minus(plain(value));
}

/** How far apart two figures are: "0.2", "3 percentage points", "£1,200". */
export function sayDistance(unit: Unit, distance: number): string {
  if (perCent.has(unit)) return `${Number((distance * 100).toPrecision(3))} percentage points`;
  const said = whole.has(unit) ? plain(Math.round(distance)) : String(Number(distance.toPrecision(3)));
  return unit === "pounds" || unit === "change-in-pounds" ? `£${said}` : said;
}

function say(unit: Unit, value: number, places: number): string {
  const number = perCent.has(unit) ? value * 100 : value;
  const fixed = number.toFixed(places);
  const [digits, rest] = fixed.replace("-", "").split(".");
  const said = `${grouped(Number(digits))}${rest === undefined ? "" : `.${rest}`}`;
  const sign = fixed.startsWith("-") && Number(fixed) !== 0 ? "−" : signed.has(unit) && Number(fixed) > 0 ? "+" : "";
  const end = perCent.has(unit) ? ofHundred(unit) : unit === "metres" ? " m" : "";
  return `${sign}${unit === "pounds" || unit === "change-in-pounds" ? "£" : ""}${said}${end}`;
}

const ofHundred = (unit: Unit): string => (unit === "points" ? " percentage points" : "%");
const plain = (value: number): string => (Number.isInteger(value) ? grouped(value) : String(value));
const minus = (said: string): string => (said.startsWith("-") ? `−${said.slice(1)}` : said);
const inPounds = (said: string): string => (said.startsWith("−") ? `−£${said.slice(1)}` : `£${said}`);
