import { expect, test } from "vitest";
import { evidenceIn } from "../inspect/column-evidence.ts";
import { columnsOf } from "../inspect/columns.ts";
import { industrySetOf, placeSetOf } from "./code-sets.ts";

/** Columns as they are understood from a header and its rows. */
const understood = (header: string, ...rows: string[]) => {
  const names = header.split(",");
  const cells = names.map((_, place) => rows.map((row) => row.split(",")[place] ?? "").filter((cell) => cell !== ""));
  const columns = columnsOf({ names, cells, evidence: cells.map(evidenceIn), delimiter: "," });
  return Object.fromEntries(
    columns.map(({ name, type, meaning, labelColumn }) => [name, [meaning, type, ...(labelColumn ? [labelColumn] : [])].join(" ")]),
  );
};

test("the columns of a Nomis download are known by their names", () => {
  expect(
    understood(
      "DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,INDUSTRY_NAME,OBS_VALUE,OBS_STATUS",
      "2021,E08000032,Bradford,01110,Cereals,75,A",
    ),
  ).toEqual({
    DATE: "period text",
    GEOGRAPHY_CODE: "place text GEOGRAPHY_NAME",
    GEOGRAPHY_NAME: "label text",
    INDUSTRY_CODE: "industry text INDUSTRY_NAME",
    INDUSTRY_NAME: "label text",
    OBS_VALUE: "value number",
    OBS_STATUS: "status text",
  });
});

test("there is one place, one period and one measure, though Nomis names each three times", () => {
  expect(
    understood(
      "DATE,DATE_NAME,DATE_CODE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,MEASURES,MEASURES_NAME,OBS_VALUE",
      "2021,2021,2021,1774190593,Hartlepool,E06000001,20100,Value,74685",
    ),
  ).toMatchObject({
    DATE: "period text DATE_NAME",
    DATE_CODE: "other text",
    GEOGRAPHY: "other text",
    GEOGRAPHY_CODE: "place text GEOGRAPHY_NAME",
    MEASURES: "measure text MEASURES_NAME",
  });
});

test("confidence intervals, coefficients of variation and standard errors are known by their names", () => {
  expect(understood("area,value,lower_ci,Upper CI,CV,Standard error,95% CI", "Leeds,5,4,6,1.2,0.3,±1")).toMatchObject({
    value: "value number",
    lower_ci: "confidence number",
    "Upper CI": "confidence number",
    CV: "confidence number",
    "Standard error": "confidence number",
    "95% CI": "confidence text",
  });
});

test("codes keep their leading zeros, and references are not quantities", () => {
  expect(understood("sic,our ref,phone,jobs", "01110,1000,01274000000,5", "62012,1001,01274000001,7")).toEqual({
    sic: "industry text",
    "our ref": "other text",
    phone: "other text",
    jobs: "value number",
  });
});

test("places are known by their codes, whatever the column is called", () => {
  expect(understood("where,n", "E08000032,1", "E08000033,2")).toMatchObject({ where: "place text" });
  expect(placeSetOf(["UKC1", "UKE4", "UKM7"])).toEqual({ name: "ITL2 (NUTS codes)", odd: [] });
  expect(placeSetOf(["TLE4"])?.name).toBe("ITL2 2021");
  expect(placeSetOf(["E47000003"])?.name).toBe("Combined authority");
});

test("districts say of which year's list they are", () => {
  expect(placeSetOf(["E08000032", "E07000163"])?.name).toBe("LAD 2021"); // Craven, which ended in 2023
  expect(placeSetOf(["E08000032", "E06000065"])?.name).toBe("LAD 2023"); // North Yorkshire, which began then
  expect(placeSetOf(["E08000032"])?.name).toBe("LAD");
  expect(placeSetOf(["E07000163", "E06000065"])?.name).toBe("LAD"); // never on one list
});

test("the level of SIC 2007 is known by its codes, and what is none of them is named", () => {
  expect(industrySetOf(["A", "B", "U"])?.name).toBe("SIC 2007 section");
  expect(industrySetOf(["01", "62"])?.name).toBe("SIC 2007 division");
  expect(industrySetOf(["01110", "62012", "99000", "10110", "1110"])).toEqual({ name: "SIC 2007 subclass", odd: ["1110"] });
  expect(industrySetOf(["04", "34", "40"])).toBeUndefined();
});

test.each([
  ["o,d,all,bicycle,train", "E02002985,E02002987,121,7,0"],
  ["geo_code1,geo_code2,all,from_home", "E02003581,E02003582,316.0,0.0"],
  ["ORIGIN_CODE,DESTINATION_CODE,PEOPLE", "E08000032,E08000035,1200"],
  ["Area of residence,Area of workplace,Count", "E08000032,E08000035,1200"],
  ["Lower tier local authorities code,LTLA of workplace code,Count", "E08000032,E08000035,1200"],
])("of flows, where they come from and where they go are told apart: %s", (header, row) => {
  const names = header.split(",");
  const found = understood(header, row);
  expect(found[names[0]!]).toBe("origin text");
  expect(found[names[1]!]).toBe("destination text");
  expect(found[names[2]!]).toBe("value number");
});

test("the names of both ends of a flow are names, and flows are known where there are nothing but names", () => {
  expect(understood("geo_code1,geo_code2,all,geo_name1,geo_name2", "E02003581,E02003582,316,Isle of Wight 001,Isle of Wight 002")).toEqual({
    geo_code1: "origin text geo_name1",
    geo_code2: "destination text geo_name2",
    all: "value number",
    geo_name1: "label text",
    geo_name2: "label text",
  });
  expect(understood("usual residence,place of work,persons", "Leeds,Bradford,1200")).toMatchObject({
    "usual residence": "origin text",
    "place of work": "destination text",
  });
});

test("two columns of places are no flow where they are of two kinds, where neither says so, or where there is nothing to count", () => {
  expect(understood("LAD21CD,MSOA of workplace,jobs", "E08000035,E02002330,75")).toMatchObject({ LAD21CD: "place text" });
  expect(understood("district,lad_code,region_code,jobs", "Leeds,E08000035,E12000003,75")).toMatchObject({ lad_code: "place text" });
  expect(understood("origin,destination", "E08000032,E08000035")).toMatchObject({ origin: "place text", destination: "other text" });
  expect(understood("Area of workplace,industry,jobs", "E08000035,62012,75")).toMatchObject({ "Area of workplace": "place text" });
});
