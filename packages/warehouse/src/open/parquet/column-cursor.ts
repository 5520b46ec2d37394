import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import type { CellText } from "./cell-text.ts";
import { checkThrift } from "./check-thrift.ts";
import { chunkSpan, type LeafColumn } from "./leaf-columns.ts";
import { afterLength, pageValues, plainValues, type Values } from "./page-values.ts";
import { damaged, orDamaged, refuseParquet } from "./parquet-refusals.ts";
import { bytesAt } from "./read-metadata.ts";
import { bitsFor, runLengths } from "./run-lengths.ts";
import { unpackPage } from "./unpack-page.ts";

const mebibyte = 1024 * 1024;
/** Writers aim at 1 MiB a page; some write all of a row group as one. */
const limits = { page: 64 * mebibyte, dictionary: 32 * mebibyte, dictionaryValues: 2_000_000, header: 2 * mebibyte };

/** Walks down one column of one row group, with one page in memory at a time. */
export type ColumnCursor = {
  /** Cells that can be had before the next page has to be fetched. */
  ready(): number;
  /** Fetches pages until there is a cell. */
  fetch(): Promise<void>;
  /** The next cell, as it stands in CSV. "" where it is null. */
  next(): string;
  /** What it holds in memory. */
  bytes(): number;
};

export function columnCursor(file: FileHandle, chunk: ColumnMetaData, { element, levels }: LeafColumn, text: CellText): ColumnCursor {
  let { start: at, end } = chunkSpan(chunk);
  let left = 0;
  let unread = Number(chunk.num_values);
  let level: () => number = () => 0;
  let value: Values = () => "";
  let dictionary: string[] | undefined;
  let held = { page: 0, dictionary: 0 };

  return {
    ready: () => left,
    bytes: () => held.page + held.dictionary,
    next: () => {
      left--;
      return level() === levels ? value() : "";
    },
    fetch: async () => {
      while (left === 0) await nextPage();
    },
  };

  async function nextPage() {
    const { header, bodyAt } = await pageHeader(file, at, end);
    const packed = orDamaged(() => packedBytes(header, end - bodyAt));
    const body = await bytesAt(file, bodyAt, packed);
    at = bodyAt + packed;
    orDamaged(() => {
      if (header.crc !== undefined && crc32(body) !== header.crc >>> 0) throw damaged();
      take(header, body);
    });
  }

  function take(header: PageHeader, body: Buffer) {
    if (header.type === "DICTIONARY_PAGE") takeDictionary(header, body);
    else if (header.type === "DATA_PAGE") takePage(header, body);
    else if (header.type === "DATA_PAGE_V2") takePageV2(header, body);
    else if (header.type !== "INDEX_PAGE") throw damaged();
  }

  function takeDictionary({ dictionary_page_header: said, uncompressed_page_size: bytes }: PageHeader, body: Buffer) {
    if (!said || dictionary) throw damaged();
    if (bytes > limits.dictionary || said.num_values > limits.dictionaryValues) throw refuseParquet("parquet-too-dense");
    const page = unpackPage(body, chunk.codec, bytes);
    if (said.num_values < 0 || said.num_values > page.length * 8) throw damaged();
    const values = plainValues({ bytes: page, start: 0, end: page.length }, element, text);
    dictionary = Array.from({ length: said.num_values }, values);
    held = { ...held, dictionary: page.length * 2 + said.num_values * 32 };
  }

  function takePage({ data_page_header: said, uncompressed_page_size: bytes }: PageHeader, body: Buffer) {
    if (!said) throw damaged();
    begin(said.num_values);
    const page = unpackPage(body, chunk.codec, bytes);
    let start = 0;
    if (levels === 0) level = () => 0;
    else {
      if (said.definition_level_encoding !== "RLE") throw damaged();
      const stretch = afterLength({ bytes: page, start, end: page.length });
      level = runLengths(stretch, bitsFor(levels));
      start = stretch.end;
    }
    value = pageValues(said.encoding, { bytes: page, start, end: page.length }, element, text, dictionary);
    held = { ...held, page: page.length };
  }

  function takePageV2({ data_page_header_v2: said, uncompressed_page_size: bytes }: PageHeader, body: Buffer) {
    if (!said) throw damaged();
    begin(said.num_values);
    const levelBytes = said.definition_levels_byte_length;
    if (said.repetition_levels_byte_length !== 0 || !(levelBytes >= 0 && levelBytes <= Math.min(body.length, bytes))) throw damaged();
    level = levels === 0 ? () => 0 : runLengths({ bytes: body, start: 0, end: levelBytes }, bitsFor(levels));
    const rest = body.subarray(levelBytes);
    const page = unpackPage(rest, said.is_compressed === false ? "UNCOMPRESSED" : chunk.codec, bytes - levelBytes);
    value = pageValues(said.encoding, { bytes: page, start: 0, end: page.length }, element, text, dictionary);
    held = { ...held, page: page.length + levelBytes };
  }

  function begin(values: number) {
    if (!(values >= 0 && values <= unread)) throw damaged();
    left = values;
    unread -= values;
  }
}

/** How long a page is in the file, if both its lengths can be believed. */
function packedBytes({ compressed_page_size: packed, uncompressed_page_size: unpacked }: PageHeader, most: number): number {
  if (!(Number.isInteger(packed) && packed >= 0 && packed <= most && Number.isInteger(unpacked) && unpacked >= 0)) throw damaged();
  if (unpacked > limits.page || packed > limits.page) throw refuseParquet("parquet-too-dense");
  return packed;
}

/** A header has no length written before it; some carry a long smallest and largest value. */
async function pageHeader(file: FileHandle, at: number, end: number): Promise<{ header: PageHeader; bodyAt: number }> {
  for (let length = 256; ; length *= 32) {
    const whole = length >= end - at;
    const bytes = await bytesAt(file, at, Math.min(length, Math.max(0, end - at)));
    try {
      const headerEnd = checkThrift(bytes, 0);
      return {
        header: orDamaged(() => parquetHeader({ view: new DataView(bytes.buffer, bytes.byteOffset, headerEnd), offset: 0 })),
        bodyAt: at + headerEnd,
      };
    } catch (error) {
      if (whole || length > limits.header) throw error;
    }
  }
}
