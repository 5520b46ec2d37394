import { seededRandom } from "@concord/analysis";
import { socCodes } from "@concord/domain/code-sets";
import { districtName } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { illustrativeDistricts } from "./jobs-by-section.ts";

/** Each major group's part of all work, 1 to 9, in an ordinary place. */
const majorGroups = [0.1, 0.24, 0.15, 0.1, 0.09, 0.09, 0.07, 0.06, 0.1];

/** The sub-major groups of SOC 2020, each with its part of all work. */
function occupations(random: () => number): { code: string; name: string; part: number }[] {
  const all = [...socCodes(2020, "sub-major group")].map(([code, name]) => ({ code, name, part: 0.4 + random() }));
  return all.map(({ code, name, part }) => {
    const beside = all.filter((other) => other.code[0] === code[0]).reduce((sum, other) => sum + other.part, 0);
    return { code, name, part: (majorGroups[Number(code[0]) - 1]! * part) / beside };
  });
}

/**
 * Residents in work by occupation, as the Annual Population Survey gives them: an
 * estimate and the half of its 95% confidence interval in rows of their own, and
 * no figure where the sample was too small to give one.
 */
export function residentsByOccupation(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const all = occupations(random);
  const rows: (string | number)[][] = [];
  for (const [district, { thousands }] of Object.entries(illustrativeDistricts)) {
    for (const { code, name, part } of all) {
      const people = Math.round((thousands * 1000 * 0.95 * part * (0.7 + 0.6 * random())) / 100) * 100;
      const half = Math.round((1.96 * Math.sqrt(people * 90)) / 100) * 100; // as a survey of one in ninety would have
      const at = ["Jan 2021-Dec 2021", district, districtName(district) ?? district, code, name];
      const [status, said] = people < 1_500 ? ["G", "Estimate is based on a small sample size (3-9)"] : ["A", "Normal Value"];
      rows.push([...at, "Value", status === "A" ? people : "", status, said]);
      rows.push([...at, "Confidence", status === "A" ? half : "", status, said]);
    }
  }
  return csvFile(
    [
      "DATE_NAME",
      "GEOGRAPHY_CODE",
      "GEOGRAPHY_NAME",
      "SOC2020_CODE",
      "SOC2020_NAME",
      "MEASURES_NAME",
      "OBS_VALUE",
      "OBS_STATUS",
      "OBS_STATUS_NAME",
    ],
    rows,
  );
}

/** Jobs advertised by occupation: more than its part for care, construction and computing, as an illustration of a shortage. */
export function advertsByOccupation(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const all = occupations(seededRandom(seed));
  const wanted: Record<string, number> = { "21": 1.8, "22": 1.6, "53": 1.7, "61": 1.5, "31": 1.4, "41": 0.6, "92": 0.8 };
  const rows: (string | number)[][] = [];
  for (const [district, { thousands }] of Object.entries(illustrativeDistricts)) {
    for (const { code, name, part } of all) {
      const adverts = Math.round(thousands * 1000 * 0.06 * part * (wanted[code] ?? 1) * (0.8 + 0.4 * random()));
      rows.push([2021, district, districtName(district) ?? district, code, name, adverts]);
    }
  }
  return csvFile(["YEAR", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "SOC2020_CODE", "SOC2020_NAME", "ADVERTS"], rows);
}

const levels = ["No qualifications", "Level 1", "Level 2", "Apprenticeship", "Level 3", "Level 4 and above"];

/** People aged 16 to 64 by the highest qualification they hold, and jobs by the one they ask for. */
export function qualifications(seed: number, which: "held" | "required"): Uint8Array {
  const random = seededRandom(seed);
  const parts = which === "held" ? [0.14, 0.12, 0.17, 0.06, 0.18, 0.33] : [0.08, 0.1, 0.17, 0.07, 0.2, 0.38];
  const rows: (string | number)[][] = [];
  for (const [district, { thousands }] of Object.entries(illustrativeDistricts)) {
    for (const [index, level] of levels.entries()) {
      const count = Math.round(thousands * 1000 * (which === "held" ? 1.25 : 1) * parts[index]! * (0.85 + 0.3 * random()));
      rows.push([2021, district, districtName(district) ?? district, level, count]);
    }
  }
  const [level, count] = which === "held" ? ["QUALIFICATION_HELD", "PEOPLE"] : ["QUALIFICATION_REQUIRED", "JOBS"];
  return csvFile(["YEAR", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", level, count], rows);
}
