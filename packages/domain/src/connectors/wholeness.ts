import { grouped } from "@concord/kernel";
import type { FetchFailureCode } from "./fetch-failures.ts";
import { nomisRowsACall } from "./nomis-query.ts";

/** What came of a query, and what ought to have come. */
export type Arrived = {
  /** Rows that Nomis said there are (`RECORD_COUNT`). */
  said: number;
  got: number;
  /** Cells that were asked for: the product of what was chosen of each dimension, where it is known. */
  asked: number | undefined;
};

export type Wholeness =
  | { whole: true; note?: string }
  | { whole: false; because: Extract<FetchFailureCode, "answer-truncated" | "answer-not-asked-for" | "nothing-matches">; detail: string };

/** Figures at which Nomis is known to stop. */
const limits: readonly number[] = [nomisRowsACall.guest, nomisRowsACall.registered, 1_000_000];

/**
 * Did all of it come? Nomis leaves out what is beyond its limit and says
 * nothing, so two counts must agree: its own, and that of the rows. Its own may
 * have been cut as well, which shows when it is a limit to the row and fewer
 * than was asked for.
 */
export function judgeWholeness({ said, got, asked }: Arrived): Wholeness {
  if (said === 0 && got === 0) return { whole: false, because: "nothing-matches", detail: "" };
  if (got !== said) return { whole: false, because: "answer-truncated", detail: `${grouped(got)} of ${grouped(said)} rows came.` };
  if (asked === undefined || got === asked) return { whole: true };
  if (got > asked)
    return { whole: false, because: "answer-not-asked-for", detail: `${grouped(got)} rows came; ${grouped(asked)} were asked for.` };
  if (limits.includes(got)) {
    return {
      whole: false,
      because: "answer-truncated",
      detail: `${grouped(got)} of ${grouped(asked)} rows came, which is the limit of a call to the row.`,
    };
  }
  return { whole: true, note: `Nomis has ${grouped(got)} of the ${grouped(asked)} combinations that were asked for.` };
}
