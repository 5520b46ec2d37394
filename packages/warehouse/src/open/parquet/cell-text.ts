import type { SchemaElement } from "hyparquet";
import { csvCell, onOneLine } from "../csv-line.ts";
import { plainNumber } from "../plain-number.ts";

/** What was met in a column's cells that a person should know of. */
export type CellOddities = { brokenCells: number; notNumbers: number; binary: number };

/** How values of a column become text. Bytes are kept as they are found; whole numbers come exact. */
export type CellText = {
  /** Of whole numbers that fit a double exactly, where nothing else is meant by them; faster than the exact way. */
  small?: ((value: number) => string) | undefined;
  whole(value: bigint): string;
  real(value: number): string;
  bytes(value: Uint8Array): string;
};

const second = { MILLIS: 1_000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

/** The text of a column's cells by its type (Parquet format, LogicalTypes). */
export function cellText(element: SchemaElement, oddities: CellOddities): CellText {
  const { type, converted_type: converted, logical_type: logical } = element;
  const plain: CellText = {
    whole: String,
    real: (value) => {
      if (Number.isFinite(value)) return type === "FLOAT" ? shortFloat(value) : plainNumber(value);
      oddities.notNumbers++;
      return "";
    },
    bytes: (value) => text(value, oddities),
  };

  const scale = logical?.type === "DECIMAL" ? logical.scale : converted === "DECIMAL" ? (element.scale ?? 0) : undefined;
  if (scale !== undefined && scale >= 0 && scale <= 100) {
    const whole = (value: bigint) => withPoint(value, scale);
    return { ...plain, whole, bytes: (value) => whole(signed(value)) };
  }
  if (logical?.type === "DATE" || converted === "DATE") return { ...plain, whole: (days) => day(days) ?? String(days) };
  const unit = unitOf(element);
  if (unit && (logical?.type === "TIME" || converted?.startsWith("TIME_"))) {
    return { ...plain, whole: (value) => clock(value, second[unit]) };
  }
  if (unit) return { ...plain, whole: (value) => moment(value, second[unit]) };
  if (type === "INT96") return { ...plain, bytes: (value) => moment(nanosOf(value), second.NANOS) };

  const unsigned = logical?.type === "INTEGER" ? !logical.isSigned : converted?.startsWith("UINT_");
  if (unsigned && type === "INT32")
    return { ...plain, small: (value) => String(value >>> 0), whole: (value) => String(BigInt.asUintN(32, value)) };
  if (unsigned) return { ...plain, whole: (value) => String(BigInt.asUintN(64, value)) };
  if (logical?.type === "UUID") return { ...plain, bytes: uuid };
  if (logical?.type === "FLOAT16") return { ...plain, bytes: (value) => plain.real(half(value)) };
  if (logical?.type === "NULL") return { ...plain, whole: () => "", real: () => "", bytes: () => "" };
  return { ...plain, small: String };
}

function unitOf({ logical_type: logical, converted_type: converted }: SchemaElement): keyof typeof second | undefined {
  if (logical?.type === "TIME" || logical?.type === "TIMESTAMP") return logical.unit;
  if (converted === "TIME_MILLIS" || converted === "TIMESTAMP_MILLIS") return "MILLIS";
  return converted === "TIME_MICROS" || converted === "TIMESTAMP_MICROS" ? "MICROS" : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function text(value: Uint8Array, oddities: CellOddities): string {
  let found: string;
  try {
    found = utf8.decode(value);
  } catch {
    oddities.binary++;
    return `0x${Buffer.from(value).toString("hex")}`;
  }
  const line = onOneLine(found);
  if (line !== found) oddities.brokenCells++;
  return csvCell(line);
}

/** The fewest figures that mean this very number among those of four bytes: 0.1, not 0.10000000149011612. */
function shortFloat(value: number): string {
  for (let figures = 6; figures < 9; figures++) {
    const short = Number(value.toPrecision(figures));
    if (Math.fround(short) === value) return plainNumber(short);
  }
  return plainNumber(Number(value.toPrecision(9)));
}

function withPoint(value: bigint, scale: number): string {
  if (scale === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Two's complement, most significant byte first. */
function signed(bytes: Uint8Array): bigint {
  if (bytes.length === 0 || bytes.length > 64) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString("hex")}`));
}

/** Undefined beyond the years that ISO 8601 writes with four figures. */
function day(days: bigint): string | undefined {
  const date = new Date(Number(days) * 86_400_000);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

function moment(value: bigint, perSecond: bigint): string {
  const perDay = perSecond * 86_400n;
  const within = ((value % perDay) + perDay) % perDay;
  const date = day((value - within) / perDay);
  return date === undefined ? String(value) : `${date}T${clock(within, perSecond)}`;
}

function clock(value: bigint, perSecond: bigint): string {
  const seconds = Number(value / perSecond);
  const part = value % perSecond;
  const two = (number: number) => String(number).padStart(2, "0");
  const whole = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (part === 0n) return whole;
  return `${whole}.${String(part)
    .padStart(String(perSecond).length - 1, "0")
    .replace(/0+$/, "")}`;
}

/** Old Impala and Spark: nanoseconds of the day, then the Julian day. */
function nanosOf(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12);
  return (BigInt(view.getInt32(8, true)) - 2_440_588n) * 86_400_000_000_000n + view.getBigInt64(0, true);
}

function uuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** IEEE 754 with two bytes. */
function half(bytes: Uint8Array): number {
  const bits = (bytes[1] ?? 0) * 256 + (bytes[0] ?? 0);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  return exponent === 0 ? sign * 2 ** -14 * fraction : sign * 2 ** (exponent - 15) * (1 + fraction);
}
