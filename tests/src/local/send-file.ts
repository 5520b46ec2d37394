import { createHash } from "node:crypto";
import { evidence, type Call } from "@concord/contract";
import { isChecked } from "@concord/domain/evidence";

type Version = { tenantId: string; params: { datasetId: string; number: number } };

export const partBytes = 8 * 1024 * 1024;
const partsOf = (file: Uint8Array) =>
  Array.from({ length: Math.max(1, Math.ceil(file.length / partBytes)) }, (_, part) =>
    file.subarray(part * partBytes, (part + 1) * partBytes),
  );

/** Begins an upload as the page does: the size, and the hash of each part. */
export async function beginUpload(
  call: Call,
  tenantId: string,
  datasetId: string,
  fileName: string,
  file: Uint8Array,
  acceptance?: "automatic" | "ask",
) {
  const partHashes = partsOf(file).map((part) => createHash("sha256").update(part).digest("hex"));
  const body = { fileName, bytes: file.length, partHashes, acceptance };
  return await call(evidence.beginUpload, { tenantId, params: { datasetId }, body });
}

/** PUTs parts to the addresses that were signed for them. */
export async function sendParts(call: Call, { tenantId, params }: Version, file: Uint8Array, parts: number[]): Promise<void> {
  const { addresses } = await call(evidence.addressesForParts, { tenantId, params, body: { parts } });
  for (const { number, url, headers } of addresses) {
    const response = await fetch(url, { method: "PUT", headers, body: new Uint8Array(partsOf(file)[number - 1]!) });
    if (!response.ok) throw new Error(`Part ${number} was refused: ${await response.text()}`);
  }
}

/** The version once it has been checked. */
export async function checkedVersion(call: Call, { tenantId, params }: Version) {
  for (const deadline = Date.now() + 45_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const version = await call(evidence.getVersion, { tenantId, params });
    if (isChecked(version)) return version;
  }
  throw new Error(`Version ${params.number} was not checked in time`);
}

/** Counts of jobs by district, year and sector, made up and always the same. */
export function jobsTable(rows: number): Uint8Array {
  const places = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036", "E06000014"];
  const lines = ["date,geography_code,industry_code,obs_value"];
  for (let row = 0; row < rows; row++)
    lines.push(`${2015 + (row % 7)},${places[row % 6]},${String(10000 + row).slice(0, 5)},${(row * 5) % 5000}`);
  return Buffer.from(`${lines.join("\n")}\n`);
}
