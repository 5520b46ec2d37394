import * as z from "zod";
import { sicLevelOf, sicLevels, sicNameOf, type SicLevel } from "../../code-sets/index.ts";
import { divisionOf, industryName, isPseudoIndustry, sectionOf } from "../../reference/index.ts";

/** How fine the sectors of an answer are. `as-published` takes the codes as they are; the others add finer codes up. */
export const SectorDetail = z.enum(["as-published", "section", "division", "group", "class"]);
export type SectorDetail = z.infer<typeof SectorDetail>;

/** The level a code counts at. A pseudo-code of five digits counts among those. Undefined for other code sets. */
export function levelOf(code: string): SicLevel | undefined {
  if (isPseudoIndustry(code)) return sicLevels[code.length - 1];
  return sicLevelOf(code) ?? (/^\d{2,5}$/.test(code) && divisionOf(code) !== undefined ? sicLevels[code.length - 1] : undefined);
}

/** The sector whose figure this code is part of. Undefined where the classification has no place for it at that level. */
export function groupOf(code: string, detail: SectorDetail): string | undefined {
  switch (detail) {
    case "as-published":
      return code;
    case "section":
      return sectionOf(code);
    case "division":
      return divisionOf(code);
    case "group":
    case "class": {
      const digits = detail === "group" ? 3 : 4;
      return divisionOf(code) === undefined || code.length < digits ? undefined : code.slice(0, digits);
    }
  }
}

/** Whether a code is, or lies in, a section, division, group or class. */
export function liesWithin(code: string, whole: string): boolean {
  if (code === whole) return true;
  if (/^[A-U]$/.test(whole)) return sectionOf(code) === whole;
  return /^\d+$/.test(whole) && code.startsWith(whole);
}

/** The levels that a table can be added up to, coarsest first, beside as it is published. */
export function detailsOf(codes: readonly string[]): SectorDetail[] {
  const level = codes.map(levelOf).find((one) => one !== undefined);
  if (level === undefined || level === "section") return ["as-published"];
  const coarser = sicLevels.slice(0, sicLevels.indexOf(level)).filter((one) => one !== "subclass") as SectorDetail[];
  return [...coarser, "as-published"];
}

/** The next finer detail, within one sector; undefined at the finest that the table has. */
export function finerThan(detail: SectorDetail, codes: readonly string[]): SectorDetail | undefined {
  const details = detailsOf(codes);
  return details[details.indexOf(detail) + 1];
}

/** "C : Manufacturing" is how Nomis writes a name; the code is shown beside it anyway. */
export function groupName(code: string, detail: SectorDetail, published: (code: string) => string | undefined): string {
  const classified = detail === "as-published" ? undefined : (industryName(code) ?? sicNameOf(code));
  const name = published(code)?.trim();
  return classified ?? (name ? withoutCode(name, code) : undefined) ?? industryName(code) ?? sicNameOf(code) ?? code;
}

const withoutCode = (name: string, code: string): string => {
  const rest = name.startsWith(code) ? name.slice(code.length).replace(/^\s*[:-]\s*/, "") : name;
  return rest === "" ? name : rest;
};
