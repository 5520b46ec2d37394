import { seededRandom } from "@concord/analysis";
import { sicCodes } from "@concord/domain/code-sets";
import { districtName, sectionOf } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { illustrativeDistricts, illustrativeSections } from "./jobs-by-section.ts";
import { roundedAsBres } from "./rounded-as-bres.ts";

const years = [2015, 2018, 2021];

/**
 * Jobs by class of SIC 2007, in the shape in which Nomis sends the survey. What
 * a district is known for it is known for in some classes more than in others,
 * and neighbouring classes go together: there is then something to find.
 */
export function jobsByClass(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const classes = [...sicCodes("class")].filter(([code]) => (illustrativeSections[sectionOf(code) ?? ""]?.share ?? 0) > 0);
  const inSection = Map.groupBy(classes, ([code]) => sectionOf(code)!); // each lies in one: those without were left out
  const weights = new Map(classes.map(([code]) => [code, random() ** 3 + 0.02]));
  const rows: (string | number)[][] = [];

  for (const [district, { thousands, known }] of Object.entries(illustrativeDistricts)) {
    const bent = new Map<string, number>(); // how each group of classes is bent towards or away from here
    for (const [section, codes] of inSection) {
      const { share, growth } = illustrativeSections[section]!; // those of classes are there
      const all = codes.map(([code]) => weights.get(code)!).reduce((sum, weight) => sum + weight, 0);
      for (const [code, name] of codes) {
        const group = code.slice(0, 3);
        if (!bent.has(group)) bent.set(group, Math.exp(1.4 * (random() - 0.5)));
        const like = (known[section] ?? 1) * bent.get(group)! * Math.exp(1.6 * (random() - 0.5));
        const here = thousands * 1000 * share * (weights.get(code)! / all) * (random() < 0.12 ? 0 : like);
        const pace = growth + 0.03 * (random() - 0.5);
        for (const year of years) {
          const jobs = roundedAsBres(here * (1 + pace) ** (year - 2015));
          rows.push([year, district, districtName(district) ?? district, code, `${code} : ${name}`, jobs]);
        }
      }
    }
  }
  return csvFile(["DATE", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "INDUSTRY_CODE", "INDUSTRY_NAME", "OBS_VALUE"], rows);
}
