/** A cell as both engines see it: text, a number, a day as the number of days since 1970; null where it is blank. */
export type Value = string | number | null;

/** Text in the order of its characters' code points, which is that of its UTF-8 bytes: what DuckDB and Parquet's statistics use. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left === right) continue;
    // A surrogate is part of a character beyond all that one unit holds.
    const [isPair, otherIsPair] = [isSurrogate(left), isSurrogate(right)];
    return isPair === otherIsPair ? left - right : isPair ? 1 : -1;
  }
  return one.length - other.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** Two cells of one column, neither of them blank. */
export const compare = (one: string | number, other: string | number): number =>
  typeof one === "number" && typeof other === "number" ? one - other : compareText(String(one), String(other));

/** Blank cells come last, whichever way the others go. */
export function compareBlanksLast(one: Value, other: Value, direction: "ascending" | "descending"): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return direction === "ascending" ? compare(one, other) : compare(other, one);
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** 2026-11-24 as the number of days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;

/** The other way about. */
export function dayFromNumber(days: number): string {
  const [date = ""] = new Date(days * dayMilliseconds).toISOString().split("T");
  return date.replace(/^\+0*/, "");
}

/** Letters whose small form is one letter too, up to U+017F: Latin as English, Welsh and most of Europe write it. Both engines fold these and no others. */
export const foldedLetters: readonly (readonly [capital: string, small: string])[] = Array.from({ length: 0x180 }, (_, code) =>
  String.fromCharCode(code),
).flatMap((letter) => {
  const small = letter.toLowerCase();
  return small !== letter && small.length === 1 ? [[letter, small] as const] : [];
});

const smallOf = new Map(foldedLetters);

export const folded = (text: string): string => text.replace(/[A-ZÀ-ſ]/g, (letter) => smallOf.get(letter) ?? letter);
