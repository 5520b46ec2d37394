import { join } from "node:path";
import { refused } from "@concord/kernel";
import type { OpenedWithin } from "../opened-within.ts";
import type { Archive, ArchiveEntry } from "../zip/archive.ts";
import { chooseSheet, rowsToLookAt } from "./choose-sheet.ts";
import type { WorkbookOptions } from "./open-workbook.ts";
import { readOpenDocument } from "./read-open-document.ts";
import { readWholeXml } from "./read-xml.ts";
import { noOddities, type SheetOddities, type SheetRow } from "./sheet-row.ts";
import { writtenSheet } from "./written-sheet.ts";
import { workbookRefusals } from "./workbook-refusals.ts";
import { writeSheet } from "./write-sheet.ts";

/** One sheet of an OpenDocument spreadsheet (.ods) as CSV, its lines the sheet's rows. All its sheets lie in one part. */
export async function openDocument(archive: Archive, { folder, recipe, report }: WorkbookOptions): Promise<OpenedWithin> {
  const content = partOf(archive, "content.xml");
  await refuseOthers(archive);
  const tried = await firstRows(archive, content);
  if (tried.length === 0) throw refuse("workbook-empty");

  const sheet = await chooseSheet(
    tried.map(({ name, hidden, rows, total }) => ({
      name,
      hidden,
      bytes: total,
      rows: () => ({ rows: [rows].values(), bytesRead: () => rows.length }),
    })),
    recipe?.sheet,
  );
  const oddities = noOddities();
  const path = join(folder, "sheet.csv");
  const total = tried.find(({ name }) => name === sheet.name)?.total;
  let done = 0;
  const { range } = await writeSheet(
    rowsOf(archive, content, sheet.name, oddities, (rows) => {
      done += rows;
      report({ stage: "Reading the workbook", done, total, unit: "rows" });
    }),
    path,
    recipe?.range,
  );
  return writtenSheet({ path, sheet, range, sheets: tried, oddities });
}

/** Texts and presentations have the same outer form, and locked documents too. */
async function refuseOthers(archive: Archive) {
  let type = "";
  for await (const bytes of archive.read(partOf(archive, "mimetype"))) type = (type + bytes.toString("latin1")).slice(0, 200);
  if (!type.includes("opendocument.spreadsheet")) throw refuse("document-not-read");
  const manifest = archive.entries.find(({ name }) => name === "META-INF/manifest.xml");
  if (!manifest) return;
  await readWholeXml(archive.read(manifest), {
    open: (name) => {
      if (name === "encryption-data") throw refuse("workbook-locked");
    },
    text: () => {},
    close: () => {},
  });
}

async function firstRows(archive: Archive, content: ArchiveEntry) {
  const found = new Map<string, { name: string; hidden: boolean; rows: SheetRow[]; total: number }>();
  for await (const some of readOpenDocument(archive.read(content), noOddities())) {
    for (const { sheet: name, hidden, rows } of some) {
      const sheet = found.get(name) ?? { name, hidden, rows: [], total: 0 };
      found.set(name, sheet);
      sheet.total += rows.length;
      sheet.rows.push(...rows.slice(0, rowsToLookAt - sheet.rows.length));
    }
  }
  return [...found.values()];
}

async function* rowsOf(archive: Archive, content: ArchiveEntry, name: string, oddities: SheetOddities, onRows: (rows: number) => void) {
  for await (const some of readOpenDocument(archive.read(content), oddities)) {
    for (const { sheet, rows } of some) {
      if (sheet !== name) continue;
      yield rows;
      onRows(rows.length);
    }
  }
}

function partOf(archive: Archive, name: string): ArchiveEntry {
  const entry = archive.entries.find((one) => one.name === name);
  if (!entry) throw refuse("workbook-damaged");
  return entry;
}

const refuse = (code: keyof typeof workbookRefusals) => refused(code, workbookRefusals[code]);
