import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { has, hasOrSay, pathOf } from "./shared-data.ts";

const entry = join(import.meta.dirname, "../../../packages/warehouse/src/command-line/concord.mjs");

type Said = {
  outcome: string;
  columns: { name: string; type: string; meaning: string }[];
  rows: number;
  rejects: { line: number; column: string; value: string }[];
  rejectCount: number;
} & Record<string, unknown>;

/** `concord check FILE --json`, and how it ended. */
function check(path: string): Promise<{ exit: number; said: Said }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, "check", "--json", "--", path], { maxBuffer: 1e9 }, (error, out, err) => {
      expect(err).toBe("");
      resolve({ exit: error ? Number(error.code) : 0, said: JSON.parse(out) as Said });
    });
  });
}

/**
 * What a person who opens each file sees in it, and Python's csv module counts: rows kept, columns, and what else is told.
 * `bad` are rows that hold what no cell of their column can be.
 */
const files: [name: string, facts: { rows: number; columns: number; bad?: number } & Record<string, unknown>][] = [
  ["bres/bres_section_lad_west_north_yorkshire_2015_2021.csv", { rows: 1911, columns: 6, layout: "Nomis API CSV" }],
  ["bres/bres_itl2_sic5_employment_2015_2021.csv.gz", { rows: 204_120, columns: 6, layout: "Nomis API CSV", compression: "gzip" }],
  ["bres/nomis_api_full_format_census2021_econ_activity_lad.csv", { rows: 10_850, columns: 28, layout: "Nomis API CSV" }],
  ["bres/nomis_table_census2011_workplace_msoa_by_sic_section.csv", { rows: 7201, columns: 22, layout: "Nomis table CSV" }],
  ["indicators/ons_gva_itl2_table2c_current_price_raw.csv", { rows: 3936, columns: 28, layout: "ONS wide table" }],
  ["indicators/aps_soc2020_by_sic2007_itl2_2022_2023_with_obs_status.csv", { rows: 7200, columns: 9, layout: "Nomis API CSV" }],
  ["indicators/census2021_qualifications_lad.csv", { rows: 318, columns: 50, headerLines: 2 }],
  ["indicators/trafford_comparators_claimant_count.csv", { rows: 1300, columns: 7 }],
  ["commuting/census2011_od_msoa_bristol.csv", { rows: 2910, columns: 7, layout: "Origin-destination flows" }],
  ["commuting/census2011_od_msoa_isle_of_wight.csv", { rows: 324, columns: 16, layout: "Origin-destination flows" }],
  ["property/hmlr_ppd_headerless_small_2022.csv", { rows: 26, columns: 16, layout: "Land Registry price paid", headerLines: 0 }],
  ["geography/drkane_la_all_codes.csv", { rows: 415, columns: 21 }],
  ["geography/lad25_to_cauth25_lookup_en.csv", { rows: 106, columns: 5 }],
  ["geography/gm_oa_lsoa_msoa_lad_lookup_2021.csv", { rows: 8966, columns: 7 }],
  ["classifications/sic2007_hierarchy_built.csv", { rows: 729, columns: 10 }],
  ["classifications/sic2007_nomis_lookup_section_2_3_5digit.csv", { rows: 729, columns: 10, encodingSure: false }],
  ["research/gtr_projects_2021_no_names.csv", { rows: 8297, columns: 16 }],
  [
    "messy/council_spend/cabinetoffice_2019-07_windows1252_nbsp.csv",
    { rows: 223, columns: 8, encoding: "windows-1252", encodingSure: false },
  ],
  ["messy/council_spend/gateshead_2017-08_utf8_bom.csv", { rows: 3649, columns: 9, encoding: "utf-8" }],
  ["messy/pollock/csv/10.January_2019.csv", { rows: 52, columns: 8, bad: 1 }], // 08//01/2019
  ["messy/pollock/csv/20170320-ePC_Data-Travel-Stationery.csv", { rows: 13, columns: 2, bad: 1, quote: "" }], // a second header among the rows
  ["messy/pollock/csv/Wine_Cellar_Consumption_dataset_14-15.csv", { rows: 209, columns: 4, bad: 14 }], // NV among the years
];

describe.skipIf(!hasOrSay(files[0]![0]))("the command line, over files of public bodies", () => {
  test.each(files)("%s", async (name, { rows, columns, bad = 0, ...facts }) => {
    const { exit, said } = await check(pathOf(name));
    expect(said).toMatchObject({ outcome: bad > 0 ? "accepted-with-problems" : "accepted", rows, ...facts });
    expect(said.columns).toHaveLength(columns);
    expect(new Set(said.rejects.map(({ line }) => line)).size).toBe(bad);
    expect(exit).toBe(bad > 0 ? 1 : 0);
  });
});

const pollock = "messy/pollock";
/** Where its parameters are wrong: the one file is written with semicolons, and in the other there is no quotation mark. */
const wrongParameters = new Set(["vissim_data_conf2473_i7_v1987.csv", "OccurrenceData351.csv"]);

describe.skipIf(!hasOrSay(`${pollock}/csv`))("the command line, over the files of Pollock", () => {
  test("reads each as its parameters say", { timeout: 300_000 }, async () => {
    for (const name of (await readdir(pathOf(`${pollock}/csv`))).filter((file) => !wrongParameters.has(file))) {
      const told = JSON.parse(readFileSync(pathOf(`${pollock}/parameters/${name}_parameters.json`), "utf8")) as Record<string, string>;
      const { said } = await check(pathOf(`${pollock}/csv/${name}`));
      const { delimiter, quote, preambleLines, headerLines } = said;
      expect({ name, delimiter, quote, preambleLines, headerLines }).toEqual({
        name,
        delimiter: told.delimiter,
        quote: told.quotechar,
        preambleLines: Number(told.preamble_lines),
        headerLines: Number(told.header_lines),
      });
    }
  });
});

const naughty = "messy/blns.json";

describe.skipIf(!hasOrSay(naughty))("the command line, over strings that break programs", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "concord-naughty-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const strings = has(naughty) ? (JSON.parse(readFileSync(pathOf(naughty), "utf8")) as string[]) : [];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  test("takes them as cells", async () => {
    const rows = strings.map((text, at) => `row ${at},${quoted(text)}`);
    await writeFile(join(folder, "cells.csv"), ["name,naughty string", ...rows].join("\n"));
    expect(await check(join(folder, "cells.csv"))).toMatchObject({ exit: 0, said: { rows: strings.length, rejects: [] } });
  });

  test("takes them as headers", async () => {
    const names = strings.filter((text) => text.trim() !== "").slice(0, 480);
    const row = (of: string) => names.map((_, at) => `${of}${at}`).join(",");
    await writeFile(join(folder, "headers.csv"), [names.map(quoted).join(","), row("some "), row("other ")].join("\n"));
    const { exit, said } = await check(join(folder, "headers.csv"));
    expect([exit, said.rows, said.columns.length]).toEqual([0, 2, names.length]);
    expect(new Set(said.columns.map(({ name }) => name.toLowerCase())).size).toBe(names.length);
  });

  test("takes them as names of files", { timeout: 120_000 }, async () => {
    const names = strings.filter((text) => text !== "" && !/[/\0]/.test(text) && !/^\.{1,2}$/.test(text) && Buffer.byteLength(text) < 250);
    const some = names.filter((_, at) => at % Math.ceil(names.length / 10) === 0);
    const content = await readFile(pathOf("messy/csv_spectrum/csvs/simple.csv"));
    for (const name of some) {
      await writeFile(join(folder, name), content);
      expect(await check(join(folder, name)), name).toMatchObject({ exit: 0, said: { rows: 1 } });
    }
  });
});
