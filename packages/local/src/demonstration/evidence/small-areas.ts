import { seededRandom } from "@concord/analysis";
import { csvFile } from "./csv-file.ts";

const [columns, lines] = [16, 12];

/** The south-west corner, and the width and the height of one area in degrees: about 3 km each way. */
const [west, south, wide, high] = [-2.06, 53.52, 0.045, 0.027];

const codeAt = (column: number, line: number) => `SA${String(line * columns + column + 1).padStart(3, "0")}`;
const nameAt = (column: number, line: number) => `Small area ${line + 1}-${column + 1}`;

/** Small areas that nobody surveyed: a lattice over where West Yorkshire lies, its corners moved a little. */
export function smallAreas(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const corners = Array.from({ length: lines + 1 }, (_, line) =>
    Array.from({ length: columns + 1 }, (_, column): [number, number] => [
      Number((west + wide * (column + 0.3 * (random() - 0.5))).toFixed(5)),
      Number((south + high * (line + 0.3 * (random() - 0.5))).toFixed(5)),
    ]),
  );
  const features = [];
  for (let line = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++) {
      const [one, two, three, four] = [
        corners[line]![column]!,
        corners[line]![column + 1]!,
        corners[line + 1]![column + 1]!,
        corners[line + 1]![column]!,
      ];
      features.push({
        type: "Feature",
        properties: { AREA_CODE: codeAt(column, line), AREA_NAME: nameAt(column, line) },
        geometry: { type: "Polygon", coordinates: [[one, two, three, four, one]] },
      });
    }
  }
  return new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
}

/** Claimants, to the nearest 5, and residents aged 16 to 64 by small area: two clusters of many, one of few, and chance. */
export function claimants(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const rows: (string | number)[][] = [];
  const near = (column: number, line: number, atColumn: number, atLine: number) =>
    Math.exp(-((column - atColumn) ** 2 + (line - atLine) ** 2) / 6);
  for (let line = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++) {
      const residents = Math.round(4_000 + 3_500 * random());
      const rate =
        0.03 + 0.06 * near(column, line, 4, 8) + 0.045 * near(column, line, 12, 4) - 0.018 * near(column, line, 10, 10) + 0.012 * random();
      rows.push([2021, codeAt(column, line), nameAt(column, line), Math.round((residents * rate) / 5) * 5, residents]);
    }
  }
  return csvFile(["YEAR", "AREA_CODE", "AREA_NAME", "CLAIMANTS", "RESIDENTS_16_TO_64"], rows);
}
