import { seededRandom } from "@concord/analysis";
import { districtName, sicSections } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { illustrativeDistricts, illustrativeSections } from "./jobs-by-section.ts";

/** Thousand pounds of gross value added per job, in an ordinary place in 2015. */
const perJob: Record<string, number> = {
  A: 32,
  B: 140,
  C: 68,
  D: 260,
  E: 105,
  F: 62,
  G: 38,
  H: 46,
  I: 22,
  J: 78,
  K: 118,
  L: 160,
  M: 58,
  N: 34,
  O: 54,
  P: 42,
  Q: 34,
  R: 30,
  S: 33,
};

/** Gross value added by section and district, £ million at 2019 prices, in the shape of the regional accounts. */
export function outputBySection(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const rows: (string | number)[][] = [];
  for (const [district, { thousands, known }] of Object.entries(illustrativeDistricts)) {
    const level = 0.8 + 0.35 * random();
    for (const { code, name } of sicSections) {
      const each = perJob[code];
      if (each === undefined) continue;
      const { share, growth } = illustrativeSections[code]!; // every section is there
      const better = level * (0.85 + 0.3 * random());
      const pace = growth + 0.004 + 0.012 * (random() - 0.4);
      for (let year = 2015; year <= 2021; year++) {
        const millions = thousands * share * (known[code] ?? 1) * each * better * (1 + pace) ** (year - 2015);
        rows.push([year, district, districtName(district) ?? district, code, name, millions.toFixed(1)]);
      }
    }
  }
  return csvFile(["DATE", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "INDUSTRY_CODE", "INDUSTRY_NAME", "GVA_MILLION_POUNDS"], rows);
}
