import { recordsIn, type Sample } from "./sample.ts";

export type Delimiter = "," | ";" | "\t" | "|";
const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

export const delimiterNames: Record<Delimiter, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" };

/**
 * The delimiter under which the most rows agree on a number of columns. Prose
 * has commas too, so one that gives columns to most rows beats one that gives
 * many columns to a few.
 */
export function delimiterOf(sample: Sample): Delimiter {
  const text = firstLines(sample.head, 500);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const counts = recordsIn(text, delimiter).map(({ cells }) => cells.length);
    const width = commonWidth(counts);
    if (width < 2) continue;
    const agreeing = counts.filter((count) => count === width).length / counts.length;
    const score = agreeing * agreeing * Math.log2(width + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The number of columns that most rows have; of two as common, the larger. */
export function commonWidth(counts: readonly number[]): number {
  const rowsByWidth = new Map<number, number>();
  for (const count of counts) rowsByWidth.set(count, (rowsByWidth.get(count) ?? 0) + 1);
  return [...rowsByWidth].sort(([width, rows], [otherWidth, otherRows]) => otherRows - rows || otherWidth - width)[0]?.[0] ?? 0;
}

function firstLines(text: string, lines: number): string {
  let end = 0;
  for (let line = 0; line < lines && end < text.length; line++) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = end;
    const found = next.exec(text);
    if (!found) return text;
    end = found.index + found[0].length;
  }
  return text.slice(0, end);
}
