import { mkdtemp, rm, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as z from "zod";
import { type NomisCode, nomisAddress, nomisOrigin, type NomisQuery } from "@concord/domain/connectors";
import { csvRecords } from "./csv-records.ts";
import { FetchFailure, theirWords } from "./fetch-failure.ts";
import { CodeLists, codesIn, datasetsIn, Definitions } from "./nomis-documents.ts";
import type { Answer, RequestLimits } from "./safe-request.ts";
import { saveTo } from "./save-to.ts";
import type { Visit } from "./visit.ts";

/** A document of the catalogue: the areas of a type may be thousands. */
const documentLimits: RequestLimits = { answerMs: 20_000, idleMs: 10_000, totalMs: 60_000, bytes: 40 * 1024 * 1024 };

export type NomisAsking = { visit: Visit; origin?: string; until: number; tries?: number; onRequest?: () => void };

/** Reads Nomis' catalogue. Everything that it throws is a FetchFailure. */
export function nomis({ visit, origin = nomisOrigin, ...asking }: NomisAsking) {
  const root = `${origin}/api/v01/dataset`;

  async function document<S extends z.ZodType>(schema: S, path: string): Promise<z.output<S>> {
    const url = `${root}/${path}`;
    const words = await visit({ url, limits: documentLimits, sameHost: true, ...asking }, ({ body }) => textOf(body));
    return schema.parse(jsonIn(words)) as z.output<S>;
  }

  const definitionsAt = async (path: string) => datasetsIn(await parsed(document(Definitions, path)));

  return {
    search: (word: string) => definitionsAt(`def.sdmx.json?search=${encodeURIComponent(`*${word}*`)}`),
    define: async (dataset: string) => (await definitionsAt(`${dataset}/def.sdmx.json`)).find(({ id }) => id === dataset),
    codes: async (dataset: string, dimension: string, type?: string): Promise<NomisCode[]> =>
      codesIn(await parsed(document(CodeLists, `${dataset}/${dimension}${type ? `/${type}` : ""}.def.sdmx.json`))),
    /** How many rows there are, by `RECORD_COUNT` of the first: one is asked for, and the count of all stands in it. */
    async count(query: NomisQuery): Promise<number> {
      const url = new URL(nomisAddress(query, origin));
      url.searchParams.set("select", "record_count");
      url.searchParams.set("recordlimit", "1");
      const words = await visit({ url: url.href, limits: documentLimits, sameHost: true, ...asking }, ({ body }) => textOf(body));
      return countIn(words);
    },
  };
}

async function textOf(body: Answer["body"]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `concord-nomis-${process.pid}-`));
  try {
    await saveTo(join(folder, "document"), body);
    return await readFile(join(folder, "document"), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nomis says of a query that it does not understand `{ "error": "Query is incomplete" }`, and answers 200. */
export function refusalIn(words: string): FetchFailure | undefined {
  const start = words.slice(0, 500).trimStart();
  if (start.startsWith("<")) return new FetchFailure("answer-unreadable", "A web page came instead of data.");
  const said = /^\{\s*"error"\s*:\s*"((?:[^"\\]|\\.)*)"/i.exec(start)?.[1];
  if (said !== undefined) return new FetchFailure("query-refused", `It says: ${theirWords(said)}`);
  return undefined;
}

function jsonIn(words: string): unknown {
  const refusal = refusalIn(words);
  if (refusal) throw refusal;
  try {
    return JSON.parse(words);
  } catch (cause) {
    throw new FetchFailure("answer-unreadable", undefined, { cause });
  }
}

async function parsed<T>(document: Promise<T>): Promise<T> {
  try {
    return await document;
  } catch (error) {
    if (error instanceof Error && error.name === "ZodError") {
      throw new FetchFailure("answer-unreadable", "Its catalogue is not written as it was.", { cause: error });
    }
    throw error;
  }
}

function countIn(words: string): number {
  const refusal = refusalIn(words);
  if (refusal) throw refusal;
  const rows: string[][] = [];
  const reader = csvRecords((fields) => rows.push(fields));
  reader.push(words);
  reader.end();
  const [header, first] = rows;
  const place = header?.findIndex((name) => name.trim().toUpperCase() === "RECORD_COUNT") ?? -1;
  if (place === -1) throw new FetchFailure("answer-unreadable", `It begins: ${theirWords(words.slice(0, 200))}`);
  const said = first?.[place] ?? "0";
  if (!/^\d{1,12}$/.test(said)) throw new FetchFailure("answer-unreadable", "The count of its rows is not a number.");
  return Number(said);
}
