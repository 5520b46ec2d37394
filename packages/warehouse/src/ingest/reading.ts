import type { Reading } from "@concord/domain/evidence";
import { encodingNames } from "../inspect/encoding.ts";
import type { Inspection } from "../inspect/inspect-text.ts";
import { normal } from "../meaning/meaning.ts";
import type { OpenedText } from "./open-as-text.ts";

/** How the file was read: with its bytes, what makes the version what it is. */
export const readingOf = ({ compression, encoding }: OpenedText, inspection: Inspection): Reading => ({
  layout: layoutNameOf(inspection),
  container: "text",
  compression,
  encoding: encodingNames[encoding],
  delimiter: inspection.delimiter,
  quote: '"',
  escape: "doubled",
  preambleLines: inspection.preambleLines,
  headerLines: inspection.headerLines,
  ...(inspection.footnotes ? { footnoteLines: inspection.footnotes.lines } : {}),
});

/** As people call the layouts that they download. */
function layoutNameOf({ columns, headerLines }: Inspection): string {
  const names = new Set(columns.map(({ name }) => normal(name)));
  if (names.has("OBS_VALUE") || (names.has("GEOGRAPHY_CODE") && names.has("DATE"))) return "Nomis API CSV";
  if (headerLines === 0) return "CSV without a header";
  return "CSV";
}

/** What of the reading a person should know, because it was a judgement. */
export function notesOnReading({ encoding }: OpenedText, { preambleLines, headerLines, footnotes }: Inspection): string[] {
  const notes: string[] = [];
  if (encoding === "windows-1252")
    notes.push("The file is not UTF-8. It was read as Windows-1252, which Excel writes; look at its accents and pound signs.");
  if (preambleLines > 0) notes.push(`${lines(preambleLines)} above the table ${were(preambleLines)} left out.`);
  if (headerLines === 0) notes.push("The file has no header, so its columns are numbered.");
  if (footnotes) notes.push(`${lines(footnotes.lines)} under the table ${were(footnotes.lines)} left out.`);
  return notes;
}

const lines = (number: number) => (number === 1 ? "1 line" : `${number} lines`);
const were = (number: number) => (number === 1 ? "was" : "were");
