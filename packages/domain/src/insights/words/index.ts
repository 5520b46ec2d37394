export { checkWords } from "./check-words.ts";
export type { FigureChecked } from "./figure-checked.ts";
export { contradicts, WordsFinding, wordsFindings } from "./words-finding.ts";
