import { damaged } from "./parquet-refusals.ts";

/** Bytes between two places of a page. */
export type Stretch = { bytes: Uint8Array; start: number; end: number };

/**
 * Small numbers, as Parquet writes levels and places in a dictionary: runs of one
 * value, and groups of eight packed bit by bit (Parquet format, "RLE/bit-packing
 * hybrid"). Read one at a time, so that a run that claims a billion takes nothing.
 */
export function runLengths({ bytes, start, end }: Stretch, width: number): () => number {
  if (width === 0) return () => 0;
  if (width > 32) throw damaged();
  const valueBytes = (width + 7) >> 3;
  let at = start;
  let left = 0;
  let isRun = true;
  let value = 0;
  let bit = 0;

  return () => {
    while (left === 0) nextRun();
    left--;
    return isRun ? value : nextPacked();
  };

  function nextRun() {
    const header = variable();
    isRun = header % 2 === 0;
    left = Math.floor(header / 2) * (isRun ? 1 : 8);
    if (isRun) {
      if (at + valueBytes > end) throw damaged();
      value = 0;
      for (let place = 0; place < valueBytes; place++) value += bytes[at++]! * 2 ** (8 * place); // within the stretch
    } else {
      bit = at * 8;
      at += Math.floor(header / 2) * width; // past what is packed
    }
  }

  function nextPacked(): number {
    let packed = 0;
    let got = 0;
    while (got < width) {
      const place = bit >>> 3;
      if (place >= end) throw damaged();
      const from = bit & 7;
      const take = Math.min(8 - from, width - got);
      packed += ((bytes[place]! >> from) & ((1 << take) - 1)) * 2 ** got; // within the stretch
      got += take;
      bit += take;
    }
    return packed;
  }

  function variable(): number {
    let number = 0;
    for (let place = 0; place < 5; place++) {
      if (at >= end) throw damaged();
      const part = bytes[at++]!; // within the stretch
      number += (part & 0x7f) * 2 ** (7 * place);
      if (part < 0x80) return number;
    }
    throw damaged();
  }
}

/** Bits that numbers up to this one take. */
export const bitsFor = (largest: number) => 32 - Math.clz32(largest);
