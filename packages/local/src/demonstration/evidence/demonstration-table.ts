import type { DatasetDescription } from "@concord/domain/evidence";

/** A table of the demonstration: what is said of it, and its file. */
export type DemonstrationTable = { description: DatasetDescription; fileName: string; file(): Uint8Array };

/** What every generated table of an authority says of itself, and nothing more than that. */
export const illustrative = (but: Pick<DatasetDescription, "name" | "description"> & Partial<DatasetDescription>): DatasetDescription => ({
  kind: "open",
  publisher: "Concord demonstration",
  licence: { name: "Illustrative data: nobody’s, and free to use", mayShare: true, mayPublish: true, mayLeaveByApi: true },
  sensitivity: "public",
  tolerance: 0,
  rounding: "none",
  ...but,
});
