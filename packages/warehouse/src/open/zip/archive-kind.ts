import { refused } from "@concord/kernel";
import type { Archive } from "./archive.ts";
import { archiveRefusals } from "./archive-refusals.ts";

/** Many formats are archives within. Which this is, by the files that only that format has; refused where it is one that is not read. */
export function archiveKind({ entries }: Archive): "archive" | "workbook" | "open-document" {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has("xl/workbook.xml")) return "workbook";
  if (names.has("xl/workbook.bin")) throw refuse("xlsb-not-read");
  if (names.has("word/document.xml")) throw refuse("word-not-read");
  if (names.has("ppt/presentation.xml")) throw refuse("slides-not-read");
  if (names.has("mimetype") && names.has("content.xml")) return "open-document";
  if (names.has("doc.kml")) throw refuse("kmz-not-read");
  if (names.has("index.zip") || [...names].some((name) => name.endsWith(".iwa"))) throw refuse("numbers-not-read");
  // A workbook may keep its parts under other names; its types say so.
  return names.has("[content_types].xml") && [...names].some((name) => /^xl\/.*\.xml$/.test(name)) ? "workbook" : "archive";
}

const refuse = (code: keyof typeof archiveRefusals) => refused(code, archiveRefusals[code]);
