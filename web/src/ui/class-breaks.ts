/** How the figures of a map are put into classes. */
export type ClassMethod = "natural" | "quantile" | "equal";

/** Beyond this many figures natural breaks are found in a sample, evenly from lowest to highest. */
const mostForNatural = 1500;

/**
 * Where each class but the first begins, lowest first: at most `classes` - 1 of
 * them, fewer where there are fewer different figures. A figure belongs to the
 * last class whose beginning it reaches.
 *
 * Natural breaks: the classes that leave the least variance within them (Fisher
 * 1958, as Jenks used it for maps), found exactly. Quantiles: as many places in
 * each. Equal: steps of one width.
 */
export function classBreaks(figures: readonly number[], { method, classes }: { method: ClassMethod; classes: number }): number[] {
  const sorted = figures.filter(Number.isFinite).sort((one, other) => one - other);
  const different = new Set(sorted).size;
  const wanted = Math.min(classes, different);
  if (wanted < 2) return [];
  const low = sorted[0]!; // there are two at least
  const high = sorted.at(-1)!;
  const breaks = {
    natural: () => naturalBreaks(sampled(sorted), wanted),
    quantile: () => steps(wanted).map((step) => sorted[Math.floor((step * sorted.length) / wanted)]!),
    equal: () => steps(wanted).map((step) => low + ((high - low) * step) / wanted),
  }[method]();
  return [
    ...new Set(
      rounded(
        [...new Set(breaks)].filter((at) => at > low),
        sorted,
      ),
    ),
  ];
}

/** Which class a figure is in: 0 for the lowest. */
export const classOf = (figure: number, breaks: readonly number[]): number => breaks.filter((at) => figure >= at).length;

const steps = (classes: number) => Array.from({ length: classes - 1 }, (_, step) => step + 1);

const sampled = (sorted: readonly number[]): readonly number[] =>
  sorted.length <= mostForNatural
    ? sorted
    : Array.from({ length: mostForNatural }, (_, at) => sorted[Math.round((at * (sorted.length - 1)) / (mostForNatural - 1))]!); // within

/** Fisher's exact optimum by dynamic programming over the sorted figures. */
function naturalBreaks(sorted: readonly number[], classes: number): number[] {
  const size = sorted.length;
  const sums = new Float64Array(size + 1);
  const squares = new Float64Array(size + 1);
  sorted.forEach((figure, at) => {
    sums[at + 1] = sums[at]! + figure;
    squares[at + 1] = squares[at]! + figure * figure;
  });
  /** The squared deviation of figures `from` up to, not including, `to`. */
  const within = (from: number, to: number) => {
    const sum = sums[to]! - sums[from]!;
    return squares[to]! - squares[from]! - (sum * sum) / (to - from);
  };

  let best = Float64Array.from({ length: size + 1 }, (_, to) => (to === 0 ? 0 : within(0, to)));
  const begins: Int32Array[] = [];
  for (let used = 1; used < classes; used++) {
    const next = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const begin = new Int32Array(size + 1);
    for (let to = used + 1; to <= size; to++) {
      for (let from = used; from < to; from++) {
        const total = best[from]! + within(from, to);
        if (total < next[to]!) {
          next[to] = total;
          begin[to] = from;
        }
      }
    }
    best = next;
    begins.push(begin);
  }
  const found: number[] = [];
  for (let to = size, used = classes - 2; used >= 0; used--) {
    to = begins[used]![to]!;
    found.unshift(sorted[to]!);
  }
  return found;
}

/** Each break as round as it can be without moving a place to another class: a legend is read by people. */
function rounded(breaks: readonly number[], sorted: readonly number[]): number[] {
  let before = Number.NEGATIVE_INFINITY;
  return breaks.map((at) => {
    const below = Math.max(before, sorted.findLast((figure) => figure < at) ?? at);
    before = roundest(below, at);
    return before;
  });
}

/** The number with the fewest digits that is above one and not above the other. */
function roundest(below: number, at: number): number {
  for (let digits = 1; digits <= 6; digits++) {
    const found = [Number(at.toPrecision(digits)), stepUp(below, digits)].find((round) => round > below && round <= at);
    if (found !== undefined) return found;
  }
  return at;
}

/** The next number of so many digits above this one. */
function stepUp(figure: number, digits: number): number {
  if (figure === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(figure))) - digits + 1);
  return Number(((Math.floor(figure / unit) + 1) * unit).toPrecision(12));
}
