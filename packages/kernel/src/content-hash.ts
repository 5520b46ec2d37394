import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";

/** SHA-256 in lower-case hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * SHA-256 of a value as RFC 8785 (JSON Canonicalization Scheme) writes it, so
 * that the same facts have the same hash whatever order their keys were in.
 * Made here, by the page and by anybody who checks us, with the same answer.
 */
export const contentHash = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));

/**
 * RFC 8785. `JSON.stringify` already writes numbers and strings as the RFC
 * says; what is left is the order of keys (by UTF-16 unit) and leaving out
 * what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no place in JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(",")}}`;
  }
  throw new TypeError(`A ${typeof value} has no place in JSON`);
}

/** Twelve significant digits: what two machines can be expected to agree on. */
export const rounded = (number: number): number => Number(number.toPrecision(12));

/** SHA-256 of bytes that come piece by piece, so that hashing much of them holds nobody up. */
export function hashing(): { add(bytes: Uint8Array): void; hash(): string } {
  const state = sha256.create();
  return { add: (bytes) => void state.update(bytes), hash: () => bytesToHex(state.digest()) };
}
