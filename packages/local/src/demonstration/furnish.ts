import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor, Id, PersonActor } from "@concord/kernel";
import { all, type Context } from "@concord/domain";
import {
  addressesForParts,
  beginUpload,
  completeUpload,
  createDataset,
  datasets,
  datasetVersions,
  getDatasetVersion,
  type AcceptedVersion,
  type Dataset,
} from "@concord/domain/evidence";
import { illustrativeJobs } from "./illustrative-jobs.ts";
import { referenceTables, type ReferenceTable } from "./reference-tables.ts";
import { beginNorthsThread } from "./norths-thread.ts";
import { demonstrationPerson } from "./people.ts";
import { demonstrationTenants } from "./tenants.ts";

export type FurnishPorts = {
  open(tenantId: Id<"tenant">, actor: Actor): Context;
  /** Given up when the server stops; the next start goes on from there. */
  signal: AbortSignal;
};

/**
 * Puts the demonstration's evidence there by the way that everybody's goes:
 * sent in parts to signed addresses, checked by the worker, made a version.
 * West Yorkshire is left with that, for a user to make the rest; the other has a
 * beginning of everything.
 */
export async function furnish(ports: FurnishPorts): Promise<void> {
  const amina = ports.open(demonstrationTenants.west.id, asActor("Amina Hussain"));
  const tomasz = ports.open(demonstrationTenants.north.id, asActor("Tomasz Zielinski"));
  const priya = ports.open(demonstrationTenants.platform.id, asActor("Priya Nair"));
  const [, version] = await Promise.all([tableIn(amina, jobs, ports.signal), tableIn(tomasz, jobs, ports.signal)]);
  if (version) await beginNorthsThread((person) => ports.open(demonstrationTenants.north.id, asActor(person)), version);
  for (const table of referenceTables) await tableIn(priya, table, ports.signal);
}

export function asActor(person: string): PersonActor {
  const { personId, name: called, roles } = demonstrationPerson(person);
  return { type: "person", id: personId, name: called, roles };
}

/** The dataset with its first version. Undefined when that was refused, or somebody has made something else of it. */
async function tableIn(context: Context, table: ReferenceTable, signal: AbortSignal): Promise<AcceptedVersion | undefined> {
  const there = (await all(context.store, datasets)).find(({ name }) => name === table.description.name);
  const dataset = there ?? (await createDataset(context, table.description));
  const versions = await all(context.store, datasetVersions, { within: dataset.id });
  const first = versions.find(({ status }) => status !== "uploading" && status !== "abandoned");
  return await checked(context, dataset.id, first?.number ?? (await send(context, dataset.id, table)), signal);
}

const jobs: ReferenceTable = {
  description: {
    name: "Jobs by industry and district, 2015 to 2021 (illustrative)",
    kind: "open",
    publisher: "Concord demonstration",
    licence: { name: "Illustrative data: nobody’s, and free to use", mayShare: true, mayPublish: true, mayLeaveByApi: true },
    description:
      "Made by a seeded generator in the shape of the Business Register and Employment Survey. The districts and the industries are real; the figures are not, and nothing should be concluded from them.",
    sensitivity: "public",
    tolerance: 0,
    rounding: "bres",
  },
  fileName: "illustrative_jobs_section_district_2015_2021.csv",
  file: () => illustrativeJobs(2021),
};

async function send(context: Context, datasetId: Dataset["id"], table: ReferenceTable): Promise<number> {
  const file = table.file();
  const sha256 = createHash("sha256").update(file).digest("hex");
  const { number } = await beginUpload(context, datasetId, {
    fileName: table.fileName,
    bytes: file.length,
    partHashes: [sha256],
  });
  for (const { url, headers } of await addressesForParts(context, datasetId, number, [1])) {
    const response = await fetch(url, { method: "PUT", headers, body: new Uint8Array(file) });
    if (!response.ok) throw new Error(`Its file was not taken: ${response.status} ${await response.text()}`);
  }
  await completeUpload(context, datasetId, number);
  return number;
}

async function checked(
  context: Context,
  datasetId: Dataset["id"],
  number: number,
  signal: AbortSignal,
): Promise<AcceptedVersion | undefined> {
  for (;;) {
    const version = await getDatasetVersion(context, datasetId, number);
    if (version.status === "accepted") return version;
    if (version.status !== "checking") return undefined;
    await wait(100, undefined, { signal });
  }
}
