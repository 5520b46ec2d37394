import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { FeatureCollection, Polygon, MultiPolygon } from "geojson";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Recipe } from "@concord/domain/evidence";
import { writeZip } from "@concord/testkit";
import { openFile } from "@concord/warehouse/open";
import { hasOrSay, pathOf } from "./shared-data.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-containers-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(name: string, recipe?: Recipe) {
  return openPath(pathOf(name), recipe);
}
async function openPath(path: string, recipe?: Recipe) {
  const own = await mkdtemp(join(folder, "opened-"));
  const table = await openFile(path, { folder: own, recipe });
  return { ...table, lines: async () => (await readFile(table.path, "utf8")).split("\n").slice(0, -1) };
}
const shapesOf = async (path: string | undefined) =>
  (JSON.parse(await readFile(path ?? "", "utf8")) as FeatureCollection<Polygon | MultiPolygon>).features;

// The cells below were read from the workbooks' own XML by another program.
const estimates = "indicators/ons_mye24_tables_uk.xlsx";
describe.skipIf(!hasOrSay(estimates))("mid-year estimates, a workbook of fourteen sheets with titles over its tables", () => {
  test("persons by age is taken, not the contents and the notes", async () => {
    const { lines, ...opened } = await open(estimates);
    expect(opened).toMatchObject({ container: "workbook", sheet: "MYE2 - Persons", range: "A8:CQ412", notes: [] });
    expect(opened.choices).toHaveLength(14);
    const rows = await lines();
    expect(rows).toHaveLength(412);
    expect(rows[7]).toMatch(/^Code,Name,Geography,All ages,0,1,2,/);
    expect(rows[8]).toMatch(/^K02000001,UNITED KINGDOM,Country,69281437,.*,625236$/);
    expect(rows[411]).toMatch(/^N09000011,Ards and North Down,Local Government District,165415,.*,1646$/);
    expect(new Set(rows.slice(7).map((row) => row.replace(/"[^"]*"/g, "").split(",").length))).toEqual(new Set([95]));
  });

  test("females are read where they are asked for", async () => {
    const { lines, range } = await open(estimates, { sheet: "MYE2 - Females" });
    expect(range).toBe("A8:CQ412");
    expect((await lines())[8]).toMatch(/^K02000001,UNITED KINGDOM,Country,35350669,/);
  });
});

const occupations = "classifications/soc2020_volume1_structure.xlsx";
test.skipIf(!hasOrSay(occupations))("the classification of occupations: descriptions with line breaks, and a framework", async () => {
  const described = await open(occupations);
  expect(described).toMatchObject({ sheet: "SOC2020 descriptions", range: "A1:J552" });
  expect(described.notes).toEqual(["975 cells have line breaks in the text. They were read as spaces."]);
  const last = (await described.lines()).at(-1);
  expect(last).toMatch(/9269,Other elementary services occupations n\.e\.c\.,/);

  const framework = await open(occupations, { sheet: "SOC2020 Framework" });
  expect(framework.range).toMatch(/^A1:/);
  expect((await framework.lines())[0]).toMatch(
    /^Unique ID,SOC2020 Major Group,SOC2020 Sub-Major Group,SOC2020 Minor Group,SOC2020 Unit Group,/,
  );
});

const lookup = "geography/lad11_to_lad21_lookup_ew.xlsx";
test.skipIf(!hasOrSay(lookup))("a lookup of districts: the fuller of its two tables, and neither of its sources", async () => {
  const { lines, ...opened } = await open(lookup);
  expect(opened).toMatchObject({
    sheet: "Local_Authority_District_(2011)",
    range: "A1:I349",
    choices: ["Sources", "Local_Authority_District_(2022)", "Local_Authority_District_(2011)"],
  });
  expect((await lines()).at(-1)).toBe("E07000076,Tendring,,E07000076,Tendring,,348,E07000076,Tendring");
  expect((await (await open(lookup, { sheet: "Local_Authority_District_(2022)" })).lines()).length).toBe(375);
});

const valueAdded = "indicators/ons_regional_gva_lad_by_industry.parquet";
test.skipIf(!hasOrSay(valueAdded))("1.84 million rows of Parquet say the same as another reader of it does", async () => {
  const began = performance.now();
  const opened = await open(valueAdded);
  console.info(`Parquet of 1,839,656 rows written as CSV in ${Math.round(performance.now() - began)} ms`);
  expect(opened).toMatchObject({ container: "parquet", written: { names: true }, notes: [] });

  const duck = await (await DuckDBInstance.create(":memory:")).connect();
  const theirs = `SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${pathOf(valueAdded)}')`;
  const ours = `SELECT * REPLACE ("value"::DOUBLE::VARCHAR AS "value") FROM read_csv('${opened.path}', all_varchar = true, header = true)`;
  const summaryOf = async (rows: string) =>
    (await duck.runAndReadAll(`SELECT count(*)::INTEGER, sum(hash(t)::HUGEINT)::VARCHAR FROM (${rows}) t`)).getRows()[0];
  const summary = await summaryOf(ours);
  expect(summary?.[0]).toBe(1_839_656);
  expect(summary).toEqual(await summaryOf(theirs));
  duck.closeSync();
});

const maps = [
  { name: "geography/gm_lad_2023_generalised.geojson", rows: 10, header: "area_code,area_name,lon,lat,area,area_units" },
  { name: "geography/gm_msoa_2021_super_generalised.geojson", rows: 353, header: "area_code,area_name" },
  { name: "geography/cauth_may2023_en_buc.geojson", rows: 11, header: "FID,CAUTH24CD,CAUTH24NM,BNG_E,BNG_N,LONG,LAT,GlobalID" },
  { name: "geography/onsvisual_geogLA2019UK.topo.json", rows: 382, header: "AREACD,AREANM" },
  { name: "geography/onsvisual_geogLA2021UK.topo.json", rows: 374, header: "AREACD,AREANM" },
];
for (const { name, rows, header } of maps) {
  test.skipIf(!hasOrSay(name))(`${name}: a row and a shape for each place, and a label within its bounds`, async () => {
    const opened = await open(name);
    const lines = await opened.lines();
    expect([lines[0], lines.length - 1]).toEqual([header, rows]);
    const shapes = await shapesOf(opened.shapes);
    expect(shapes).toHaveLength(rows);
    for (const { bbox, geometry, ...feature } of shapes) {
      const [west = 0, south = 0, east = 0, north = 0] = bbox ?? [];
      expect(west >= -9 && east <= 2 && south >= 49 && north <= 61).toBe(true); // the United Kingdom
      const [x = 0, y = 0] = (feature as unknown as { label: number[] }).label;
      expect(x >= west && x <= east && y >= south && y <= north).toBe(true);
      expect(["Polygon", "MultiPolygon"]).toContain(geometry.type);
    }
  });
}

const districts = "geography/gm_lad_2023_generalised.geojson";
test.skipIf(!hasOrSay(districts))("a map's shapes have the areas that its publisher says", async () => {
  const shapes = await shapesOf((await open(districts)).shapes);
  for (const { geometry, properties } of shapes) {
    const share = squareMetresOf(geometry) / Number(properties?.area);
    expect(Math.abs(share - 1)).toBeLessThan(0.02); // generalised, on a sphere
  }
});

const jobs = "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv";
test.skipIf(!hasOrSay(jobs) || !hasOrSay(lookup))("files as they lie in an archive: a table with its notes, and a workbook", async () => {
  const archive = join(folder, "bres.zip");
  await writeZip(archive, [
    { name: "README.txt", content: "About this table" },
    { name: "data/bres.csv", content: createReadStream(pathOf(jobs)) },
  ]);
  const table = await openPath(archive);
  expect(table).toMatchObject({ container: "zip", member: "data/bres.csv" });
  expect(await readFile(table.path)).toEqual(await readFile(pathOf(jobs)));

  const packed = join(folder, "lookup.zip");
  await writeZip(packed, [{ name: "lookup.xlsx", content: createReadStream(pathOf(lookup)), store: true }]);
  expect(await openPath(packed)).toMatchObject({ container: "workbook", member: "lookup.xlsx", range: "A1:I349" });
});

/** On a sphere, by the spherical excess of each ring. */
function squareMetresOf(geometry: Polygon | MultiPolygon): number {
  const radius = 6_371_008.8;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const ringArea = (ring: number[][]) =>
    ring.slice(1).reduce((sum, [x = 0, y = 0], place) => {
      const [fromX = 0, fromY = 0] = ring[place]!; // the one before
      return sum + radians(x - fromX) * (2 + Math.sin(radians(fromY)) + Math.sin(radians(y)));
    }, 0);
  return polygons.flat().reduce((sum, ring) => sum - (ringArea(ring) * radius ** 2) / 2, 0);
}
