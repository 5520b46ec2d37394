import type { CompressionCodec, SchemaElement } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { bitsFor } from "../open/parquet/run-lengths.ts";
import { unpackPage } from "../open/parquet/unpack-page.ts";
import { asText } from "./read-groups.ts";
import { unpackCodes } from "./unpack-codes.ts";

/** A column of some rows as Parquet keeps it: each row's value by its place among `values`, -1 where it is blank. */
export type CodedColumn = { values: readonly string[]; codes: Int32Array };

type Chunk = { bytes: Uint8Array; rows: number; element: SchemaElement; codec: CompressionCodec };

/** Reads a chunk of text, or of what is read as text, without making a string of every row; undefined where it is encoded in a way this does not know. */
export function readCoded({ bytes, rows, element, codec }: Chunk): CodedColumn | undefined {
  const plain = plainOf(element);
  if (!plain) return undefined;
  const codes = new Int32Array(rows);
  const values: string[] = [];
  const placeOf = new Map<string, number>();
  const place = (value: string): number => {
    const known = placeOf.get(value);
    if (known !== undefined) return known;
    placeOf.set(value, values.length);
    return values.push(value) - 1;
  };
  let dictionary: Int32Array | undefined;
  const whole = eachPage(
    { bytes, rows, element, codec },
    {
      dictionary(page, count) {
        const next = plain.texts(page, 0);
        dictionary = Int32Array.from({ length: count }, () => place(next()));
      },
      coded(page, to) {
        if (!dictionary) return false;
        unpackCodes({ bytes: page, start: 1, end: page.length }, page[0]!, { out: codes, ...to });
        for (let row = to.from; row < to.to; row++) codes[row] = dictionary[codes[row]!]!;
        return true;
      },
      plain(page, { from, to }) {
        const next = plain.texts(page, 0);
        for (let row = from; row < to; row++) codes[row] = place(next());
        return true;
      },
      spread: (blank, span) => spread(codes, blank, span, -1),
    },
  );
  return whole ? { values, codes } : undefined;
}

/** Reads a chunk of numbers; NaN where blank. Undefined where it is encoded in a way this does not know. */
export function readNumbers({ bytes, rows, element, codec }: Chunk): Float64Array | undefined {
  const plain = plainOf(element);
  if (!plain?.numbers) return undefined;
  const { numbers: read } = plain;
  const numbers = new Float64Array(rows);
  let dictionary: Float64Array | undefined;
  const whole = eachPage(
    { bytes, rows, element, codec },
    {
      dictionary(page, count) {
        dictionary = new Float64Array(count);
        read(page, dictionary, 0, count);
      },
      coded(page, { from, to }) {
        if (!dictionary) return false;
        const codes = new Int32Array(to - from);
        unpackCodes({ bytes: page, start: 1, end: page.length }, page[0]!, { out: codes, from: 0, to: codes.length });
        for (let index = 0; index < codes.length; index++) numbers[from + index] = dictionary[codes[index]!]!;
        return true;
      },
      plain(page, { from, to }) {
        read(page, numbers, from, to);
        return true;
      },
      spread: (blank, span) => spread(numbers, blank, span, Number.NaN),
    },
  );
  return whole ? numbers : undefined;
}

type Span = { from: number; to: number };

type Pages = {
  dictionary(page: Uint8Array, count: number): void;
  /** Values that are there, written from `from`; false where they cannot be read so. */
  coded(page: Uint8Array, to: Span): boolean;
  plain(page: Uint8Array, to: Span): boolean;
  /** Moves the values that are there, which stand together at the start of the span, to their rows. */
  spread(blank: Int32Array, span: Span & { held: number }): void;
};

/** Goes through a chunk's pages; false where one is of a kind that is not known here. */
function eachPage({ bytes, rows, element, codec }: Chunk, pages: Pages): boolean {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const levels = element.repetition_type === "REQUIRED" ? 0 : 1;
  let from = 0;
  while (from < rows) {
    const header = parquetHeader(reader);
    const body = bytes.subarray(reader.offset, reader.offset + header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    if (header.type === "DICTIONARY_PAGE") {
      pages.dictionary(unpackPage(body, codec, header.uncompressed_page_size), header.dictionary_page_header?.num_values ?? 0);
      continue;
    }
    const said = header.type === "DATA_PAGE" ? header.data_page_header : undefined;
    if (!said || (levels === 1 && said.definition_level_encoding !== "RLE")) return false;
    const page = unpackPage(body, codec, header.uncompressed_page_size);
    const to = from + said.num_values;
    if (to > rows) return false;

    const { blank, held, start } = levels === 0 ? { blank: undefined, held: said.num_values, start: 0 } : blanksOf(page, said.num_values);
    const values = page.subarray(start);
    const span = { from, to: from + held };
    const isCoded = said.encoding === "RLE_DICTIONARY" || said.encoding === "PLAIN_DICTIONARY";
    if (!isCoded && said.encoding !== "PLAIN") return false;
    if (held > 0 && !(isCoded ? pages.coded(values, span) : pages.plain(values, span))) return false;
    if (blank) pages.spread(blank, { from, to, held });
    from = to;
  }
  return true;
}

/** Which of a page's rows are blank: undefined where none is. Levels stand after their length in four bytes. */
function blanksOf(page: Uint8Array, rows: number): { blank: Int32Array | undefined; held: number; start: number } {
  const length = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true);
  const start = 4 + length;
  if (isOneRun(page, start, rows)) return { blank: undefined, held: rows, start };
  const levels = new Int32Array(rows);
  unpackCodes({ bytes: page, start: 4, end: start }, bitsFor(1), { out: levels, from: 0, to: rows });
  let held = 0;
  for (let row = 0; row < rows; row++) held += levels[row]!;
  return { blank: held === rows ? undefined : levels.map((level) => 1 - level), held, start };
}

/** Nearly every page has no blanks, which is written as one run of ones: as long as the page, or longer. */
function isOneRun(page: Uint8Array, end: number, rows: number): boolean {
  let run = 0;
  let at = 4;
  for (let shift = 0; at < end && shift <= 21; shift += 7) {
    const part = page[at++]!; // within the levels
    run |= (part & 0x7f) << shift;
    if (part < 0x80) break;
  }
  return (run & 1) === 0 && run >>> 1 >= rows && page[at] === 1;
}

function spread(values: Int32Array | Float64Array, blank: Int32Array, { from, to, held }: Span & { held: number }, nothing: number): void {
  let last = from + held - 1;
  for (let row = to - 1; row >= from; row--) values[row] = blank[row - from] ? nothing : values[last--]!;
}

type Plain = {
  /** Gives the values of a page one after the other, as text. */
  texts(page: Uint8Array, start: number): () => string;
  numbers?: (page: Uint8Array, into: Float64Array, from: number, to: number) => void;
};

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** How a column's plain values are read; undefined of types that our tables do not have. */
function plainOf({ type, converted_type, logical_type }: SchemaElement): Plain | undefined {
  const kind = logical_type?.type ?? converted_type;
  const viewOf = (page: Uint8Array) => new DataView(page.buffer, page.byteOffset, page.byteLength);
  const stepping = (page: Uint8Array, start: number, bytes: number, text: (view: DataView, at: number) => string) => {
    const view = viewOf(page);
    let at = start - bytes;
    return () => {
      at += bytes;
      return text(view, at);
    };
  };
  switch (type) {
    case "BYTE_ARRAY": {
      if (kind !== undefined && kind !== "UTF8" && kind !== "STRING") return undefined;
      const decoder = new TextDecoder();
      return {
        texts(page, start) {
          const view = viewOf(page);
          let at = start;
          return () => {
            const length = view.getUint32(at, true);
            at += 4 + length;
            return decoder.decode(page.subarray(at - length, at));
          };
        },
      };
    }
    case "DOUBLE":
      if (kind !== undefined) return undefined;
      return {
        texts: (page, start) => stepping(page, start, 8, (view, at) => asText(view.getFloat64(at, true))),
        numbers(page, into, from, to) {
          const view = viewOf(page);
          for (let row = from, at = 0; row < to; row++, at += 8) into[row] = view.getFloat64(at, true);
        },
      };
    case "INT32":
      if (kind === "DATE") {
        return {
          texts: (page, start) => stepping(page, start, 4, (view, at) => asText(new Date(view.getInt32(at, true) * dayMilliseconds))),
        };
      }
      if (kind !== undefined && kind !== "INT_32") return undefined;
      return {
        texts: (page, start) => stepping(page, start, 4, (view, at) => String(view.getInt32(at, true))),
        numbers(page, into, from, to) {
          const view = viewOf(page);
          for (let row = from, at = 0; row < to; row++, at += 4) into[row] = view.getInt32(at, true);
        },
      };
    case "INT64":
      if (kind !== undefined && kind !== "INT_64") return undefined;
      return {
        texts: (page, start) => stepping(page, start, 8, (view, at) => String(view.getBigInt64(at, true))),
        numbers(page, into, from, to) {
          const view = viewOf(page);
          for (let row = from, at = 0; row < to; row++, at += 8) into[row] = Number(view.getBigInt64(at, true));
        },
      };
    default:
      return undefined;
  }
}
