import { posix } from "node:path";
import { refused } from "@concord/kernel";
import type { Archive, ArchiveEntry } from "../zip/archive.ts";
import { kindOfFormat, type CellKind } from "./cell-formats.ts";
import { readWholeXml } from "./read-xml.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { workbookRefusals } from "./workbook-refusals.ts";

export type Sheet = { name: string; hidden: boolean; entry: ArchiveEntry };

/** What a workbook says of itself, but for the cells of its sheets. */
export type WorkbookParts = {
  sheets: readonly Sheet[];
  /** Days are counted from 1904, as Excel for Macintosh did. */
  since1904: boolean;
  /** By the number of a cell's style. */
  kinds: readonly CellKind[];
  sharedStrings(): Promise<readonly string[]>;
};

/** Reads the parts of an Office Open XML workbook (ECMA-376 part 1, 18). */
export async function workbookParts(archive: Archive): Promise<WorkbookParts> {
  const byName = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const partAt = (path: string) => byName.get(path.replace(/^\//, "").toLowerCase());

  const rootLinks = await linksOf(archive, partAt("_rels/.rels"), "");
  const main = rootLinks.find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  const workbook = partAt(main);
  if (!workbook) throw damaged();
  const links = await linksOf(
    archive,
    partAt(posix.join(posix.dirname(main), "_rels", `${posix.basename(main)}.rels`)),
    posix.dirname(main),
  );
  const partOf = (type: string) => {
    const link = links.find((one) => one.type.endsWith(`/${type}`));
    return link ? partAt(link.target) : undefined;
  };

  const { named, since1904 } = await sheetsNamed(archive, workbook);
  const sheets = named.flatMap(({ name, hidden, link }) => {
    const found = links.find(({ id }) => id === link);
    const entry = found?.type.endsWith("/worksheet") ? partAt(found.target) : undefined; // charts have sheets of their own
    return entry ? [{ name, hidden, entry }] : [];
  });
  if (sheets.length === 0) throw damaged();

  const styles = partOf("styles");
  const strings = partOf("sharedStrings");
  let texts: Promise<readonly string[]> | undefined;
  return {
    sheets,
    since1904,
    kinds: styles ? await kindsOf(archive, styles) : [],
    sharedStrings: () => {
      texts ??= strings ? readSharedStrings(archive.read(strings)) : Promise.resolve([]);
      return texts;
    },
  };
}

type Link = { id: string; type: string; target: string };

/** What a part refers to inside the archive. What lies outside is never looked at. */
async function linksOf(archive: Archive, entry: ArchiveEntry | undefined, folder: string): Promise<Link[]> {
  const links: Link[] = [];
  if (!entry) return links;
  await readWholeXml(archive.read(entry), {
    open: (name, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (name !== "Relationship" || TargetMode === "External") return;
      links.push({ id: Id, type: Type, target: Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target) });
    },
    text: () => {},
    close: () => {},
  });
  return links;
}

async function sheetsNamed(archive: Archive, workbook: ArchiveEntry) {
  const named: { name: string; hidden: boolean; link: string }[] = [];
  let since1904 = false;
  await readWholeXml(archive.read(workbook), {
    open: (name, attributes) => {
      if (name === "workbookPr") since1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const link = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
      named.push({ name: attributes.name ?? "", hidden: (attributes.state ?? "visible") !== "visible", link });
    },
    text: () => {},
    close: () => {},
  });
  return { named, since1904 };
}

/** What numbers are shown as, by the number of a cell's style. */
async function kindsOf(archive: Archive, styles: ArchiveEntry): Promise<CellKind[]> {
  const codes = new Map<number, string>();
  const kinds: CellKind[] = [];
  let inCells = false;
  await readWholeXml(archive.read(styles), {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt" && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) kinds.push(kindOfFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId ?? 0))));
    },
    text: () => {},
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return kinds;
}

const damaged = () => refused("workbook-damaged", workbookRefusals["workbook-damaged"]);
