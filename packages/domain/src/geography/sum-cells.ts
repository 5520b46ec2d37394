import type { ObservationStatus } from "../evidence/tables/observation-status.ts";
import type { Cell } from "../evidence/tables/warehouse.ts";

/** A figure with what is known of how exact it is: the interval that rounding or sampling leaves, where there is one. */
export type Figure = Cell & { low?: number | undefined; high?: number | undefined };

/**
 * The total of several figures. `value` is null when it is not wholly known; `low` and `high` are then what can
 * still be said: of 120, 30 and a suppressed figure that the total is at least 150. Null where nothing can be.
 */
export type Total = Cell & {
  low: number | null;
  high: number | null;
  cells: number;
  /** The cells that hold no figure, by why. */
  without: Readonly<Partial<Record<ObservationStatus, number>>>;
};

/**
 * Adds figures up. A total with a figure missing from it is no figure: suppressed counts hide behind it, and a
 * reader would take it for the whole. Counts are taken to be 0 or more; once a figure below 0 is among them
 * (a balance, a change) nothing is said of how low or high an unknown one could be. "Not applicable" adds nothing.
 */
export function sumCells(figures: readonly Figure[]): Total {
  const canBeNegative = figures.some(({ value, low }) => (value ?? 0) < 0 || (low ?? 0) < 0);
  const without: Partial<Record<ObservationStatus, number>> = {};
  let known = 0;
  let low = 0;
  let high = 0;
  let below = 0;
  let openAbove = false;
  for (const figure of figures) {
    if (figure.value !== null) {
      known += figure.value;
      low += figure.low ?? figure.value;
      high += figure.high ?? figure.value;
      continue;
    }
    without[figure.status] = (without[figure.status] ?? 0) + 1;
    if (figure.status === "less-than" && figure.below !== undefined) below += figure.below;
    else if (figure.status !== "not-applicable") openAbove = true;
  }
  const cells = figures.length;
  const unknown = cells - figures.filter(({ value }) => value !== null).length - (without["not-applicable"] ?? 0);
  if (cells > 0 && without["not-applicable"] === cells) {
    return { value: null, status: "not-applicable", low: null, high: null, cells, without };
  }
  if (unknown === 0) return { value: known, status: statusOf(figures), low, high, cells, without };

  const bounds = { low: canBeNegative ? null : low, high: canBeNegative || openAbove ? null : high + below };
  if (!openAbove && !canBeNegative) return { value: null, status: "less-than", below: high + below, ...bounds, cells, without };
  return { value: null, status: hidden(without), ...bounds, cells, without };
}

/** Of a total that is known, what its least certain part is. */
function statusOf(figures: readonly Figure[]): ObservationStatus {
  const has = (status: ObservationStatus) => figures.some((figure) => figure.value !== null && figure.status === status);
  return has("unreliable") ? "unreliable" : has("provisional") ? "provisional" : "normal";
}

/** Of a total that is not known, why: a suppressed part weighs more than one that is simply not there. */
function hidden(without: Total["without"]): ObservationStatus {
  return without.suppressed ? "suppressed" : without.missing ? "missing" : without.unreliable ? "unreliable" : "missing";
}
