import { industryName, sectionOf, sicSections } from "../reference/sic-2007.ts";
import { once, readCodeList } from "./code-list.ts";
import { sic2007Codes } from "./sic-2007-codes.ts";

/** The five levels, coarsest first. */
export const sicLevels = ["section", "division", "group", "class", "subclass"] as const;
export type SicLevel = (typeof sicLevels)[number];

/**
 * Every code of SIC 2007 with its name, by level: 21 sections, 88 divisions, 272 groups, 615 classes, and 728
 * codes of five digits: 191 subclasses, and a 0 after each class that has none.
 */
const lists = once((): Readonly<Record<SicLevel, ReadonlyMap<string, string>>> => {
  const written = readCodeList(sic2007Codes);
  const ofLength = (length: number) => [...written].filter(([code]) => code.length === length);
  const [groups, classes, subclasses] = [ofLength(3), ofLength(4), ofLength(5)];
  const withClasses = new Set(classes.map(([code]) => code.slice(0, 3)));
  // A group without a line for its classes has one, called the same.
  const allClasses = [
    ...classes,
    ...groups.filter(([code]) => !withClasses.has(code)).map(([code, name]): [string, string] => [`${code}0`, name]),
  ];
  const withSubclasses = new Set(subclasses.map(([code]) => code.slice(0, 4)));
  const five = [
    ...subclasses,
    ...allClasses.filter(([code]) => !withSubclasses.has(code)).map(([code, name]): [string, string] => [`${code}0`, name]),
  ];
  const inOrder = (list: [string, string][]) => new Map(list.sort(([one], [other]) => (one < other ? -1 : 1)));
  return {
    section: new Map(sicSections.map(({ code, name }) => [code, name])),
    division: new Map(sicSections.flatMap(({ divisions }) => divisions.map(({ code, name }) => [code, name] as const))),
    group: inOrder(groups),
    class: inOrder(allClasses),
    subclass: inOrder(five),
  };
});

export const sicCodes = (level: SicLevel): ReadonlyMap<string, string> => lists()[level];

/** The level a code is of. Undefined for what is no code of SIC 2007, however like one it looks. */
export function sicLevelOf(code: string): SicLevel | undefined {
  const level = /^[A-U]$/.test(code) ? "section" : /^\d{2,5}$/.test(code) ? sicLevels[code.length - 1] : undefined;
  return level && sicCodes(level).has(code) ? level : undefined;
}

/** What an industry is called, at any level. */
export const sicNameOf = (code: string): string | undefined => {
  const level = sicLevelOf(code);
  return level === undefined ? undefined : (industryName(code) ?? sicCodes(level).get(code));
};

/** The industry one level up: of 62012, 6201; of 62, J. Undefined for a section and for what is no code. */
export function sicParentOf(code: string): string | undefined {
  switch (sicLevelOf(code)) {
    case undefined:
    case "section":
      return undefined;
    case "division":
      return sectionOf(code);
    default:
      return code.slice(0, -1);
  }
}

/** The industries one level down, in order. Of a class without subclasses, its own code of five digits. */
export function sicChildrenOf(code: string): readonly string[] {
  const level = sicLevelOf(code);
  if (level === undefined || level === "subclass") return [];
  if (level === "section") return sicSections.find((section) => section.code === code)?.divisions.map((division) => division.code) ?? [];
  const below = sicLevels[sicLevels.indexOf(level) + 1]!; // a subclass was answered above
  return [...sicCodes(below).keys()].filter((one) => one.startsWith(code));
}
