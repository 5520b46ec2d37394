import { endsClause, standsAt, type Token } from "./tokens.ts";
import type { Quantity } from "./quantities.ts";

/** A direction as words say it, and of what: a change over time, a comparison, or a place before or behind all others. */
export type Direction = {
  kind: "change" | "comparison" | "superlative";
  sign: 1 | -1;
  from: number;
  to: number;
  /** Said of what is usual everywhere: "concentrated", "more … than elsewhere", "above average". */
  ofUsual: boolean;
  /** Said of another time ("than a decade ago"): nothing that the figure tells. */
  ofAnotherTime: boolean;
  /** What the words after "than" or "below" are, in lower case: whose figure it is compared with. */
  than: string;
  /** Of a superlative: how many are before it. "The second highest" has one; "among the highest" is open. */
  behind: number | "open";
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const grew = set(
  "grew grow grows growing grown rose rise rises rising risen increased increase increases increasing gained gain gains gaining expanded expand expands expanding climbed climbs climbing added adds doubled doubling doubles tripled trebled tripling quadrupled",
);
const fell = set(
  "fell fall falls falling fallen declined decline declines declining dropped drop drops dropping shrank shrunk shrink shrinks shrinking lost lose loses losing loss losses reduced reduces reducing reduction decreased decrease decreases decreasing contracted contracting halved halving cut cuts",
);
/** How much, of whatever stands beside it: "more concentrated", "fewer jobs lost", "slower growth". */
const moreOf = set("more faster quicker greater larger bigger stronger higher");
const lessOf = set("less fewer slower weaker smaller lower");
const above = set("above exceeds exceed exceeded exceeding outperforms outperformed outpaces outpaced outstrips outstripped beats");
const below = set("below lags lagged lagging rarer scarcer");
/** Said by itself of what is usual elsewhere. */
const usualUp = set("concentrated specialised specialized overrepresented");
const usualDown = set("underrepresented");
/** Said of it only with a degree: "less common". */
const commonUp = set("concentration common specialisation reliant dependent");
const commonDown = set("rare scarce uncommon");
const highest = set("highest fastest greatest strongest quickest");
const lowest = set("lowest slowest fewest weakest smallest");
/** "Our greatest strength", "the smallest district": said of things, but before words that a figure is. */
const ofThings = set("greatest strongest weakest smallest");
const figures = set("share proportion growth increase rise fall decline loss concentration number rate");
const negations = set(
  "not no never neither nor hardly barely without isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't cannot can't",
);
const usualPlaces = set(
  "elsewhere average averages country country's nation nation's national nationally england england's britain britain's kingdom uk gb everywhere typical usual norm",
);
/** "higher education", "lower paid": names of things, and no comparison. */
const named = set("education skilled skills skill level levels paid pay income incomes qualification qualifications tier carbon");
const anotherTime =
  /^(in |at |on |during )?(the )?(19|20)\d\d|^(it|they|there|we) (was|were|had|did)\b|\b(ago|before|previously|earlier|formerly)\b|^last /;
/** Words that "most" and "least" are degrees of; before others they count ("most people"). */
const likeAnAdjective = /(ed|ive|ant|[^m]ent|ous|ble|verse|ing)$/;

/** Every direction that a sentence says, in order. What only bounds a size ("more than 12%") is none. */
export function directionsIn(tokens: readonly Token[], sizes: readonly Quantity[]): Direction[] {
  const taken = new Set<number>();
  for (const { boundFirst, first } of sizes) if (boundFirst !== undefined) for (let at = boundFirst; at < first; at++) taken.add(at);
  const found: Direction[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken.has(at)) continue;
    const one = superlativeAt(tokens, at) ?? comparisonAt(tokens, at) ?? changeAt(tokens, at);
    if (!one) continue;
    const { last, ...bare } = one;
    const direction: Direction =
      bare.kind === "comparison" && /^(any|every|all)( of the)? others?\b/.test(bare.than) ? { ...bare, kind: "superlative" } : bare; // "than any other"
    const sign = isNegated(tokens, at) ? ((0 - direction.sign) as 1 | -1) : direction.sign;
    if (direction.kind === "superlative" && sign !== direction.sign) continue; // "not the highest" says little
    found.push({ ...direction, sign });
    for (let passed = at + 1; passed <= last; passed++) taken.add(passed);
    const both = direction.kind === "comparison" ? changeBeside(tokens, at, last) : undefined;
    if (both) found.push(both);
  }
  return found;
}

type Found = Direction & { last: number };

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? "";

/** "highest", "most concentrated", "second highest", "among the lowest". "Most of", "at most" and "at least" are others' business. */
function superlativeAt(tokens: readonly Token[], at: number): Found | undefined {
  const text = textAt(tokens, at);
  const next = textAt(tokens, at + 1);
  const isDegree =
    (text === "most" || text === "least") &&
    textAt(tokens, at - 1) !== "at" &&
    (commonUp.has(next) || commonDown.has(next) || likeAnAdjective.test(next));
  const sign = highest.has(text) || (isDegree && text === "most") ? 1 : lowest.has(text) || isDegree ? -1 : undefined;
  if (sign === undefined) return undefined;
  if (ofThings.has(text) && !figures.has(textAt(tokens, at + 1))) return undefined;
  const last = isDegree ? at + 1 : at;
  const turned = isDown(next) || isDown(textAt(tokens, at + 2)) ? ((0 - sign) as 1 | -1) : sign; // "the fastest decline"
  const clause = tokens.slice(Math.max(0, at - 4), at).map((token) => token.text);
  const place = ["second", "third", "fourth", "fifth", "sixth"].indexOf(textAt(tokens, at - 1));
  const behind = place >= 0 ? place + 1 : clause.includes("among") || clause.join(" ").endsWith("one of the") ? "open" : 0;
  const rest = tokens.slice(last + 1, last + 5).map((token) => token.text);
  return {
    ...plain(tokens, at, last),
    kind: "superlative",
    sign: turned,
    ofAnotherTime: rest.includes("since") || rest.includes("ever") || rest.includes("years"),
    behind,
  };
}

const isDown = (text: string): boolean => fell.has(text) || usualDown.has(text) || commonDown.has(text);

/** "more", "less concentrated", "fewer … than", "above", "over-represented", "concentrated". */
function comparisonAt(tokens: readonly Token[], at: number): Found | undefined {
  const text = textAt(tokens, at);
  if (standsAt(tokens, at, "over represented")) return usual(tokens, at, at + 1, 1);
  if (standsAt(tokens, at, "under represented")) return usual(tokens, at, at + 1, -1);
  const isEqual = textAt(tokens, at - 1) === "as" || textAt(tokens, at - 1) === "how"; // "twice as concentrated" says its size, and no direction
  if (usualUp.has(text) && !isEqual) return usual(tokens, at, at, 1);
  if (usualDown.has(text) && !isEqual) return usual(tokens, at, at, -1);
  if (above.has(text) || (text === "ahead" && textAt(tokens, at + 1) === "of")) return { ...plain(tokens, at, at), sign: 1 };
  if (below.has(text)) return { ...plain(tokens, at, at), sign: -1 };
  if ((!moreOf.has(text) && !lessOf.has(text)) || named.has(textAt(tokens, at + 1))) return undefined;
  const own = moreOf.has(text) ? 1 : -1;
  const beside = besideDegree(tokens, at);
  const last = beside?.at !== undefined && beside.at > at ? beside.at : at;
  const sign = (own * (beside?.sign ?? 1)) as 1 | -1;
  return beside?.usual ? usual(tokens, at, last, sign) : { ...plain(tokens, at, last), sign };
}

/** The word that a degree is of, a few words on or before: "fewer jobs lost", "fell faster". */
function besideDegree(tokens: readonly Token[], at: number): { at: number; sign: 1 | -1; usual: boolean } | undefined {
  for (const step of [1, 2, 3, -1, -2]) {
    const there = at + step;
    const between = tokens.slice(Math.min(at, there) + 1, Math.max(at, there));
    if (!tokens[there] || between.some(endsClause) || between.some(({ text }) => text === "than")) continue;
    const text = textAt(tokens, there);
    if (grew.has(text) || text === "growth") return { at: there, sign: 1, usual: false };
    if (fell.has(text)) return { at: there, sign: -1, usual: false };
    if (step > 0 && (usualUp.has(text) || commonUp.has(text))) return { at: there, sign: 1, usual: true };
    if (step > 0 && (usualDown.has(text) || commonDown.has(text))) return { at: there, sign: -1, usual: true };
  }
  return undefined;
}

/** "fell faster" compares, and says that it fell. */
function changeBeside(tokens: readonly Token[], first: number, last: number): Direction | undefined {
  for (let at = first + 1; at <= last; at++) {
    const change = changeAt(tokens, at);
    if (change) {
      const { last: _, ...direction } = change;
      return direction;
    }
  }
  return undefined;
}

function changeAt(tokens: readonly Token[], at: number): Found | undefined {
  const text = textAt(tokens, at);
  const toNumber = /^(\d.*|by|a|half|nearly|almost|about|over|£)$/.test(textAt(tokens, at + 1));
  const isUp = grew.has(text) || (text === "up" && toNumber);
  if (!isUp && !fell.has(text) && !(text === "down" && toNumber)) return undefined;
  return { ...plain(tokens, at, at), kind: "change", sign: isUp ? 1 : -1 };
}

const plain = (tokens: readonly Token[], first: number, last: number): Found => {
  const than = thanAfter(tokens, last);
  return {
    kind: "comparison",
    sign: 1,
    from: tokens[first]!.from,
    to: tokens[last]!.to,
    last,
    ofUsual: than.split(" ").some((word) => usualPlaces.has(word)),
    ofAnotherTime: anotherTime.test(than),
    than,
    behind: 0,
  };
};

/** Of what is usual elsewhere, unless somebody is named after "than". */
const usual = (tokens: readonly Token[], first: number, last: number, sign: 1 | -1): Found => {
  const found = plain(tokens, first, last);
  return { ...found, sign, ofUsual: found.than === "" || found.ofUsual };
};

/** What follows "than" in the same clause, or the word itself where it is "above" or "below". */
function thanAfter(tokens: readonly Token[], last: number): string {
  const until = tokens.findIndex((token, at) => at > last && endsClause(token));
  const clause = tokens.slice(last + 1, until < 0 ? undefined : until).map(({ text }) => text);
  const at = clause.indexOf("than");
  const isItself = ["above", "below", "ahead"].includes(textAt(tokens, last));
  return at < 0 && !isItself ? "" : clause.slice(at + 1).join(" ");
}

/** Within three words before, in the same clause. */
function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    if (endsClause(tokens[back]!)) return false;
    if (negations.has(tokens[back]!.text)) return true;
  }
  return false;
}
