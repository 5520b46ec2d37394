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
import type { DemonstrationTable } from "./evidence/demonstration-table.ts";
import { referenceTables } from "./evidence/reference-tables.ts";
import { furtherTables, jobsTable } from "./evidence/wests-tables.ts";
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
  const [, version] = await Promise.all([tableIn(amina, jobsTable, ports.signal), tableIn(tomasz, jobsTable, ports.signal)]);
  if (version) await beginNorthsThread((person) => ports.open(demonstrationTenants.north.id, asActor(person)), version);
  for (const table of referenceTables) await tableIn(priya, table, ports.signal);
}

/** Puts a table for every other question beside them. Takes some seconds, which nobody waits for. */
export async function furnishFurther(ports: FurnishPorts): Promise<void> {
  const amina = ports.open(demonstrationTenants.west.id, asActor("Amina Hussain"));
  for (const table of furtherTables) {
    if (ports.signal.aborted) return;
    await tableIn(amina, table, ports.signal);
  }
}

export function asActor(person: string): PersonActor {
  const { personId, name: called, roles } = demonstrationPerson(person);
  return { type: "person", id: personId, name: called, roles };
}

/** The dataset with its first version. Undefined when that was refused, or somebody has made something else of it. */
async function tableIn(context: Context, table: DemonstrationTable, signal: AbortSignal): Promise<AcceptedVersion | undefined> {
  const there = (await all(context.store, datasets)).find(({ name }) => name === table.description.name);
  const dataset = there ?? (await createDataset(context, table.description));
  const versions = await all(context.store, datasetVersions, { within: dataset.id });
  const first = versions.find(({ status }) => status !== "uploading" && status !== "abandoned");
  return await checked(context, dataset.id, first?.number ?? (await send(context, dataset.id, table)), signal);
}

async function send(context: Context, datasetId: Dataset["id"], table: DemonstrationTable): Promise<number> {
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
