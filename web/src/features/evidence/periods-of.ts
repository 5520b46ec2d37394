import type { Dataset } from "@concord/domain/evidence";

/** "2015 to 2021"; "from 2015" where no end was said. Undefined where nothing was. */
export function periodsOf(coverage: Dataset["coverage"]): string | undefined {
  const { from, to } = coverage ?? {};
  if (from === undefined) return to === undefined ? undefined : `to ${to}`;
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}
