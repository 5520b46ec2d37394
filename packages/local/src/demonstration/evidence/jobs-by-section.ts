import { seededRandom } from "@concord/analysis";
import { districtName, sicSections } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { roundedAsBres } from "./rounded-as-bres.ts";

/** Jobs in the first year, in thousands: what each district is made to be like, roughly and on purpose. */
export const illustrativeDistricts: Record<string, { thousands: number; known: Partial<Record<string, number>> }> = {
  E08000032: { thousands: 205, known: { C: 1.6, P: 1.2, G: 1.1, M: 0.8 } }, // Bradford
  E08000033: { thousands: 88, known: { C: 1.8, K: 1.7, J: 0.6 } }, // Calderdale
  E08000034: { thousands: 155, known: { C: 2.1, P: 1.2, K: 0.5 } }, // Kirklees
  E08000035: { thousands: 455, known: { K: 1.6, M: 1.5, J: 1.4, C: 0.7, N: 1.2 } }, // Leeds
  E08000036: { thousands: 150, known: { H: 2.3, C: 1.3, G: 1.2, J: 0.5 } }, // Wakefield
  E06000014: { thousands: 112, known: { I: 1.5, P: 1.5, K: 1.3, C: 0.5 } }, // York
  E06000065: { thousands: 285, known: { A: 4.5, I: 1.7, C: 1.3, J: 0.7 } }, // North Yorkshire
  // Elsewhere: an economy to compare with that is not mostly one's own.
  E08000039: { thousands: 265, known: { P: 1.3, C: 1.1 } }, // Sheffield
  E08000017: { thousands: 128, known: { H: 1.9, Q: 1.1 } }, // Doncaster
  E06000010: { thousands: 122, known: { C: 1.5, Q: 1.2 } }, // Kingston upon Hull
  E08000003: { thousands: 420, known: { M: 1.5, J: 1.5, K: 1.2, C: 0.3 } }, // Manchester
  E08000006: { thousands: 140, known: { J: 1.6, N: 1.3 } }, // Salford
  E08000021: { thousands: 190, known: { P: 1.5, O: 1.4, C: 0.4 } }, // Newcastle upon Tyne
  E08000012: { thousands: 270, known: { Q: 1.4, I: 1.2, C: 0.5 } }, // Liverpool
  E08000025: { thousands: 530, known: { Q: 1.2, M: 1.1 } }, // Birmingham
  E06000023: { thousands: 300, known: { M: 1.5, K: 1.6, J: 1.3, C: 0.4 } }, // Bristol
  E06000018: { thousands: 225, known: { N: 1.5, Q: 1.2 } }, // Nottingham
};

/** The places of the table, by code. */
export const illustrativePlaces: readonly string[] = Object.keys(illustrativeDistricts);

/** Each section's share of jobs in an ordinary place, and how it grows in a year. */
export const illustrativeSections: Record<string, { share: number; growth: number }> = {
  A: { share: 0.008, growth: 0.0 },
  B: { share: 0.001, growth: -0.02 },
  C: { share: 0.086, growth: -0.004 },
  D: { share: 0.004, growth: 0.012 },
  E: { share: 0.007, growth: 0.01 },
  F: { share: 0.048, growth: 0.008 },
  G: { share: 0.152, growth: -0.008 },
  H: { share: 0.05, growth: 0.022 },
  I: { share: 0.074, growth: 0.004 },
  J: { share: 0.036, growth: 0.026 },
  K: { share: 0.033, growth: 0.006 },
  L: { share: 0.017, growth: 0.014 },
  M: { share: 0.08, growth: 0.018 },
  N: { share: 0.088, growth: 0.004 },
  O: { share: 0.044, growth: 0.006 },
  P: { share: 0.089, growth: 0.002 },
  Q: { share: 0.135, growth: 0.012 },
  R: { share: 0.024, growth: 0.002 },
  S: { share: 0.02, growth: 0.003 },
  T: { share: 0, growth: 0 },
  U: { share: 0, growth: 0 },
};

const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021];

/**
 * A table of the shape in which Nomis sends the Business Register and Employment
 * Survey: real places and real sections of SIC 2007, with figures that a seeded
 * generator made. The same seed gives the same file to the byte.
 */
export function jobsBySection(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const places = Object.entries(illustrativeDistricts).map(([code, like]) => ({ code, name: districtName(code) ?? code, like }));
  const rows: (string | number | undefined)[][] = [];
  const counts = new Map<string, number[]>();

  for (const { code, like } of places) {
    const { thousands, known } = like;
    for (const section of sicSections) {
      const { share, growth } = illustrativeSections[section.code]!; // every section is above
      let jobs = thousands * 1000 * share * (known[section.code] ?? 1) * (0.92 + 0.16 * random());
      counts.set(
        `${code} ${section.code}`,
        years.map((year) => {
          const pandemic = year === 2020 && ["I", "R", "S"].includes(section.code) ? 0.9 : 1;
          const counted = roundedAsBres(jobs * pandemic * (0.985 + 0.03 * random()));
          jobs *= 1 + growth;
          return counted;
        }),
      );
    }
  }
  for (const [index, year] of years.entries()) {
    for (const { code, name } of places) {
      for (const section of sicSections) {
        const jobs = counts.get(`${code} ${section.code}`)?.[index];
        rows.push([year, code, name, section.code, `${section.code} : ${section.name}`, jobs]);
      }
    }
  }
  return csvFile(["DATE", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "INDUSTRY_CODE", "INDUSTRY_NAME", "OBS_VALUE"], rows);
}
