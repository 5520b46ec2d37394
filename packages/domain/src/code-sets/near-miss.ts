import { isInCodeSet, type CodeSet } from "./code-set.ts";

/** What has happened to a code on its way: spreadsheets drop zeros, people type O for 0, exports put the name behind it. */
export type Slip = "trailing-space" | "letter-case" | "punctuation" | "leading-zeros-lost" | "look-alike" | "name-appended";

export type NearMiss = { slip: Slip; code: string };

/** Spaces of every kind, and characters that are not seen at all. */
const edges = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;

/** The code of this set that was most likely meant, and what happened to it; undefined where none is near. */
export function nearMissIn(set: CodeSet, given: string): NearMiss | undefined {
  const bare = given.replaceAll(edges, "");
  for (const [slip, mend] of mends) {
    for (const code of mend(bare, set)) if (code !== given && isInCodeSet(set, code)) return { slip, code };
  }
  return undefined;
}

const mends: readonly [Slip, (bare: string, set: CodeSet) => readonly string[]][] = [
  ["trailing-space", (bare) => [bare]],
  ["letter-case", (bare) => [bare.toUpperCase()]],
  ["punctuation", (bare) => [compact(bare), ...withoutDecimals(bare)]],
  ["leading-zeros-lost", (bare, set) => [bare, compact(bare), ...withoutDecimals(bare)].flatMap((digits) => padded(digits, set))],
  ["look-alike", (bare) => [lookAlike(compact(bare.toUpperCase()))]],
  ["name-appended", (bare) => firstWord(bare)],
];

/** SIC is also written 62.01 and 62.01/2; codes kept as text in a spreadsheet may begin with an apostrophe. */
const compact = (bare: string) => bare.replaceAll(/[.\s/'’"“”-]/g, "").toUpperCase();

/** 62012.0, as a number read as a decimal is written. */
const withoutDecimals = (bare: string) => (/^\d+\.0+$/.test(bare) ? [bare.replace(/\.0+$/, "")] : []);

/** Only sets of industries have codes that begin with a zero. */
function padded(digits: string, { meaning, codes }: CodeSet): string[] {
  if (meaning !== "industry" || !/^\d{1,4}$/.test(digits)) return [];
  const [example] = codes?.().keys() ?? [];
  return example !== undefined && example.length > digits.length ? [digits.padStart(example.length, "0")] : [];
}

/** O and I after the first letter stand for 0 and 1, in codes whose every other character is a digit. */
const lookAlike = (bare: string) => bare.slice(0, 1).replace("O", "0") + bare.slice(1).replaceAll("O", "0").replaceAll(/[IL]/g, "1");

/** "E08000001 Bolton", "62 : Computer programming", "C - Manufacturing". */
function firstWord(bare: string): string[] {
  const code = /^([A-Za-z0-9.]{1,9})(?:\s*[:–—|;,-]\s*|\s+)\S/.exec(bare)?.[1];
  return code === undefined ? [] : [code, code.toUpperCase(), compact(code)];
}
