/** Which industries are present in which areas. */
export type Presence = {
  readonly areas: number;
  readonly industries: number;
  /** 1 where the industry is present, else 0: all industries of the first area, then of the second, and so on. */
  readonly cells: Uint8Array;
};

export type JobsTable = {
  readonly areas: number;
  readonly industries: number;
  /** Jobs: all industries of the first area, then of the second, and so on. Not negative; a blank must have been decided on before. */
  readonly jobs: Float64Array;
};

/**
 * Where an industry is present: where its location quotient, also called its
 * revealed comparative advantage, is at least `threshold` (Balassa 1965; 1 in
 * Hidalgo, Klinger, Barabási and Hausmann 2007).
 *
 * The quotient is (e_ij / e_j) / (e_i / e), the areas of the table together
 * being the reference economy. Where it is undefined, because the area has no
 * jobs or no area has any in the industry, there is nothing to be present.
 */
export function presenceOf(table: JobsTable, threshold = 1): Presence {
  const { areas, industries, jobs } = table;
  requireTable(table);
  if (!(threshold > 0)) throw new RangeError(`${threshold} is no threshold: it must be above 0`);
  const cells = new Uint8Array(areas * industries);
  markPresent(table, threshold, cells, jobs);
  return { areas, industries, cells };
}

/** The same without its checks, into cells that are used again: for a simulation, which asks it thousands of times. */
export function markPresent(
  size: { readonly areas: number; readonly industries: number },
  threshold: number,
  cells: Uint8Array,
  jobs: Float64Array,
): void {
  const { areas, industries } = size;
  const ofIndustry = new Float64Array(industries);
  const ofArea = new Float64Array(areas);
  let total = 0;
  for (let area = 0, cell = 0; area < areas; area++) {
    for (let industry = 0; industry < industries; industry++, cell++) {
      ofArea[area]! += jobs[cell]!;
      ofIndustry[industry]! += jobs[cell]!;
    }
    total += ofArea[area]!;
  }
  for (let area = 0, cell = 0; area < areas; area++) {
    for (let industry = 0; industry < industries; industry++, cell++) {
      // Multiplied out, so that a quotient of exactly 1 from whole jobs is not lost to division.
      const here = jobs[cell]! * total;
      cells[cell] = here > 0 && here >= threshold * ofArea[area]! * ofIndustry[industry]! ? 1 : 0;
    }
  }
}

function requireTable({ areas, industries, jobs }: JobsTable): void {
  if (jobs.length !== areas * industries) {
    throw new RangeError(`${jobs.length} cells are not ${areas} areas by ${industries} industries`);
  }
  for (const cell of jobs) if (!(cell >= 0 && cell < Number.POSITIVE_INFINITY)) throw new RangeError(`${cell} is not a number of jobs`);
}
