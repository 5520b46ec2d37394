import { anyBelowZero, requireSameLength, sumOf } from "./compared-cells.ts";

/** What values are compared with: what each would have of the whole if it were even, or the same for every one. */
export type Evenly = ArrayLike<number> | "equal-parts";

/**
 * Theil's T (Theil 1967): how unequal shares s are to the shares r that would be even.
 *
 *     T = Σ s_i ln(s_i / r_i)
 *
 * With jobs by industry in an area against the reference it says how unlike the
 * area's mix is, most moved by what the area has much of. With incomes of places
 * against `equal-parts` it is PySAL's `Theil`. In nats: 0 when all are even,
 * without an upper limit. A share of 0 adds 0, the limit of s ln s.
 *
 * Undefined when either whole is nothing, where a figure is below 0, and when
 * there is something where there evenly would be none: T would be infinite.
 */
export function theilT(parts: ArrayLike<number>, evenly: Evenly): number | undefined {
  return divergence(parts, againstOf(parts, evenly));
}

/**
 * Theil's L, the mean log deviation: the same seen from the other side.
 *
 *     L = Σ r_i ln(r_i / s_i)
 *
 * Most moved by what the area has little of. REAT's `theil` (Störmann 2009) is
 * this one, against `equal-parts`. Undefined when either whole is nothing, and
 * when there is none where there evenly would be some: L would be infinite.
 */
export function theilL(parts: ArrayLike<number>, evenly: Evenly): number | undefined {
  return divergence(againstOf(parts, evenly), parts);
}

const againstOf = (parts: ArrayLike<number>, evenly: Evenly): ArrayLike<number> =>
  evenly === "equal-parts" ? new Float64Array(parts.length).fill(1) : evenly;

/** Σ p ln(p / q) of the shares: Kullback and Leibler's divergence. */
function divergence(from: ArrayLike<number>, to: ArrayLike<number>): number | undefined {
  requireSameLength(from, to);
  const [fromWhole, toWhole] = [sumOf(from), sumOf(to)];
  if (fromWhole === 0 || toWhole === 0 || anyBelowZero(from) || anyBelowZero(to)) return undefined;
  let sum = 0;
  for (let index = 0; index < from.length; index++) {
    if (from[index]! === 0) continue;
    if (to[index]! === 0) return undefined;
    const share = from[index]! / fromWhole;
    sum += share * Math.log(share / (to[index]! / toWhole));
  }
  return Math.max(0, sum); // never less, but for the last digit
}
