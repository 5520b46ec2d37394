/** A word, a number or a sign of a sentence, in lower case, and where it stands. */
export type Token = { text: string; from: number; to: number };

/** Numbers with their thousands grouped; words, those with a hyphen in their parts; every other sign by itself. */
const pattern = /(?<!\S)[-−](?=\d)|\d[\d,]*(?:\.\d+)?|\p{L}+(?:[’']\p{L}+)*|[^\s\p{L}\d-]/gu;

export const tokensOf = (words: string): Token[] =>
  [...words.matchAll(pattern)].map((found) => ({
    text: found[0].toLowerCase().replace(/^-$/, "−").replaceAll("’", "'").replace(/,+$/, ""),
    from: found.index,
    to: found.index + found[0].replace(/,+$/, "").length,
  }));

/** Whether some words stand at a place, one after another: "per cent", or one of several: "twice|double". */
export function standsAt(tokens: readonly Token[], at: number, phrase: string): boolean {
  return phrase.split(" ").every((word, step) => {
    const text = tokens[at + step]?.text;
    return text !== undefined && word.split("|").includes(text);
  });
}

/** Signs that end what one word says of another. */
export const endsClause = ({ text }: Token): boolean =>
  /^[,;:.()–—]$/.test(text) || text === "but" || text === "while" || text === "whereas" || text === "although" || text === "though";
