import type { Presence } from "./presence.ts";

/** For each industry the areas that have it, as bits: `words` to an industry. */
export type AreaBits = { readonly words: number; readonly bits: Int32Array };

export function areaBits({ areas, industries, cells }: Presence): AreaBits {
  const words = Math.max(1, Math.ceil(areas / 32));
  const bits = new Int32Array(industries * words);
  for (let area = 0, cell = 0; area < areas; area++) {
    const word = area >> 5;
    const bit = 1 << (area & 31);
    for (let industry = 0; industry < industries; industry++, cell++) {
      if (cells[cell] !== 0) bits[industry * words + word]! |= bit;
    }
  }
  return { words, bits };
}

/** In how many areas both are present. Counting bits makes the pairs of 700 industries a matter of milliseconds. */
export function areasWithBoth({ words, bits }: AreaBits, one: number, other: number): number {
  let count = 0;
  for (let word = 0, a = one * words, b = other * words; word < words; word++, a++, b++) {
    let both = bits[a]! & bits[b]!;
    both -= (both >>> 1) & 0x55555555;
    both = (both & 0x33333333) + ((both >>> 2) & 0x33333333);
    count += Math.imul((both + (both >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
