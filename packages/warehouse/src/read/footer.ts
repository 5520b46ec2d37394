import { parquetMetadata, type FileMetaData, type SchemaElement } from "hyparquet";
import { eachField, pass, readBinary, readInteger, readListLength, structListHeader, type Thrift } from "./thrift.ts";

/** What is known of a table before any of its rows are read. It never changes, since versions do not. */
export type Footer = {
  /** Of the file, in bytes. */
  size: number;
  rows: number;
  groups: readonly GroupSpan[];
  columns: readonly SchemaElement[];
  /** The footer as it lies in the file, and where in it the row groups begin and end. */
  bytes: Uint8Array;
  list: { from: number; to: number };
  /** Where each group lies in it, and one past the last; where each column of each group does. */
  groupAt: Uint32Array;
  chunkAt: Uint32Array;
};

/** A row group: which rows of the table it holds. */
export type GroupSpan = { index: number; start: number; rows: number };

/** Fields of Parquet's structs, by their numbers in its Thrift definition (apache/parquet-format). */
const file = { rows: 3, groups: 4 } as const;
const group = { columns: 1, rows: 3 } as const;
const chunk = { metadata: 3 } as const;
const metadata = { codec: 4, unpackedSize: 6, compressedSize: 7, dataPage: 9, dictionaryPage: 11, statistics: 12 } as const;
const statistics = { blanks: 3, max: 5, min: 6, maxExact: 7, minExact: 8 } as const;

/** The end of a Parquet file: the footer, how long it is, and "PAR1". */
const trailer = 8;

/** How many bytes of the end hold the footer, with its length. Throws a sentence where this is no Parquet file. */
export function footerLength(end: Uint8Array): number {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  if (end.byteLength < trailer || view.getUint32(end.byteLength - 4, true) !== 0x31524150) throw new RangeError("This is no Parquet file");
  return view.getUint32(end.byteLength - trailer, true) + trailer;
}

/** Reads a footer (with its length and "PAR1") without looking further into it than where things are. */
export function readFooter(bytes: Uint8Array, size: number): Footer {
  const thrift: Thrift = { bytes, at: 0 };
  const groups: GroupSpan[] = [];
  const groupAt: number[] = [];
  const chunkAt: number[] = [];
  let [rows, start] = [0, 0];
  const list = { from: 0, to: 0 };

  eachField(thrift, (field) => {
    if (field === file.rows) rows = readInteger(thrift);
    else if (field === file.groups) {
      list.from = thrift.at;
      const length = readListLength(thrift);
      for (let index = 0; index < length; index++) {
        groupAt.push(thrift.at);
        const held = readGroup(thrift, chunkAt);
        groups.push({ index, start, rows: held });
        start += held;
      }
      list.to = thrift.at;
      groupAt.push(thrift.at);
    } else return false;
    return true;
  });
  const footer = { size, rows, groups, bytes, list, groupAt: Uint32Array.from(groupAt), chunkAt: Uint32Array.from(chunkAt) };
  const { schema } = metadataOf(footer, []);
  return { ...footer, columns: schema.slice(1) };
}

function readGroup(thrift: Thrift, chunkAt: number[]): number {
  let rows = 0;
  eachField(thrift, (field, kind) => {
    if (field === group.rows) rows = readInteger(thrift);
    else if (field === group.columns) {
      const length = readListLength(thrift);
      for (let column = 0; column < length; column++) {
        chunkAt.push(thrift.at);
        pass(thrift, structKind);
      }
    } else pass(thrift, kind);
    return true;
  });
  return rows;
}

const structKind = 12;

/** The footer as the Parquet reader wants it, as if the file had these row groups and no others. */
export function metadataOf(
  { bytes, list, groupAt }: Pick<Footer, "bytes" | "list" | "groupAt">,
  groups: readonly GroupSpan[],
): FileMetaData {
  const body = Buffer.concat([
    bytes.subarray(0, list.from),
    Uint8Array.from(structListHeader(groups.length)),
    ...groups.map(({ index }) => bytes.subarray(groupAt[index], groupAt[index + 1])),
    bytes.subarray(list.to, bytes.length - trailer),
  ]);
  const end = Buffer.alloc(trailer);
  end.writeUInt32LE(body.length, 0);
  end.write("PAR1", 4, "latin1");
  return parquetMetadata(Uint8Array.from(Buffer.concat([body, end])), { geoparquet: false });
}

/** How a column's values lie in the file, and what is in them. */
export type Chunk = {
  from: number;
  to: number;
  /** Bytes that it has once it is unpacked. */
  unpacked: number;
  blanks: number | undefined;
  /** Its place in Parquet's list of codecs. */
  codec: number;
  /** As Parquet writes them. */
  min: Uint8Array | undefined;
  max: Uint8Array | undefined;
  exact: boolean;
};

export function chunkOf(footer: Footer, { index }: Pick<GroupSpan, "index">, column: string): Chunk | undefined {
  const place = footer.columns.findIndex(({ name }) => name === column);
  const at = place === -1 ? undefined : footer.chunkAt[index * footer.columns.length + place];
  if (at === undefined) return undefined;
  const thrift: Thrift = { bytes: footer.bytes, at };
  const found: Chunk = { from: 0, to: 0, unpacked: 0, codec: 0, blanks: undefined, min: undefined, max: undefined, exact: true };
  let [size, dataPage, dictionaryPage] = [0, 0, 0];
  const readMetadata = (field: number): boolean => {
    if (field === metadata.codec) found.codec = readInteger(thrift);
    else if (field === metadata.compressedSize) size = readInteger(thrift);
    else if (field === metadata.unpackedSize) found.unpacked = readInteger(thrift);
    else if (field === metadata.dataPage) dataPage = readInteger(thrift);
    else if (field === metadata.dictionaryPage) dictionaryPage = readInteger(thrift);
    else if (field === metadata.statistics) eachField(thrift, readStatistics);
    else return false;
    return true;
  };
  const readStatistics = (field: number, kind: number): boolean => {
    if (field === statistics.blanks) found.blanks = readInteger(thrift);
    else if (field === statistics.max) found.max = readBinary(thrift);
    else if (field === statistics.min) found.min = readBinary(thrift);
    else {
      if ((field === statistics.maxExact || field === statistics.minExact) && kind === 2) found.exact = false;
      return false;
    }
    return true;
  };
  eachField(thrift, (field) => {
    if (field !== chunk.metadata) return false;
    eachField(thrift, readMetadata);
    return true;
  });
  found.from = dictionaryPage || dataPage;
  found.to = found.from + size;
  return found;
}
