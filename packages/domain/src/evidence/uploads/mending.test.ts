import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { acceptedVersion, analyst, dataset, uploadingVersion, world } from "@concord/testkit";
import { addressOfBadRows, beginMending, datasets, datasetVersions, fileKeys } from "../index.ts";

const { id } = dataset();
const bytes = Buffer.from("line,place\n");
const file = { fileName: "bad rows.csv", bytes: bytes.length, partHashes: [createHash("sha256").update(bytes).digest("hex")] };

function checked() {
  const here = world();
  here.has(datasets, dataset({ latest: 1, nextNumber: 3 }));
  here.has(datasetVersions, [acceptedVersion({ rejectCount: 2 }), uploadingVersion({ number: 2 })]);
  return here;
}

test("bad rows are downloaded whole, mended, and sent as the next version, which says whose they are", async () => {
  const { as, files } = checked();
  files().has(fileKeys.badRows(id, 1), bytes);
  expect((await addressOfBadRows(as(analyst), id, 1)).url).toContain("bres-version-1-bad-rows.csv");
  expect(await beginMending(as(analyst), id, 1, { ...file, acceptance: "ask" })).toMatchObject({
    status: "uploading",
    number: 3,
    mends: { number: 1 },
    acceptance: "ask",
  });
});

test("where there is nothing to mend, or nothing is known yet, it is said", async () => {
  const { as, has, files } = checked();
  await expect(beginMending(as(analyst), id, 1, file)).rejects.toMatchObject({ code: "nothing-to-mend" });
  await expect(addressOfBadRows(as(analyst), id, 1)).rejects.toMatchObject({ kind: "not-found" });
  await expect(beginMending(as(analyst), id, 2, file)).rejects.toMatchObject({ code: "not-checked-yet" });
  files().has(fileKeys.badRows(id, 1), bytes);
  has(datasetVersions, acceptedVersion({ rejectCount: 0, version: 2 }));
  await expect(beginMending(as(analyst), id, 1, file)).rejects.toMatchObject({ code: "nothing-to-mend" });
});
