import { number } from "../../ui/index.ts";

/** An interval as it is written: whole where the figure is large, and then rounded outwards, so that it still holds the truth. */
export function between(low: number, high: number): string {
  if (high < 100) return `${number(low, low % 1 ? 1 : 0)} to ${number(high, high % 1 ? 1 : 0)}`;
  return `${number(Math.floor(low))} to ${number(Math.ceil(high))}`;
}
