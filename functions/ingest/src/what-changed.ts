import { join } from "node:path";
import type { Context } from "@concord/domain";
import { evidenceLimits, fileKeys, type AcceptedVersion, type Comparison } from "@concord/domain/evidence";
import { compareVersions, type ComparedVersion, type CompareOptions } from "@concord/warehouse/compare";

type Comparing = Pick<CompareOptions, "folder" | "tolerance" | "report" | "settings"> & { before: AcceptedVersion; after: ComparedVersion };

/**
 * What changed since the version before, for which its table is fetched to this machine's disk. A version that is too large to be
 * compared is evidence all the same: a note then says that it was not.
 */
export async function whatChanged(
  { files }: Pick<Context, "files">,
  { before, after, ...options }: Comparing,
): Promise<{ comparison?: Comparison; note?: string }> {
  const key = fileKeys.parquet(before.datasetId, before.number);
  if (!(await files.exists(key))) return {};
  if (before.rows + after.rows > evidenceLimits.comparedRows) return { note: notCompared(before.number) };
  const parquet = join(options.folder, "before.parquet");
  await files.download(key, parquet);
  try {
    const { number, rows, columns } = before;
    return { comparison: await compareVersions({ ...options, before: { number, parquet, rows, columns }, after }) };
  } catch (error) {
    if (!(error instanceof Error && outOfRoom.test(error.message))) throw error;
    console.error(`Version ${after.number} could not be compared with version ${before.number}`, error);
    return { note: notCompared(before.number) };
  }
}

/** As DuckDB says that memory, or the disk it spills to, ran out. */
const outOfRoom = /out of memory|failed to (?:offload|allocate)|no space left/i;

const notCompared = (number: number) => `What changed since version ${number} was not worked out: the two tables are too large for it.`;
