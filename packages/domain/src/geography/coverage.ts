/** Why a code has no place in what was asked for. */
export type Unplaced =
  | "not-a-district" // no district, current or former, has it
  | "another-level" // a total of another level: added, it would be counted twice
  | "cannot-be-divided" // it lies across several groups, or partly outside
  | "redrawn"; // lines were drawn afresh: the figures of the old place are of none of the new

export type UnmatchedCode = { code: string; rows: number; because: Unplaced; sentence: string };

/**
 * How much of what came in is in what went out. `rowsIn = rowsMatched + rowsOutside + rowsLost`, always.
 * Outside are the rows of districts that are well known and lie in none of the groups: they are not wanted, not lost.
 */
export type Coverage = {
  rowsIn: number;
  rowsMatched: number;
  rowsOutside: number;
  rowsLost: number;
  /** Of the figures of districts that were matched or lost, the share (0 to 1) that is in the result. Absent where it cannot be told. */
  valueShare?: number | undefined;
  unmatched: readonly UnmatchedCode[];
  outside: readonly { code: string; rows: number }[];
  /** Every figure of the result is of the very place it stands under: nothing lost, nothing missing, no boundary changed on the way. */
  exact: boolean;
  /** In sentences: what was joined, what changed its boundary, what is missing. */
  notes: readonly string[];
};
