import { readMark } from "@concord/domain/evidence";

/** Longer than any mark: "not applicable", "fewer than 1000". */
const longest = 24;

/**
 * Whether a cell is a mark in place of a figure: `*`, `[c]`, `..`, `<5`. Any
 * letter in square brackets is one, known or not: the Analysis Function's
 * guidance on symbols in tables gives them that form and lets publishers add their own.
 */
export function isMark(cell: string): boolean {
  const text = cell.trim();
  if (text === "" || text.length > longest) return false;
  return readMark(text) !== undefined || /^\[[a-z]{1,4}\]$/i.test(text) || /^[£€$] ?[-–—]$/.test(text);
}

/** NULL, N/A, -: there is nothing here, of whatever it would be. A letter says that of figures alone. */
export function saysMissing(cell: string): boolean {
  const text = cell.trim();
  return text.length !== 1 || /[-–—~]/.test(text) ? /missing|not-applicable/.test(readMark(text)?.status ?? "") : false;
}

/** A mark that could be an ordinary word or letter of a column of text. */
export const couldBeWord = (mark: string): boolean => /^[a-z/ ]+$/i.test(mark.trim());

/**
 * What may stand behind a figure: a symbol in brackets, asterisks, daggers,
 * raised figures, and of bare letters those that say something of a figure that is there
 * (provisional, revised, estimated, break in the series, unreliable).
 */
const behind = /^(.*[\d)%])\s*(\[[a-z][a-z0-9 ]{0,8}\]|\((?:p|r|e|b|u|est|prov|rev)\)|\*{1,3}|[†‡§¹²³]{1,3}|[prebu])$/i;

export function attachedMark(cell: string): { before: string; mark: string } | undefined {
  const found = behind.exec(cell);
  return found ? { before: found[1]!.trim(), mark: found[2]! } : undefined; // both groups are always there
}
