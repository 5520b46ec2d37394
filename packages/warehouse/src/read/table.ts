import type { AsyncBuffer } from "hyparquet";
import type { FileStore } from "@concord/domain/evidence";
import { footerLength, readFooter, type Footer } from "./footer.ts";

/** Footers of tables that were read lately. One per tenant. */
export type FooterCache = Map<string, Promise<Footer>>;
export const footerCache = (): FooterCache => new Map();

/** A footer of the largest table, 2,400 row groups of some columns, is a few megabytes. */
const mostFooters = 30;

/** A table in file storage, open to be read. */
export type Table = Footer & { file: AsyncBuffer };

export async function tableAt(files: Pick<FileStore, "read" | "size">, footers: FooterCache, key: string): Promise<Table> {
  const footer = footers.get(key) ?? fetchFooter(files, key);
  footers.delete(key); // to the end of the line
  footers.set(key, footer);
  footer.catch(() => footers.delete(key));
  if (footers.size > mostFooters) footers.delete(footers.keys().next().value!); // there are more than that
  const known = await footer;
  return { ...known, file: fileAt(files, key, known.size) };
}

async function fetchFooter(files: Pick<FileStore, "read" | "size">, key: string): Promise<Footer> {
  const size = await files.size(key);
  return readFooter(await fetchFooterBytes(size, (range) => files.read(key, range)), size);
}

/** The footer with its length and "PAR1", nearly always in one reading. */
export async function fetchFooterBytes(
  size: number,
  read: (range: { from: number; to: number }) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let end = await read({ from: size - Math.min(size, likelyFooter(size)), to: size });
  const length = footerLength(end);
  if (length > size) throw new RangeError("This is no Parquet file");
  if (length > end.length) end = await read({ from: size - length, to: size });
  return Uint8Array.from(end.subarray(end.length - length)); // its own bytes, so that the rest can go
}

/** Row groups are of 20,480 rows, and the footer says of each of their columns where it lies and what is in it: one byte in eighty or less. */
const likelyFooter = (size: number) => Math.min(4 * 1024 * 1024, Math.max(128 * 1024, Math.ceil(size / 80)));

function fileAt(files: Pick<FileStore, "read">, key: string, size: number): AsyncBuffer {
  return {
    byteLength: size,
    slice: async (from, to = size) => bufferOf(await files.read(key, { from: from < 0 ? size + from : from, to })),
  };
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes.buffer as ArrayBuffer)
    : (bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);

export const namesIn = ({ columns }: Pick<Footer, "columns">): string[] => columns.map(({ name }) => name);
