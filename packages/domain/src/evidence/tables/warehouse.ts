import type { Column } from "./column.ts";
import type { Found } from "../../explore/found.ts";
import type { ViewPlan } from "../../explore/plan.ts";
import type { ObservationStatus } from "./observation-status.ts";

/**
 * One figure of a table as the analyses want it: a number with its status, or
 * why there is none. `below`: of a figure given only as less than some number.
 */
export type Cell = { value: number | null; status: ObservationStatus; below?: number | undefined };

export type CellRow = { place: string; period: string; industry: string; cell: Cell };

/**
 * Questions asked of a checked version's Parquet. The rows come back sorted by
 * place, period and industry, so that two runs read the same thing in the same order.
 */
export type Warehouse = {
  /** The distinct codes of a column and their names, in order of code. At most `limit` (1,000). */
  codes(
    parquetKey: string,
    column: Pick<Column, "name" | "labelColumn">,
    limit?: number,
  ): Promise<{ code: string; label: string | undefined; rows: number }[]>;
  /** Counts by place, period and industry, for the places and periods asked for; every place or period where none is. */
  cells(parquetKey: string, columns: CellColumns, ask: { places?: readonly string[]; periods?: readonly string[] }): Promise<CellRow[]>;
  /** The first rows of a page, as text, in the file's own order where it is kept. */
  preview(
    parquetKey: string,
    ask: { offset: number; limit: number },
  ): Promise<{ columns: string[]; rows: (string | null)[][]; total: number }>;
  /** What a view finds, where that takes little reading (`exploreLimits`); undefined where it is work for a worker. */
  explore(parquetKey: string, plan: ViewPlan): Promise<Found | undefined>;
};

/** Which column means what, when a table is read as counts by place, period and industry. */
export type CellColumns = {
  place: string;
  period: string;
  industry: string;
  value: string;
  status?: string | undefined;
  /** The marks that stood in place of figures. */
  marks?: string | undefined;
  /** A fixed value another column must have: the measure `MEASURES = 20100`, say. */
  where?: readonly { column: string; equals: string }[];
};
