import { evidenceLimits } from "../limits.ts";

/** What the check found in a file that could be read as a table. */
export type Findings = {
  /** Rows in the file, good and bad; blank lines are none. */
  rowsRead: number;
  rowsRejected: number;
  /** Cells that could not be what their column says. */
  rejectCount: number;
  /** The first line on which a quote does not close, if there is one. */
  brokenQuoteAt?: number | undefined;
};

/** Why a file that was read is refused. */
export const acceptanceRefusals = {
  "no-rows": "There is a header and no rows under it. Send the file with its rows.",
  "quotes-broken":
    "A quotation mark is opened and never closed, so where its row ends cannot be known. Mend the quotation marks, then send the file again.",
  "too-many-bad-rows":
    "More rows are bad than this dataset allows. Mend them, then send the file again; the list of them can be downloaded.",
  "all-rows-bad": "Every row is bad. The file may belong to another dataset.",
} as const;
export type AcceptanceRefusal = keyof typeof acceptanceRefusals;

export type Acceptance = { allowed: true } | { allowed: false; because: AcceptanceRefusal };

/**
 * Is a file good enough for a dataset that tolerates this share of bad rows?
 * A quote that does not close is never tolerated: it can swallow any number of
 * good rows, and the share would be of a number that nobody knows.
 */
export function judgeAcceptance(findings: Findings, tolerance: number): Acceptance {
  const { rowsRead, rowsRejected, brokenQuoteAt, rejectCount } = findings;
  if (rowsRead === 0) return { allowed: false, because: "no-rows" };
  if (brokenQuoteAt !== undefined) return { allowed: false, because: "quotes-broken" };
  if (rowsRejected === rowsRead) return { allowed: false, because: "all-rows-bad" };
  if (rowsRejected > tolerance * rowsRead || rejectCount > evidenceLimits.reportedRejects) {
    return { allowed: false, because: "too-many-bad-rows" };
  }
  return { allowed: true };
}
