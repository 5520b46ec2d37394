import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { sicSections } from "@concord/domain/reference";
import { pathOf } from "../../real-data/shared-data.ts";

/** A file as somebody has it in their downloads. */
export type StoryFile = { name: string; mimeType: string; buffer: Buffer };

const sectionsName = "bres_section_lad_west_north_yorkshire_2015_2021.csv";
const industriesName = "bres_itl2_sic5_employment_2015_2021.csv.gz";
const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021];

/** Both of the survey's files, real where they are there, else made up in the same shape: as many rows, the same gaps. */
export function storyFiles(): { sections: StoryFile; industries: StoryFile } {
  return {
    sections: csv(sectionsName, realOr(sectionsName, madeUpSections)),
    industries: { name: industriesName, mimeType: "application/gzip", buffer: realOr(industriesName, madeUpIndustries) },
  };
}

function realOr(name: string, make: () => Buffer): Buffer {
  const path = pathOf(`bres/${name}`);
  if (existsSync(path)) return readFileSync(path);
  console.warn(`Skipped: ${path} is not there, so the story is told with made-up figures. Set CONCORD_DATA to the folder of real files.`);
  return make();
}

const csv = (name: string, buffer: Buffer): StoryFile => ({ name, mimeType: "text/csv", buffer });

/** A copy in which a count is a word, and a row is torn off in its middle. */
export function damaged({ name, buffer }: StoryFile): StoryFile {
  const lines = buffer.toString("utf8").split("\n");
  lines[99] = lines[99]!.replace(/\d+(\r?)$/, "plenty$1"); // the hundredth line ends with its count
  lines[1499] = lines[1499]!.split(",").slice(0, 3).join(",");
  return csv(name.replace(".csv", "_edited_by_hand.csv"), Buffer.from(lines.join("\n")));
}

/** A copy in which West Yorkshire has lost most of its jobs in finance by 2021. */
export function withoutFinance({ name, buffer }: StoryFile): StoryFile {
  const lines = buffer.toString("utf8").split("\n");
  const changed = lines.map((line) => (/^2021,E080000\d\d,[^,]*,K,/.test(line) ? line.replace(/\d+(\r?)$/, "1000$1") : line));
  return csv(name.replace(".csv", "_revised.csv"), Buffer.from(changed.join("\n")));
}

const districts = {
  E08000032: "Bradford",
  E08000033: "Calderdale",
  E08000034: "Kirklees",
  E08000035: "Leeds",
  E08000036: "Wakefield",
  E06000014: "York",
  E07000163: "Craven",
  E07000164: "Hambleton",
  E07000165: "Harrogate",
  E07000166: "Richmondshire",
  E07000167: "Ryedale",
  E07000168: "Scarborough",
  E07000169: "Selby",
};

/** Thirteen districts, 21 sections, seven years; finance a little thicker in West Yorkshire. */
function madeUpSections(): Buffer {
  const lines = ["DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,INDUSTRY_NAME,OBS_VALUE"];
  for (const year of years) {
    for (const [place, placeName] of Object.entries(districts)) {
      for (const [index, { code, name }] of sicSections.entries()) {
        const ordinary = 2000 + 500 * (index % 7) + 50 * (year - 2015);
        lines.push(
          `${year},${place},${placeName},${code},"${code} : ${name}",${code === "K" && place.startsWith("E08") ? 6000 : ordinary}`,
        );
      }
    }
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** Forty areas of Great Britain, 729 industries of which one is the pseudo-code 01000, seven years, 15 counts blank. */
function madeUpIndustries(): Buffer {
  const areas = Array.from({ length: 40 }, (_, at) => `UK${"CDEFGHIJKL"[Math.floor(at / 4)]}${1 + (at % 4)}`);
  const divisions = sicSections.flatMap((section) => section.divisions.map(({ code }) => code));
  const codes = [
    "01000",
    ...Array.from({ length: 728 }, (_, at) => `${divisions[at % divisions.length]}${String(110 + Math.floor(at / divisions.length) * 10)}`),
  ];
  const lines = ["DATE,GEOGRAPHY_NAME,GEOGRAPHY_CODE,INDUSTRY_NAME,INDUSTRY_CODE,COUNT"];
  let blanks = 0;
  for (const year of years) {
    for (const [at, area] of areas.entries()) {
      for (const [index, code] of codes.entries()) {
        const blank = code === "01000" && at >= 35 && blanks < 15;
        if (blank) blanks += 1;
        const thick = area === "UKE4" && index % 11 === 0 ? 3 : 1;
        const jobs = 5 * (10 + ((index * 7 + at * 3) % 90) + (year - 2015)) * thick;
        lines.push(
          `${year},${area === "UKE4" ? "West Yorkshire" : `Area ${area}`},${area},${code} : Industry ${code},${code},${blank ? "" : jobs}`,
        );
      }
    }
  }
  return gzipSync(`${lines.join("\n")}\n`);
}
