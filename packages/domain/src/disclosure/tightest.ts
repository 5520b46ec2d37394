/** `coefficients` times the figures come to `sum`. */
export type LinearRow = { coefficients: readonly (readonly [figure: number, times: number])[]; sum: number };
export type LinearBounds = { low: readonly number[]; high: readonly number[] };

/**
 * The least and the most that each figure asked for can be, under every row at once: linear programming, by the
 * simplex method with bounded variables, in floating point. Figures are at least a finite number; `high` may be infinite.
 *
 * Undefined when no figures satisfy the rows, or when it took more than `mostPivots` steps.
 */
export function tightest(
  rows: readonly LinearRow[],
  { low, high }: LinearBounds,
  asked: readonly number[],
  mostPivots: number,
): Map<number, { low: number; high: number }> | undefined {
  const figures = low.length;
  const size = Math.max(1, ...rows.map(({ sum }) => Math.abs(sum)));
  const tolerance = 1e-9;
  const feasible = 1e-7 * size;
  const columns = figures + rows.length; // each row has one of its own to begin with
  const range = Array.from({ length: columns }, (_, at) => (at < figures ? high[at]! - low[at]! : Number.POSITIVE_INFINITY));
  const table = rows.map(() => new Float64Array(columns));
  const value = new Float64Array(rows.length);
  const basis: number[] = [];
  const inBasis = new Int32Array(columns).fill(-1);
  const atTop = new Uint8Array(columns);
  let pivots = 0;

  for (const [at, { coefficients, sum }] of rows.entries()) {
    const row = table[at]!;
    let right = sum;
    for (const [figure, times] of coefficients) {
      row[figure] = row[figure]! + times;
      right -= times * low[figure]!;
    }
    if (right < 0) for (let column = 0; column < figures; column++) row[column] = -row[column]!;
    row[figures + at] = 1;
    value[at] = Math.abs(right);
    basis.push(figures + at);
    inBasis[figures + at] = at;
  }

  const toBegin = new Float64Array(columns);
  for (let column = figures; column < columns; column++) toBegin[column] = -1;
  if (maximise(toBegin) === undefined) return undefined;
  for (const [at, column] of basis.entries()) if (column >= figures && value[at]! > feasible) return undefined;
  for (let column = figures; column < columns; column++) range[column] = 0;

  const found = new Map<number, { low: number; high: number }>();
  for (const figure of asked) {
    const goal = new Float64Array(columns);
    goal[figure] = 1;
    const most = maximise(goal);
    goal[figure] = -1;
    const least = most === undefined ? undefined : maximise(goal);
    if (most === undefined || least === undefined) return undefined;
    found.set(figure, { low: low[figure]! - least, high: low[figure]! + most });
  }
  return found;

  /** Of the goal above the figures' least; Infinity where nothing holds it. Goes on from wherever it stands. */
  function maximise(goal: Float64Array): number | undefined {
    const gain = goal.slice();
    for (const [at, column] of basis.entries()) {
      const times = goal[column]!;
      if (times === 0) continue;
      const row = table[at]!;
      for (let other = 0; other < columns; other++) gain[other] = gain[other]! - times * row[other]!;
    }
    for (;;) {
      if (pivots++ > mostPivots) return undefined;
      // The first that gains (Bland's rule): it cannot go round in circles.
      let entering = -1;
      for (let column = 0; column < columns; column++) {
        if (inBasis[column]! !== -1 || range[column] === 0) continue;
        if (atTop[column] ? gain[column]! < -tolerance : gain[column]! > tolerance) {
          entering = column;
          break;
        }
      }
      if (entering === -1) return reached(goal);
      const direction = atTop[entering] ? -1 : 1;
      let step = range[entering]!;
      let leaving = -1;
      let leavesAtTop = false;
      for (const [at, column] of basis.entries()) {
        const change = direction * table[at]![entering]!;
        if (Math.abs(change) <= tolerance) continue;
        const limit = change > 0 ? Math.max(0, value[at]!) / change : Math.max(0, range[column]! - value[at]!) / -change;
        if (limit < step - tolerance || (limit <= step && leaving !== -1 && column < basis[leaving]!)) {
          step = limit;
          leaving = at;
          leavesAtTop = change < 0;
        }
      }
      if (step === Number.POSITIVE_INFINITY) return step;
      for (const at of basis.keys()) value[at] = value[at]! - direction * step * table[at]![entering]!;
      if (leaving === -1) {
        atTop[entering] = atTop[entering] ? 0 : 1;
        continue;
      }
      const out = basis[leaving]!;
      const entered = (atTop[entering] ? range[entering]! : 0) + direction * step;
      const row = table[leaving]!;
      const pivot = row[entering]!;
      for (let column = 0; column < columns; column++) row[column] = row[column]! / pivot;
      for (const [at, other] of table.entries()) if (at !== leaving) subtract(other, row, other[entering]!);
      subtract(gain, row, gain[entering]!);
      basis[leaving] = entering;
      inBasis[entering] = leaving;
      inBasis[out] = -1;
      atTop[out] = leavesAtTop ? 1 : 0;
      atTop[entering] = 0;
      value[leaving] = entered;
    }
  }

  function reached(goal: Float64Array): number {
    let sum = 0;
    for (let column = 0; column < figures; column++) {
      if (goal[column] === 0) continue;
      const row = inBasis[column]!;
      sum += goal[column]! * (row !== -1 ? value[row]! : atTop[column] ? range[column]! : 0);
    }
    return sum;
  }
}

function subtract(from: Float64Array, row: Float64Array, times: number): void {
  if (times === 0) return;
  for (let column = 0; column < from.length; column++) from[column] = from[column]! - times * row[column]!;
}
