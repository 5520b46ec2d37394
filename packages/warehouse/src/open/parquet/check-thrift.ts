import { damaged } from "./parquet-refusals.ts";

const limits = { values: 2_000_000, depth: 16 };

/**
 * Goes once over a structure in Thrift's compact protocol without keeping any of it,
 * so that one that claims more than it holds is refused before it is read into memory.
 * Returns where it ends.
 */
export function checkThrift(bytes: Uint8Array, start: number): number {
  let at = start;
  let values = 0;
  struct(0);
  return at;

  function byte(): number {
    const value = bytes[at++];
    if (value === undefined) throw damaged();
    return value;
  }

  function variable(): number {
    let value = 0;
    for (let place = 0; place < 10; place++) {
      const part = byte();
      value += (part & 0x7f) * 2 ** (7 * place);
      if (part < 0x80) return value;
    }
    throw damaged();
  }

  function skip(length: number) {
    if (length > bytes.length - at) throw damaged();
    at += length;
  }

  function struct(depth: number) {
    if (depth > limits.depth) throw damaged();
    for (;;) {
      const head = byte();
      if ((head & 0x0f) === 0) return;
      if (head >> 4 === 0) variable();
      value(head & 0x0f, depth);
    }
  }

  function value(type: number, depth: number) {
    if (++values > limits.values) throw damaged();
    switch (type) {
      case 1: // true
      case 2: // false
        return;
      case 3: // a byte
        return skip(1);
      case 4: // integers of 16, 32 and 64 bits
      case 5:
      case 6:
        variable();
        return;
      case 7: // a double
        return skip(8);
      case 8: // bytes
        return skip(variable());
      case 9: // a list
        return list(depth);
      case 12:
        return struct(depth + 1);
      default: // maps, sets: Parquet has none
        throw damaged();
    }
  }

  function list(depth: number) {
    const head = byte();
    const length = head >> 4 === 15 ? variable() : head >> 4;
    const type = head & 0x0f;
    if (length > bytes.length - at) throw damaged(); // each takes a byte at least
    for (let place = 0; place < length; place++) value(type === 1 || type === 2 ? 3 : type, depth + 1);
  }
}
