import { sayFigure, type Figure, type Unit } from "@concord/domain/questions";

export const sayPoint = (unit: Unit, { point }: Pick<Figure, "point">): string => (point === null ? "not known" : sayFigure(unit, point));

/** "1.38 to 1.47", "at least 1.38"; undefined where there is no interval, or none beyond the figure itself. */
export function sayInterval(unit: Unit, { point, low, high }: Figure): string | undefined {
  if (point === null || (low === null && high === null) || low === high) return undefined;
  if (low === null) return `at most ${sayFigure(unit, high!)}`; // not both are null
  if (high === null) return `at least ${sayFigure(unit, low)}`;
  return `${sayFigure(unit, low)} to ${sayFigure(unit, high)}`;
}
