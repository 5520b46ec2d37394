import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import type { Column } from "./column.ts";
import { type AcceptedVersion, datasetVersions, versionKey, type DatasetVersion } from "./dataset-version.ts";

export const getDatasetVersion = (context: Pick<Context, "store">, datasetId: Id<"dataset">, number: number): Promise<DatasetVersion> =>
  context.store.get(datasetVersions, { within: datasetId, id: versionKey(number) });

/** The version, if its rows can be read. */
export async function getAcceptedVersion(
  context: Pick<Context, "store">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<AcceptedVersion> {
  const version = await getDatasetVersion(context, datasetId, number);
  if (version.status !== "accepted") {
    throw refused("version-not-accepted", "This version was not accepted, so it has no rows to read. Its original can be downloaded.");
  }
  return version;
}

export function findColumn(version: AcceptedVersion, name: string): Column {
  const column = version.columns.find((candidate) => candidate.name === name);
  if (!column) throw notFound(`Column “${name}”`);
  return column;
}
