import { damaged } from "./parquet-refusals.ts";
import type { Stretch } from "./run-lengths.ts";

/** Whole numbers written as the differences between them. */
export type Deltas = { count: number; next(): bigint /** Where they end; reads them all. */; end(): number };

/** Parquet's DELTA_BINARY_PACKED: blocks of miniblocks, each with its own width in bits. */
export function deltas({ bytes, start, end }: Stretch, bits: 32 | 64): Deltas {
  let at = start;
  const blockSize = Number(variable());
  const miniblocks = Number(variable());
  const count = Number(variable());
  let value = zigzag();
  const perMiniblock = blockSize / miniblocks;
  if (!(Number.isInteger(perMiniblock) && perMiniblock > 0 && perMiniblock % 8 === 0 && perMiniblock <= 2 ** 20)) throw damaged();
  if (miniblocks > 4096) throw damaged();

  let given = 0;
  let widths = new Uint8Array();
  let smallest = 0n;
  let miniblock = miniblocks;
  let inMiniblock = perMiniblock;
  let bodyAt = 0;

  return {
    count,
    next: () => {
      if (given >= count) throw damaged();
      if (given++ > 0) {
        const difference = nextDifference(); // may begin a block, with a smallest of its own
        value = BigInt.asIntN(bits, value + smallest + difference);
      }
      return value;
    },
    end: () => {
      while (given < count) {
        // Only the widths are looked at: what is packed is passed over.
        if (given === 0) given = 1;
        else {
          if (inMiniblock >= perMiniblock) nextMiniblock();
          const take = Math.min(perMiniblock - inMiniblock, count - given);
          inMiniblock += take;
          given += take;
        }
      }
      return count > 1 ? bodyAt + (perMiniblock * widths[miniblock]!) / 8 : at; // the last miniblock is written whole
    },
  };

  function nextDifference(): bigint {
    if (inMiniblock >= perMiniblock) nextMiniblock();
    const width = widths[miniblock]!; // one of the block's
    let difference = 0n;
    let bit = bodyAt * 8 + inMiniblock * width;
    inMiniblock++;
    for (let got = 0; got < width; ) {
      const place = Math.floor(bit / 8);
      if (place >= end) throw damaged();
      const from = bit % 8;
      const take = Math.min(8 - from, width - got);
      difference |= BigInt((bytes[place]! >> from) & ((1 << take) - 1)) << BigInt(got); // within the stretch
      got += take;
      bit += take;
    }
    return difference;
  }

  function nextMiniblock() {
    const before = miniblock < miniblocks ? (perMiniblock * widths[miniblock]!) / 8 : 0;
    miniblock++;
    inMiniblock = 0;
    if (miniblock < miniblocks) {
      bodyAt += before;
      return;
    }
    if (widths.length > 0) at = bodyAt + before;
    smallest = zigzag();
    if (at + miniblocks > end) throw damaged();
    widths = bytes.subarray(at, at + miniblocks) as Uint8Array<ArrayBuffer>;
    if (widths.some((width) => width > 64)) throw damaged();
    bodyAt = at + miniblocks;
    miniblock = 0;
  }

  function variable(): bigint {
    let number = 0n;
    for (let place = 0n; place < 10n; place++) {
      if (at >= end) throw damaged();
      const part = bytes[at++]!; // within the stretch
      number |= BigInt(part & 0x7f) << (7n * place);
      if (part < 0x80) return number;
    }
    throw damaged();
  }

  function zigzag(): bigint {
    const number = variable();
    return (number >> 1n) ^ -(number & 1n);
  }
}
