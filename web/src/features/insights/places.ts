/** Choosing places out of those a dataset has, and saying which were chosen. */

export type Named = { code: string; name: string };
export type Preset = { label: string; codes: readonly string[] };

type Authority = { name: string; areaCode?: string | undefined; districts: readonly Named[] };

/** "West Yorkshire Combined Authority" is the authority of West Yorkshire. */
export const areaName = (authority: Pick<Authority, "name">): string =>
  authority.name
    .replace(/\s+(Mayoral |Combined |County |Strategic )*(Authority|Council)$/u, "")
    .replace(/\s+Local Enterprise Partnership$/u, "");

/** The authority itself, in whatever places this dataset has: its districts, or one place of its name. Undefined where it has neither. */
export function ownPreset(authority: Authority, places: readonly Named[]): Preset | undefined {
  const known = new Set(places.map(({ code }) => code));
  const name = areaName(authority);
  const whole = places.find((place) => place.code === authority.areaCode || place.name === name);
  if (whole) return { label: name, codes: [whole.code] };
  const districts = authority.districts.filter(({ code }) => known.has(code)).map(({ code }) => code);
  if (districts.length === 0) return smallAreas(name, authority, places);
  const missing = districts.length < authority.districts.length;
  return { label: missing ? `${name} (${districts.length} of ${authority.districts.length} districts)` : name, codes: districts };
}

/** "Leeds 023", "Leeds 023A": the census calls its small areas by their district and a number. */
const ofDistrict = /^(.*\S) \d{3}[A-Z]?$/u;

function smallAreas(name: string, { districts }: Authority, places: readonly Named[]): Preset | undefined {
  const ours = new Set(districts.map((district) => district.name));
  const codes = places.filter((place) => ours.has(ofDistrict.exec(place.name)?.[1] ?? "")).map(({ code }) => code);
  return codes.length === 0 ? undefined : { label: `${name} (${codes.length} small areas)`, codes };
}

/** The districts that the names of a table's small areas say they are in, with those areas. None where its places are no small areas. */
export function districtsOfSmallAreas(places: readonly Named[]): Preset[] {
  const found = new Map<string, string[]>();
  for (const { code, name } of places) {
    const district = ofDistrict.exec(name)?.[1];
    if (district !== undefined) found.set(district, [...(found.get(district) ?? []), code]);
  }
  return [...found].map(([label, codes]) => ({ label, codes })).filter(({ codes }) => codes.length > 1);
}

const levels = [
  ["districts", /^(E0[6-9]|W06|S12|N09|95)/],
  ["middle layer areas", /^(E02|W02|S02)/],
  ["lower layer areas", /^(E01|W01|S01)/],
  ["regions", /^(E12|TL[C-N]$|UK[C-N]$)/],
  ["nations", /^(E92|W92|S92|N92|K0[1-4])/],
] as const;

/** What a code is a place of, by the first letters that the register of geographic codes gives. */
const levelOf = (code: string): string => levels.find(([, form]) => form.test(code))?.[0] ?? "places";

/**
 * The places of a table that can stand beside one another and be added up: all of them where they are of one kind; of a table
 * that holds districts, regions and the nation in one column those of our own kind, else of the kind there is most of.
 */
export function placesAlike(places: readonly Named[], own: Preset | undefined): readonly Named[] {
  const kinds = Map.groupBy(places, ({ code }) => levelOf(code));
  if (kinds.size < 2) return places;
  const mine = own?.codes[0] === undefined ? undefined : kinds.get(levelOf(own.codes[0]));
  return mine && mine.length > 1 ? mine : [...kinds.values()].toSorted((one, other) => other.length - one.length)[0]!; // there are two at least
}

/** What these places are called in a sentence: the area's own name, a place's, or how many there are. */
export function sayPlaces(codes: readonly string[], places: readonly Named[], own: Preset | undefined): string {
  if (own && sameCodes(codes, own.codes)) return own.label.replace(/ \(.*$/, "");
  if (codes.length === places.length && codes.length > 1) return `all ${codes.length} places`;
  if (codes.length === 1) return places.find(({ code }) => code === codes[0])?.name ?? codes[0] ?? "nowhere";
  return `${codes.length} places`;
}

export const sameCodes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;
