import type { Clock } from "./clock.ts";
import { prefixOf, type Id, type Kind, type MintId } from "./id.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32, lower case

/**
 * Ids that sort by the moment they were made: 48 bits of time, then 80 of chance.
 * Two made in the same millisecond by the same minter still sort in the order
 * they were made, because the second counts up from the first.
 */
export function ulidMinter(now: Clock, randomBytes: (length: number) => Uint8Array): MintId {
  let lastTime = -1;
  let chance: number[] = [];

  return <K extends Kind>(kind: K) => {
    const time = Math.max(now().getTime(), lastTime);
    chance = time === lastTime ? countUp(chance) : [...randomBytes(16)].map((byte) => byte & 31);
    lastTime = time;
    return `${prefixOf(kind)}_${timeLetters(time)}${chance.map((digit) => alphabet[digit]).join("")}` as Id<K>;
  };
}

function timeLetters(time: number): string {
  let letters = "";
  for (let rest = time, place = 0; place < 10; place++, rest = Math.floor(rest / 32)) letters = alphabet[rest % 32] + letters;
  return letters;
}

function countUp(digits: readonly number[]): number[] {
  const next = [...digits];
  for (let place = next.length - 1; place >= 0; place--) {
    next[place] = (next[place]! + 1) % 32; // place is in range
    if (next[place] !== 0) break;
  }
  return next;
}
