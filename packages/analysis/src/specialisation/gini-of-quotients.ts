import { requireSameLength } from "./compared-cells.ts";
import { gini } from "./gini.ts";

/**
 * How unequally specialised an area is over its industries: the Gini
 * coefficient of its location quotients, each industry counting the same
 * (Farhauer and Kröll 2013). 0: it has of every industry what the reference
 * has; near 1: it has one and hardly any of the others.
 *
 * Given jobs by industry in the area and in the reference. Industries of which
 * the reference has none have no quotient and are left out.
 */
export function giniOfSpecialisation(area: ArrayLike<number>, reference: ArrayLike<number>): number | undefined {
  return giniOfRatios(area, reference);
}

/**
 * How unequally spread an industry is over places: the Gini coefficient of its
 * location quotients in them, each place counting the same. 0: every place has
 * of it what it has of all jobs; near 1: one has it and hardly any other does.
 *
 * Given the industry's jobs and all jobs by place. Places without any job have
 * no quotient and are left out.
 */
export function giniOfConcentration(industryByPlace: ArrayLike<number>, allByPlace: ArrayLike<number>): number | undefined {
  return giniOfRatios(industryByPlace, allByPlace);
}

/** The totals of a quotient are the same for all, and a Gini coefficient does not depend on scale: the ratios alone will do. */
function giniOfRatios(parts: ArrayLike<number>, wholes: ArrayLike<number>): number | undefined {
  requireSameLength(parts, wholes);
  const ratios: number[] = [];
  for (let index = 0; index < parts.length; index++) if (wholes[index]! !== 0) ratios.push(parts[index]! / wholes[index]!);
  return gini(ratios);
}
