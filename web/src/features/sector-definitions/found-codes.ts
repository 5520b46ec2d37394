import { sicCodes, sicLevels, sicNameOf, type SicLevel } from "@concord/domain/code-sets";

export type FoundCode = { code: string; name: string; level: SicLevel };

let every: readonly FoundCode[] | undefined;

/** A class that has no subclasses has a code of five digits too, ending in 0: the class is the one to choose. */
const all = (): readonly FoundCode[] =>
  (every ??= sicLevels.flatMap((level) =>
    [...sicCodes(level).keys()]
      .filter((code) => !(level === "subclass" && code.endsWith("0") && sicNameOf(code.slice(0, -1)) === sicNameOf(code)))
      .map((code) => ({ code, name: sicNameOf(code) ?? code, level })),
  ));

/** Industries of any level whose code or name has all these words, the coarsest first; of codes, those that begin so. */
export function findCodes(typed: string): readonly FoundCode[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all().filter(({ level }) => level === "section");
  return all().filter(({ code, name }) => words.every((word) => fits(word, code, name.toLowerCase())));
}

const fits = (word: string, code: string, name: string): boolean =>
  /\d/.test(word) ? code.startsWith(word.replaceAll(/[./]/g, "")) : name.includes(word) || code.toLowerCase() === word;
