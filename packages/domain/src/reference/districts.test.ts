import { expect, test } from "vitest";
import { dayInWords } from "@concord/kernel";
import { combinedAuthorities, formerAuthorities } from "./authorities.ts";
import {
  codesIn,
  counties,
  currentDistrict,
  districtLists,
  districtName,
  districtOf,
  districts,
  districtsOn,
  isDistrictOn,
} from "./districts.ts";
import { reorganisations } from "./reorganisations.ts";

test("a range of codes is written by its first code and the end of its last", () => {
  expect(codesIn("E07000163-65 E07000246")).toEqual(["E07000163", "E07000164", "E07000165", "E07000246"]);
  expect(codesIn("E07000004-07")).toEqual(["E07000004", "E07000005", "E07000006", "E07000007"]);
  expect(codesIn("95B-E 95Z")).toEqual(["95B", "95C", "95D", "95E", "95Z"]);
});

test.each([
  ["2011-12-31", 406],
  ["2015-04-01", 391],
  ["2019-04-01", 382],
  ["2020-04-01", 379],
  ["2021-04-01", 374],
  ["2023-03-31", 374],
  ["2023-04-01", 361],
  ["2025-04-01", 361],
])("on %s the United Kingdom had %i districts, as the published lists of that year count them", (day, count) =>
  expect(districtsOn(day)).toHaveLength(count),
);

test("each district has one code and a name, and lies in a region of England or in another country", () => {
  expect(new Set(districts.map(({ code }) => code)).size).toBe(districts.length);
  expect(districts.filter(({ name }) => name.trim() === "")).toEqual([]);
  expect(districts.filter(({ country, region }) => (country === "E92000001") !== (region !== undefined))).toEqual([]);
});

test("Craven lay in the county of North Yorkshire, ended with it, and became part of the district of that name", () => {
  const craven = districtOf("E07000163")!; // the table has it: this is what is tested
  expect(craven).toMatchObject({ name: "Craven", region: "E12000003", county: "E10000023", from: "2009-01-01", to: "2023-03-31" });
  expect(craven.successors).toMatchObject([{ code: "E06000065", change: "merged", on: "2023-04-01" }]);
  expect(districtOf("E06000065")?.predecessors).toHaveLength(7);
  expect(counties.find(({ code }) => code === "E10000023")).toMatchObject({ name: "North Yorkshire", to: "2023-03-31" });
});

test("what ended was taken over on the next day by what began then, and everything named in a reorganisation is in the table", () => {
  for (const { on, became } of reorganisations) {
    for (const [old, taken] of became) {
      expect(districtOf(taken), taken).toMatchObject({ from: on });
      for (const code of codesIn(old)) {
        const ended = districtOf(code);
        expect(ended, code).toBeDefined();
        expect(isDistrictOn(ended!, on), `${code} on ${on}`).toBe(false); // defined, as the line before says
      }
    }
  }
});

test("no county is left above districts that have all ended, nor a district that stands under a county that has ended", () => {
  for (const county of counties) {
    const own = districts.filter((district) => district.county === county.code);
    expect(own.length, county.name).toBeGreaterThan(0);
    const standing = own.filter(({ to }) => to === undefined);
    expect(standing.length > 0, county.name).toBe(county.to === undefined);
  }
});

test("what is in use now is found through every change since: Taunton Deane is in Somerset, by way of Somerset West and Taunton", () => {
  expect(currentDistrict("E07000190")).toBe("E06000066");
  expect(currentDistrict("S12000037")).toBe("S12000049"); // Glasgow City, under its fourth code
  expect(currentDistrict("95Z")).toBe("95Z"); // redrawn: it has no one successor
  expect(currentDistrict("E99")).toBe("E99");
  expect(districtName("E07000112")).toBe("Folkestone and Hythe");
});

test("the lists of districts follow one another without a gap", () => {
  districtLists.slice(1).forEach(({ from }, place) => {
    const before = districtLists[place]?.to ?? "";
    expect(new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10)).toBe(from);
  });
  expect(districtLists.at(-1)).toEqual({ year: 2025, from: "2025-04-01" });
});

test("every district of a combined authority is in the table under the name it has there", () => {
  for (const authority of [...combinedAuthorities, ...formerAuthorities]) {
    for (const { code, name } of authority.districts) expect(districtName(code), code).toBe(name);
  }
});

test("a day is said as a person says it", () => {
  expect(dayInWords("2023-03-31")).toBe("31 March 2023");
});
