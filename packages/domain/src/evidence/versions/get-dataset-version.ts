import { notFound, refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import type { Column } from "../tables/column.ts";
import { type AcceptedVersion, datasetVersions, versionKey, type DatasetVersion } from "./dataset-version.ts";

export const getDatasetVersion = (context: Pick<Context, "store">, datasetId: Id<"dataset">, number: number): Promise<DatasetVersion> =>
  context.store.get(datasetVersions, { within: datasetId, id: versionKey(number) });

/** The version, if its rows can be read. */
export async function getAcceptedVersion(
  context: Pick<Context, "store">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<AcceptedVersion> {
  return requireAccepted(await getDatasetVersion(context, datasetId, number));
}

/** The version, if something may rest on it. */
export function requireAccepted(version: DatasetVersion): AcceptedVersion {
  if (version.status === "accepted") return version;
  if (version.status === "proposed")
    throw refused("version-proposed", "This version waits for a person to accept it, and nothing may rest on it until then.");
  throw refused("version-not-accepted", "This version was not accepted, so it has no rows to read. Its original can be downloaded.");
}

export function findColumn(version: Pick<AcceptedVersion, "columns">, name: string): Column {
  const column = version.columns.find((candidate) => candidate.name === name);
  if (!column) throw notFound(`Column “${name}”`);
  return column;
}
