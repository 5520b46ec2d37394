import { divisionOf, industryName, isKnownSection, sectionOf } from "../reference/index.ts";
import type { Question } from "./insight.ts";

type Detail = Question["sectorDetail"];

/** How fine a code of SIC 2007 is: 1 for a section, then as many as it has digits. Undefined for other code sets. */
export function levelOf(code: string): number | undefined {
  if (isKnownSection(code)) return 1;
  return /^\d{2,5}$/.test(code) ? code.length : undefined;
}

/** The sector whose figure this code is part of. Undefined where the classification has no place for it. */
export function groupOf(code: string, detail: Detail): string | undefined {
  switch (detail) {
    case "as-published":
      return code;
    case "section":
      return sectionOf(code);
    case "division":
      return divisionOf(code);
  }
}

/** "C : Manufacturing" is how Nomis writes a name; the code is shown beside it anyway. */
export function groupName(code: string, detail: Detail, names: ReadonlyMap<string, string>): string {
  const classified = detail === "as-published" ? undefined : industryName(code);
  const published = names.get(code)?.trim();
  return classified ?? (published ? withoutCode(published, code) : undefined) ?? industryName(code) ?? code;
}

const withoutCode = (name: string, code: string): string => {
  const rest = name.startsWith(code) ? name.slice(code.length).replace(/^\s*[:-]\s*/, "") : name;
  return rest === "" ? name : rest;
};
