import { join } from "node:path";
import type { Context } from "@concord/domain";
import { openVersion, planView, type OpenedVersion, type PlannedView, type View, type WorkQuestion } from "@concord/domain/explore";
import { openTable } from "@concord/warehouse/ask";
import type { ProgressReporter } from "@concord/domain/jobs";
import type { Watch } from "./watch-over.ts";

export type Work = { context: Context; folder: string; hash: string; report: ProgressReporter["report"]; watch: Watch };
export type AtTable = { duck: Awaited<ReturnType<typeof openTable>>["duck"]; parquet: string; opened: OpenedVersion; planned: PlannedView };

/** Brings a version's table here and opens it, for as long as the work on it takes. */
export async function withTable<T>(
  { context, folder, report, watch }: Work,
  { datasetId, number }: Pick<WorkQuestion, "datasetId" | "number">,
  { view, work }: { view: View; work: (at: AtTable) => Promise<T> },
): Promise<T> {
  const opened = await openVersion(context, datasetId, number);
  const planned = await planView(context, opened, view);
  const bytes = await opened.files.size(planned.parquetKey);
  report({ stage: "Fetching the table", done: 0, total: bytes, unit: "bytes" });
  const parquet = join(folder, "table.parquet");
  await opened.files.download(planned.parquetKey, parquet);
  await watch.look();

  report({ stage: "Looking through the table", done: 0, total: opened.version.rows, unit: "rows" });
  const { duck, close } = await openTable(folder, parquet);
  try {
    const done = await watch.during(work({ duck, parquet, opened, planned }), () => duck.interrupt());
    await watch.look();
    report({ stage: "Keeping what was found", done: opened.version.rows, total: opened.version.rows, unit: "rows" });
    return done;
  } finally {
    close();
  }
}
