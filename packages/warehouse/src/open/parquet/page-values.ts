import type { Encoding, SchemaElement } from "hyparquet";
import type { CellText } from "./cell-text.ts";
import { deltas } from "./delta.ts";
import { damaged, refuseParquet } from "./parquet-refusals.ts";
import { runLengths, type Stretch } from "./run-lengths.ts";

/** Gives the values of a page one after the other, as text. */
export type Values = () => string;

/** No cell is longer than a line may be. */
const longestValue = 1024 * 1024;

/** The values of a page in whatever way they are encoded. Each is taken from within the page, or the page is damaged. */
export function pageValues(
  encoding: Encoding | undefined,
  stretch: Stretch,
  element: SchemaElement,
  text: CellText,
  dictionary: readonly string[] | undefined,
): Values {
  switch (encoding) {
    case "PLAIN":
      return plainValues(stretch, element, text);
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY":
      return fromDictionary(stretch, dictionary);
    case "RLE":
      if (element.type !== "BOOLEAN") throw damaged();
      return trueOrFalse(runLengths(afterLength(stretch), 1));
    case "DELTA_BINARY_PACKED": {
      const whole = deltas(stretch, element.type === "INT32" ? 32 : 64);
      return () => text.whole(whole.next());
    }
    case "DELTA_LENGTH_BYTE_ARRAY":
      return lengthsThenBytes(stretch, text);
    case "DELTA_BYTE_ARRAY":
      return sharedBeginnings(stretch, text);
    case "BYTE_STREAM_SPLIT":
      return splitStreams(stretch, element, text);
    default:
      throw damaged(); // the deprecated ones were written by nobody
  }
}

export function plainValues({ bytes, start, end }: Stretch, element: SchemaElement, text: CellText): Values {
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  let at = start;
  switch (element.type) {
    case "BOOLEAN":
      return trueOrFalse(runOfBits({ bytes, start, end }));
    case "INT32": {
      const { small } = text;
      return () => {
        const value = view.getInt32(at, true);
        at += 4;
        return small ? small(value) : text.whole(BigInt(value));
      };
    }
    case "INT64": {
      const { small } = text;
      return () => {
        const low = view.getInt32(at, true);
        const high = view.getInt32(at + 4, true);
        at += 8;
        // Most fit in four bytes, and need no arithmetic beyond a double's.
        if (small && high === low >> 31) return small(low);
        return text.whole((BigInt(high) << 32n) | BigInt(low >>> 0));
      };
    }
    case "FLOAT":
      return () => {
        at += 4;
        return text.real(view.getFloat32(at - 4, true));
      };
    case "DOUBLE":
      return () => {
        at += 8;
        return text.real(view.getFloat64(at - 8, true));
      };
    case "BYTE_ARRAY":
      return () => {
        const length = view.getUint32(at, true);
        at += 4 + length;
        if (length > longestValue) throw refuseParquet("parquet-too-dense");
        if (at > end) throw damaged();
        return text.bytes(bytes.subarray(at - length, at));
      };
    case "INT96":
    case "FIXED_LEN_BYTE_ARRAY": {
      const width = widthOf(element);
      return () => {
        at += width;
        if (at > end) throw damaged();
        return text.bytes(bytes.subarray(at - width, at));
      };
    }
    default:
      throw damaged();
  }
}

function fromDictionary({ bytes, start, end }: Stretch, dictionary: readonly string[] | undefined): Values {
  if (!dictionary) throw damaged();
  if (start >= end) {
    // A page of nothing but nulls may have nothing in it.
    return () => {
      throw damaged();
    };
  }
  const places = runLengths({ bytes, start: start + 1, end }, bytes[start]!); // its first byte is the width
  return () => {
    const text = dictionary[places()];
    if (text === undefined) throw damaged();
    return text;
  };
}

const trueOrFalse =
  (next: () => number): Values =>
  () =>
    next() === 1 ? "TRUE" : "FALSE";

function runOfBits({ bytes, start, end }: Stretch): () => number {
  let bit = start * 8;
  return () => {
    if (bit >>> 3 >= end) throw damaged();
    const value = (bytes[bit >>> 3]! >> (bit & 7)) & 1; // within the page
    bit++;
    return value;
  };
}

function lengthsThenBytes(stretch: Stretch, text: CellText): Values {
  const lengths = deltas(stretch, 32);
  let at = deltas(stretch, 32).end();
  return () => {
    const length = lengthOf(lengths.next());
    at += length;
    if (at > stretch.end) throw damaged();
    return text.bytes(stretch.bytes.subarray(at - length, at));
  };
}

function sharedBeginnings(stretch: Stretch, text: CellText): Values {
  const beginnings = deltas(stretch, 32);
  const afterBeginnings = { ...stretch, start: deltas(stretch, 32).end() };
  const lengths = deltas(afterBeginnings, 32);
  let at = deltas(afterBeginnings, 32).end();
  let last: Uint8Array = new Uint8Array();
  return () => {
    const shared = lengthOf(beginnings.next());
    const length = lengthOf(lengths.next());
    at += length;
    if (at > stretch.end || shared > last.length || shared + length > longestValue) throw damaged();
    const value = new Uint8Array(shared + length);
    value.set(last.subarray(0, shared));
    value.set(stretch.bytes.subarray(at - length, at), shared);
    last = value;
    return text.bytes(value);
  };
}

/** The first bytes of all values, then their second bytes, and so on. */
function splitStreams({ bytes, start, end }: Stretch, element: SchemaElement, text: CellText): Values {
  const width = widthOf(element);
  const count = Math.floor((end - start) / width);
  const value = new Uint8Array(width);
  let place = 0;
  return () => {
    if (place >= count) throw damaged();
    for (let byte = 0; byte < width; byte++) value[byte] = bytes[start + byte * count + place]!; // within the page
    place++;
    return plainValues({ bytes: value, start: 0, end: width }, element, text)();
  };
}

function widthOf({ type, type_length: length }: SchemaElement): number {
  switch (type) {
    case "INT32":
    case "FLOAT":
      return 4;
    case "INT64":
    case "DOUBLE":
      return 8;
    case "INT96":
      return 12;
    case "FIXED_LEN_BYTE_ARRAY":
      if (length === undefined || length < 1 || length > longestValue) throw damaged();
      return length;
    default:
      throw damaged();
  }
}

/** Levels and truths are written after their own length in four bytes. */
export function afterLength({ bytes, start, end }: Stretch): Stretch {
  if (start + 4 > end) throw damaged();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start, true);
  if (start + 4 + length > end) throw damaged();
  return { bytes, start: start + 4, end: start + 4 + length };
}

function lengthOf(value: bigint): number {
  const length = Number(value);
  if (length < 0 || length > longestValue) throw damaged();
  return length;
}
