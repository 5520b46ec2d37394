import { lastRun, sayTest, type Claim, type Insight, type Run } from "@concord/domain/insights";
import type { Figure, Unit } from "@concord/domain/questions";
import { sayInterval, sayPoint } from "./figures.ts";

/** "1.43", "1.38 to 1.47": a claim's figure and its interval. */
export const sayFigureOf = (unit: Unit, figure: Figure): { value: string; interval: string | undefined } => ({
  value: sayPoint(unit, figure),
  interval: sayInterval(unit, figure),
});

/** "The location quotient of Manufacturing stays above 1." What it is held against is said as the run found it. */
export const sayWhatIsClaimed = (claim: Claim, about: Insight["about"], run: Pick<Run, "against">): string =>
  `The ${about.said} of ${about.rowName} stays ${sayTest({ claim, unit: about.unit, against: run.against })}`;

/** Where a picture of the claim's figure draws its line: the threshold, or the figure of the row it is held against. */
export const lineOf = (claim: Claim, run: Pick<Run, "against">): number | undefined =>
  claim.against === undefined ? claim.threshold : (run.against?.figure.point ?? undefined);

/** From nothing, or from what it is held against if that is lower, to a little beyond what there is. */
export function scaleOf(insight: Insight): { from: number; to: number } {
  const { claim, runs } = insight;
  const line = lineOf(claim, lastRun(insight));
  const values = runs.flatMap(({ figure: { low, point, high } }) => [low, point, high]).filter((value) => value !== null);
  const all = [0, ...(line === undefined ? [] : [line]), ...values];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return { from: least < 0 ? least * 1.1 : 0, to: most > 0 ? most * 1.1 : 1 };
}
