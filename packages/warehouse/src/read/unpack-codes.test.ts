import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackCodes } from "./unpack-codes.ts";

const read = (bytes: Uint8Array, width: number, count: number): number[] => {
  const out = new Int32Array(count);
  unpackCodes({ bytes, start: 0, end: bytes.length }, width, { out, from: 0, to: count });
  return [...out];
};

/** As the Parquet format says, the plainest way: a run of one value, or groups of eight, the lowest bit first. */
function written(stretches: readonly (readonly number[])[], width: number): Uint8Array {
  const bytes: number[] = [];
  const variable = (value: number) => {
    for (let left = value; ; left = left >>> 7) {
      if (left < 128) return void bytes.push(left);
      bytes.push((left & 127) | 128);
    }
  };
  for (const values of stretches) {
    if (values.every((value) => value === values[0])) {
      variable(values.length << 1);
      for (let byte = 0; byte < (width + 7) >> 3; byte++) bytes.push((values[0]! >> (8 * byte)) & 255);
      continue;
    }
    variable(((values.length / 8) << 1) | 1);
    const bits = values.flatMap((value) => Array.from({ length: width }, (_, bit) => (value >> bit) & 1));
    for (let at = 0; at < bits.length; at += 8) bytes.push(bits.slice(at, at + 8).reduce((byte, bit, place) => byte | (bit << place), 0));
  }
  return Uint8Array.from(bytes);
}

test("the example that the Parquet format gives: 0 to 7 in three bits", () => {
  expect(read(Uint8Array.of(0x03, 0b10001000, 0b11000110, 0b11111010), 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("runs and packed groups of every width are read as they were written", () => {
  const coded = fc.integer({ min: 1, max: 24 }).chain((width) => {
    const value = fc.integer({ min: 0, max: 2 ** width - 1 });
    const run = fc.tuple(value, fc.integer({ min: 1, max: 40 })).map(([one, times]) => new Array<number>(times).fill(one));
    const packed = fc.integer({ min: 1, max: 4 }).chain((groups) => fc.array(value, { minLength: groups * 8, maxLength: groups * 8 }));
    return fc.record({ width: fc.constant(width), stretches: fc.array(fc.oneof(run, packed), { minLength: 1, maxLength: 6 }) });
  });
  fc.assert(
    fc.property(coded, ({ width, stretches }) => {
      const values = stretches.flat();
      expect(read(written(stretches, width), width, values.length)).toEqual(values);
      if (values.length > 1) expect(read(written(stretches, width), width, values.length - 1)).toEqual(values.slice(0, -1));
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("a page that ends too early, or says nothing for ever, is no page", () => {
  expect(() => read(Uint8Array.of(0x03, 0b10001000), 3, 8)).toThrow("ends too early");
  expect(() => read(Uint8Array.of(), 3, 1)).toThrow("ends too early");
  expect(() => read(Uint8Array.of(0, 0, 0), 3, 1)).toThrow("nothing");
  expect(() => read(Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1), 3, 1)).toThrow("ends too early");
  expect(read(Uint8Array.of(), 0, 3)).toEqual([0, 0, 0]);
});
