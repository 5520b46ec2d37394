import { refused } from "@concord/kernel";
import type { ArchiveEntry } from "./archive.ts";
import { archiveRefusals } from "./archive-refusals.ts";

/** Certainly tables; what may be one; by the ends of their names. */
const tables = /\.(csv|tsv|tab|psv|xlsx|xlsm|ods|parquet|geojson|topojson|ndjson|geojsonl)$/i;
const perhaps = /\.(txt|dat|asc|json)$/i;
const documents = /\.(pdf|docx?|pptx?|html?|xml|xsd|md|rtf|odt|png|jpe?g|gif|svg|css|js|prj|qmd|cpg|url|ini|log|lic)$/i;
/** What is said about a table, though it may be one itself: "metadata.csv", "README.txt". */
const about =
  /(^|[^a-z])(read[ _-]?me|licen[cs]e|metadata|meta|notes?|manifest|dictionary|lookup|codebook|glossary|schema|guide|guidance|contents?|copyright|terms)([^a-z]|$)/i;

export type ChosenMember = {
  entry: ArchiveEntry;
  /** All that could be taken for the table, in the archive's order; absent where there is one. */
  choices?: string[] | undefined;
};

/**
 * Which file of an archive is the table. The one that is told; the only one; the
 * only one that is clearly data. Otherwise refused, with their names.
 */
export function chooseMember(entries: readonly ArchiveEntry[], told: string | undefined): ChosenMember {
  const files = entries.filter(({ name, isFolder, isLink }) => !isFolder && !isLink && !isLitter(name));
  const candidates = files.filter(({ name, bytes }) => bytes > 0 && !documents.test(name));
  if (told !== undefined) {
    const entry = files.find(({ name }) => name === told) ?? files.find(({ name }) => lastOf(name) === told);
    if (!entry) throw missing(told, candidates);
    return { entry, ...choicesOf(candidates) };
  }
  if (candidates.some(({ name }) => /\.shp$/i.test(name))) throw refused("shapefile-not-read", archiveRefusals["shapefile-not-read"]);

  const tiers = [
    candidates.filter(({ name }) => tables.test(name) && !about.test(lastOf(name))),
    candidates.filter(({ name }) => tables.test(name)),
    candidates.filter(({ name }) => perhaps.test(name) && !about.test(lastOf(name))),
    candidates.filter(({ name }) => perhaps.test(name)),
    candidates,
  ];
  const likeliest = tiers.find((tier) => tier.length > 0);
  if (!likeliest) throw withoutTable(files);
  if (likeliest.length > 1) throw several(likeliest);
  return { entry: likeliest[0]!, ...choicesOf(candidates) }; // it has one
}

const choicesOf = (candidates: readonly ArchiveEntry[]) =>
  candidates.length > 1 ? { choices: candidates.slice(0, 200).map(({ name }) => name) } : {};

/** What systems leave in archives. */
const isLitter = (name: string) => /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name);

const lastOf = (name: string) => name.slice(name.lastIndexOf("/") + 1);

const partsOf = (entries: readonly ArchiveEntry[]) => entries.slice(0, 200).map(({ name }) => ({ at: "member", detail: name }));

const several = (entries: readonly ArchiveEntry[]) =>
  refused(
    "zip-several",
    `There are ${entries.length} tables in this ZIP archive: ${named(entries)}. Say which one to read, or send it alone.`,
    partsOf(entries),
  );

const missing = (told: string, entries: readonly ArchiveEntry[]) =>
  refused(
    "zip-member-missing",
    entries.length > 0
      ? `“${told}” is not in this ZIP archive, which holds ${named(entries)}. Say which one to read.`
      : `“${told}” is not in this ZIP archive, and nor is any other table. Send the table itself.`,
    partsOf(entries),
  );

const withoutTable = (files: readonly ArchiveEntry[]) =>
  refused(
    "zip-no-table",
    files.length > 0
      ? `There is no table in this ZIP archive, only ${named(files)}. Send the CSV file or workbook itself.`
      : "There is no file in this ZIP archive. Send the CSV file or workbook itself.",
  );

function named(entries: readonly ArchiveEntry[]): string {
  const shown = entries.slice(0, 10).map(({ name }) => `“${name}”`);
  const more = entries.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
