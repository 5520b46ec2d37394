import {
  combinedAuthorities,
  counties,
  countries,
  districts,
  formerAuthorities,
  regions,
  sicSections,
  type LocalAuthorityDistrict,
} from "../reference/index.ts";
import { beginningWith, hierarchyOfLists, total, type Hierarchy } from "./hierarchy.ts";

/**
 * SIC 2007: section, division, group, class, subclass. Surveys of employers do not cover households as employers
 * or embassies (sections T and U), nor some of them farms, and leave them out of their tables.
 */
export function hierarchyOfIndustry(): Hierarchy {
  const isSic = (code: string) => /^\d{2,5}$/.test(code);
  return hierarchyOfLists({
    dimension: "industry",
    name: "SIC 2007",
    lists: [
      [total, sicSections.map(({ code }) => code)],
      ...sicSections.map(({ code, divisions }) => [code, divisions.map((division) => division.code)] as const),
    ],
    mayBeAbsent: new Set(["T", "U", "97", "98", "99"]),
    below: (code, listed) => (isSic(code) ? beginningWith(code, listed, isSic) : undefined),
  });
}

/** SOC 2010 and 2020: nine major groups, and a digit more at each of the three levels below. */
export function hierarchyOfOccupation(): Hierarchy {
  const isSoc = (code: string) => /^[1-9]\d{0,3}$/.test(code);
  return hierarchyOfLists({
    dimension: "occupation",
    name: "SOC",
    lists: [[total, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]]],
    below: (code, listed) => (isSoc(code) ? beginningWith(code, listed, isSoc) : undefined),
  });
}

/**
 * Places: the Kingdom, its countries, the regions of England, counties, combined authorities past and present, and
 * districts of every vintage, a district that has ended being part of what took over from it. Also ITL, whose codes
 * say what they lie in, and small areas where the table comes with a lookup.
 */
export function hierarchiesOfPlace(lookups: readonly (readonly [whole: string, parts: readonly string[]])[] = []): Hierarchy[] {
  const current = districts.filter(({ to }) => to === undefined);
  const among = (is: (district: LocalAuthorityDistrict) => boolean, of: readonly LocalAuthorityDistrict[] = current) =>
    of.filter(is).map(({ code }) => code);
  const inUse = ([, parts]: readonly [string, readonly string[]]) => parts.length > 0;
  const [england, wales, scotland, northernIreland] = countries.map(({ code }) => code) as [string, string, string, string];

  const lists: (readonly [string, readonly string[]])[] = [
    ["K02000001", [england, wales, scotland, northernIreland]],
    ["K03000001", [england, wales, scotland]],
    ["K04000001", [england, wales]],
    [england, regions.map(({ code }) => code)],
    ...countries.slice(1).map(({ code }) => [code, among(({ country }) => country === code)] as const),
    ...regions.map(({ code }) => [code, among(({ region }) => region === code)] as const),
    // A county keeps the districts it last had: one that has ended has none in use.
    ...counties.map(({ code, to }) => [code, among(({ county, to: until }) => county === code && until === to, districts)] as const),
    ...[...combinedAuthorities, ...formerAuthorities].map((one) => [one.code, one.districts.map(({ code }) => code)] as const),
    ...districts.map(({ code, predecessors }) => [code, wholePredecessors(predecessors)] as const),
    ...lookups,
  ];
  const isItl = (code: string) => /^(TL|UK)[C-N][0-9A-Z]{0,2}$/.test(code);
  return [
    hierarchyOfLists({ dimension: "place", name: "places", lists: lists.filter(inUse) }),
    {
      dimension: "place",
      name: "ITL",
      partsOf(code, listed) {
        const parts = isItl(code) ? beginningWith(code, listed, isItl) : undefined;
        return parts && parts.codes.length > 1 ? [parts] : []; // of one alone, nothing says that it is all
      },
    },
  ];
}

/** Where lines were drawn afresh, the old figures do not add up to the new. */
const wholePredecessors = (predecessors: LocalAuthorityDistrict["predecessors"]): string[] =>
  predecessors.some(({ change }) => change === "redrawn") ? [] : predecessors.map(({ code }) => code);

/** All that are known. */
export const knownHierarchies = (): Hierarchy[] => [...hierarchiesOfPlace(), hierarchyOfIndustry(), hierarchyOfOccupation()];
