import { addDays } from "@concord/kernel";
import { districtRegister, formerNorthernIreland } from "./district-register.ts";
import { reorganisations, type DistrictChange, type Reorganisation } from "./reorganisations.ts";

/** A local authority district under one code, current or former. */
export type LocalAuthorityDistrict = {
  code: string;
  name: string;
  /** Its first day under this code; 2009-01-01 for one that was there when codes of nine characters began. */
  from: string;
  /** The last day, of one that has ended. */
  to?: string | undefined;
  country: "E92000001" | "W92000004" | "S92000003" | "N92000002";
  /** In England. */
  region?: string | undefined;
  /** Where a county council stands, or stood, above it. */
  county?: string | undefined;
  /** What took over from it. More than one where it was divided. */
  successors: readonly Succession[];
  /** What it took over from. */
  predecessors: readonly Succession[];
};

/** One side of a change, seen from the other. `party` counts the reorganisations: those of one party changed land among themselves only. */
export type Succession = { code: string; change: DistrictChange; on: string; party: number };

type Named = { code: string; name: string };
export type County = Named & { region: string; from: string; to?: string | undefined };

export const countries: readonly Named[] = [
  { code: "E92000001", name: "England" },
  { code: "W92000004", name: "Wales" },
  { code: "S92000003", name: "Scotland" },
  { code: "N92000002", name: "Northern Ireland" },
];

/** When codes of nine characters begin: what was there then has this as its first day. */
export const registerBegins = "2009-01-01";

const read = readRegister(districtRegister);
const places = [...read.places, ...readNorthernIreland(formerNorthernIreland)];

/** The nine regions of England. */
export const regions: readonly Named[] = read.regions;
/** The counties of England that have, or had, a council above districts. */
export const counties: readonly County[] = read.counties;

/** Every district there is or was, in order of code. */
export const districts: readonly LocalAuthorityDistrict[] = withLifetimes(places);

const byCode = new Map(districts.map((district) => [district.code, district]));

export const districtOf = (code: string): LocalAuthorityDistrict | undefined => byCode.get(code);

/** What a district is called, or was, under a code. */
export const districtName = (code: string): string | undefined => byCode.get(code)?.name;

export const isDistrictOn = ({ from, to }: Pick<LocalAuthorityDistrict, "from" | "to">, day: string): boolean =>
  from <= day && (to === undefined || day <= to);

/** The districts there were on a day. */
export const districtsOn = (day: string): readonly LocalAuthorityDistrict[] => districts.filter((district) => isDistrictOn(district, day));

/** The code in use now for a district, following what took over from it; itself if it is in use, was redrawn, or is unknown. */
export function currentDistrict(code: string): string {
  const [only, ...others] = byCode.get(code)?.successors ?? [];
  return only && others.length === 0 && only.change !== "redrawn" ? currentDistrict(only.code) : code;
}

/** District codes that have ended, with the last day and the code that took over. Without those that were redrawn. */
export const formerDistricts: readonly { code: string; name: string; to: string; succeededBy: string }[] = districts.flatMap(
  ({ code, name, to, successors: [only] }) =>
    to !== undefined && only && only.change !== "redrawn" ? [{ code, name, to, succeededBy: only.code }] : [],
);

/**
 * The years whose lists of districts differ, in order, each with the days its list was in force: "LAD 2021" is
 * the list of 1 April 2021 to 31 March 2023. A year with two changes has one list, of the last day of that year.
 */
export const districtLists: readonly { year: number; from: string; to?: string | undefined }[] = [
  ...new Set(reorganisations.map(({ on }) => on.slice(0, 4))),
]
  .sort()
  .map((year) => reorganisations.findLast(({ on }) => on.startsWith(year))!.on) // every year came from one of them
  .map((from, place, days) => {
    const next = days[place + 1];
    return { year: Number(from.slice(0, 4)), from, ...(next === undefined ? {} : { to: addDays(next, -1) }) };
  });

/** "E07000163-69" is seven codes, "95B-E" four. */
export function codesIn(list: string): string[] {
  return list.split(" ").flatMap((item) => {
    const [first = "", last] = item.split("-");
    if (last === undefined) return [first];
    const stem = first.slice(0, -last.length);
    if (/^\D$/.test(last)) return lettersBetween(first.at(-1)!, last).map((letter) => stem + letter); // a range has a first code
    const from = Number(first.slice(-last.length));
    return Array.from({ length: Number(last) - from + 1 }, (_, step) => stem + String(from + step).padStart(last.length, "0"));
  });
}

function lettersBetween(first: string, last: string): string[] {
  const from = first.charCodeAt(0);
  return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, step) => String.fromCharCode(from + step));
}

type Place = Pick<LocalAuthorityDistrict, "code" | "name" | "country" | "region" | "county">;

function readRegister(text: string): { regions: Named[]; counties: County[]; places: Place[] } {
  const found: { regions: Named[]; counties: County[]; places: Place[] } = { regions: [], counties: [], places: [] };
  let above: Pick<Place, "country" | "region" | "county"> = { country: "E92000001" };
  for (const line of text.trim().split("\n")) {
    const [code = "", ...words] = line.trim().split(" ");
    const rest = words.join(" ");
    if (code.startsWith("E12")) {
      found.regions.push({ code, name: rest });
      above = { country: "E92000001", region: code };
    } else if (/^[WSN]92/.test(code)) {
      above = { country: code as Place["country"] };
    } else if (code.startsWith("E10")) {
      const [name = "", to] = rest.split(" to ");
      above = { ...above, county: code };
      found.counties.push({ code, name, region: above.region!, from: registerBegins, ...(to === undefined ? {} : { to }) }); // every county is in a region
    } else {
      const first = Number(code.slice(1));
      const codeAt = (step: number) => code[0]! + String(first + step).padStart(8, "0"); // a line begins with a code
      found.places.push(...rest.split("; ").map((name, step) => ({ code: codeAt(step), name, ...above })));
    }
  }
  return found;
}

function readNorthernIreland(names: string): Place[] {
  const letters = lettersBetween("A", "Z");
  return names.split("; ").map((name, place) => ({ code: `95${letters[place]}`, name, country: "N92000002" }));
}

function withLifetimes(given: readonly Place[]): LocalAuthorityDistrict[] {
  const begins = new Map<string, string>();
  const ends = new Map<string, string>();
  const successors = new Map<string, Succession[]>();
  const predecessors = new Map<string, Succession[]>();
  const add = (lists: Map<string, Succession[]>, code: string, one: Succession) => lists.set(code, [...(lists.get(code) ?? []), one]);
  reorganisations.forEach(({ on, change, became }: Reorganisation, party) => {
    for (const [old, taken] of became) {
      begins.set(taken, on);
      for (const code of codesIn(old)) {
        ends.set(code, addDays(on, -1));
        add(successors, code, { code: taken, change, on, party });
        add(predecessors, taken, { code, change, on, party });
      }
    }
  });
  return given
    .map((place) => {
      const to = ends.get(place.code);
      return {
        ...place,
        from: begins.get(place.code) ?? registerBegins,
        ...(to === undefined ? {} : { to }),
        successors: successors.get(place.code) ?? [],
        predecessors: predecessors.get(place.code) ?? [],
      };
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}
