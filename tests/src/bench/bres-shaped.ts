import { createWriteStream } from "node:fs";
import { once } from "node:events";

export type BresShape = { path: string; rows: number; seed: number };

const subjects = [
  "Growing of cereals (except rice), leguminous crops and oil seeds",
  "Machining",
  "Retail sale of clothing in specialised stores",
  "Activities of tourist guides",
  "Plumbing, heat and air-conditioning installation",
  "Manufacture of non-electric domestic appliances",
];
const industries = 729;
const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021];

/** A table of the shape of BRES by district and five-digit industry, in the order in which Nomis sends it. Its figures mean nothing. */
export async function writeBresShaped({ path, rows, seed }: BresShape): Promise<{ bytes: number }> {
  const random = generator(seed);
  const places = Math.ceil(rows / (industries * years.length));
  const file = createWriteStream(path);
  let piece = "DATE,GEOGRAPHY_CODE,GEOGRAPHY_NAME,INDUSTRY_CODE,INDUSTRY_NAME,OBS_VALUE\n";
  let written = 0;

  for (const year of years) {
    for (let place = 0; place < places; place++) {
      for (let industry = 0; industry < industries && written < rows; industry++, written++) {
        const code = String(1110 + industry * 130).padStart(5, "0");
        const name = `${code} : ${subjects[industry % subjects.length]}`;
        const value = random() < 0.0001 ? "" : Math.floor(random() ** 3 * 4000) * 5;
        piece += `${year},E07${String(place).padStart(6, "0")},District ${place},${code},${name.includes(",") ? `"${name}"` : name},${value}\n`;
        if (piece.length > 1024 * 1024) {
          if (!file.write(piece)) await once(file, "drain");
          piece = "";
        }
      }
    }
  }
  file.end(piece);
  await once(file, "finish");
  return { bytes: file.bytesWritten };
}

/** Mulberry32. The same seed, the same file. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
