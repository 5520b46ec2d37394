import { rounded, refused } from "@concord/kernel";
import type { Column } from "../evidence/tables/column.ts";

/**
 * Sums that come out the same in whatever order, on however many threads, in
 * JavaScript and in DuckDB.
 *
 * Where it is known how large the figures of a column can be and how many there
 * are, each is cut into two pieces on two grids, so coarse that doubles add the
 * pieces of all rows without an error. What lies below the second grid is rounded
 * off: for 20 million rows 2^-54 of the greatest figure, for fewer rows less.
 * Whole figures need no cutting. Where nothing is known, each figure is taken as a
 * whole number of 2^-60 and added in integers.
 */
export type Summing = { how: "whole" } | { how: "pieces"; first: number; second: number } | { how: "integers" };

/** Whole numbers that a double holds. */
const doubleBits = 53;

export function summingOf({ type, min, max }: Pick<Column, "type" | "min" | "max">, rows: number | undefined): Summing {
  const greatest = Math.max(Math.abs(Number(min)), Math.abs(Number(max)));
  if (rows === undefined || min === undefined || max === undefined || !(greatest < 2 ** 200)) return { how: "integers" };
  if (type === "integer" && greatest * rows < 2 ** doubleBits) return { how: "whole" };
  const bits = doubleBits - 1 - Math.ceil(Math.log2(rows + 1));
  const exponent = Math.ceil(Math.log2(greatest + 2 ** -100)) + 1;
  return { how: "pieces", first: roundsTo(2 ** (exponent - bits)), second: roundsTo(2 ** (exponent - 2 * bits)) };
}

/** Added to a number and taken off again, this leaves the nearest multiple of the step: a double of its size has no room for less. */
const roundsTo = (step: number) => 1.5 * 2 ** (doubleBits - 1) * step;

export const sumScale = 2 ** 60;
const scaleBits = 60n;
/** What DuckDB's HUGEINT holds. */
const most = 2n ** 127n;

export const sumRefusals = {
  "too-large-to-add":
    "These figures are too large to be added exactly: together they are over 100,000,000,000,000,000,000. Leave the largest out with a filter.",
} as const;
export const tooLargeToAdd = () => refused("too-large-to-add", sumRefusals["too-large-to-add"]);

export type RunningSum = { add(figure: number): void; value(): number };

export function runningSum(summing: Summing): RunningSum {
  switch (summing.how) {
    case "whole": {
      let sum = 0;
      return {
        add(figure) {
          sum += figure;
        },
        value: () => sum,
      };
    }
    case "pieces": {
      const { first, second } = summing;
      let [large, small] = [0, 0];
      return {
        add(figure) {
          const piece = figure + first - first;
          large += piece;
          small += figure - piece + second - second;
        },
        value: () => large + small,
      };
    }
    case "integers":
      return sumInIntegers();
  }
}

function sumInIntegers(): RunningSum {
  let whole = 0; // added as they are while that is exact
  let scaled = 0n;
  return {
    add(figure) {
      if (Number.isInteger(figure) && Number.isSafeInteger(whole + figure)) {
        whole += figure;
        return;
      }
      const units = Math.trunc(figure * sumScale);
      if (!(Math.abs(units) < 2 ** 127)) throw tooLargeToAdd();
      scaled += BigInt(units);
    },
    value: () => sumFrom((BigInt(whole) << scaleBits) + scaled),
  };
}

/** The number nearest to a sum of units of 2^-60. */
export function sumFrom(scaled: bigint): number {
  if (scaled >= most || scaled <= -most) throw tooLargeToAdd();
  return Number(scaled) / sumScale;
}

/** A figure as it is told: whole numbers as they are, others to twelve significant digits. */
export const told = (figure: number): number => (Number.isSafeInteger(figure) ? figure + 0 : rounded(figure) + 0);
