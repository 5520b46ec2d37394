export type Pasted = {
  /** Codes, and what may be names, as they were written, each once. */
  entries: readonly string[];
  /** Words that stood on a line with a code: its name, most likely, and no place of their own. */
  beside: readonly string[];
};

/**
 * What a person pasted, taken apart: codes parted by commas, spaces, semicolons or lines, or rows of a spreadsheet
 * with a code among them. A line without any code is taken as names, parted by commas, semicolons or tabs alone,
 * so that "North Yorkshire" is one.
 */
export function codesIn(text: string): Pasted {
  const entries = new Set<string>();
  const beside = new Set<string>();
  for (const line of text.replaceAll(unseen, "").split(/[\r\n]+/)) {
    const words = parted(line, /[\s,;|]+/);
    const codes = words.filter(looksLikeCode);
    for (const entry of codes.length > 0 ? codes : parted(line, /[\t,;|]+/)) entries.add(entry);
    if (codes.length > 0) for (const word of words) if (!codes.includes(word)) beside.add(word);
  }
  return { entries: [...entries], beside: [...beside] };
}

/** Characters of no width that come along from web pages and PDFs. */
const unseen = /\u200b|\u200c|\u200d|\u2060|\ufeff/g;

const parted = (line: string, by: RegExp): string[] =>
  line
    .split(by)
    .map((part) => part.trim().replace(/^["'‘’“”]+|["'‘’“”]+$/g, ""))
    .filter((part) => part !== "");

/** Codes of places have letters and digits; of regions in the ITL and the NUTS before it, three letters. */
const looksLikeCode = (word: string): boolean => (/\d/.test(word) && /[a-z]/i.test(word)) || /^(TL|UK)[C-N]$/i.test(word);
