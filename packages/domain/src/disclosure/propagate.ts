/** One figure is the sum of others and of a rest between two numbers. By place in `low` and `high`. */
export type Sum = { whole: number; parts: readonly number[]; restLow: number; restHigh: number };

export type Bounds = {
  low: Float64Array;
  high: Float64Array;
  /** By figure: the sum that last moved its bound; -1 where none did. */
  lowBy: Int32Array;
  highBy: Int32Array;
};

/** A sum is gone through again when a figure in it was narrowed; this many times at most, for some narrow for ever and ever less. */
const mostTimes = 60;

/**
 * Narrows what each figure may be by each sum it stands in, until nothing moves: a part is at most its whole less
 * the least that the others may be, and so on. Bounds are always true; where several sums must be taken together
 * to narrow one, they are not the tightest. Sums that contradict one another (figures of different revisions) are passed over.
 */
export function propagate(sums: readonly Sum[], start: { low: Float64Array; high: Float64Array }, whole: boolean): Bounds {
  const low = start.low.slice();
  const high = start.high.slice();
  const lowBy = new Int32Array(low.length).fill(-1);
  const highBy = new Int32Array(low.length).fill(-1);
  const standsIn: number[][] = Array.from({ length: low.length }, () => []);
  for (const [index, { whole: all, parts }] of sums.entries()) {
    standsIn[all]!.push(index);
    for (const part of parts) standsIn[part]!.push(index);
  }

  const times = new Uint16Array(sums.length);
  const waiting = sums.map((_, index) => index);
  const queued = new Uint8Array(sums.length).fill(1);
  for (let next = 0; next < waiting.length; next++) {
    const index = waiting[next]!;
    queued[index] = 0;
    if (times[index]!++ >= mostTimes) continue;
    narrow(index);
  }
  return { low, high, lowBy, highBy };

  function narrow(index: number): void {
    const { whole: all, parts, restLow, restHigh } = sums[index]!;
    // whole - parts - rest = 0: the least and the most that everything else may come to, unbounded ones counted apart.
    let [least, most, leastOpen, mostOpen] = [0, 0, 0, 0];
    const add = (from: number, to: number) => {
      if (from === Number.NEGATIVE_INFINITY) leastOpen++;
      else least += from;
      if (to === Number.POSITIVE_INFINITY) mostOpen++;
      else most += to;
    };
    add(low[all]!, high[all]!);
    for (const part of parts) add(-high[part]!, -low[part]!);
    add(-restHigh, -restLow);

    const without = (sum: number, open: number, own: number) =>
      Number.isFinite(own) ? (open > 0 ? undefined : sum - own) : open > 1 ? undefined : sum;
    const scale = 1e-9 * Math.max(1, Math.abs(Number.isFinite(high[all]!) ? high[all]! : 0));

    const tighten = (figure: number, from: number | undefined, to: number | undefined) => {
      let [newLow, newHigh] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
      if (whole) [newLow, newHigh] = [Math.ceil(newLow - 1e-6), Math.floor(newHigh + 1e-6)];
      const [nextLow, nextHigh] = [Math.max(low[figure]!, newLow), Math.min(high[figure]!, newHigh)];
      if (nextLow > nextHigh + scale) return; // revised in between: tells nothing
      const moved = nextLow > low[figure]! + scale || nextHigh < high[figure]! - scale;
      if (!moved) return;
      if (nextLow > low[figure]! + scale) [low[figure], lowBy[figure]] = [Math.min(nextLow, nextHigh), index];
      if (nextHigh < high[figure]! - scale) [high[figure], highBy[figure]] = [Math.max(nextHigh, low[figure]!), index];
      for (const sum of standsIn[figure]!) {
        if (queued[sum]) continue;
        queued[sum] = 1;
        waiting.push(sum);
      }
    };

    // Each against the bounds as they were when the sum was begun: those moved since only make them tighter, and bring it back.
    const [wholeLow, wholeHigh] = [low[all]!, high[all]!];
    const partBounds = parts.map((part) => [low[part]!, high[part]!] as const);
    const othersLeast = without(least, leastOpen, wholeLow);
    const othersMost = without(most, mostOpen, wholeHigh);
    tighten(all, othersMost === undefined ? undefined : -othersMost, othersLeast === undefined ? undefined : -othersLeast);
    for (const [at, part] of parts.entries()) {
      const [partLow, partHigh] = partBounds[at]!;
      // With -part in the sum: part = everything else.
      tighten(part, without(least, leastOpen, -partHigh), without(most, mostOpen, -partLow));
    }
  }
}
