import { districtVintageOf } from "./district-vintage.ts";

/**
 * The shapes of the codes of places: GSS codes of the Office for National
 * Statistics (Register of Geographic Codes), and ITL codes, which succeeded NUTS
 * in 2021 and were written UK… before that.
 */
const placeShapes: readonly { name: string; shape: RegExp }[] = [
  { name: "LAD", shape: /^(E0[6-9]|W06|S12|N09)\d{6}$/ },
  { name: "Combined authority", shape: /^E47\d{6}$/ },
  { name: "Region", shape: /^E12\d{6}$/ },
  { name: "County", shape: /^E10\d{6}$/ },
  { name: "MSOA", shape: /^([EW]02|S02)\d{6}$/ },
  { name: "LSOA", shape: /^([EW]01|S01)\d{6}$/ },
  { name: "OA", shape: /^([EWS]00)\d{6}$/ },
  { name: "Ward", shape: /^([EW]05|S13|N08)\d{6}$/ },
  { name: "Country", shape: /^([EWSN]92|K0[1-4])\d{6}$/ },
  { name: "ITL1 2021", shape: /^TL[C-N]$/ },
  { name: "ITL2 2021", shape: /^TL[C-N]\d$/ },
  { name: "ITL3 2021", shape: /^TL[C-N]\d[0-9A-Z]$/ },
  { name: "ITL1 (NUTS codes)", shape: /^UK[C-N]$/ },
  { name: "ITL2 (NUTS codes)", shape: /^UK[C-N]\d$/ },
  { name: "ITL3 (NUTS codes)", shape: /^UK[C-N]\d[0-9A-Z]$/ },
];

/** The divisions of SIC 2007 (ONS, UK Standard Industrial Classification 2007). */
const divisions = new Set(
  "01 02 03 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 35 36 37 38 39 41 42 43 45 46 47 49 50 51 52 53 55 56 58 59 60 61 62 63 64 65 66 68 69 70 71 72 73 74 75 77 78 79 80 81 82 84 85 86 87 88 90 91 92 93 94 95 96 97 98 99".split(
    " ",
  ),
);
const inDivision = (code: string) => divisions.has(code.slice(0, 2));

const industryShapes: readonly { name: string; is: (code: string) => boolean }[] = [
  { name: "SIC 2007 section", is: (code) => /^[A-U]$/.test(code) },
  { name: "SIC 2007 division", is: (code) => /^\d\d$/.test(code) && inDivision(code) },
  { name: "SIC 2007 group", is: (code) => /^\d{3}$/.test(code) && inDivision(code) },
  { name: "SIC 2007 class", is: (code) => /^\d{4}$/.test(code) && inDivision(code) },
  { name: "SIC 2007 subclass", is: (code) => /^\d{5}$/.test(code) && inDivision(code) },
];

/** Codes that stand among those of SIC 2007 in published tables and are none of it. */
export const pseudoCodes: Readonly<Record<string, string>> = {
  "01000": "farm agriculture, which BRES does not survey and takes from Defra and the Scottish Government. It is not a class of SIC 2007.",
};

/** The code set that most of these belong to, and those that do not. */
export type CodeSetFound = { name: string; odd: string[] };

/** This share of a column's codes must belong. */
const most = 0.8;

export function placeSetOf(codes: readonly string[]): CodeSetFound | undefined {
  const found = majority(
    codes,
    placeShapes.map(({ name, shape }) => ({ name, is: (code: string) => shape.test(code) })),
  );
  if (found?.name !== "LAD") return found;
  const vintage = districtVintageOf(codes);
  return vintage === undefined ? found : { ...found, name: `LAD ${vintage}` };
}

export const industrySetOf = (codes: readonly string[]): CodeSetFound | undefined => majority(codes, industryShapes);

export const occupationSetOf = (codes: readonly string[]): CodeSetFound | undefined =>
  majority(
    codes,
    ["major group", "sub-major group", "minor group", "unit group"].map((level, place) => ({
      name: `SOC ${level}`,
      is: (code: string) => new RegExp(`^[1-9]\\d{${place}}$`).test(code),
    })),
  );

function majority(codes: readonly string[], sets: readonly { name: string; is: (code: string) => boolean }[]): CodeSetFound | undefined {
  if (codes.length === 0) return undefined;
  for (const { name, is } of sets) {
    const odd = codes.filter((code) => !is(code));
    if (codes.length - odd.length >= codes.length * most) return { name, odd };
  }
  return undefined;
}
