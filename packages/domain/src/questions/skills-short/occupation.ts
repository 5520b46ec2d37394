import { socNameOf } from "../../code-sets/index.ts";
import type { OccupationDetail } from "./question.ts";

const digitsOf: Record<Exclude<OccupationDetail, "as-published">, number> = {
  "major-group": 1,
  "sub-major-group": 2,
  "minor-group": 3,
  "unit-group": 4,
};

/** The classification's code in what stands in the table: "2", "2136", or "2 Professional Occupations". */
export const socCodeIn = (published: string): string | undefined => /^\s*([1-9]\d{0,3})(?=\D|$)/.exec(published)?.[1];

/** What stands for all occupations together, which would count each of them again. */
export const isEveryOccupation = (published: string): boolean => /^\s*(all|total)\b/i.test(published);

/** The occupation whose figure this is part of. Undefined where it is not so fine, or no code at all. */
export function occupationOf(published: string, detail: OccupationDetail): string | undefined {
  const code = socCodeIn(published);
  if (detail === "as-published") return code ?? published.trim();
  const digits = digitsOf[detail];
  return code === undefined || code.length < digits ? undefined : code.slice(0, digits);
}

/** "2 Professional Occupations" is code and name in one; a code alone has the table's name for it, or the classification's. */
export function occupationName(code: string, published: readonly string[], nameOf: (code: string) => string | undefined): string {
  for (const text of published) {
    if (socCodeIn(text) !== code) continue;
    const said = text
      .trim()
      .slice(code.length)
      .replace(/^\s*[:.-]?\s*/, "");
    const name = said === "" ? nameOf(text)?.trim() : said;
    if (name) return name.startsWith(code) ? name.slice(code.length).replace(/^\s*[:.-]?\s*/, "") : name;
  }
  return socNameOf(2020, code) ?? socNameOf(2010, code) ?? code;
}

/** Finer levels that a table's codes can be added up to, coarsest first, beside as it is published. */
export function occupationDetailsOf(published: readonly string[]): OccupationDetail[] {
  const lengths = published.flatMap((text) => socCodeIn(text)?.length ?? []);
  if (lengths.length === 0) return ["as-published"];
  const finest = Math.min(...lengths);
  return [
    ...(Object.keys(digitsOf) as Exclude<OccupationDetail, "as-published">[]).filter((detail) => digitsOf[detail] < finest),
    "as-published",
  ];
}

/**
 * The editions of the classification in which every code of four digits, or of
 * as many as there are, stands. SOC 2010 and SOC 2020 use the same codes for
 * other occupations, so two tables are of one edition only if both could be.
 */
export function editionsOf(codes: readonly string[]): (2010 | 2020)[] {
  return ([2010, 2020] as const).filter((edition) => codes.every((code) => socNameOf(edition, code) !== undefined));
}
