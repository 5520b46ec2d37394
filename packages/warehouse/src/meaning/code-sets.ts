import { codeSets, districtSets, identifyCodes, type CodeCount, type CodedMeaning, type IdentifiedCodes } from "@concord/domain/code-sets";
import { isOfPlaces, type Meaning } from "@concord/domain/evidence";

/** Codes that stand among those of SIC 2007 in published tables and are none of it. */
export const pseudoCodes: Readonly<Record<string, string>> = {
  "01000": "farm agriculture, which BRES does not survey and takes from Defra and the Scottish Government. It is not a class of SIC 2007.",
};

/** The code set that most of these belong to, and those that do not. */
export type CodeSetFound = { name: string; odd: string[] };

/** This share of a column's codes must belong. */
const most = 0.8;

const placeShapes = codeSets.filter((set) => set.meaning === "place" && !districtSets.includes(set));

/**
 * The kind of place these look like, by the shape of their codes alone: quick, and true also of codes that are not
 * in any list yet. Of which vintage, where the codes tell. Whether each is a code at all, `codeSetOf` says.
 */
export function placeSetOf(codes: readonly string[]): CodeSetFound | undefined {
  if (codes.length === 0) return undefined;
  for (const { name, family, shape } of placeShapes) {
    const odd = codes.filter((code) => !shape.test(code));
    if (codes.length - odd.length < codes.length * most) continue;
    const shapely = codes.filter((code) => shape.test(code)).map((code) => ({ code, rows: 1 }));
    const known = identifyCodes("place", shapely);
    return { name: known?.set.family === family ? known.name : name, odd };
  }
  return undefined;
}

export const industrySetOf = (codes: readonly string[]): CodeSetFound | undefined => found("industry", codes);
export const occupationSetOf = (codes: readonly string[]): CodeSetFound | undefined => found("occupation", codes);

/**
 * The code set of a column's codes with everything that is the matter with them: for each code that is not in it,
 * what was most likely meant and a sentence that says so. Undefined for meanings without codes, and where the
 * codes are of no set that is known.
 */
export function codeSetOf(meaning: Meaning, codes: readonly CodeCount[]): IdentifiedCodes | undefined {
  const coded = codedMeaning(meaning);
  return coded && identifyCodes(coded, codes);
}

function codedMeaning(meaning: Meaning): CodedMeaning | undefined {
  if (isOfPlaces(meaning)) return "place";
  return meaning === "industry" || meaning === "occupation" ? meaning : undefined;
}

function found(meaning: CodedMeaning, codes: readonly string[]): CodeSetFound | undefined {
  const set = identifyCodes(
    meaning,
    codes.map((code) => ({ code, rows: 1 })),
  );
  return set && { name: set.name, odd: set.unknown.map(({ code }) => code) };
}
