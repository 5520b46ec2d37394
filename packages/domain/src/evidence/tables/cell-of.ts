import { readMark, readStatus, type ObservationStatus } from "./observation-status.ts";
import type { Cell } from "./warehouse.ts";

/** Statuses that say why there is no figure, even where a number stands in the cell. */
const noFigure: ReadonlySet<ObservationStatus> = new Set(["suppressed", "missing", "not-applicable", "less-than"]);

/**
 * What a cell of figures says, with the mark that stood in its place and the
 * status that its row has, where there are such columns. The mark speaks first:
 * it is the cell's own. A status without a figure says why there is none; a
 * blank cell without a status is missing, and never 0. Marks that are not known
 * (estimated, revised, a break in the series) leave a figure a figure.
 */
export function cellOf(value: number | null, { mark, status }: { mark?: string | null; status?: string | null } = {}): Cell {
  const said = (mark ? readMark(mark) : undefined) ?? (status ? readStatus(status, value !== null) : undefined);
  if (said && noFigure.has(said.status)) {
    return { value: null, status: said.status, ...(said.below === undefined ? {} : { below: said.below }) };
  }
  if (value === null) return { value: null, status: said?.status === "unreliable" ? "unreliable" : "missing" };
  return { value, status: said?.status ?? "normal" };
}
