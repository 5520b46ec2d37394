import type { Dataset } from "../evidence/catalogue/dataset.ts";
import type { AcceptedVersion } from "../evidence/versions/dataset-version.ts";
import type { DownloadAsk } from "./download.ts";
import { viewToSearch } from "./view-query.ts";

export type MadeOf = {
  dataset: Pick<Dataset, "name" | "publisher" | "licence" | "sensitivity">;
  version: Pick<AcceptedVersion, "datasetId" | "number" | "fileName" | "originalHash" | "checkedAt">;
  ask: DownloadAsk;
  /** Of GeoJSON whose shapes are another dataset's. */
  shapes?: { dataset: Pick<Dataset, "name" | "publisher" | "licence">; version: Pick<AcceptedVersion, "number"> } | undefined;
  /** The day it was made. */
  on: string;
};

/** "jobs-by-district-version-3-2026-11-24.csv". */
export function downloadName({ dataset, version, on }: Pick<MadeOf, "dataset" | "version" | "on">, ending: string): string {
  const words = dataset.name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
    .replace(/-+$/, "");
  return `${words === "" ? "dataset" : words}-version-${version.number}-${on}${ending}`;
}

/** What a file is, whose, and under which licence: for the file itself where its format has room, and for the note beside it. */
export function aboutDownload({ dataset, version, ask, shapes, on }: MadeOf): Record<string, string> {
  const { licence } = dataset;
  return {
    dataset: dataset.name,
    version: String(version.number),
    publisher: dataset.publisher,
    licence: licence.name,
    ...(licence.attribution === undefined ? {} : { attribution: licence.attribution }),
    "may be shared": licence.mayShare ? "yes" : "no",
    "may be published": licence.mayPublish ? "yes" : "no",
    sensitivity: dataset.sensitivity,
    view: viewToSearch({ ...ask.view, offset: 0 }) === "" ? "every row and column" : viewToSearch({ ...ask.view, offset: 0 }),
    "made from": version.fileName,
    "SHA-256 of that file": version.originalHash,
    "checked on": version.checkedAt.slice(0, 10),
    ...(shapes ? aboutShapes(shapes) : {}),
    "made on": on,
  };
}

/** Boundaries come under a licence of their own, whose words must stand beside them as well. */
function aboutShapes({ dataset: { name, publisher, licence }, version }: NonNullable<MadeOf["shapes"]>): Record<string, string> {
  return {
    shapes: `${name}, version ${version.number}`,
    "shapes by": publisher,
    "licence of the shapes": licence.name,
    ...(licence.attribution === undefined ? {} : { "attribution of the shapes": licence.attribution }),
    "shapes may be shared": licence.mayShare ? "yes" : "no",
    "shapes may be published": licence.mayPublish ? "yes" : "no",
  };
}

/** What is said in a download of whose it is. Said otherwise, it is another file. */
export const saidInDownload = ({ name, publisher, licence, sensitivity }: MadeOf["dataset"]) => ({ name, publisher, licence, sensitivity });
