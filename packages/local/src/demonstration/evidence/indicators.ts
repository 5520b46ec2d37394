import { seededRandom } from "@concord/analysis";
import { districtName } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { illustrativeDistricts } from "./jobs-by-section.ts";

/** What is measured, an ordinary value of it, and how far places differ. */
const indicators = [
  ["Population aged 16 to 64 (thousands)", 210, 90],
  ["Employment rate (%)", 74, 6],
  ["Qualified to level 4 or above (%)", 38, 12],
  ["Median weekly pay (£)", 610, 70],
  ["Business density (per 1,000 people)", 38, 10],
  ["House price to earnings", 6.4, 2],
  ["Jobs in manufacturing (%)", 9, 5],
] as const;

/** Indicators by district, one measure a row, for one year. */
export function indicatorsByDistrict(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const rows: (string | number)[][] = [];
  for (const [district, { thousands }] of Object.entries(illustrativeDistricts)) {
    for (const [index, [name, usual, spread]] of indicators.entries()) {
      const value = index === 0 ? thousands * 1.3 : usual + spread * 2 * (random() - 0.5);
      rows.push([2021, district, districtName(district) ?? district, name, value.toFixed(1)]);
    }
  }
  return csvFile(["YEAR", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "INDICATOR", "VALUE"], rows);
}
