import { measureNames, sayFigure, sayThreshold, type Claim, type Figure } from "@concord/domain/insights";

/** "location quotient 1.43, 1.38 to 1.47": a claim's figure in a line. */
export function sayFigureOf(
  { measure }: Pick<Claim, "measure">,
  { point, low, high }: Figure,
): { value: string; interval: string | undefined } {
  if (point === null) return { value: "not known", interval: undefined };
  const interval = low === null || high === null || low === high ? undefined : `${sayFigure(measure, low)} to ${sayFigure(measure, high)}`;
  return { value: sayFigure(measure, point), interval };
}

/** "The location quotient of Manufacturing stays above 1." */
export const sayTest = ({ measure, direction, threshold }: Claim, sectorName: string): string =>
  `The ${measureNames[measure]} of ${sectorName} stays ${direction} ${sayThreshold(measure, threshold)}`;
