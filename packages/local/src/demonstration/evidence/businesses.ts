import { seededRandom } from "@concord/analysis";
import { sicCodes } from "@concord/domain/code-sets";
import { districtName } from "@concord/domain/reference";
import { csvFile } from "./csv-file.ts";

const firstWords = [
  "Aire",
  "Calder",
  "Pennine",
  "Wharfe",
  "Broad",
  "Holme",
  "Colne",
  "Spen",
  "Lister",
  "Saltaire",
  "Kirkgate",
  "Thorn",
  "Ridings",
  "Moor",
];
const secondWords = [
  "Works",
  "Group",
  "Systems",
  "Mills",
  "Partners",
  "Engineering",
  "Foods",
  "Care",
  "Digital",
  "Logistics",
  "Textiles",
  "Studio",
];
const places = ["E08000032", "E08000033", "E08000034", "E08000035", "E08000036"];

/** Businesses that do not exist, in the shape of a list that one might buy: a name, a class of SIC 2007, where and how many work there. */
export function businesses(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!; // none is empty
  const classes = [...sicCodes("class").keys()];
  const rows = Array.from({ length: 1_200 }, (_, index) => {
    const place = pick(places);
    return [
      `${String(index + 1).padStart(6, "0")}`,
      `${pick(firstWords)} ${pick(secondWords)} ${index + 1} (illustrative)`,
      pick(classes),
      place,
      districtName(place) ?? place,
      Math.round(5 + 400 * random() ** 4),
    ];
  });
  return csvFile(["BUSINESS_NUMBER", "BUSINESS_NAME", "SIC_CODE", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "EMPLOYEES"], rows);
}
