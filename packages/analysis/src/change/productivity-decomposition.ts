/** What one sector makes and with how many jobs, in two economies or at two times. */
export type SectorOutput = {
  /** Before, or in the reference economy. */
  readonly baseOutput: number;
  readonly baseJobs: number;
  /** After, or in the area. */
  readonly output: number;
  readonly jobs: number;
};

export type ProductivityParts = {
  /** Its sector being more or less productive: share of jobs before × difference in output per job. */
  readonly within: number;
  /** Jobs being elsewhere: difference in share of jobs × output per job before. */
  readonly between: number;
  /** Both at once: difference in share × difference in output per job. */
  readonly cross: number;
};

export type SectorProductivity = ProductivityParts & {
  /** Everything it adds to the difference: its output per job of the whole, after less before. */
  readonly contribution: number;
  /**
   * Its part of `between` counted from the average: difference in share of jobs
   * × (output per job before − that of the whole before). Above 0 when jobs
   * moved to where more than the average is made, or away from where less is.
   * Over all sectors it comes to `between` again.
   */
  readonly betweenFromAverage: number;
  /** Output per job of the sector. Undefined where it has no jobs. */
  readonly baseLevel: number | undefined;
  readonly level: number | undefined;
  /** Its share of all jobs. */
  readonly baseShare: number;
  readonly share: number;
};

export type ProductivityDecomposition = ProductivityParts & {
  /** Output per job of the whole: in the unit of the outputs. */
  readonly baseLevel: number;
  readonly level: number;
  /** level − baseLevel, which is within + between + cross. */
  readonly difference: number;
  /** In the order given. */
  readonly sectors: readonly SectorProductivity[];
};

/**
 * Why output per job differs: between two times, or an area and its reference.
 *
 * With s a sector's share of jobs and p its output per job, before (0) and
 * after (1), P = Σ s p and
 *
 *     P1 − P0 = Σ s0 (p1 − p0)  +  Σ (s1 − s0) p0  +  Σ (s1 − s0)(p1 − p0)
 *                   within            between               cross
 *
 * exactly. Fabricant (1942), Employment in Manufacturing, 1899-1939, NBER; for
 * two places Esteban (2000), Regional Science and Urban Economics 30, 353, who
 * calls them productivity differential, industry mix and allocative component.
 *
 * A sector without jobs on one side has no level there; it is given the level
 * of the other side, so that coming or going is wholly a matter of where jobs
 * are (`between`). Output without any jobs, such as the rent that owners pay
 * themselves, is no matter of where jobs are: what it differs by is `within`.
 *
 * Undefined when there are no jobs at all on one side.
 */
export function productivityDecomposition(sectors: readonly SectorOutput[]): ProductivityDecomposition | undefined {
  const base = { output: sumOf(sectors, "baseOutput"), jobs: sumOf(sectors, "baseJobs") };
  const after = { output: sumOf(sectors, "output"), jobs: sumOf(sectors, "jobs") };
  if (base.jobs === 0 || after.jobs === 0) return undefined;

  const baseLevel = base.output / base.jobs;
  const level = after.output / after.jobs;
  const parts = sectors.map((sector) => partsOf(sector, { baseJobs: base.jobs, jobs: after.jobs, baseLevel }));
  return {
    baseLevel,
    level,
    difference: level - baseLevel,
    within: sumOf(parts, "within"),
    between: sumOf(parts, "between"),
    cross: sumOf(parts, "cross"),
    sectors: parts,
  };
}

type Whole = { readonly baseJobs: number; readonly jobs: number; readonly baseLevel: number };

function partsOf(sector: SectorOutput, whole: Whole): SectorProductivity {
  const baseShare = sector.baseJobs / whole.baseJobs;
  const share = sector.jobs / whole.jobs;
  const baseLevel = sector.baseJobs === 0 ? undefined : sector.baseOutput / sector.baseJobs;
  const level = sector.jobs === 0 ? undefined : sector.output / sector.jobs;
  const from = baseLevel ?? level ?? 0;
  const to = level ?? baseLevel ?? 0;
  const baseWithoutJobs = baseLevel === undefined ? sector.baseOutput / whole.baseJobs : 0;
  const withoutJobs = level === undefined ? sector.output / whole.jobs : 0;
  return {
    within: baseShare * (to - from) + (withoutJobs - baseWithoutJobs),
    between: (share - baseShare) * from,
    cross: (share - baseShare) * (to - from),
    contribution: sector.output / whole.jobs - sector.baseOutput / whole.baseJobs,
    betweenFromAverage: (share - baseShare) * (from - whole.baseLevel),
    baseLevel,
    level,
    baseShare,
    share,
  };
}

function sumOf<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  let sum = 0;
  for (const row of rows) sum += row[key];
  return sum;
}
