import { refused, type Id } from "@concord/kernel";
import type { Context } from "../../context.ts";
import { datasets } from "../catalogue/dataset.ts";
import type { AcceptedVersion, DatasetVersion, ProposedVersion, Reading } from "./dataset-version.ts";
import { fileKeys } from "../file-store.ts";
import { getDatasetVersion, requireAccepted } from "./get-dataset-version.ts";
import { judgeLeaving, requireMayLeave } from "../leaving.ts";

const waiting = () =>
  refused("version-proposed", "This version waits for a person to accept it. Until then it is for the people here to look at.");

/** May whoever asks see what is in a version's file? People may see that of one which waits to be accepted; programs may not. */
export async function requireMayLookInto(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<void> {
  if (context.actor.type !== "client") return;
  await requireMayLeave(context, datasetId);
  if ((await getDatasetVersion(context, datasetId, number)).status === "proposed") throw waiting();
}

/** The version with where its table lies, for whoever may see its rows. */
export async function getTableToLookAt(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  datasetId: Id<"dataset">,
  number: number,
): Promise<{ version: AcceptedVersion | ProposedVersion; parquetKey: string }> {
  await requireMayLeave(context, datasetId);
  const version = await getDatasetVersion(context, datasetId, number);
  if (version.status !== "proposed") return { version: requireAccepted(version), parquetKey: fileKeys.parquet(datasetId, number) };
  if (context.actor.type === "client") throw waiting();
  return { version, parquetKey: fileKeys.proposal(datasetId, number, version.jobId) };
}

/**
 * The version as whoever asks may see it: a program that may not have what is in the table is told of its columns and not of what stands in
 * them, and one that may not have the file is shown none of its lines. `mayHave`: whether it may, for all that could be worked out; asked
 * of a program alone, and last.
 */
export async function lookAtVersion(
  context: Pick<Context, "store" | "files" | "warehouse" | "reference" | "actor">,
  datasetId: Id<"dataset">,
  number: number,
  mayHave: (what: "table" | "file") => Promise<boolean> = async () => true,
): Promise<DatasetVersion> {
  const version = await getDatasetVersion(context, datasetId, number);
  if (context.actor.type !== "client") return version;
  const leaving = judgeLeaving(context, await context.store.get(datasets, datasetId));
  if (!leaving.allowed || version.status !== "accepted") return withoutContent(version);
  if (await mayHave("file")) return version;
  return (await mayHave("table")) ? { ...version, rejects: [], reading: withoutSample(version.reading) } : withoutContent(version);
}

function withoutContent(version: DatasetVersion): DatasetVersion {
  if (version.status === "rejected")
    return { ...version, rejects: [], ...(version.reading ? { reading: withoutSample(version.reading) } : {}) };
  if (version.status !== "accepted" && version.status !== "proposed") return version;
  const { comparison: _, ...rest } = version;
  return {
    ...rest,
    reading: withoutSample(version.reading),
    rejects: [],
    notes: [],
    columns: version.columns.map(({ min: _, max: __, ...column }) => ({ ...column, common: [] })),
  };
}

/** The lines by which a person tells its encoding are lines of the file. */
function withoutSample({ encodingGuess, ...reading }: Reading): Reading {
  return { ...reading, ...(encodingGuess ? { encodingGuess: { sample: [] } } : {}) };
}
