import { isPseudoIndustry, sicSections } from "../../reference/index.ts";

/**
 * What an industry code of a table covers: divisions of SIC 2007, and beside
 * them the rent that owners pay themselves, which accounts put in division 68
 * and no job makes.
 */
export type Cover = ReadonlySet<string>;

export const imputedRent = "68IMP";

const divisionsOfSection = new Map(sicSections.map(({ code, divisions }) => [code, divisions.map((division) => division.code)]));
const everyDivision = sicSections.flatMap(({ divisions }) => divisions.map(({ code }) => code));
const sections = sicSections.map(({ code }) => code);
const isDivision = new Set(everyDivision);

/** What stands for all industries, and would count each of them again. */
export const isEveryIndustry = (code: string): boolean => /^\s*(all|total)\b/i.test(code) || /^A\s*-\s*[STU]$/.test(code.trim());

/**
 * Reads a code as publishers of regional accounts and of jobs write it: "C",
 * "A-E", "AB (1-9)", "CA-CB (10-15)", "49-51", "68", "62012", "B,D,E Energy &
 * water". Undefined for totals and for what names no industry.
 */
export function coverOf(code: string): Cover | undefined {
  const text = code.trim();
  if (isEveryIndustry(text)) return undefined;
  if (/^68\s*imp/i.test(text)) return new Set([imputedRent]);

  const bracketed = /\((\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\)$/.exec(text);
  if (bracketed) return divisionsFrom(bracketed[1]!, bracketed[2] ?? bracketed[1]!);
  const range = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/.exec(text);
  if (range) return divisionsFrom(range[1]!, range[2]!);
  if (/^\d{1,5}$/.test(text)) return divisionsFrom(text.slice(0, 2), text.slice(0, 2));

  // Letters and spans of letters, with words after them or none: "K-N Banking", "B,D,E", "C : Manufacturing".
  const lettered = /^([A-U](?:\s*[-–]\s*[A-U])?(?:\s*,\s*[A-U](?:\s*[-–]\s*[A-U])?)*)(?=\s|:|$)/.exec(text);
  if (!lettered) return undefined;
  const spans = lettered[1]!.split(",").map((span) => span.trim().split(/\s*[-–]\s*/) as [string, string?]);
  const letters = spans.flatMap(([first, last = first]) => sections.slice(sections.indexOf(first), sections.indexOf(last) + 1));
  return letters.length === 0 ? undefined : new Set(letters.flatMap((letter) => divisionsOfSection.get(letter)!));
}

function divisionsFrom(first: string, last: string): Cover | undefined {
  const [from, to] = [Number(first), Number(last)];
  const divisions = everyDivision.filter((division) => from <= Number(division) && Number(division) <= to);
  return divisions.length === 0 ? undefined : new Set(divisions);
}

/** Whether a code is finer than a division, and so only a part of what it covers. */
export const isPartOfDivision = (code: string): boolean => /^\d{3,5}$/.test(code.trim()) || isPseudoIndustry(code.trim());

/** "C", "A-B", "10-15": what a sector that covers this is called by code. */
export function codeOfCover(cover: Iterable<string>): string {
  const divisions = [...cover].filter((division) => isDivision.has(division)).sort();
  if (divisions.length === 0) return [...cover].join("+");
  const whole = sections.filter((section) => divisionsOfSection.get(section)!.every((division) => divisions.includes(division)));
  const covered = new Set(whole.flatMap((section) => divisionsOfSection.get(section)!));
  return divisions.every((division) => covered.has(division)) ? spansOf(whole, sections) : spansOf(divisions, everyDivision);
}

/** Neighbours in order as a span: "10-12+14". */
function spansOf(codes: readonly string[], order: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const code of codes) {
    const last = spans.at(-1);
    if (last && order.indexOf(code) === order.indexOf(last[1]) + 1) last[1] = code;
    else spans.push([code, code]);
  }
  return spans.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join("+");
}

/** The sections that something covers parts of. */
export const sectionsOf = (cover: Iterable<string>): string[] => {
  const divisions = new Set(cover);
  return sections.filter((section) => divisionsOfSection.get(section)!.some((division) => divisions.has(division)));
};

export const divisionsOf = (section: string): readonly string[] => divisionsOfSection.get(section) ?? [];

/** "C" and "A-B" by the names of their sections; undefined for what is not whole sections. */
export function nameOfSections(code: string): string | undefined {
  const cover = /^[A-U]([-+][A-U])*$/.test(code) ? code.split("+").map((span) => coverOf(span)) : [];
  if (cover.length === 0 || cover.includes(undefined)) return undefined;
  return sectionsOf(cover.flatMap((one) => [...one!])) // none is undefined
    .map((section) => sicSections.find((one) => one.code === section)!.name)
    .join("; ");
}
