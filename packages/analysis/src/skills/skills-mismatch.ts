import type { Measured } from "../uncertainty/measured.ts";
import type { SkillsGap } from "./skills-gap.ts";

/**
 * How unlike demand and supply are over all occupations (`skillsGaps` of all of them), 0 to 1: the part of
 * supply that would have to be in another occupation for the two to match.
 *
 *     M = ½ Σ |share of demand − share of supply|
 *
 * Jackman and Roper (1987), Structural unemployment, Oxford Bulletin of
 * Economics and Statistics 49, 9; the index of dissimilarity of Duncan and
 * Duncan (1955). It grows with how finely occupations are told apart, so two of
 * it are compared only at one level of the classification.
 *
 * The interval is an outer bound. The differences come to 0 over all
 * occupations, so M is also the sum of those above 0 and the sum of those below
 * it, turned round: the bounds of either hold it, and the narrower is taken.
 *
 * Undefined when there is no demand or no supply at all.
 */
export function skillsMismatch(gaps: readonly SkillsGap[]): Measured | undefined {
  const short = { low: 0, point: 0, high: 0 };
  const ample = { low: 0, high: 0 };
  let error: Measured["error"] = "none";
  for (const { shareDifference } of gaps) {
    if (!shareDifference) return undefined;
    const { low, point, high } = shareDifference;
    short.low += Math.max(0, low);
    short.point += Math.max(0, point);
    short.high += Math.max(0, high);
    ample.low += Math.max(0, -high);
    ample.high += Math.max(0, -low);
    if (shareDifference.error === "sampling" || error === "none") error = shareDifference.error;
  }
  if (gaps.length === 0) return undefined;
  return {
    point: Math.min(1, short.point),
    low: Math.min(short.point, Math.max(short.low, ample.low)),
    high: Math.min(1, Math.max(short.point, Math.min(short.high, ample.high))),
    error,
  };
}
