/**
 * Apache Thrift's compact protocol, as far as it takes to find a way through the
 * footer of a Parquet file without making an object of every field in it: of a
 * footer of 1,000 row groups nearly all is passed over.
 */
export type Thrift = { bytes: Uint8Array; at: number };

const kinds = {
  true: 1,
  false: 2,
  byte: 3,
  short: 4,
  int: 5,
  long: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
} as const;

/** Goes through a struct. `visit` reads the field's value or leaves it where it is, to be passed over. */
export function eachField(thrift: Thrift, visit: (field: number, kind: number) => boolean): void {
  let field = 0;
  for (;;) {
    const header = thrift.bytes[thrift.at++]!;
    if (header === 0) return;
    const kind = header & 0x0f;
    const step = header >> 4;
    field = step === 0 ? readInteger(thrift) : field + step;
    if (!visit(field, kind)) pass(thrift, kind);
  }
}

/** How many elements a list has; what follows are the elements. */
export function readListLength(thrift: Thrift): number {
  const header = thrift.bytes[thrift.at++]!;
  const length = header >> 4;
  return length === 15 ? readVariable(thrift) : length;
}

/** A whole number of any length, as long as a double holds it. */
export function readInteger(thrift: Thrift): number {
  const coded = readVariable(thrift);
  return coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
}

export function readBinary(thrift: Thrift): Uint8Array {
  const length = readVariable(thrift);
  const bytes = thrift.bytes.subarray(thrift.at, thrift.at + length);
  thrift.at += length;
  return bytes;
}

function readVariable(thrift: Thrift): number {
  let [value, factor] = [0, 1];
  for (;;) {
    const byte = thrift.bytes[thrift.at++];
    if (byte === undefined) throw new RangeError("The footer of this Parquet file ends too early");
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
}

/** Goes past a value. */
export function pass(thrift: Thrift, kind: number): void {
  switch (kind) {
    case kinds.true:
    case kinds.false:
      return;
    case kinds.byte:
      thrift.at++;
      return;
    case kinds.short:
    case kinds.int:
    case kinds.long:
      while (thrift.bytes[thrift.at++]! >= 0x80);
      return;
    case kinds.double:
      thrift.at += 8;
      return;
    case kinds.binary:
      readBinary(thrift);
      return;
    case kinds.list:
    case kinds.set: {
      const of = thrift.bytes[thrift.at]! & 0x0f;
      const length = readListLength(thrift);
      for (let element = 0; element < length; element++) passElement(thrift, of);
      return;
    }
    case kinds.map: {
      const length = readVariable(thrift);
      if (length === 0) return;
      const of = thrift.bytes[thrift.at++]!;
      for (let element = 0; element < length; element++) {
        passElement(thrift, of >> 4);
        passElement(thrift, of & 0x0f);
      }
      return;
    }
    case kinds.struct:
      eachField(thrift, () => false);
      return;
    default:
      throw new RangeError(`The footer of this Parquet file has a value of kind ${kind}, which does not exist`);
  }
}

/** A true or false within a list takes a byte. */
const passElement = (thrift: Thrift, kind: number) => pass(thrift, kind === kinds.true || kind === kinds.false ? kinds.byte : kind);

/** The first bytes of a list of structs. */
export function structListHeader(length: number): number[] {
  if (length < 15) return [(length << 4) | kinds.struct];
  const header = [0xf0 | kinds.struct];
  for (let left = length; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...header, left];
    header.push((left % 128) | 0x80);
  }
}
