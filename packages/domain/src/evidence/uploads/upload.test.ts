import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { analyst, dataset, partner, world, type OpenedContext } from "@concord/testkit";
import { jobs } from "../../jobs/index.ts";
import {
  abandonUpload,
  addressesForParts,
  addressOfOriginal,
  beginUpload,
  completeUpload,
  datasets,
  evidenceLimits,
  fileKeys,
  getDatasetVersion,
  uploadState,
} from "../index.ts";

const { id } = dataset({ latest: undefined, nextNumber: 1 });
const partOf = (letter: string, bytes: number) => Buffer.alloc(bytes, letter);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A file of two parts, the first of 8 MiB. */
const parts = [partOf("a", evidenceLimits.partBytes), partOf("b", 100)];
const file = { fileName: "C:\\Downloads\\bres.csv", bytes: evidenceLimits.partBytes + 100, partHashes: parts.map(sha256) };

function begun() {
  const here = world();
  here.has(datasets, dataset({ latest: undefined, nextNumber: 1 }));
  const context = here.as(analyst);
  const send = async (...numbers: number[]) => {
    for (const address of await addressesForParts(context, id, 1, numbers)) here.files().put(address, parts[address.number - 1]!);
  };
  return { here, context, send };
}

test("a file arrives in parts, is joined, and is queued to be checked, in one commit", async () => {
  const { here, context, send } = begun();
  const version = await beginUpload(context, id, file);
  expect(version).toMatchObject({ status: "uploading", number: 1, fileName: "bres.csv", byName: "Asha Patel" });

  await send(1, 2);
  const checking = await completeUpload(context, id, 1);

  expect(checking.status).toBe("checking");
  expect(await context.store.get(jobs, "jobId" in checking ? checking.jobId : "")).toMatchObject({
    status: "queued",
    work: { kind: "ingest", datasetId: id, number: 1 },
  });
  expect(await context.files.size(fileKeys.original(id, 1))).toBe(file.bytes);
  expect(here.audit().map(({ name }) => name)).toEqual(["dataset-version.began", "dataset-version.completed"]);
});

test("a name that is cut to fit is never cut through a character", async () => {
  const { context } = begun();
  const { fileName } = await beginUpload(context, id, { ...file, fileName: `${"a".repeat(254)}\u{1F3ED}.csv` });
  expect(() => encodeURIComponent(fileName)).not.toThrow();
});

test("an upload is taken up again from the parts that are there", async () => {
  const { context, send } = begun();
  await beginUpload(context, id, file);
  await send(2);

  expect((await uploadState(context, id, 1)).arrived).toEqual([2]);
  await expect(completeUpload(context, id, 1)).rejects.toMatchObject({ code: "parts-missing", parts: [{ at: "part 1" }] });

  await send(1);
  expect((await completeUpload(context, id, 1)).status).toBe("checking");
});

test("completed twice, or twice at once, is completed once: one job", async () => {
  const { here, context, send } = begun();
  await beginUpload(context, id, file);
  await send(1, 2);

  const [one, other] = await Promise.all([completeUpload(here.as(analyst), id, 1), completeUpload(here.as(analyst), id, 1)]);
  expect(await completeUpload(context, id, 1)).toEqual(one);
  expect(other).toEqual(one);
  expect((await context.store.list(jobs)).items).toHaveLength(1);
});

test("a completion that ended after joining and before it was written is finished by asking again", async () => {
  const { context, send } = begun();
  const { uploadId } = await beginUpload(context, id, file);
  await send(1, 2);
  const key = fileKeys.original(id, 1);
  await context.files.complete(key, uploadId, await context.files.parts(key, uploadId));

  expect((await completeUpload(context, id, 1)).status).toBe("checking");
});

test("a part that is not the declared one is not taken", async () => {
  const { context } = begun();
  await beginUpload(context, id, file);
  const otherBytes: OpenedContext["files"] = {
    ...context.files,
    parts: async () => [
      { number: 1, bytes: evidenceLimits.partBytes, etag: "one", sha256: sha256(partOf("x", 10)) },
      { number: 2, bytes: 99, etag: "two" },
    ],
  };
  await expect(completeUpload({ ...context, files: otherBytes }, id, 1)).rejects.toMatchObject({
    code: "part-changed",
    parts: [{ at: "part 1" }, { at: "part 2" }],
  });
});

test("a part that comes twice is there once, and bytes other than those declared are not taken at all", async () => {
  const { here, context, send } = begun();
  await beginUpload(context, id, file);
  await send(1, 2, 2, 1);
  const [address] = await addressesForParts(context, id, 1, [2]);
  expect(() => here.files().put(address!, partOf("x", 100))).toThrow("not the bytes");
  expect((await uploadState(context, id, 1)).arrived).toEqual([1, 2]);
  await completeUpload(context, id, 1);
  expect(Buffer.from(await context.files.read(fileKeys.original(id, 1))).equals(Buffer.concat(parts))).toBe(true);
});

test("where storage has no room to join the parts, that is said, what arrived is kept, and it is done when there is room", async () => {
  const { here, context, send } = begun();
  await beginUpload(context, id, file);
  await send(1, 2);
  const full: OpenedContext["files"] = {
    ...context.files,
    complete: async () => {
      throw new Error("ENOSPC: no space left on device");
    },
  };
  await expect(completeUpload({ ...context, files: full }, id, 1)).rejects.toMatchObject({
    kind: "unavailable",
    code: "file-not-joined",
    message: expect.stringContaining("Every part that arrived is kept"),
  });
  expect((await getDatasetVersion(context, id, 1)).status).toBe("uploading");
  expect(here.audit().map(({ name }) => name)).toEqual(["dataset-version.began"]);
  expect((await completeUpload(context, id, 1)).status).toBe("checking");
});

test("an upload that was given up takes no more parts, and its number is not used again", async () => {
  const { context } = begun();
  await beginUpload(context, id, file);
  await abandonUpload(context, id, 1);

  await expect(addressesForParts(context, id, 1, [1])).rejects.toMatchObject({ code: "upload-abandoned" });
  await expect(addressOfOriginal(context, id, 1)).rejects.toMatchObject({ kind: "not-found" });
  expect((await beginUpload(context, id, file)).number).toBe(2);
});

test("what cannot be sent is refused before a byte is", async () => {
  const { context, here } = begun();
  await expect(beginUpload(context, id, { ...file, bytes: 0 })).rejects.toMatchObject({ code: "file-empty" });
  await expect(beginUpload(context, id, { ...file, bytes: evidenceLimits.fileBytes + 1 })).rejects.toMatchObject({
    code: "file-too-large",
  });
  await expect(beginUpload(context, id, { ...file, partHashes: [] })).rejects.toMatchObject({ code: "parts-do-not-fit" });
  await expect(beginUpload(here.as(partner), id, file)).rejects.toMatchObject({ code: "upload-needs-person" });
  await expect(getDatasetVersion(context, id, 1)).rejects.toMatchObject({ kind: "not-found" });
});

test("many uploads begun at once each get a number of their own", async () => {
  const { here } = begun();
  const versions = await Promise.all([1, 2, 3, 4].map(() => beginUpload(here.as(analyst), id, file)));
  expect(versions.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
});
