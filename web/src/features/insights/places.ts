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
  if (districts.length === 0) return undefined;
  const missing = districts.length < authority.districts.length;
  return { label: missing ? `${name} (${districts.length} of ${authority.districts.length} districts)` : name, codes: districts };
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
