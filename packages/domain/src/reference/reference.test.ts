import { expect, test } from "vitest";
import { authoritiesOn, authorityOf, combinedAuthorities } from "./authorities.ts";
import { currentDistrict, districtName, formerDistricts } from "./districts.ts";
import { partnershipOn } from "./enterprise-partnerships.ts";
import { elementsOf, frameworks, isInForceOn } from "./frameworks.ts";
import { divisionOf, industryName, isPseudoIndustry, sectionOf, sicSections } from "./sic-2007.ts";

test("SIC 2007 has twenty-one sections, A to U, and eighty-eight divisions in ascending order", () => {
  const divisions = sicSections.flatMap((section) => section.divisions.map(({ code }) => code));
  expect(sicSections.map(({ code }) => code).join("")).toBe("ABCDEFGHIJKLMNOPQRSTU");
  expect(divisions).toHaveLength(88);
  expect(divisions).toEqual([...divisions].sort());
});

test("a code of any length lies in one division and one section, and what is no code lies in none", () => {
  expect(["C", "13", "132", "1320", "13200"].map(sectionOf)).toEqual(["C", "C", "C", "C", "C"]);
  expect(divisionOf("62012")).toBe("62");
  expect(industryName("13")).toBe("Manufacture of textiles");
  expect(["04", "34000", "Z", "", "6", "62.01"].map(sectionOf)).toEqual(Array(6).fill(undefined));
});

test("the farm employment that BRES counts as 01000 is known for a pseudo-code", () => {
  expect(isPseudoIndustry("01000")).toBe(true);
  expect(isPseudoIndustry("01110")).toBe(false);
});

test("West Yorkshire is its five districts, and no district is in two authorities", () => {
  expect(authorityOf("E47000003")?.districts.map(({ name }) => name)).toEqual(["Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"]);
  const codes = combinedAuthorities.flatMap(({ districts }) => districts.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
});

test("the North East was two authorities in 2020 and is one, under a third code, today", () => {
  const northEast = (day: string) =>
    authoritiesOn(day).filter(({ code }) => ["E47000005", "E47000010", "E47000011", "E47000014"].includes(code));
  expect(northEast("2016-01-01").map(({ code }) => code)).toEqual(["E47000005"]);
  expect(northEast("2020-01-01").map(({ code }) => code)).toEqual(["E47000010", "E47000011"]);
  expect(northEast("2026-11-24").map(({ code }) => code)).toEqual(["E47000014"]);
});

test("a code that was kept for another partnership is told apart by the day", () => {
  expect(partnershipOn("E37000043", "2020-06-01")?.name).toBe("Buckinghamshire Thames Valley");
  expect(partnershipOn("E37000043", "2022-06-01")?.name).toBe("Buckinghamshire");
  expect(partnershipOn("E37000058", "2020-06-01")?.name).toBe("York, North Yorkshire and East Riding");
  expect(partnershipOn("E37000058", "2022-06-01")?.name).toBe("York and North Yorkshire");
  expect(partnershipOn("E37000058", "2024-06-01")).toBeUndefined();
});

test("an abolished district leads to the one that took over, and keeps its name", () => {
  expect(currentDistrict("E07000165")).toBe("E06000065");
  expect(districtName("E07000165")).toBe("Harrogate");
  expect(currentDistrict("E08000019")).toBe("E08000039");
  expect(formerDistricts.every(({ succeededBy }) => districtName(succeededBy))).toBe(true);
});

test("every element of a framework has an id of its own, and one national strategy at most is in force on a day", () => {
  const ids = frameworks.flatMap(elementsOf).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(frameworks.filter((framework) => isInForceOn(framework, "2026-11-24")).map(({ key }) => key)).toEqual(["is-8@2025"]);
  expect(frameworks.filter((framework) => isInForceOn(framework, "2019-01-01")).map(({ key }) => key)).toEqual(["is-2017@2017"]);
});
