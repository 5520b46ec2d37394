import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeTable } from "@concord/testkit";
import { decoderOf, encodingOf, layoutOf, namesOf, recordReader, takeSample, type Layout } from "@concord/warehouse/inspect";
import { has, hasOrSay, pathOf } from "./shared-data.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-text-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What is found in a file, as its bytes are, and every row of it as our reader reads it. */
async function read(name: string) {
  const bytes = await readFile(pathOf(name));
  const { encoding, sure } = encodingOf(bytes.subarray(0, 256 * 1024));
  const text = decoderOf(encoding).decode(bytes);
  return { encoding, sure, ...(await readText(text)) };
}

async function readText(text: string): Promise<Layout & { cells: string[][] }> {
  const path = join(folder, "table.csv");
  await writeFile(path, text);
  const layout = layoutOf(await takeSample(path));
  const records = recordReader(layout.dialect).push(text, true);
  return { ...layout, cells: records.filter(({ line }) => line > layout.preambleLines + layout.headerLines).map(({ cells }) => cells) };
}

const pollock = "messy/pollock/csv";

/** What the Pollock benchmark's own description of a file says, by hand; and where it is not what the file holds. */
type Described = {
  delimiter: string;
  quotechar: string;
  preamble_lines: string;
  header_lines: string;
  footnote_lines: string;
  column_names: string[];
};
const notAsDescribed: Readonly<Record<string, { because: string } & Partial<Described>>> = {
  "vissim_data_conf2473_i7_v1987.csv": { because: "there is no comma in it", delimiter: ";" },
  "OccurrenceData351.csv": { because: "there is no quotation mark in it", quotechar: "" },
  "Takakai2008-ch4.csv": { because: "its rows have four cells", column_names: ["control X", "control Y", "fire X", "fire Y"] },
  "Copy_of_2016-17_Q3_Final_V2.csv": {
    because: "the tenth name has commas",
    column_names: [
      "Name",
      "Start date of trip",
      "Duration of Visit (Days)",
      "Destination",
      "Purpose of trip",
      "Mode of transport",
      "Class of travel",
      "Accomodation/Meals",
      "Other (including hospitality given)",
      "Total cost, including all visas, accommodation, travel, meals etc. ()",
      "Total Cost of Use of Official Secure Car",
      "Booked through",
    ],
  },
  "epcs-dwp-cmg-spend-july-2017.csv": {
    because: "it says Merchant Category",
    column_names: [
      "Line Number",
      "Posting Date",
      "MCH.Merchant Category Code (MCC)",
      "MCH.Merchant Name",
      "FIN.Transaction Amount",
      "Description",
      "",
    ],
  },
  "ResultsOR30x250-0.25_7.dat.csv": { because: "its header has 284 names, over 285 columns", column_names: rowNamed(250) },
  "ResultsOR30x250-0.75_2.dat.csv": { because: "its header has 284 names, over 285 columns", column_names: rowNamed(250) },
};

function rowNamed(decisions: number): string[] {
  return ["", ...Array(decisions).fill("x"), ...Array(30).fill("Load"), "Objective Value", "Valid?", "ReturnCode", "CompTime"];
}

describe.skipIf(!hasOrSay(pollock))("Pollock's survey of open data", () => {
  const files = has(pollock) ? readdirSync(pathOf(pollock)) : [];

  test.each(files)("%s is read as it was described", async (file) => {
    const described: Described = {
      ...JSON.parse(readFileSync(pathOf(`messy/pollock/parameters/${file}_parameters.json`), "utf8")),
      ...notAsDescribed[file],
    };
    const found = await read(`${pollock}/${file}`);

    expect({
      delimiter: found.dialect.delimiter,
      quotechar: found.dialect.quoted ? found.dialect.quote : "",
      preamble_lines: String(found.preambleRows),
      header_lines: String(found.headerRows),
      footnote_lines: String(found.footnotes?.lines ?? 0),
    }).toEqual({
      delimiter: described.delimiter,
      quotechar: described.quotechar,
      preamble_lines: described.preamble_lines,
      header_lines: described.header_lines,
      footnote_lines: described.footnote_lines,
    });
    const names = described.header_lines === "0" ? undefined : described.column_names;
    expect(found.names).toEqual(namesOf(names, described.column_names.length));
    expect({ encoding: found.encoding, sure: found.sure, escape: found.dialect.escape }).toEqual({
      encoding: "utf-8",
      sure: true,
      escape: "doubled",
    });
  });
});

const spectrum = "messy/csv_spectrum/csvs";

describe.skipIf(!hasOrSay(spectrum))("csv-spectrum", () => {
  // Its answer for location_coordinates is of another telephone.
  const files = has(spectrum) ? readdirSync(pathOf(spectrum)).filter((file) => file !== "location_coordinates.csv") : [];

  test.each(files)("%s gives the rows that it should", async (file) => {
    const { names, cells, preambleRows, headerRows } = await read(`${spectrum}/${file}`);
    const answer: Record<string, string>[] = JSON.parse(
      readFileSync(pathOf(`messy/csv_spectrum/json/${file.replace(".csv", ".json")}`), "utf8"),
    );
    expect({ preambleRows, headerRows }).toEqual({ preambleRows: 0, headerRows: 1 });
    expect(cells.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place]])))).toEqual(answer);
  });
});

const cabinetOffice = "messy/council_spend/cabinetoffice_2019-07_windows1252_nbsp.csv";
const gateshead = "messy/council_spend/gateshead_2017-08_utf8_bom.csv";

describe.skipIf(!hasOrSay(cabinetOffice))("what councils and departments spend", () => {
  test("is read from Windows-1252, which is a guess, with its hard spaces", async () => {
    const { encoding, sure, names, cells, footnotes } = await read(cabinetOffice);
    expect({ encoding, sure, footnotes }).toMatchObject({ encoding: "windows-1252", sure: false, footnotes: undefined });
    expect(names).toEqual([
      "Departmental Family",
      "Entity",
      "Date",
      "Expense Type",
      "Expense Area",
      "Supplier",
      "Transaction number",
      "Amount",
    ]);
    expect(cells.some((row) => row.some((cell) => cell.includes("\u00a0")))).toBe(true);
    expect(cells.every((row) => row.length === 8)).toBe(true);
  });

  test("is read from UTF-8 with a byte-order mark that is no part of the first name", async () => {
    const { encoding, sure, names, cells } = await read(gateshead);
    expect({ encoding, sure, first: names[0], columns: names.length }).toEqual({
      encoding: "utf-8",
      sure: true,
      first: "Strgrpcc(T)",
      columns: 9,
    });
    expect(cells.every((row) => row.length === 9)).toBe(true);
  });
});

const naughty = "messy/blns.json";

describe.skipIf(!hasOrSay(naughty))("naughty strings", () => {
  const strings: string[] = has(naughty) ? JSON.parse(readFileSync(pathOf(naughty), "utf8")) : [];
  const plain = { delimiter: ",", quote: '"', escape: "doubled", lineEnd: "\n", quoting: "needed" } as const;

  test.each(["all", "needed"] as const)("come out of cells as they went in, with %s of them in quotes", async (quoting) => {
    const rows = strings.map((string, at) => [String(at), string, "Leeds"]);
    const { cells, dialect, names } = await readText(writeTable([["number", "string", "area"], ...rows], { ...plain, quoting }));
    expect({ names, ...dialect }).toMatchObject({ names: ["number", "string", "area"], delimiter: ",", quote: '"', escape: "doubled" });
    expect(cells).toEqual(rows);
  });

  test("name columns, each told from the others", async () => {
    const header = strings.filter((string) => /\p{L}{3}/u.test(string)).slice(0, 200);
    const rows = Array.from({ length: 5 }, (_, row) => header.map((_, at) => String(at * row + 7)));
    const { names, headerRows } = await readText(writeTable([header, ...rows], plain));
    expect(headerRows).toBe(1);
    expect(names).toEqual(namesOf(header, header.length));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });
});

describe.skipIf(!hasOrSay("bres"))("open statistics", () => {
  test.each([
    [
      "bres/nomis_table_layout_preamble_snippet.csv",
      { preambleRows: 8, headerRows: 1 },
      ["2011 output area", "mnemonic", "All persons", "Males", "Females"],
    ],
    [
      "bres/bres_section_lad_west_north_yorkshire_2015_2021.csv",
      { preambleRows: 0, headerRows: 1 },
      ["DATE", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME"],
    ],
    [
      "indicators/ons_gva_itl2_table2c_current_price_raw.csv",
      { preambleRows: 0, headerRows: 1 },
      ["ITL region code", "ITL region name", "SIC07 code", "SIC07 description", "1998"],
    ],
    [
      "indicators/census2021_qualifications_lad.csv",
      { preambleRows: 0, headerRows: 2 },
      ["local_authority_code", "local_authority_name", "total total", "total no_qualification"],
    ],
    [
      "commuting/census2011_od_msoa_bristol.csv",
      { preambleRows: 0, headerRows: 1 },
      ["o", "d", "all", "bicycle", "foot", "car_driver", "train"],
    ],
    ["property/hmlr_ppd_headerless_small_2022.csv", { preambleRows: 0, headerRows: 0 }, ["column 1", "column 2"]],
  ])("%s has its names where they are", async (file, where, first) => {
    const { names, preambleRows, headerRows, cells } = await read(file);
    expect({ preambleRows, headerRows }).toEqual(where);
    expect(names.slice(0, first.length)).toEqual(first);
    expect(cells.every((row) => row.length === names.length)).toBe(true);
  });
});
