import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identifyCodes, sicCodes, socCodes, socLevels, sicNameOf } from "@concord/domain/code-sets";
import { aggregate, recode, type PlaceFigure } from "@concord/domain/geography";
import { authoritiesOn, currentDistrict, districtOf, districts, districtsOn } from "@concord/domain/reference";
import { openFile } from "@concord/warehouse/open";
import { hasOrSay, pathOf, rowsOf } from "./shared-data.ts";

const bres = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
const everyCode = "geography/drkane_la_all_codes.csv";
const sic = "classifications/sic2007_hierarchy_built.csv";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const counted = (codes: readonly string[]) => [...Map.groupBy(codes, (code) => code)].map(([code, { length }]) => ({ code, rows: length }));

describe.skipIf(!hasOrSay(bres))("BRES for West and North Yorkshire, 2015 to 2021", () => {
  const rows = hasOrSay(bres) ? rowsOf(bres) : [];
  const figures = rows.map(
    ({ GEOGRAPHY_CODE, DATE, INDUSTRY_CODE, OBS_VALUE }): PlaceFigure => ({
      place: GEOGRAPHY_CODE!, // the file has these columns
      rest: `${DATE} ${INDUSTRY_CODE}`,
      cell: { value: Number(OBS_VALUE), status: "normal" },
    }),
  );

  test("its districts are the list of 2021, and every code is on it", () => {
    expect(identifyCodes("place", counted(rows.map((row) => row.GEOGRAPHY_CODE!)))).toMatchObject({ name: "LAD 2021", unknown: [] });
  });

  test("as the districts of 2023 it is six West Yorkshire and York rows as they were, and North Yorkshire's seven added up, to the job", () => {
    const { rows: found, coverage } = recode(figures, "2023-04-01", { kind: "count" });
    expect(coverage).toMatchObject({ rowsIn: 1911, rowsMatched: 1911, rowsLost: 0, valueShare: 1, exact: true });
    expect(new Set(found.map(({ place }) => place)).size).toBe(7);
    expect(sum(found.map(({ cell }) => cell.value ?? Number.NaN))).toBe(sum(rows.map(({ OBS_VALUE }) => Number(OBS_VALUE))));
    const northYorkshire = found.filter(({ place }) => place === "E06000065");
    expect(northYorkshire).toHaveLength(21 * 7);
    for (const { rest, cell } of northYorkshire) {
      const [year, industry] = rest.split(" ");
      const own = rows.filter((row) => row.GEOGRAPHY_CODE!.startsWith("E07") && row.DATE === year && row.INDUSTRY_CODE === industry);
      expect(cell.value).toBe(sum(own.map(({ OBS_VALUE }) => Number(OBS_VALUE))));
    }
  });

  test("as authorities of 2025 it is West Yorkshire, and York and North Yorkshire, whole", () => {
    const { rows: found, coverage } = aggregate(figures, { to: "combined-authorities", on: "2025-06-01" }, { kind: "count" });
    expect([...new Set(found.map(({ place }) => place))].toSorted()).toEqual(["E47000003", "E47000012"]);
    expect(coverage).toMatchObject({ rowsOutside: 0, rowsLost: 0, exact: true });
  });

  test("as a region it is partial, and says so of every total", () => {
    const { rows: found, coverage } = aggregate(figures, { to: "regions", on: "2021-06-01" }, { kind: "count" });
    expect(found.every(({ cell, lacking }) => cell.value === null && cell.low !== null && lacking.length === 8)).toBe(true);
    expect(coverage.exact).toBe(false);
  });
});

describe.skipIf(!hasOrSay(everyCode))("the list of every local authority code past and present that a third party keeps", () => {
  const rows = hasOrSay(everyCode) ? rowsOf(everyCode) : [];

  test("has no code that the table has not, under the same name", () => {
    const wrong = rows.filter(({ LADCD, LADNM }) => districtOf(LADCD!)?.name !== LADNM);
    expect(wrong.map(({ LADCD, LADNM }) => `${LADCD} ${LADNM}: ${districtOf(LADCD!)?.name}`)).toEqual([]);
  });

  test("agrees on what is current, on what took over, and on the region", () => {
    const wrong = rows.filter(({ LADCD, LADCD_ACTIVE, Current, RGNCD }) => {
      const district = districtOf(LADCD!);
      const current = (district?.to === undefined) === (Current === "TRUE");
      const region = RGNCD!.startsWith("E12") ? district?.region === RGNCD : true;
      return !current || !region || currentDistrict(LADCD!) !== LADCD_ACTIVE;
    });
    expect(wrong.map(({ LADCD, LADNM }) => `${LADCD} ${LADNM}`)).toEqual([]);
  });

  test("lacks only the districts that ended by 2011, and those of Northern Ireland before 2015", () => {
    const there = new Set(rows.map(({ LADCD }) => LADCD));
    const more = districts.filter(({ code }) => !there.has(code));
    expect(
      more.filter(({ to, code }) => (to === undefined || to > "2011-03-31") && !code.startsWith("95")).map(({ code }) => code),
    ).toEqual([]);
  });
});

describe.each([
  ["geography/lad19_to_cauth19_lookup_en.csv", "19", "2019-12-31"],
  ["geography/lad24_to_cauth24_lookup_en.csv", "24", "2024-05-07"],
  ["geography/lad25_to_cauth25_lookup_en.csv", "25", "2025-05-07"],
])("%s", (file, year, on) => {
  test.skipIf(!hasOrSay(file))("puts each district in the authority that the table has it in on that day, and no others", () => {
    const published = rowsOf(file).map((row) => [currentDistrict(row[`LAD${year}CD`]!), row[`CAUTH${year}CD`]!].join(" "));
    const ours = authoritiesOn(on).flatMap((authority) =>
      authority.districts.map(({ code }) => `${currentDistrict(code)} ${authority.code}`),
    );
    expect(ours.toSorted()).toEqual(published.toSorted());
  });

  test.skipIf(!hasOrSay(file))("names districts of the list of its year", () => {
    const codes = rowsOf(file).map((row) => row[`LAD${year}CD`]!);
    const there = new Set(districtsOn(on).map(({ code }) => code));
    expect(codes.filter((code) => !there.has(code))).toEqual([]);
  });
});

describe.each([2019, 2021])("the boundaries of UK districts of %i", (year) => {
  const file = `geography/onsvisual_geogLA${year}UK.topo.json`;
  test.skipIf(!hasOrSay(file))("are of the very districts the table has for that year", () => {
    const topology = JSON.parse(readFileSync(pathOf(file), "utf8")) as {
      objects: Record<string, { geometries: { properties: Record<string, string> }[] }>;
    };
    const codes = Object.values(topology.objects).flatMap(({ geometries }) =>
      geometries.flatMap(({ properties }) => Object.values(properties).filter((value) => districtOf(value) !== undefined)),
    );
    const ours = districtsOn(`${year}-12-31`).map(({ code }) => code);
    expect([...new Set(codes)].toSorted()).toEqual(ours.toSorted());
  });
});

// Our list was taken from this file: this finds slips in the taking, not in the file. BRES, below, is a source of its own.
describe.skipIf(!hasOrSay(sic))("SIC 2007 as two public repositories hold it", () => {
  const rows = hasOrSay(sic) ? rowsOf(sic).filter((row) => row.SIC_5DIGIT_CODE !== "01000") : [];

  test("has the same codes at every level, without the one that BRES adds", () => {
    const columns = {
      division: "SIC_2DIGIT_CODE",
      group: "SIC_3DIGIT_CODE",
      class: "SIC_4DIGIT_CODE",
      subclass: "SIC_5DIGIT_CODE",
    } as const;
    for (const [level, column] of Object.entries(columns)) {
      const theirs = [...new Set(rows.map((row) => row[column]!))].toSorted();
      expect([...sicCodes(level as keyof typeof columns).keys()].toSorted(), level).toEqual(theirs);
    }
  });

  test("calls groups and subclasses the same, letters and figures compared", () => {
    const bare = (name: string) =>
      name
        .toLowerCase()
        .replaceAll(/organizer/g, "organiser")
        .replaceAll(/[^a-z0-9]/g, "")
        .replace(/nec(?=$|in)/, "");
    const wrong = rows.filter((row) => bare(sicNameOf(row.SIC_3DIGIT_CODE!) ?? "") !== bare(row.SIC_3DIGIT_NAME!));
    expect(wrong.map((row) => row.SIC_3DIGIT_CODE)).toEqual([]);
    const subclasses = rows.filter(
      (row) => !row.SIC_5DIGIT_CODE!.endsWith("0") && bare(sicNameOf(row.SIC_5DIGIT_CODE!) ?? "") !== bare(row.SIC_5DIGIT_NAME!),
    );
    // 47599 is cut short in the file, and 81229 lacks a word that the classification has.
    expect(subclasses.map((row) => row.SIC_5DIGIT_CODE)).toEqual(["47599", "81229"]);
  });
});

/** The text of one sheet of a workbook, as ingest reads it. */
async function sheetOf(file: string, sheet: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "concord-sheet-"));
  try {
    const opened = await openFile(pathOf(file), { folder, recipe: { sheet } });
    return await readFile(opened.path, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

const soc = "classifications/soc2020_volume1_structure.xlsx";
// Our list was taken from this workbook: this finds slips in the taking.
describe.skipIf(!hasOrSay(soc))("SOC 2020 as its publisher's workbook has it", () => {
  test("has the same codes at every level", async () => {
    const lines = (await sheetOf(soc, "SOC2020 Framework")).split("\n");
    const codes = lines.flatMap((line) => line.split(",", 5).filter((cell) => /^[1-9]\d{0,3}$/.test(cell)));
    for (const level of socLevels) {
      const theirs = [...new Set(codes.filter((code) => socLevels[code.length - 1] === level))].toSorted();
      expect([...socCodes(2020, level).keys()].toSorted(), level).toEqual(theirs);
    }
  });
});

const recodes = "geography/lad11_to_lad21_lookup_ew.xlsx";
describe.skipIf(!hasOrSay(recodes))("the lookup of districts of England and Wales in 2011 to those of 2021 and 2023", () => {
  test("is what recoding makes of the codes of 2011", async () => {
    const lines = (await sheetOf(recodes, "Local_Authority_District_(2011)")).split("\n");
    const [heads = "", ...rows] = lines.filter((line) => line !== "");
    expect(heads).toContain("LAD11CD");
    const pairs = rows.map((line) => [...line.matchAll(/\b[EW]0[6-9]\d{6}\b/g)].map(([code]) => code));
    const figures = pairs.map(([code]): PlaceFigure => ({ place: code!, cell: { value: 1, status: "normal" } })); // each line begins with a code
    for (const [year, at] of [
      [2021, 1],
      [2023, 2],
    ] as const) {
      const { rows: totals, coverage } = recode(figures, `${year}-12-31`, { kind: "count" });
      expect(coverage.rowsLost).toBe(0);
      const theirs = Map.groupBy(pairs, (pair) => pair[at]!);
      expect(Object.fromEntries(totals.map(({ place, rows: count }) => [place, count]))).toEqual(
        Object.fromEntries([...theirs].map(([code, { length }]) => [code, length])),
      );
    }
  });
});

const subclasses = "bres/bres_itl2_sic5_employment_2015_2021.csv.gz";
test.skipIf(!hasOrSay(subclasses))("every industry of BRES by five digits is in SIC 2007, but for 01000, which is known", () => {
  const found = identifyCodes("industry", counted(rowsOf(subclasses).map((row) => row.INDUSTRY_CODE!)));
  expect(found).toMatchObject({ name: "SIC 2007 subclass", unknown: [], pseudo: [{ code: "01000", rows: 280 }] });
  const theirs = new Set(rowsOf(subclasses).map((row) => row.INDUSTRY_CODE));
  expect([...sicCodes("subclass").keys()].filter((code) => !theirs.has(code))).toEqual([]);
});
