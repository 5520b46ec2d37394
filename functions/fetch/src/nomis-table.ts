import { grouped } from "@concord/kernel";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  cellsOf,
  connectorLimits,
  isType,
  judgeWholeness,
  nomisAddress,
  nomisOrigin,
  type NomisQuery,
  nomisRowsACall,
} from "@concord/domain/connectors";
import { csvLine, csvRecords } from "./csv-records.ts";
import { FetchFailure, theirWords } from "./fetch-failure.ts";
import { nomis, refusalIn } from "./nomis.ts";
import { fileLimits } from "./safe-request.ts";
import { saveTo } from "./save-to.ts";
import type { Visit } from "./visit.ts";

export type NomisTableAsked = {
  query: NomisQuery;
  key: string | undefined;
  /** Where it may write. */
  folder: string;
  until: number;
  onRequest: () => void;
  onRows?: (rows: number, of: number | undefined) => void;
  origin?: string;
  /** When the dataset was updated, as it said the last time: if it still says so, nothing is read. */
  unless?: string | undefined;
};

export type NomisTable =
  | { unchanged: true; updated: string }
  | { unchanged: false; path: string; bytes: number; hash: string; rows: number; updated: string; notes: string[] };

/**
 * Reads all that a query of Nomis has, page after page, into one table, and
 * proves that it is whole: each row says which of how many it is, so that a
 * page that was cut without a word, one that came twice, and one that was made
 * of newer data all show.
 */
export async function readNomisTable(visit: Visit, asked: NomisTableAsked): Promise<NomisTable> {
  const { query, origin = nomisOrigin, until, onRequest } = asked;
  const catalogue = nomis({ visit, origin, until, onRequest });
  const updated = async () => {
    const dataset = await catalogue.define(query.dataset);
    if (!dataset) throw new FetchFailure("not-there", "Nomis has no dataset of that number any more.");
    return dataset.updated;
  };

  const before = await updated();
  if (asked.unless !== undefined && asked.unless !== "" && asked.unless === before) return { unchanged: true, updated: before };
  const cells = await cellsAsked(query, catalogue);
  if (cells !== undefined && cells > connectorLimits.nomisRows) throw tooMany(cells);

  const table = tableIn(asked.folder);
  try {
    await everyPage(visit, asked, table);
    const written = await table.end();
    const wholeness = judgeWholeness({ said: table.said() ?? 0, got: table.rows(), asked: cells });
    if (!wholeness.whole) throw new FetchFailure(wholeness.because, wholeness.detail);
    if ((await updated()) !== before) throw new FetchFailure("answer-changed");
    return { unchanged: false, ...written, rows: table.rows(), updated: before, notes: wholeness.note ? [wholeness.note] : [] };
  } catch (error) {
    table.abandon();
    throw error;
  }
}

/** How many cells the query asks for, from the catalogue's own lists. A list that cannot be had leaves it unknown. */
async function cellsAsked(query: NomisQuery, catalogue: ReturnType<typeof nomis>): Promise<number | undefined> {
  const sizes = new Map<string, number>();
  for (const { dimension, codes } of query.selections) {
    for (const type of codes.filter(isType)) {
      const areas = await catalogue.codes(query.dataset, dimension, type).catch((error: unknown) => {
        if (error instanceof FetchFailure && error.code === "answer-too-large") return undefined;
        throw error;
      });
      if (areas && areas.length > 0) sizes.set(`${dimension} ${type}`, areas.length);
    }
  }
  return cellsOf(query, (dimension, type) => sizes.get(`${dimension} ${type}`));
}

async function everyPage(visit: Visit, asked: NomisTableAsked, table: Table): Promise<void> {
  const { query, key, folder, until, onRequest, onRows, origin = nomisOrigin } = asked;
  const limit = key ? nomisRowsACall.registered : nomisRowsACall.guest;
  const page = join(folder, "page.csv");
  do {
    const from = table.rows();
    const url = `${nomisAddress(query, origin)}&recordoffset=${from}&recordlimit=${limit}${key ? `&uid=${encodeURIComponent(key)}` : ""}`;
    // The whole page first: one that breaks off is asked for again, and nothing of it is in the table.
    await visit({ url, limits: fileLimits, sameHost: true, until, onRequest }, ({ body }) => saveTo(page, body));
    await table.add(page);
    const said = table.said();
    if (said !== undefined && said > connectorLimits.nomisRows) throw tooMany(said);
    onRows?.(table.rows(), said);
    // A page may be shorter than was asked for; one with nothing in it, before the end, is the end of what comes.
    if (table.rows() === from) break;
  } while (table.rows() < (table.said() ?? 0));
  await rm(page, { force: true });
}

const tooMany = (rows: number) =>
  new FetchFailure(
    "query-too-large",
    `It has ${rows.toLocaleString("en-GB")} rows, and ${connectorLimits.nomisRows.toLocaleString("en-GB")} is the most.`,
  );

type Table = ReturnType<typeof tableIn>;

/** The table as it grows: one header, each row once and in its place, without the two columns that prove it. */
function tableIn(folder: string) {
  const path = join(folder, "table.csv");
  const sha256 = createHash("sha256");
  const keys = new Set<string>();
  let out: WriteStream | undefined;
  /** A disk that is full says so whenever it likes. */
  let broken: Error | undefined;
  let header: string[] | undefined;
  let at = { offset: -1, count: -1 };
  let said: number | undefined;
  let rows = 0;
  let bytes = 0;

  function open(names: readonly string[]) {
    const places = (name: string) => names.findIndex((one) => one.trim().toUpperCase() === name);
    at = { offset: places("RECORD_OFFSET"), count: places("RECORD_COUNT") };
    if (at.offset === -1 || at.count === -1 || names.length < 4) {
      throw new FetchFailure("answer-unreadable", `It begins: ${theirWords(names.join(","))}`);
    }
    header = [...names];
    out = createWriteStream(path);
    out.on("error", (error) => {
      broken = error;
    });
    return lineOf(names);
  }

  const lineOf = (fields: readonly string[]) => csvLine(fields.filter((_, place) => place !== at.offset && place !== at.count));

  /** What a row is about: all of it but its figure, and how that stands. */
  const keyOf = (fields: readonly string[]) => {
    const about = fields.filter((_, place) => !/^(OBS_|RECORD_)/i.test(header![place]!));
    return createHash("sha1").update(about.join("\u0000")).digest("base64").slice(0, 14);
  };

  function take(fields: readonly string[]): string {
    if (fields.length !== header!.length) throw new FetchFailure("cut-short", "One of its lines has not all of its cells.");
    const [offset, count] = [whole(fields[at.offset]!), whole(fields[at.count]!)];
    said ??= count;
    if (count !== said) throw new FetchFailure("answer-changed", `It had ${grouped(said)} rows when it began, and then ${grouped(count)}.`);
    if (offset < rows) throw new FetchFailure("answer-repeats", `Row ${grouped(offset + 1)} of ${grouped(said)} came twice.`);
    if (offset > rows) throw new FetchFailure("answer-truncated", `Row ${grouped(rows + 1)} of ${grouped(said)} did not come.`);
    const key = keyOf(fields);
    if (keys.has(key)) throw new FetchFailure("answer-repeats", `Row ${grouped(offset + 1)} of ${grouped(said)} is of what another is of.`);
    keys.add(key);
    rows++;
    return lineOf(fields);
  }

  async function write(text: string): Promise<void> {
    if (broken) throw broken;
    if (text === "") return;
    sha256.update(text);
    bytes += Buffer.byteLength(text);
    if (!out!.write(text)) await once(out!, "drain");
  }

  return {
    rows: () => rows,
    said: () => said,

    async add(page: string): Promise<void> {
      let isFirst = true;
      let ready = "";
      const records = csvRecords((fields) => {
        if (!isFirst) ready += take(fields);
        else if (header === undefined) ready += open(fields);
        else if (fields.join() !== header.join()) throw new FetchFailure("answer-changed", "Its columns are not those of the page before.");
        isFirst = false;
      });
      let begun = false;
      for await (const text of textOf(page)) {
        if (!begun) {
          const refusal = refusalIn(text);
          if (refusal) throw refusal;
          begun = true;
        }
        records.push(text);
        await write(ready);
        ready = "";
      }
      records.end();
      await write(ready);
    },

    async end(): Promise<{ path: string; bytes: number; hash: string }> {
      if (out) {
        out.end();
        await once(out, "close");
        if (broken) throw broken;
      }
      return { path, bytes, hash: sha256.digest("hex") };
    },

    abandon: () => void out?.destroy(),
  };
}

function whole(text: string): number {
  if (!/^\d{1,12}$/.test(text.trim())) throw new FetchFailure("answer-unreadable", "A row does not say which of how many it is.");
  return Number(text);
}

/** UTF-8, or where it is not that, windows-1252: no other was ever seen of Nomis. */
async function* textOf(path: string): AsyncGenerator<string> {
  const encoding = (await isUtf8(path)) ? "utf-8" : "windows-1252";
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path)) yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}

async function isUtf8(path: string): Promise<boolean> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of createReadStream(path)) strict.decode(piece as Buffer, { stream: true });
    strict.decode();
    return true;
  } catch {
    return false;
  }
}
