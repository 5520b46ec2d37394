import { standsAt, type Token } from "./tokens.ts";

/** A size as words say it: "12%", "twice", "1 in 5", "£40,000", "a third more", "more than 23,000 jobs". */
export type Quantity = {
  /** The tokens it is made of. */
  first: number;
  last: number;
  from: number;
  to: number;
  kind: "number" | "per-cent" | "points" | "pounds" | "times" | "fraction" | "metres" | "change";
  /** In its own terms: 12% is 0.12, twice is 2, halved (a change) is -0.5. */
  value: number;
  /** Half the width of what is written so: 12% stands for 11.5% to 12.5%. */
  half: number;
  /** "a third more", "20% less": said of something else, and not itself a share. */
  relative?: "more" | "less";
  bound?: "at-least" | "at-most" | "nearly" | "just-over" | "about";
  /** The tokens of "more than", "up to" before it: they say no direction of their own. */
  boundFirst?: number;
  /** The words after it, by which one sees what is counted. */
  of: readonly string[];
  hasDecimals: boolean;
};

const numerals: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const parts: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  ninths: 9,
  tenth: 10,
  tenths: 10,
  hundredth: 100,
  hundredths: 100,
};
const multiples: Readonly<Record<string, number>> = { twice: 2, double: 2, thrice: 3, triple: 3, treble: 3, quadruple: 4 };
const changes: Readonly<Record<string, number>> = {
  doubled: 1,
  doubling: 1,
  doubles: 1,
  tripled: 2,
  trebled: 2,
  tripling: 2,
  quadrupled: 3,
  halved: -0.5,
  halving: -0.5,
  halves: -0.5,
};
const scales: Readonly<Record<string, number>> = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, b: 1e9 };
const metres: Readonly<Record<string, number>> = {
  km: 1000,
  kilometre: 1000,
  kilometres: 1000,
  mile: 1609.344,
  miles: 1609.344,
  metre: 1,
  metres: 1,
};
const ordinal = /^(first|second|third|fourth|fifth|last|other|next)$/;

/** Words are looser than digits: "twice" is said of 1.9, and "a third" of 35%. */
const loose = 0.1;

/** Every size that a sentence says, in order; years and places in an order ("2021", "the third largest") are none. */
export function quantitiesIn(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const one = quantityAt(tokens, at);
    if (one) found.push(withSurroundings(tokens, one));
    at = one ? one.last + 1 : at + 1;
  }
  return rangesMadeAlike(tokens, found);
}

type Bare = Pick<Quantity, "first" | "last" | "kind" | "value" | "half" | "hasDecimals"> & Partial<Quantity>;

function quantityAt(tokens: readonly Token[], at: number): Bare | undefined {
  return (
    poundsAt(tokens, at) ??
    oneInAt(tokens, at) ??
    majorityAt(tokens, at) ??
    fractionAt(tokens, at) ??
    timesAt(tokens, at) ??
    changeAt(tokens, at) ??
    digitsAt(tokens, at)
  );
}

type Number_ = { value: number; half: number; last: number; hasDecimals: boolean; isDigits: boolean };

/** "23,000", "1.2 million", "4.2m", "forty", "two thousand". */
function numberAt(tokens: readonly Token[], at: number): Number_ | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const isDigits = /^\d/.test(token.text);
  const plain = isDigits ? Number(token.text.replaceAll(",", "")) : numerals[token.text];
  if (plain === undefined || Number.isNaN(plain)) return undefined;
  const next = tokens[at + 1];
  const scale = next && (next.text.length > 2 || next.from === token.to) ? scales[next.text] : undefined; // "4.2m" is one word
  const hasDecimals = token.text.includes(".");
  const half = isDigits ? halfOf(token.text.replaceAll(",", ""), scale !== undefined) * (scale ?? 1) : plain * (scale ?? 1) * loose;
  return {
    value: plain * (scale ?? 1),
    half,
    last: at + (scale === undefined ? 0 : 1),
    hasDecimals: hasDecimals || scale !== undefined,
    isDigits,
  };
}

/** Half of the last place that was written. Noughts at the end of a whole number may be rounding: to a twentieth of it at most. */
function halfOf(digits: string, scaled: boolean): number {
  const [whole = "", decimals] = digits.split(".");
  if (decimals !== undefined) return 0.5 * 10 ** -decimals.length;
  const noughts = scaled ? 0 : /0*$/.exec(whole)![0].length; // it matches, if only nothing
  return Math.min(0.5 * 10 ** noughts, Math.max(0.5, Number(whole) / 20));
}

function poundsAt(tokens: readonly Token[], at: number): Bare | undefined {
  if (tokens[at]?.text !== "£") return undefined;
  const number = numberAt(tokens, at + 1);
  return number && { first: at, last: number.last, kind: "pounds", value: number.value, half: number.half, hasDecimals: true };
}

/** "1 in 5", "one in five", "two out of three". */
function oneInAt(tokens: readonly Token[], at: number): Bare | undefined {
  const count = numberAt(tokens, at);
  if (!count || count.hasDecimals) return undefined;
  const noun = standsAt(tokens, count.last + 2, "in|out") ? 1 : 0; // "one job in five"
  const some = { ...count, last: count.last + noun };
  const step = standsAt(tokens, some.last + 1, "in")
    ? 2
    : standsAt(tokens, some.last + 1, "out of") || standsAt(tokens, some.last + 1, "in every")
      ? 3
      : 0;
  if (step === 0) return undefined;
  const all = numberAt(tokens, some.last + step);
  if (!all || all.hasDecimals || all.value <= some.value || all.value > 1000) return undefined;
  const value = some.value / all.value;
  return { first: at, last: all.last, kind: "fraction", value, half: value * loose, hasDecimals: false };
}

/** "a majority", "a minority": more and less than half, and no size beside that. */
function majorityAt(tokens: readonly Token[], at: number): Bare | undefined {
  const bound = standsAt(tokens, at, "majority") ? "at-least" : standsAt(tokens, at, "minority") ? "at-most" : undefined;
  return bound && { first: at, last: at, kind: "fraction", value: 0.5, half: 0, hasDecimals: false, bound };
}

/** "half", "a third", "two thirds", "three quarters"; with "again": that much more. */
function fractionAt(tokens: readonly Token[], at: number): Bare | undefined {
  const here = tokens[at]!; // the caller is at one
  const isBareHalf = here.text === "half";
  const count = isBareHalf ? 1 : here.text === "a" || here.text === "an" ? 1 : numerals[here.text];
  const partAt = isBareHalf ? at : at + 1;
  const part = parts[tokens[partAt]?.text ?? ""];
  if (count === undefined || part === undefined || count >= part || ordinal.test(tokens[at - 1]?.text ?? "")) return undefined;
  if (tokens[partAt + 1] && /^(largest|biggest|highest|lowest|smallest|most|least|year|hour|term)$/.test(tokens[partAt + 1]!.text))
    return undefined;
  const value = count / part;
  const again = ["again", "as much again", "as many again"].find((phrase) => standsAt(tokens, partAt + 1, phrase));
  const last = partAt + (again?.split(" ").length ?? 0);
  return {
    first: at,
    last,
    kind: "fraction",
    value,
    half: value * loose,
    hasDecimals: false,
    ...(again ? { relative: "more" as const } : {}),
  };
}

/** "twice", "three times", "1.4 times", "two and a half times", "1.4x". */
function timesAt(tokens: readonly Token[], at: number): Bare | undefined {
  const multiple = multiples[tokens[at]!.text];
  if (multiple !== undefined) return { first: at, last: at, kind: "times", value: multiple, half: multiple * loose, hasDecimals: false };
  const number = numberAt(tokens, at);
  if (!number) return undefined;
  const andAHalf = standsAt(tokens, number.last + 1, "and a half");
  const signAt = number.last + 1 + (andAHalf ? 3 : 0);
  const isTimes =
    standsAt(tokens, signAt, "times|×|fold") || (standsAt(tokens, signAt, "x") && tokens[signAt]!.from === tokens[number.last]!.to);
  if (!isTimes) return undefined;
  const value = number.value + (andAHalf ? 0.5 : 0);
  return {
    first: at,
    last: signAt,
    kind: "times",
    value,
    half: number.isDigits && !andAHalf ? number.half : value * loose,
    hasDecimals: true,
  };
}

function changeAt(tokens: readonly Token[], at: number): Bare | undefined {
  const value = changes[tokens[at]!.text];
  return value === undefined ? undefined : { first: at, last: at, kind: "change", value, half: (1 + value) * loose, hasDecimals: false };
}

/** Digits with their unit; a number in words only where a unit or a scale makes it a size. */
function digitsAt(tokens: readonly Token[], at: number): Bare | undefined {
  const sign = tokens[at]!.text === "−" ? -1 : 1; // the caller is at one
  const number = numberAt(tokens, sign < 0 ? at + 1 : at);
  if (!number) return undefined;
  const next = number.last + 1;
  const is = (kind: Quantity["kind"], last: number, by = 1): Bare => ({
    first: at,
    last,
    kind,
    value: sign * number.value * by,
    half: (by === 0.01 && !number.hasDecimals ? 0.5 : number.half) * by, // 20% is not 19% rounded
    hasDecimals: number.hasDecimals,
  });
  if (standsAt(tokens, next, "percentage points|point")) return is("points", next + 1, 0.01);
  if (standsAt(tokens, next, "pp") || (standsAt(tokens, next, "points") && number.isDigits)) return is("points", next, 0.01);
  if (standsAt(tokens, next, "% points")) return is("points", next + 1, 0.01);
  if (standsAt(tokens, next, "%|percent")) return is("per-cent", next, 0.01);
  if (standsAt(tokens, next, "per cent")) return is("per-cent", next + 1, 0.01);
  const unit = metres[tokens[next]?.text ?? ""];
  if (unit !== undefined) return is("metres", next, unit);
  if (!number.isDigits) return number.last > at ? is("number", number.last) : undefined;
  if (isYear(tokens, number.last) || isOrdinal(tokens, number.last)) return undefined;
  return is("number", number.last);
}

const isYear = (tokens: readonly Token[], at: number): boolean =>
  /^(19|20)\d\d$/.test(tokens[at]!.text) || (/^\d\d$/.test(tokens[at]!.text) && tokens[at - 1]?.text === "/");

const isOrdinal = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return next !== undefined && next.from === tokens[at]!.to && /^(st|nd|rd|th)$/.test(next.text);
};

/** What is said before a size, the longest first: "no more than" is not "more than". */
const bounds: readonly { is: Quantity["bound"] & string; phrase: string }[] = Object.entries({
  "just-over": ["just over", "just above", "a little over", "a little more than", "slightly over", "slightly more than", "slightly above"],
  nearly: ["nearly", "almost", "close to", "just under", "just below", "approaching", "not quite", "slightly under", "slightly below"],
  "at-least": [
    "no fewer than",
    "no less than",
    "not less than",
    "at least",
    "more than",
    "greater than",
    "higher than",
    "larger than",
    "upwards of",
    "over",
    "above",
    "exceeds",
    "exceed",
    "exceeding",
    "beyond",
    "well over",
  ],
  "at-most": [
    "no more than",
    "not more than",
    "less than",
    "fewer than",
    "lower than",
    "smaller than",
    "at most",
    "up to",
    "under",
    "below",
    "well under",
    "short of",
  ],
  about: ["about", "around", "roughly", "some", "approximately", "circa", "c", "~"],
})
  .flatMap(([is, phrases]) => phrases.map((phrase) => ({ is: is as Quantity["bound"] & string, phrase })))
  .sort((one, other) => other.phrase.split(" ").length - one.phrase.split(" ").length);

/** The bound before it, what is more or less after it, and what it is of. */
function withSurroundings(tokens: readonly Token[], bare: Bare): Quantity {
  const bound = boundBefore(tokens, bare.first);
  const after = tokens[bare.last + 1]?.text ?? "";
  const relative =
    bare.relative ??
    (/^(more|higher|greater|larger|bigger|faster|stronger|above)$/.test(after)
      ? "more"
      : /^(less|fewer|lower|smaller|below|slower|weaker)$/.test(after)
        ? "less"
        : undefined);
  const isShareLike = bare.kind === "per-cent" || bare.kind === "fraction";
  return {
    ...bare,
    from: tokens[bare.first]!.from,
    to: tokens[bare.last]!.to,
    ...(isShareLike && relative ? { relative } : {}),
    ...(bound ? { bound: bound.is, boundFirst: bound.first } : {}),
    of: tokens.slice(bare.last + 1, bare.last + 4).map(({ text }) => text),
  };
}

function boundBefore(tokens: readonly Token[], at: number): { is: Quantity["bound"] & string; first: number } | undefined {
  for (const { is, phrase } of bounds) {
    const first = at - phrase.split(" ").length;
    if (first >= 0 && standsAt(tokens, first, phrase)) return { is, first };
  }
  return undefined;
}

/** "5 to 10%": what only the second says, the first is too. */
function rangesMadeAlike(tokens: readonly Token[], found: readonly Quantity[]): Quantity[] {
  return found.map((one, place) => {
    const next = found[place + 1];
    if (!next || one.kind !== "number" || !["per-cent", "points", "metres"].includes(next.kind)) return one;
    const between = tokens.slice(one.last + 1, next.first).map(({ text }) => text);
    if (between.length > 1 || !/^(to|and|–|—|or|)$/.test(between[0] ?? "")) return one;
    const by = next.kind === "metres" ? 1 : 0.01;
    return { ...one, kind: next.kind, value: one.value * by, half: one.half * by };
  });
}
