import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFile } from "@concord/warehouse/ingest";
import { furtherTables, jobsTable } from "./wests-tables.ts";

/** What each table must be recognised to hold, for its question to be asked of it without a word from the asker. */
const meanings: Record<string, readonly string[]> = {
  "illustrative_jobs_section_district_2015_2021.csv": ["period", "place", "industry", "value"],
  "illustrative_jobs_class_district.csv": ["period", "place", "industry", "value"],
  "illustrative_gva_section_district.csv": ["period", "place", "industry", "value"],
  "illustrative_residents_occupation.csv": ["period", "place", "occupation", "measure", "value", "status"],
  "illustrative_adverts_occupation.csv": ["period", "place", "occupation", "value"],
  "illustrative_qualifications_held.csv": ["period", "place", "value"],
  "illustrative_qualifications_required.csv": ["period", "place", "value"],
  "illustrative_commuting.csv": ["origin", "destination", "value"],
  "illustrative_claimants_small_area.csv": ["period", "place", "value"],
  "illustrative_small_areas.geojson": ["place"],
  "illustrative_indicators_district.csv": ["period", "place", "measure", "value"],
  "illustrative_businesses.csv": ["industry", "place"],
};

test.each([jobsTable, ...furtherTables])("$fileName passes its check and is understood, and is the same in every run", async (table) => {
  const file = table.file();
  expect(table.file()).toEqual(file);
  const folder = await mkdtemp(join(tmpdir(), "concord-demonstration-"));
  try {
    await writeFile(join(folder, table.fileName), file);
    const { outcome } = await checkFile(join(folder, table.fileName), { folder: join(folder, "check"), tolerance: 0 });
    if (outcome.status !== "accepted") throw new Error(JSON.stringify(outcome));
    const found = new Set(outcome.columns.map(({ meaning }) => meaning));
    expect(meanings[table.fileName]?.filter((meaning) => !found.has(meaning as never))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
