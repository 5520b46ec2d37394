import { refused, type Failure, type FailurePart } from "@concord/kernel";
import { codeSetNamed, everyDistrict, isInCodeSet, nearMissIn, nameInCodeSet, type CodeSet } from "../code-sets/index.ts";
import { districtOf } from "../reference/districts.ts";
import { meets, groundOf } from "./ground.ts";
import { mostMembers, type AreaWords } from "./area.ts";

/** Why an area would not be kept. */
export const areaRefusals = {
  "code-set-unknown": "Choose one of the lists of places that are offered, such as the districts of 2023.",
  "area-empty": "An area has at least one place in it.",
  "area-too-large": `An area holds ${mostMembers.toLocaleString("en-GB")} codes at most. Make it from larger places.`,
  "area-codes-unknown": "Some of these are not codes of the list that was chosen.",
  "area-codes-repeated": "Some codes stand in the area more than once. Take the others out.",
  "area-codes-overlap":
    "Some of these are the same ground under two codes, which would be counted twice. Choose one list of districts and keep to it.",
} as const;
export type AreaRefusal = keyof typeof areaRefusals;

export type AreaJudgement =
  | { allowed: true; members: readonly string[]; codeSet: CodeSet }
  | { allowed: false; because: AreaRefusal; parts: readonly FailurePart[] };

/** So many are named; of more, how many there are is said. */
const mostNamed = 20;

/** May this be an area? Its codes are held against the list they are said to be of, so that a figure for it can be added up. */
export function judgeArea({ codeSet: key, members }: Pick<AreaWords, "codeSet" | "members">): AreaJudgement {
  const codeSet = codeSetNamed(key);
  if (codeSet?.meaning !== "place") return refuse("code-set-unknown");
  if (members.length === 0) return refuse("area-empty");
  if (members.length > mostMembers) return refuse("area-too-large");

  const unknown = members.flatMap((code, place) => (isInCodeSet(codeSet, code) ? [] : [part(place, unknownSentence(codeSet, code))]));
  if (unknown.length > 0) return refuse("area-codes-unknown", unknown);

  const seen = new Set<string>();
  const repeated = members.flatMap((code, place) => {
    if (seen.has(code)) return [part(place, `${code} is there already.`)];
    seen.add(code);
    return [];
  });
  if (repeated.length > 0) return refuse("area-codes-repeated", repeated);

  const overlapping = codeSet === everyDistrict ? overlaps(members) : [];
  if (overlapping.length > 0) return refuse("area-codes-overlap", overlapping);
  return { allowed: true, members: [...members].sort(), codeSet };
}

export const areaRefusal = ({ because, parts }: Extract<AreaJudgement, { allowed: false }>): Failure =>
  refused(
    because,
    parts.length > 0
      ? `${areaRefusals[because]} ${parts
          .slice(0, 3)
          .map(({ detail }) => detail)
          .join(" ")}`
      : areaRefusals[because],
    parts.slice(0, mostNamed),
  );

const refuse = (because: AreaRefusal, parts: readonly FailurePart[] = []): AreaJudgement => ({ allowed: false, because, parts });
const part = (place: number, detail: string): FailurePart => ({ at: `body.members.${place}`, detail });

function overlaps(members: readonly string[]): FailurePart[] {
  return members.flatMap((code, place) => {
    const other = members.slice(0, place).find((one) => meets(groundOf(one), groundOf(code)));
    return other === undefined ? [] : [part(place, `${named(code)} and ${named(other)} are the same ground.`)];
  });
}

function unknownSentence(codeSet: CodeSet, code: string): string {
  const near = nearMissIn(codeSet, code)?.code;
  if (near !== undefined)
    return `“${code}” is not a code of ${codeSet.name}: ${near} (${nameInCodeSet(codeSet, near) ?? "by its shape"}) may be meant.`;
  const district = districtOf(code);
  return district ? `${named(code)} is not on the list ${codeSet.name}.` : `“${code}” is not a code of ${codeSet.name}.`;
}

const named = (code: string) => {
  const name = districtOf(code)?.name;
  return name === undefined ? code : `${name} (${code})`;
};
