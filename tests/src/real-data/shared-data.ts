import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** Real files as publishers made them. They are not part of the project: a test that needs one says plainly when it is not there. */
const folder = process.env.CONCORD_DATA ?? resolve(import.meta.dirname, "../../../../shared/data");

export const pathOf = (name: string): string => join(folder, name);

export const has = (name: string): boolean => existsSync(pathOf(name));

/** Says why its tests were skipped, where they are. */
export function hasOrSay(name: string): boolean {
  if (has(name)) return true;
  console.warn(`Skipped: ${pathOf(name)} is not there. Set CONCORD_DATA to the folder of real files.`);
  return false;
}

/** The rows of a CSV by the names in its first line. No quoted newlines in these files. */
export function rowsOf(name: string): Record<string, string>[] {
  const bytes = readFileSync(pathOf(name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "");
  const [heads = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const names = fieldsOf(heads);
  return lines.map((line) => {
    const fields = fieldsOf(line);
    return Object.fromEntries(names.map((head, index) => [head, fields[index] ?? ""]));
  });
}

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "");
