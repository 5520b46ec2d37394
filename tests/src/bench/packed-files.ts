import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { writeWorkbook } from "@concord/testkit";

/** The same table, packed as publishers pack it. */
export async function writeGzip(csv: string, path: string): Promise<void> {
  await pipeline(createReadStream(csv), createGzip({ level: 6 }), createWriteStream(path));
}

/** The head of the same table as a workbook, with figures as numbers and texts beside the sheet, as Excel writes it. */
export async function writeHeadAsWorkbook(csv: string, path: string, rows: number): Promise<void> {
  await writeWorkbook(path, [{ name: "Data", rows: cellsOf(csv, rows) }], { shared: true });
}

async function* cellsOf(csv: string, rows: number) {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    yield at === 0 ? cells : cells.map((cell, place) => (place === cells.length - 1 && cell !== "" ? Number(cell) : cell));
    if (++at > rows) return;
  }
}
