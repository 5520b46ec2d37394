import type { Dataset } from "../evidence/dataset.ts";
import type { AcceptedVersion } from "../evidence/dataset-version.ts";
import type { DownloadAsk } from "./download.ts";
import { viewToSearch } from "./view-query.ts";

export type MadeOf = {
  dataset: Pick<Dataset, "name" | "publisher" | "licence" | "sensitivity">;
  version: Pick<AcceptedVersion, "datasetId" | "number" | "fileName" | "originalHash" | "checkedAt">;
  ask: DownloadAsk;
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
export function aboutDownload({ dataset, version, ask, on }: MadeOf): Record<string, string> {
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
    "made on": on,
  };
}
