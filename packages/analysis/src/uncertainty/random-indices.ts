import type { Random } from "./seeded-random.ts";

/**
 * Fills a block with whole numbers from 0 up to `below`, which is excluded.
 *
 * The stream is that of `seededRandom` (sfc32), begun from one number of the
 * given one. Its state stays in the processor over a whole block: where hundreds
 * of millions of numbers are drawn, a call for each costs more than all the rest.
 */
export function randomIndices(random: Random): (block: Uint32Array, below: number) => void {
  const state = new Int32Array([0x9e3779b9, 0x243f6a88, Math.floor(random() * 4_294_967_296), 1]);
  const fill = (block: Uint32Array, below: number): void => {
    let [a, b, c, counter] = [state[0]!, state[1]!, state[2]!, state[3]!];
    for (let at = 0; at < block.length; at++) {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      block[at] = ((sum >>> 0) / 4_294_967_296) * below;
    }
    state.set([a, b, c, counter]);
  };
  fill(new Uint32Array(15), 1); // so that near seeds are far apart
  return fill;
}
