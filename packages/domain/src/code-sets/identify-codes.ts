import { dayInWords } from "@concord/kernel";
import { districtName, districtOf } from "../reference/districts.ts";
import { pseudoIndustryCodes } from "../reference/sic-2007.ts";
import { codeSets, districtSets, everyDistrict, isInCodeSet, nameInCodeSet, type CodedMeaning, type CodeSet } from "./code-set.ts";
import { districtVintageOf } from "./district-vintage.ts";
import { nearMissIn, type Slip } from "./near-miss.ts";

export type CodeCount = { code: string; rows: number };

/** Why a code is not of the set the others are of. */
export type CodeProblem = Slip | "old-code" | "new-code" | "not-in-set";

export type UnknownCode = CodeCount & {
  problem: CodeProblem;
  /** The code, or codes, that were most likely meant. */
  suggestion?: readonly string[] | undefined;
  /** What is the matter and what to do, said to whoever sent the file. */
  sentence: string;
};

export type IdentifiedCodes = {
  /** "LAD 2021"; without a year where the codes do not tell one list from another. */
  name: string;
  set: CodeSet;
  vintage?: number | undefined;
  unknown: readonly UnknownCode[];
  /** Codes that stand among these in published tables and are none of the set: they are known, and meant. */
  pseudo: readonly (CodeCount & { sentence: string })[];
};

/** This share of a column's codes must be of the set, or be near misses of it. */
const most = 0.8;

/**
 * Which code set these are of, and which of them are not in it. The set is the one that holds most of them, near
 * misses counted; of several vintages that hold all, see `districtVintageOf`; undefined where no set holds most.
 */
export function identifyCodes(meaning: CodedMeaning, codes: readonly CodeCount[]): IdentifiedCodes | undefined {
  const pseudo =
    meaning !== "industry"
      ? []
      : codes.flatMap(({ code, rows }) =>
          Object.hasOwn(pseudoIndustryCodes, code) ? [{ code, rows, sentence: pseudoSentence(code) }] : [],
        );
  const real = codes.filter(({ code }) => !pseudo.some((one) => one.code === code));
  if (real.length === 0) return undefined;

  const best = bestOf(
    codeSets.filter((set) => set.meaning === meaning && !districtSets.includes(set)),
    real,
  );
  if (!best) return undefined;
  const { name, set } = best.family === "LAD" ? districtListOf(real) : withVintage(best, real);
  return {
    name,
    set,
    ...(name === set.name && set.vintage !== undefined ? { vintage: set.vintage } : {}),
    unknown: real.flatMap((one) => (isInCodeSet(set, one.code) ? [] : [unknownIn(set, name, one)])),
    pseudo,
  };
}

/** Near misses are looked for only where no set holds most of the codes as they are. */
function bestOf(sets: readonly CodeSet[], codes: readonly CodeCount[]): CodeSet | undefined {
  const scored = sets.map((set) => ({ set, exact: codes.filter(({ code }) => isInCodeSet(set, code)).length }));
  const enough = codes.length * most;
  const exact = greatest(scored.map(({ set, exact: held }) => ({ set, score: held })));
  if (exact && exact.score >= enough) return exact.set;
  const near = greatest(
    scored.map(({ set, exact: held }) => ({
      set,
      // Of two sets that hold as many with near misses, the one that holds more as they are.
      score:
        held +
        codes.filter(({ code }) => !isInCodeSet(set, code) && nearMissIn(set, code) !== undefined).length +
        held / (codes.length + 1),
    })),
  );
  return near && Math.floor(near.score) >= enough ? near.set : undefined;
}

function greatest<T extends { score: number }>(list: readonly T[]): T | undefined {
  return list.reduce<T | undefined>((best, one) => (best && best.score >= one.score ? best : one), undefined);
}

/** The list of districts most of them stand in together; the one that holds all there ever were where none is the best. */
function districtListOf(codes: readonly CodeCount[]): { name: string; set: CodeSet } {
  const meant = codes.flatMap(({ code }) => (isInCodeSet(everyDistrict, code) ? [code] : (nearMissIn(everyDistrict, code)?.code ?? [])));
  const counts = districtSets.map((set) => ({ set, held: meant.filter((code) => isInCodeSet(set, code)).length }));
  const held = Math.max(...counts.map((one) => one.held));
  if (held === meant.length) {
    const vintage = districtVintageOf(meant);
    const set = districtSets.find((one) => one.vintage === vintage);
    return set ? { name: set.name, set } : { name: everyDistrict.name, set: everyDistrict };
  }
  const [first, second] = counts.filter((one) => one.held === held);
  return first && !second && held >= meant.length * most
    ? { name: first.set.name, set: first.set }
    : { name: everyDistrict.name, set: everyDistrict };
}

/** The editions of SOC share many codes: where these are in both, the year is not said. */
function withVintage(set: CodeSet, codes: readonly CodeCount[]): { name: string; set: CodeSet } {
  if (set.meaning !== "occupation") return { name: set.name, set };
  const held = (one: CodeSet) => codes.filter(({ code }) => isInCodeSet(one, code)).length;
  const rival = codeSets.find((one) => one.family === set.family && one !== set);
  return { name: rival && held(rival) === held(set) ? set.family : set.name, set };
}

function unknownIn(set: CodeSet, name: string, { code, rows }: CodeCount): UnknownCode {
  const near = nearMissIn(set, code);
  if (near) {
    return { code, rows, problem: near.slip, suggestion: [near.code], sentence: slipSentence(near.slip, code, withName(set, near.code)) };
  }
  const district = set.family === "LAD" ? districtOf(code) : undefined;
  if (district?.to !== undefined && (set.from === undefined || district.to < set.from)) {
    const taken = district.successors.map((step) => step.code);
    return {
      code,
      rows,
      problem: "old-code",
      suggestion: taken,
      sentence: `${district.name} (${code}) ended on ${dayInWords(district.to)}. ${listedNames(taken)} took its place.`,
    };
  }
  if (district && set.to !== undefined && district.from > set.to) {
    const before = district.predecessors.map((step) => step.code);
    return {
      code,
      rows,
      problem: "new-code",
      suggestion: before,
      sentence: `${district.name} (${code}) began on ${dayInWords(district.from)}, after the list of ${set.vintage}. There it is ${listedNames(before)}.`,
    };
  }
  const other = codeSets.find(
    (one) => one.meaning === set.meaning && one.codes !== undefined && one.family !== set.family && isInCodeSet(one, code),
  );
  return {
    code,
    rows,
    problem: "not-in-set",
    sentence: other
      ? `“${code}” is a code of ${other.name}${named(nameInCodeSet(other, code))}, not of ${name}, as the others are.`
      : `“${code}” is not a code of ${name}, as the others are.`,
  };
}

const named = (name: string | undefined) => (name === undefined ? "" : ` (${name})`);
const withName = (set: CodeSet, code: string) => `${code}${named(nameInCodeSet(set, code))}`;

function listedNames(codes: readonly string[]): string {
  const names = codes.map((code) => `${districtName(code) ?? code} (${code})`);
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}

function slipSentence(slip: Slip, code: string, meant: string): string {
  const said = `“${code}”`;
  switch (slip) {
    case "trailing-space":
      return `${said} has spaces around it, or characters that are not seen: ${meant} is meant.`;
    case "letter-case":
      return `${said} is in small letters: ${meant} is meant.`;
    case "punctuation":
      return `${said} is written with marks that are no part of the code: ${meant} is meant.`;
    case "leading-zeros-lost":
      return `${said} has lost its leading zero, as spreadsheets do: ${meant} is meant.`;
    case "look-alike":
      return `${said} has a letter in place of a figure (O for 0, I for 1): ${meant} is meant.`;
    case "name-appended":
      return `${said} has more behind the code than the code: ${meant} is meant.`;
  }
}

const pseudoSentence = (code: string) => `${code} stands for ${lowerFirst(pseudoIndustryCodes[code] ?? "")}.`;
const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
