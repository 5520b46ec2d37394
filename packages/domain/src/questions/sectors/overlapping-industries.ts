import { sicSections } from "../../reference/index.ts";

/**
 * Two codes of which the one counts what the other counts too: "C (10-33)" and
 * "CA-CB (10-15)", "Total" and any other. Publishers mix levels in one column,
 * with codes of their own. Undefined where none is seen to; what a code holds
 * that is written in no way known here cannot be told.
 */
export function overlapAmong(
  codes: readonly string[],
  nameOf: (code: string) => string | undefined,
): readonly [string, string] | undefined {
  if (codes.length < 2) return undefined;
  const total = codes.find((code) => isTotal(code, nameOf(code)));
  if (total !== undefined) return [total, codes.find((code) => code !== total)!]; // there are two
  const holder = new Map<number, string>();
  for (const code of codes) {
    for (const division of divisionsIn(code)) {
      const other = holder.get(division);
      if (other !== undefined) return [other, code];
      holder.set(division, code);
    }
  }
  return undefined;
}

const isTotal = (code: string, name: string | undefined): boolean =>
  /^(total|all|_t)$/i.test(code.trim()) || /^(total|all industries|all sectors|all sections)$/i.test((name ?? "").trim());

/** The divisions that a code says it holds. Codes finer than a division hold only part of one, and none is given. */
function divisionsIn(code: string): readonly number[] {
  const text = code.trim();
  const bracketed = /\((\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\)$/.exec(text);
  const numbers = bracketed ?? /^(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?$/.exec(text);
  if (numbers) return range(Number(numbers[1]), Number(numbers[2] ?? numbers[1]));
  const letters = /^([A-U])(?:\s*[-–]\s*([A-U]))?$/.exec(text);
  if (!letters) return [];
  const [, first, last = first] = letters as unknown as [string, string, string | undefined];
  return sicSections
    .filter((section) => first <= section.code && section.code <= last!)
    .flatMap(({ divisions }) => divisions.map((one) => Number(one.code)));
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
