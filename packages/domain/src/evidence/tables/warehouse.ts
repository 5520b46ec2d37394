import type { Column } from "./column.ts";
import type { Found } from "../../explore/found.ts";
import type { ViewPlan } from "../../explore/plan.ts";
import type { CellAsk, CellTable } from "./cell-table.ts";
import type { ObservationStatus } from "./observation-status.ts";

/**
 * One figure of a table as the analyses want it: a number with its status, or
 * why there is none. `below`: of a figure given only as less than some number.
 */
export type Cell = { value: number | null; status: ObservationStatus; below?: number | undefined };

/** Questions asked of a checked version's Parquet. */
export type Warehouse = {
  /** The distinct codes of a column and their names, in order of code. At most `limit` (1,000). */
  codes(
    parquetKey: string,
    column: Pick<Column, "name" | "labelColumn">,
    limit?: number,
  ): Promise<{ code: string; label: string | undefined; rows: number }[]>;
  /**
   * The figures of one column by the codes of others. Throws too-large (`too-many-cells`) before it reads more than `evidenceLimits.cells`, and
   * `too-many-rows` where finding them would take reading more than `mostRows`.
   */
  cells(parquetKey: string, ask: CellAsk): Promise<CellTable>;
  /** The first rows of a page, as text, in the file's own order where it is kept. */
  preview(
    parquetKey: string,
    ask: { offset: number; limit: number },
  ): Promise<{ columns: string[]; rows: (string | null)[][]; total: number }>;
  /** What a view finds, where that takes little reading (`exploreLimits`); undefined where it is work for a worker. */
  explore(parquetKey: string, plan: ViewPlan): Promise<Found | undefined>;
};
