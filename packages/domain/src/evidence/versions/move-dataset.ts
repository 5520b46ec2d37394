import type { Context } from "../../context.ts";
import type { Job } from "../../jobs/job.ts";
import type { Dataset } from "../catalogue/dataset.ts";
import type { AcceptedVersion } from "./dataset-version.ts";
import type { Recipe } from "../tables/recipe.ts";

/**
 * The dataset with this version as its latest, and with the recipe that a person gave for it, to be used for the next.
 * Undefined where a newer one is there: the dataset is not taken back.
 */
export function movedTo(dataset: Dataset, version: AcceptedVersion, recipe?: Recipe): Dataset | undefined {
  if (version.number <= (dataset.latest ?? 0)) return undefined;
  const { recipe: before, ...rest } = dataset;
  // What was said of mended rows was said of a file that we wrote, and is true of no other.
  const kept = recipe === undefined || version.mends ? before : recipe;
  return {
    ...rest,
    latest: version.number,
    latestFacts: factsOf(version),
    ...(kept && Object.keys(kept).length > 0 ? { recipe: kept } : {}),
  };
}

const mostNames = 100;

function factsOf({ rows, columns, rejectCount, checkedAt }: AcceptedVersion): NonNullable<Dataset["latestFacts"]> {
  const newestPeriod = columns.find(({ meaning }) => meaning === "period")?.max;
  const codeSets = [...new Set(columns.flatMap(({ codeSet }) => codeSet ?? []))];
  return {
    rows,
    columns: columns.length,
    problems: rejectCount,
    checkedAt,
    ...(newestPeriod === undefined ? {} : { newestPeriod }),
    columnNames: columns.slice(0, mostNames).map(({ name }) => name.slice(0, 80)),
    ...(codeSets.length > 0 ? { codeSets } : {}),
  };
}

/** What rests on the dataset is asked again of its new version. */
export const rerunOf = (
  { now, mintId }: Pick<Context, "now" | "mintId">,
  { datasetId, number }: Pick<AcceptedVersion, "datasetId" | "number">,
): Job => ({
  id: mintId("job"),
  version: 0,
  work: { kind: "rerun-insights", datasetId, number },
  status: "queued",
  attempts: 0,
  queuedAt: now().toISOString(),
});
