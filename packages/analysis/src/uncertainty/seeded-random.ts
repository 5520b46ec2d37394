/** Numbers from 0 (included) to 1 (excluded). Whoever needs chance is given this: nothing here asks the real one. */
export type Random = () => number;

/**
 * A stream of numbers that is the same for the same seed on every machine: the
 * 32-bit generator sfc32 (Chris Doty-Humphrey, PractRand), which passes BigCrush
 * and costs a few nanoseconds. Not for secrets.
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next(); // so that near seeds are far apart
  return next;
}
