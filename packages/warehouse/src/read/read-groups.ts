import { parquetScan, type AsyncBuffer } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { Failure } from "@concord/kernel";
import type { Column } from "@concord/domain/evidence";
import type { Stretch, Value } from "@concord/domain/explore";
import { chunkOf, metadataOf, type GroupSpan } from "./footer.ts";
import { readCoded, readNumbers, type CodedColumn } from "./read-chunk.ts";
import { namesIn, type Table } from "./table.ts";

/** Where a piece of the file lies: from one byte up to but not including another. */
export type Span = { from: number; to: number };

/** Bytes that are read and thrown away sooner than making another request: at 25 ms a request, a megabyte costs less. */
const worthReading = 256 * 1024;

/** Columns of a row group that are unpacked before others have their turn: some 10 ms. A table has up to 500. */
const columnsAtOnce = 8;

/** Reads the rows of some row groups of a table, in as few requests as that takes. */
export type GroupReader = {
  /** Fetches these columns of these groups, if they are not here yet. */
  fetch(groups: readonly GroupSpan[], columns: readonly string[]): Promise<void>;
  /** Everything between the first and the last of them, in one request. */
  fetchWhole(groups: readonly GroupSpan[], columns: readonly string[]): Promise<void>;
  /** The rows of one group, by column, as they lie in the file. */
  raw(group: GroupSpan, columns: readonly string[]): Promise<{ rows: number; column(name: string): ArrayLike<unknown> }>;
  /** A column of one group as codes of what stands in it, as text. */
  coded(group: GroupSpan, column: string): Promise<CodedColumn>;
  /** A column of one group as numbers, NaN where blank. */
  numbers(group: GroupSpan, column: string): Promise<Float64Array>;
  /** The same, each column as its type has it; of some of the rows where they are named. */
  stretch(group: GroupSpan, columns: readonly Pick<Column, "name" | "type">[], rows?: readonly number[]): Promise<Stretch>;
};

/** Opens a reader of these groups of the table, and no others. */
export async function groupReader(table: Table, groups: readonly GroupSpan[], columns: readonly string[]): Promise<GroupReader> {
  const known = new Set(namesIn(table));
  const unknown = columns.find((name) => !known.has(name));
  if (unknown !== undefined) throw new Failure("invalid", "no-such-column", `This version has no column “${unknown}”.`);

  const held: { span: Span; bytes: ArrayBuffer }[] = [];
  const file: AsyncBuffer = {
    byteLength: table.size,
    slice: (from, to = table.size) => {
      const found = held.find(({ span }) => span.from <= from && to <= span.to);
      return found ? found.bytes.slice(from - found.span.from, to - found.span.from) : table.file.slice(from, to);
    },
  };
  let scan: ReturnType<typeof parquetScan> | undefined;
  const scanned = () => (scan ??= parquetScan({ file, metadata: metadataOf(table, groups), columns: [...columns], compressors }));
  // The reader counts the rows of its own groups alone.
  const starts = new Map<number, number>();
  let rowsBefore = 0;
  for (const { index, rows } of groups) {
    starts.set(index, rowsBefore);
    rowsBefore += rows;
  }

  const fetchSpans = async (spans: readonly Span[]) => {
    const missing = spans.filter(({ from, to }) => !held.some(({ span }) => span.from <= from && to <= span.to));
    await Promise.all(
      together(missing, worthReading).map(async (span) => {
        const bytes = await table.file.slice(span.from, span.to);
        held.push({ span, bytes });
      }),
    );
  };

  const raw: GroupReader["raw"] = async ({ index, rows }, names) => {
    const start = starts.get(index)!; // a reader is asked for its own groups
    const { readColumn } = await scanned();
    const byName = new Map<string, ArrayLike<unknown>>();
    for (let at = 0; at < names.length; at += columnsAtOnce) {
      const some = names.slice(at, at + columnsAtOnce);
      const read = await Promise.all(some.map((column) => readColumn({ column, rowStart: start, rowEnd: start + rows })));
      for (const [place, name] of some.entries()) byName.set(name, read[place]!); // one for each name
      if (at + columnsAtOnce < names.length) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return { rows, column: (name) => byName.get(name)! }; // only those asked for are asked for
  };

  const chunkIn = async (group: GroupSpan, name: string) => {
    const { from, to, codec } = chunkOf(table, group, name)!; // a column of the table is in each of its groups
    const element = table.columns.find((column) => column.name === name)!;
    const found = held.find(({ span }) => span.from <= from && to <= span.to);
    const bytes = found ? new Uint8Array(found.bytes, from - found.span.from, to - from) : new Uint8Array(await table.file.slice(from, to));
    return { bytes, rows: group.rows, element, codec: codecs[codec]! };
  };

  return {
    async coded(group, name) {
      const known = readCoded(await chunkIn(group, name));
      return known ?? codesOf((await raw(group, [name])).column(name));
    },
    async numbers(group, name) {
      const known = readNumbers(await chunkIn(group, name));
      return known ?? Float64Array.from((await raw(group, [name])).column(name), (value) => numberOf(value));
    },
    fetch: (groups, names) => fetchSpans(spansOf(table, groups, names)),
    fetchWhole: (groups, names) => fetchSpans(together(spansOf(table, groups, names), Number.POSITIVE_INFINITY)),
    raw,
    async stretch(group, columns, only) {
      const { rows, column } = await raw(
        group,
        columns.map(({ name }) => name),
      );
      const typed = new Map(columns.map(({ name, type }) => [name, heldValues(column(name), type, only)]));
      return { rows: only?.length ?? rows, column: (name) => typed.get(name)! };
    },
  };
}

export const spansOf = (table: Table, groups: readonly GroupSpan[], names: readonly string[]): Span[] =>
  groups.flatMap((group) =>
    names.flatMap((name) => {
      const chunk = chunkOf(table, group, name);
      return chunk ? [{ from: chunk.from, to: chunk.to }] : [];
    }),
  );

/** Bytes in these columns of these groups. */
export const bytesOf = (table: Table, groups: readonly GroupSpan[], names: readonly string[]): number =>
  spansOf(table, groups, names).reduce((sum, { from, to }) => sum + to - from, 0);

/** The same, unpacked: what they take in memory is no less. */
export const unpackedBytesOf = (table: Table, groups: readonly GroupSpan[], names: readonly string[]): number =>
  groups.reduce((sum, group) => names.reduce((all, name) => all + (chunkOf(table, group, name)?.unpacked ?? 0), sum), 0);

/** Spans joined where no more than so many bytes lie between them. */
export function together(spans: readonly Span[], gap: number): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && span.from - last.to <= gap) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Values as the engines take them: whatever Parquet has, as the column's type says. */
function heldValues(raw: ArrayLike<unknown>, type: Column["type"], only: readonly number[] | undefined): Value[] {
  if (only) return only.map((row) => heldValue(raw[row], type));
  const values = new Array<Value>(raw.length);
  for (let row = 0; row < raw.length; row++) values[row] = heldValue(raw[row], type);
  return values;
}

export function heldValue(raw: unknown, type: Column["type"]): Value {
  if (raw === null || raw === undefined) return null;
  if (type === "integer" || type === "number") return Number(raw) + 0; // and never -0
  if (type === "date") return raw instanceof Date ? raw.getTime() / dayMilliseconds : Number(raw);
  return typeof raw === "string" ? raw : asText(raw);
}

/** Parquet's codecs, in the order of its list. */
const codecs = ["UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"] as const;

const numberOf = (value: unknown): number => (value === null || value === undefined ? Number.NaN : Number(value));

/** Codes of values that were read one by one. */
function codesOf(column: ArrayLike<unknown>): CodedColumn {
  const values: string[] = [];
  const placeOf = new Map<string, number>();
  const codes = new Int32Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === null || value === undefined) {
      codes[row] = -1;
      continue;
    }
    const text = asText(value);
    let place = placeOf.get(text);
    if (place === undefined) {
      place = values.push(text) - 1;
      placeOf.set(text, place);
    }
    codes[row] = place;
  }
  return { values, codes };
}

/** A day as it was written, not as a moment in some time zone. */
export function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
