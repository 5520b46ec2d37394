import { combinedAuthorities, formerAuthorities } from "../reference/authorities.ts";
import { countries, counties, districtLists, districts, isDistrictOn, regions } from "../reference/districts.ts";
import { enterprisePartnerships } from "../reference/enterprise-partnerships.ts";
import { once, readCodeList } from "./code-list.ts";
import { itl2021Codes, itl2025Codes } from "./itl-codes.ts";
import { sicCodes, sicLevels } from "./sic-2007.ts";
import { socCodes, socLevels } from "./soc.ts";

/** What the codes of a column say. */
export type CodedMeaning = "place" | "industry" | "occupation";

/** A list of codes of one kind as it stood over some time. */
export type CodeSet = {
  /** For addresses and programs: "lad-2021". */
  key: string;
  /** As columns and sentences name it: "LAD 2021". */
  name: string;
  /** What it is without its vintage: "LAD". Sets of one family follow one another. */
  family: string;
  meaning: CodedMeaning;
  /** As its name has it: 2021. */
  vintage?: number | undefined;
  /** The days it was, or is, in force. */
  from?: string | undefined;
  to?: string | undefined;
  /** Every code with its name. Absent for small areas, of which there are too many to carry: those are known by their shape alone. */
  codes?: (() => ReadonlyMap<string, string>) | undefined;
  shape: RegExp;
};

/** Is it a code of the set? Of a set known by shape alone: does it look like one? */
export const isInCodeSet = ({ codes, shape }: CodeSet, code: string): boolean => (codes ? codes().has(code) : shape.test(code));

/** What the set calls it; undefined where the set is known by shape alone. */
export const nameInCodeSet = ({ codes }: CodeSet, code: string): string | undefined => codes?.().get(code) || undefined;

type Named = { code: string; name: string };
const mapOf = (list: readonly Named[]) => new Map(list.map(({ code, name }) => [code, name]));

const districtShape = /^((E0[6-9]|W06|S12|N09)\d{6}|95[A-Z])$/;

/** One for each list of districts there has been, newest first, and the one that holds them all. */
export const districtSets: readonly CodeSet[] = [
  ...districtLists.toReversed().map(
    ({ year, from, to }): CodeSet => ({
      key: `lad-${year}`,
      name: `LAD ${year}`,
      family: "LAD",
      meaning: "place",
      vintage: year,
      from,
      to,
      codes: once(() => mapOf(districts.filter((district) => isDistrictOn(district, from)))),
      shape: districtShape,
    }),
  ),
];

export const everyDistrict: CodeSet = {
  key: "lad",
  name: "LAD",
  family: "LAD",
  meaning: "place",
  codes: once(() => mapOf(districts)),
  shape: districtShape,
};

const place = (key: string, name: string, shape: RegExp, list?: () => readonly Named[]): CodeSet => ({
  key,
  name,
  family: name,
  meaning: "place",
  shape,
  ...(list ? { codes: once(() => mapOf(list())) } : {}),
});

/** Level 1 has three letters, each level below one more. */
const itl = (vintage: 2021 | 2025, text: string): CodeSet[] =>
  ([1, 2, 3] as const).map((level) => ({
    key: `itl${level}-${vintage}`,
    name: `ITL${level} ${vintage}`,
    family: `ITL${level}`,
    meaning: "place",
    vintage,
    from: `${vintage}-01-01`,
    ...(vintage === 2021 ? { to: "2024-12-31" } : {}),
    codes: once(() => new Map([...readCodeList(text)].filter(([code]) => code.length === level + 2))),
    shape: [/^TL[C-N]$/, /^TL[C-N]\d$/, /^TL[C-N]\d[0-9A-Z]$/][level - 1]!, // three levels, three shapes
  }));

/**
 * Every code set the product knows. Of two that hold the same codes, the first is meant. GSS codes: Register of
 * Geographic Codes. NUTS codes are those of before 2021, when the ITL succeeded them.
 */
export const codeSets: readonly CodeSet[] = [
  ...districtSets,
  everyDistrict,
  place("combined-authority", "Combined authority", /^E47\d{6}$/, () =>
    [...combinedAuthorities, ...formerAuthorities].map(({ code, name }) => ({ code, name })),
  ),
  // Of a code that was kept for another partnership, the name of the last: `partnershipOn` tells of a day.
  place("enterprise-partnership", "Local enterprise partnership", /^E37\d{6}$/, () => enterprisePartnerships),
  place("region", "Region", /^E12\d{6}$/, () => regions),
  place("county", "County", /^E10\d{6}$/, () => counties),
  place("metropolitan-county", "Metropolitan county", /^E11\d{6}$/, () => metropolitanCounties),
  place("country", "Country", /^([EWSN]92|K0[1-4])\d{6}$/, () => [...countries, ...unions]),
  place("msoa", "MSOA", /^[EWS]02\d{6}$/),
  place("lsoa", "LSOA", /^[EWS]01\d{6}$/),
  place("oa", "OA", /^[EWS]00\d{6}$/),
  place("ward", "Ward", /^([EW]05|S13|N08)\d{6}$/),
  ...itl(2021, itl2021Codes),
  ...itl(2025, itl2025Codes),
  place("nuts1", "ITL1 (NUTS codes)", /^UK[C-N]$/),
  place("nuts2", "ITL2 (NUTS codes)", /^UK[C-N]\d$/),
  place("nuts3", "ITL3 (NUTS codes)", /^UK[C-N]\d[0-9A-Z]$/),
  ...sicLevels.map(
    (level, at): CodeSet => ({
      key: `sic-2007-${level}`,
      name: `SIC 2007 ${level}`,
      family: `SIC ${level}`,
      meaning: "industry",
      vintage: 2007,
      from: "2008-01-01",
      codes: () => sicCodes(level),
      shape: at === 0 ? /^[A-U]$/ : new RegExp(`^\\d{${at + 1}}$`),
    }),
  ),
  ...([2020, 2010] as const).flatMap((edition) =>
    socLevels.map(
      (level, at): CodeSet => ({
        key: `soc-${edition}-${level.replace(" ", "-")}`,
        name: `SOC ${edition} ${level}`,
        family: `SOC ${level}`,
        meaning: "occupation",
        vintage: edition,
        codes: once(() => socCodes(edition, level)),
        shape: new RegExp(`^[1-9]\\d{${at}}$`),
      }),
    ),
  ),
];

export const codeSetNamed = (key: string): CodeSet | undefined => codeSets.find((set) => set.key === key || set.name === key);

const metropolitanCounties: readonly Named[] = [
  { code: "E11000001", name: "Greater Manchester" },
  { code: "E11000002", name: "Merseyside" },
  { code: "E11000003", name: "South Yorkshire" },
  { code: "E11000004", name: "Tyne and Wear (until 31 March 2013)" },
  { code: "E11000005", name: "West Midlands" },
  { code: "E11000006", name: "West Yorkshire" },
  { code: "E11000007", name: "Tyne and Wear" },
];

const unions: readonly Named[] = [
  { code: "K02000001", name: "United Kingdom" },
  { code: "K03000001", name: "Great Britain" },
  { code: "K04000001", name: "England and Wales" },
];
