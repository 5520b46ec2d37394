import { stat } from "node:fs/promises";
import { join } from "node:path";
import { refused } from "@concord/kernel";
import { evidenceLimits, type Recipe, type TextEncoding } from "@concord/domain/evidence";
import { decoderOf, encodingOf } from "../inspect/encoding.ts";
import { refuseNoText } from "../inspect/no-text.ts";
import { lineTooLong } from "../inspect/record-reader.ts";
import type { Report } from "../ingest/progress.ts";
import { encodingSample } from "./encoding-sample.ts";
import { unpackGzip } from "./gzip.ts";
import { headOf } from "./head-of.ts";
import type { OpenedTable } from "./opened-table.ts";
import type { OpenedWithin } from "./opened-within.ts";
import { openParquet } from "./parquet/open-parquet.ts";
import { recogniseContainer } from "./recognise-container.ts";
import { transcode } from "./transcode.ts";
import { openDocument } from "./workbook/open-document.ts";
import { openWorkbook } from "./workbook/open-workbook.ts";
import { openMap } from "./spatial/open-map.ts";
import { openArchive } from "./zip/archive.ts";
import { archiveKind } from "./zip/archive-kind.ts";
import { archiveRefusals } from "./zip/archive-refusals.ts";
import { chooseMember } from "./zip/choose-member.ts";
import { extractMember } from "./zip/extract-member.ts";

export type OpenOptions = {
  /** A folder that exists and is this check's alone. What opening makes is left in it. */
  folder: string;
  /** What a person said of how the dataset's files are to be read. Its encoding, member, sheet and range are used here. */
  recipe?: Recipe | undefined;
  report?: Report | undefined;
  /** The encoding to read text in, where the file has shown that it is not in the one that it seemed to be in. A recipe's wins. */
  encoding?: TextEncoding | undefined;
};

/** How a file was unpacked before it was opened. */
type Unpacked = Pick<OpenedTable, "compression" | "originalHash" | "member" | "choices"> & { container?: "zip" };

/**
 * Any file as one table of text in UTF-8 on this machine's disk. Throws refused,
 * with a sentence that says what was wrong and what to do, for whatever holds no
 * table or would not be safe to read.
 */
export async function openFile(file: string, options: OpenOptions): Promise<OpenedTable> {
  const { folder, recipe, report = () => {} } = options;
  const container = recogniseContainer(await headOf(file));
  if (container === "gzip") {
    const path = join(folder, "unpacked");
    const { size } = await stat(file);
    const { originalHash } = await unpackGzip(file, path, (done) => report({ stage: "Unpacking", done, total: size, unit: "bytes" }));
    return openUnpacked(path, { compression: "gzip", originalHash }, options);
  }
  if (container !== "zip") return openUnpacked(file, { compression: "none" }, options);

  const archive = await openArchive(file);
  try {
    if (archiveKind(archive) !== "archive") return await openUnpacked(file, { compression: "none" }, options);
    const { entry, choices } = chooseMember(archive.entries, recipe?.member);
    const path = join(folder, "unpacked");
    await extractMember(archive, entry, path, (done) => report({ stage: "Unpacking", done, total: entry.bytes, unit: "bytes" }));
    return await openUnpacked(path, { compression: "none", container: "zip", member: entry.name, choices }, options);
  } finally {
    archive.close();
  }
}

/** Opens what is packed no more. */
async function openUnpacked(path: string, unpacked: Unpacked, options: OpenOptions): Promise<OpenedTable> {
  const container = recogniseContainer(await headOf(path));
  if (container === "gzip") throw refused("packed-twice", archiveRefusals["packed-twice"]);
  const { folder, recipe, report = () => {} } = options;
  switch (container) {
    case "text":
      return openText(path, unpacked, options);
    case "json": {
      const source = await asUtf8(path, options);
      // A member told for an archive is not a layer of the map in it.
      const layer = unpacked.container === "zip" ? undefined : recipe?.member;
      return within(unpacked, await openMap(source, { folder, layer, report }));
    }
    case "parquet":
      return within(unpacked, await openParquet(path, { folder, report }));
    case "zip": {
      const archive = await openArchive(path);
      try {
        const kind = archiveKind(archive);
        if (kind === "archive") throw refused("packed-twice", archiveRefusals["packed-twice"]);
        const openIt = kind === "workbook" ? openWorkbook : openDocument;
        return within(unpacked, await openIt(archive, { folder, recipe, report }));
      } finally {
        archive.close();
      }
    }
  }
}

/** What was found inside, with how it was packed. Of two things to choose from the outer one is told first. */
const within = ({ compression, originalHash, member, choices }: Unpacked, opened: OpenedWithin): OpenedTable => ({
  compression,
  originalHash,
  encoding: "utf-8",
  ...opened,
  ...(member === undefined ? {} : { member }),
  ...(opened.choices === undefined ? { choices } : {}),
});

async function openText(path: string, unpacked: Unpacked, { folder, recipe, encoding: found }: OpenOptions): Promise<OpenedTable> {
  const { encoding, sure } = encodingFor(await headOf(path), recipe?.encoding, found);
  const opened: OpenedTable = { container: "text", ...unpacked, path, encoding, notes: [] };
  if (!sure || encoding !== "utf-8") await refuseAtOnce(path, encoding, recipe);
  if (!sure) opened.encodingGuess = { sample: await encodingSample(path, encoding) };
  if (encoding !== "utf-8") {
    opened.path = join(folder, "utf-8.csv");
    await transcode(path, encoding, opened.path);
  }
  return opened;
}

/** What begins as no table does is refused before all of it is written again: noise, or a line of hundreds of megabytes. */
async function refuseAtOnce(path: string, encoding: TextEncoding, recipe: Recipe | undefined): Promise<void> {
  const text = (bytes: Uint8Array) => decoderOf(encoding).decode(bytes);
  const head = text(await headOf(path));
  if (recipe?.encoding === undefined) refuseNoText(head);
  if (/[\r\n]/.test(head)) return;
  const longer = text(await headOf(path, 2.5 * evidenceLimits.lineBytes)); // in UTF-16 a letter is two bytes
  if (longer.length > evidenceLimits.lineBytes && !/[\r\n]/.test(longer)) throw lineTooLong(1);
}

/** JSON is UTF-8 (RFC 8259, 8.1), and yet old programs write maps as they write all else. */
async function asUtf8(path: string, { folder, recipe, encoding: found }: OpenOptions): Promise<string> {
  const { encoding } = encodingFor(await headOf(path), recipe?.encoding, found);
  if (encoding === "utf-8") return path;
  const target = join(folder, "utf-8.json");
  await transcode(path, encoding, target);
  return target;
}

function encodingFor(head: Uint8Array, told: TextEncoding | undefined, found: TextEncoding | undefined) {
  if (told) return { encoding: told, sure: true };
  if (found) return { encoding: found, sure: false };
  return encodingOf(head);
}
