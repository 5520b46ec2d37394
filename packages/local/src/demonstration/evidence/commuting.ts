import { seededRandom } from "@concord/analysis";
import { districtName } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";
import { tileOf } from "./district-tiles.ts";
import { illustrativeDistricts } from "./jobs-by-section.ts";

/** Who lives where and works where, in the shape of the census's origin and destination tables: more to where jobs are, fewer the further it is. */
export function commuting(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const places = Object.entries(illustrativeDistricts);
  const rows: (string | number)[][] = [];
  for (const [home, { thousands }] of places) {
    const [column, row] = tileOf(home);
    const pulls = places.map(([work, { thousands: jobs }]) => {
      const [acrossTo, downTo] = tileOf(work);
      const distance = Math.hypot(column - acrossTo, row - downTo);
      return (work === home ? 5 : 1) * jobs * Math.exp(-1.35 * distance) * (0.8 + 0.4 * random());
    });
    const all = pulls.reduce((sum, pull) => sum + pull, 0);
    for (const [index, [work]] of places.entries()) {
      const people = Math.round((thousands * 1000 * 0.97 * pulls[index]!) / all);
      if (people >= 3) rows.push([home, districtName(home) ?? home, work, districtName(work) ?? work, people]);
    }
  }
  return csvFile(["ORIGIN_CODE", "ORIGIN_NAME", "DESTINATION_CODE", "DESTINATION_NAME", "PEOPLE"], rows);
}
