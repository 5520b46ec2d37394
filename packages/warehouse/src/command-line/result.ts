import type { Reject } from "@concord/domain/evidence";
import type { CheckedFile } from "../ingest/index.ts";

/** What a check came to, with every bad cell that is told. */
export type Check = Pick<CheckedFile, "outcome" | "understood"> & {
  bytes: number;
  /** All of them, up to `mostRejects`. */
  rejects: Reject[];
};

/** Bad cells that are told at most; the count is of all of them. */
export const mostRejects = 100_000;

export type Outcome = "accepted" | "accepted-with-problems" | "refused";

export function outcomeOf({ outcome }: Pick<Check, "outcome">): Outcome {
  if (outcome.status === "rejected") return "refused";
  return outcome.rejectCount > 0 ? "accepted-with-problems" : "accepted";
}

export const exitCodeOf = (check: Pick<Check, "outcome">): number =>
  ({ accepted: 0, "accepted-with-problems": 1, refused: 2 })[outcomeOf(check)];

/** Refused before a byte of it was read. */
export const refusedBefore = (code: string, because: string): Check => ({
  outcome: { status: "rejected", originalHash: "", because, code, rejectCount: 0, rejects: [] },
  understood: { columns: [] },
  bytes: 0,
  rejects: [],
});
