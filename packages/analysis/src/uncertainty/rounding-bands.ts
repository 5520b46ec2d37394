import type { Interval } from "./interval.ts";

export type Rounding = "none" | "nearest-5" | "nearest-100" | "bres";

/** From the band before it up to and including `upTo`, published values are multiples of `step`. */
type Band = { upTo: number; step: number };

/** The steps that BRES (Business Register and Employment Survey) open-access tables are rounded by. */
const bresBands: readonly Band[] = [
  { upTo: 50, step: 5 },
  { upTo: 250, step: 25 },
  { upTo: 500, step: 50 },
  { upTo: 1_000, step: 100 },
  { upTo: 2_500, step: 250 },
  { upTo: 5_000, step: 500 },
  { upTo: Number.POSITIVE_INFINITY, step: 1_000 },
];

/**
 * Everything a count may have been before its publisher rounded it.
 *
 * A published 0 is not nothing: it is anything that rounds to 0.
 *
 * Counts of people rounded to 5 were whole numbers, so 5 was 3 to 7. BRES
 * figures are grossed up from a sample and were not whole, so 5 was 2.5 to 7.5;
 * and where its step changes the two sides differ: above 50 the step is 25, so
 * 50 was 47.5 to 62.5.
 *
 * Throws for a value that this rounding could not have published: the dataset
 * then says of itself what is not so, and no interval made from it is true.
 */
export function beforeRounding(published: number, rounding: Rounding): Interval {
  if (!Number.isFinite(published) || published < 0) throw new RangeError(`${published} is not a count`);
  switch (rounding) {
    case "none":
      return { low: published, high: published };
    case "nearest-5":
      return wholeAround(published, 5);
    case "nearest-100":
      return wholeAround(published, 100);
    case "bres":
      return inBands(published, bresBands);
  }
}

/** Whether a value is one that this rounding publishes. */
export function isPublishable(value: number, rounding: Rounding): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  switch (rounding) {
    case "none":
      return true;
    case "nearest-5":
      return value % 5 === 0;
    case "nearest-100":
      return value % 100 === 0;
    case "bres":
      return value % stepBelow(value, bresBands) === 0;
  }
}

/** The whole numbers whose nearest multiple is `published`, a tie going either way. */
function wholeAround(published: number, step: number): Interval {
  requireMultiple(published, step);
  const reach = Math.floor(step / 2);
  return { low: Math.max(0, published - reach), high: published + reach };
}

function inBands(published: number, bands: readonly Band[]): Interval {
  const below = stepBelow(published, bands);
  requireMultiple(published, below);
  const above = bands.find((band) => published < band.upTo)!.step; // the last band has no end
  return { low: Math.max(0, published - below / 2), high: published + above / 2 };
}

/** The step in force just below a value: at 50 it is still 5. */
const stepBelow = (value: number, bands: readonly Band[]): number => bands.find((band) => value <= band.upTo)!.step;

function requireMultiple(published: number, step: number): void {
  if (published % step !== 0) throw new RangeError(`${published} is not a multiple of ${step}, so it was not rounded so`);
}
