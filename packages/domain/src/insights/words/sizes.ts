import type { Figure } from "../../questions/figure.ts";
import type { Unit } from "../../questions/unit.ts";
import { boundOf, type Claim } from "../claim.ts";
import { is, tellsChange, type AboutChecked, type FigureChecked } from "./figure-checked.ts";
import type { WordsFinding } from "./words-finding.ts";
import type { Quantity } from "./quantities.ts";
import type { Token } from "./tokens.ts";

type Checking = {
  words: string;
  tokens: readonly Token[];
  sizes: readonly Quantity[];
  claim: Pick<Claim, "direction" | "threshold" | "against">;
  checked: FigureChecked;
  about: AboutChecked;
};

/** A size in the figure's own terms: 12% of a growth that fell is -0.12. */
type Reading = { value: number; half: number };

type Outcome = "agrees" | "within" | "apart";

/**
 * Holds every size that the words say against the figure and its interval, and
 * against what the claim is held against. A size agrees when the figure, rounded
 * as the words round it, is that size; it contradicts when no value within the
 * figure's interval is. Of several sizes of one kind one is the figure, and the
 * others may be of something else: they are only said not to have been told.
 */
export function checkSizes(checking: Checking): { findings: WordsFinding[]; compared: number } {
  const { sizes, words, checked, about } = checking;
  const compared = sizes.flatMap((size): { size: Quantity; outcome: Outcome | "untold" }[] => {
    const readings = readingsOf(size, checking);
    if (readings === undefined) return [];
    if (readings.length === 0) return [{ size, outcome: "untold" }];
    const outcome = bestOf(readings.map((reading) => outcomeOf(size, reading, checking)));
    return [{ size, outcome: outcome === "apart" && isOfTheRest(size, checking) ? "untold" : outcome }];
  });
  if (
    saysInterval(
      compared.map(({ size }) => size),
      checking,
    )
  )
    return { findings: [], compared: compared.length };
  const agreed = compared.some(({ outcome }) => outcome === "agrees" || outcome === "within");

  const findings = compared.flatMap(({ size, outcome }): WordsFinding[] => {
    if (outcome === "agrees") return [];
    const said = words.slice(size.boundFirst === undefined ? size.from : checking.tokens[size.boundFirst]!.from, size.to);
    const at = { from: size.from, to: size.to };
    if (outcome === "untold")
      return [{ code: "size-not-told", at, sentence: `The words say “${said}”, and the ${about.said} does not tell that.` }];
    if (outcome === "within")
      return [
        {
          code: "size-not-the-point",
          at,
          sentence: `The words say “${said}”. ${capital(is(checked.figure, about))}, so the interval holds that too, but it is not the figure.`,
        },
      ];
    if (agreed) {
      return [
        {
          code: "size-not-told",
          at,
          sentence: `The words say “${said}”, which is neither the figure nor what it is held against, so nobody checked it.`,
        },
      ];
    }
    return [{ code: "size-contradicts", at, sentence: `The words say “${said}”, and ${is(checked.figure, about)}.` }];
  });
  return { findings, compared: compared.filter(({ outcome }) => outcome !== "untold").length };
}

const ranks: Record<Outcome, number> = { agrees: 2, within: 1, apart: 0 };
const bestOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce<Outcome>((best, one) => (ranks[one] > ranks[best] ? one : best), "apart");

/** Does a size, as loosely as it is said, agree with a figure? */
function compare({ bound, kind }: Quantity, { value, half }: Reading, { point, low, high }: Figure): Outcome {
  if (point === null) return "apart";
  const isLoose = kind === "times" || kind === "fraction" || kind === "change";
  const wide = bound === "about" ? 2 * half : half;
  const slack = 1e-9 * Math.max(1, Math.abs(value));
  const [from, to] = reach({ value, wide, far: Math.max(2 * half, (isLoose ? 2 : 1) * 0.1 * Math.abs(value)), bound });
  if (point >= from - slack && point <= to + slack) return "agrees";
  if (low === null && high === null) return "apart"; // with no interval at all, the point is what there is
  const meets = (low ?? Number.NEGATIVE_INFINITY) <= to + slack && (high ?? Number.POSITIVE_INFINITY) >= from - slack;
  return meets ? "within" : "apart";
}

/** What figures a size stands for. "Nearly" reaches further below, "just over" above; "more than" has no end. */
function reach({ value, wide, far, bound }: { value: number; wide: number; far: number; bound: Quantity["bound"] }): [number, number] {
  const size = Math.abs(value);
  const [from, to] = (
    {
      "at-least": [size, Number.POSITIVE_INFINITY],
      "at-most": [0, size],
      nearly: [size - far, size + wide],
      "just-over": [size - wide, size + far],
      about: [size - wide, size + wide],
      exactly: [size - wide, size + wide],
    } as const
  )[bound ?? "exactly"];
  return value < 0 ? [0 - to, 0 - from] : [from === 0 ? Number.NEGATIVE_INFINITY : from, to];
}

/** What a size may be the size of: these figures; or just so, without its "more than", one of these numbers. */
type Told = { reading: Reading; targets: readonly Figure[]; orJust?: readonly (number | null)[] };

function outcomeOf(size: Quantity, { reading, targets, orJust = [] }: Told, { claim }: Checking): Outcome {
  const { bound, ...bare } = size;
  const turned = (bound === "at-least" && claim.direction === "below") || (bound === "at-most" && claim.direction === "above"); // "less than" what it is above
  const isJust = !turned && orJust.some((number) => number !== null && compare(bare, reading, exactly(number)) === "agrees");
  return isJust ? "agrees" : bestOf(targets.map((target) => compare(size, reading, target)));
}

const ofTheRest: ReadonlySet<string> = new Set([
  "elsewhere",
  "outside",
  "not",
  "rest",
  "remaining",
  "without",
  "leave",
  "leaves",
  "away",
  "no",
  "other",
]);

/** "One in five work elsewhere", of four in five who work here: what is left of the whole is no contradiction, and no check. */
function isOfTheRest(size: Quantity, { tokens, checked: { figure }, about }: Checking): boolean {
  if (about.unit !== "share" || figure.point === null || !tokens.some(({ text }) => ofTheRest.has(text))) return false;
  const rest = {
    point: 1 - figure.point,
    low: figure.high === null ? null : 1 - figure.high,
    high: figure.low === null ? null : 1 - figure.low,
  };
  return compare(size, { value: size.value, half: size.half }, rest) === "agrees";
}

/** "between 1.38 and 1.47": both ends of the figure's interval. */
function saysInterval(sizes: readonly Quantity[], checking: Checking): boolean {
  const { low, high } = checking.checked.figure;
  const says = (end: number | null) =>
    end !== null &&
    sizes.some((size) => readingsOf(size, checking)?.some(({ reading }) => compare(size, reading, exactly(end)) === "agrees"));
  return sizes.length === 2 && low !== high && says(low) && says(high);
}

/**
 * A size in the terms of whatever it may be the size of: the figure; what it is
 * held against; its lead over that, or its multiple of it. Undefined for a
 * number of something else altogether (13 districts); none for one of a kind
 * that the figure cannot tell.
 */
function readingsOf(size: Quantity, checking: Checking): Told[] | undefined {
  const { checked, about, claim } = checking;
  const { figure, against, lead } = checked;
  const plainly = { value: size.value, half: size.half };
  const own: Told = {
    reading: plainly,
    targets: [figure],
    orJust: [...(against ? [against.figure.point] : []), ...(claim.against ? [] : [claim.threshold])],
  };
  const leads: Told[] = lead ? [{ reading: plainly, targets: [magnitude(lead)], orJust: [Math.abs(boundOf(claim))] }] : [];
  const multiple = against ? ratioOf(figure, against.figure) : undefined;
  const times = (reading: Reading): Told[] => (multiple ? [{ reading, targets: [multiple] }] : []);
  const change: Told = { ...own, reading: withSignOf(figure, plainly) };

  switch (size.kind) {
    case "times":
      return about.unit === "ratio" || about.unit === "index" ? [own, ...times(plainly)] : times(plainly);
    case "fraction":
    case "per-cent": {
      const more = relatively(size);
      if (size.relative) return [...(about.unit === "ratio" ? [{ ...own, reading: more }] : []), ...times(more)];
      if (about.unit === "share" || about.unit === "probability") return [own, ...leads];
      if (tellsChange(about)) return [change, ...leads];
      return [...(about.unit === "ratio" && /^(as|the)$/.test(size.of[0] ?? "") ? [own] : []), ...times(plainly)];
    }
    case "points":
      return about.unit === "points" ? [change, ...leads] : percents.has(about.unit) ? leads : [];
    case "change":
      if (about.unit === "growth") return [own];
      return about.unit === "ratio" ? [{ ...own, reading: { value: 1 + size.value, half: size.half } }] : [];
    case "pounds":
      if (about.unit === "pounds") return [own, ...leads];
      return about.unit === "change-in-pounds" ? [change, ...leads] : [];
    case "metres":
      return about.unit === "metres" ? [own, ...leads] : [];
    case "number":
      return isNumberOf(size, checking) ? [about.unit === "change" ? change : own, ...leads] : undefined;
  }
}

const percents: ReadonlySet<Unit> = new Set(["share", "growth", "points"]);

const exactly = (value: number | null): Figure => ({ point: value, low: value, high: value });

/** How far two are apart, whichever is ahead: "5 points more" and "5 points fewer" are the same size. */
function magnitude({ point, low, high }: Figure): Figure {
  if (point === null || point >= 0) return { point, low, high };
  return { point: 0 - point, low: high === null ? null : 0 - high, high: low === null ? null : 0 - low };
}

/** One figure as a multiple of another, where both are above nought. */
function ratioOf(one: Figure, other: Figure): Figure | undefined {
  if (one.point === null || other.point === null || other.point <= 0 || one.point < 0) return undefined;
  return {
    point: one.point / other.point,
    low: one.low === null || other.high === null || other.high <= 0 ? null : one.low / other.high,
    high: one.high === null || other.low === null || other.low <= 0 ? null : one.high / other.low,
  };
}

/** "A third more" is four thirds of it, "20% less" four fifths. */
const relatively = ({ value, half, relative }: Quantity): Reading => ({ value: relative === "less" ? 1 - value : 1 + value, half });

/** A size of change has the figure's sign: which way it went, other words say, and are held against it themselves. */
const withSignOf = ({ point }: Figure, { value, half }: Reading): Reading => ({
  value: value > 0 && point !== null && point < 0 ? 0 - value : value,
  half,
});

/** Things counted by one word and by another. */
const alike: readonly ReadonlySet<string>[] = [
  new Set(["job", "jobs", "people", "workers", "employees", "employed", "work"]),
  new Set(["people", "residents", "persons", "population"]),
  new Set(["vacancies", "vacancy", "posts"]),
  new Set(["commuters", "commute", "travel", "flows", "people", "workers"]),
  new Set(["businesses", "firms", "companies", "enterprises"]),
  new Set(["claimants", "unemployed", "people"]),
];

/** A bare number is the figure's where it counts what the figure counts, or is written as such a figure is. */
function isNumberOf({ of, value, hasDecimals, first }: Quantity, { about, tokens }: Checking): boolean {
  const said = about.said.toLowerCase().split(/\P{L}+/u);
  const [after = ""] = of;
  const saysNone = !alike.some((set) => said.some((one) => set.has(one))); // "competitive effect" counts what its question counts
  const counts = of.some(
    (word) => said.includes(word) || alike.some((set) => set.has(word) && (saysNone || said.some((one) => set.has(one)))),
  );
  switch (about.unit) {
    case "count":
    case "change":
      return counts || (value >= 1000 && !/^\p{L}/u.test(after));
    case "ratio":
    case "index":
    case "probability":
      return (
        hasDecimals || (/^(of|at|is|was|quotient|index|ratio|score|lq)$/.test(tokens[first - 1]?.text ?? "") && !/^\p{L}/u.test(after))
      );
    default:
      return false;
  }
}

const capital = (sentence: string): string => `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`; // a sentence has a first letter
