import { refused, type Failure, type FailurePart } from "@concord/kernel";
import { codeSets, nearMissIn, sicLevelOf, sicNameOf } from "../code-sets/index.ts";
import { liesWithin } from "../questions/sectors/industry-group.ts";
import type { SectorCode, SectorDefinition, SectorDefinitionWords } from "./sector-definition.ts";

/** Why a definition would not be kept. */
export const sectorDefinitionRefusals = {
  "sector-empty": "A sector has at least one code in it.",
  "sector-codes-unknown": "Some of these are not codes of SIC 2007.",
  "sector-codes-repeated": "Some codes stand in the sector more than once. Take the others out.",
  "sector-codes-nested": "Some codes lie within others of the sector, so their jobs would be counted twice. Take one of each two out.",
  "sector-unchanged": "Nothing of the definition is different, so there is no new version to make.",
  "sector-retired": "This definition was retired. Make a new one: it can begin with the same codes.",
} as const;
export type SectorDefinitionRefusal = keyof typeof sectorDefinitionRefusals;

export type SectorDefinitionJudgement =
  | { allowed: true; codes: readonly SectorCode[] }
  | { allowed: false; because: SectorDefinitionRefusal; parts: readonly FailurePart[] };

/** So many are named; of more, how many there are is said by their number. */
const mostNamed = 20;

/** May this be a definition? Its codes are held against SIC 2007 and against each other, so that no job is counted twice in one sector. */
export function judgeSectorDefinition({ codes }: Pick<SectorDefinitionWords, "codes">): SectorDefinitionJudgement {
  if (codes.length === 0) return refuse("sector-empty");

  const unknown = codes.flatMap(({ code }, place) => (sicLevelOf(code) ? [] : [part(place, unknownSentence(code))]));
  if (unknown.length > 0) return refuse("sector-codes-unknown", unknown);

  const seen = new Set<string>();
  const repeated = codes.flatMap(({ code }, place) => {
    if (seen.has(code)) return [part(place, `${code} is there already.`)];
    seen.add(code);
    return [];
  });
  if (repeated.length > 0) return refuse("sector-codes-repeated", repeated);

  const nested = codes.flatMap(({ code }, place) => {
    const whole = codes.find((other) => other.code !== code && liesWithin(code, other.code));
    return whole === undefined ? [] : [part(place, `${named(code)} lies within ${named(whole.code)}.`)];
  });
  if (nested.length > 0) return refuse("sector-codes-nested", nested);
  return { allowed: true, codes: [...codes].sort((one, other) => (one.code < other.code ? -1 : 1)) };
}

/** May this definition be changed so? */
export function judgeSectorChange(definition: SectorDefinition, words: SectorDefinitionWords): SectorDefinitionJudgement {
  if (definition.retired) return refuse("sector-retired");
  const judgement = judgeSectorDefinition(words);
  if (!judgement.allowed) return judgement;
  return saysTheSame(definition, { ...words, codes: [...judgement.codes] }) ? refuse("sector-unchanged") : judgement;
}

export const sectorDefinitionRefusal = ({ because, parts }: Extract<SectorDefinitionJudgement, { allowed: false }>): Failure =>
  refused(
    because,
    [sectorDefinitionRefusals[because], ...parts.slice(0, 3).map(({ detail }) => detail)].join(" "),
    parts.slice(0, mostNamed),
  );

const refuse = (because: SectorDefinitionRefusal, parts: readonly FailurePart[] = []): SectorDefinitionJudgement => ({
  allowed: false,
  because,
  parts,
});
const part = (place: number, detail: string): FailurePart => ({ at: `body.codes.${place}.code`, detail });

const saysTheSame = (one: SectorDefinitionWords, other: SectorDefinitionWords): boolean =>
  one.name === other.name &&
  one.description === other.description &&
  one.source === other.source &&
  one.codes.length === other.codes.length &&
  one.codes.every(({ code, share }, place) => code === other.codes[place]!.code && share === other.codes[place]!.share);

const industrySets = codeSets.filter(({ meaning }) => meaning === "industry").reverse(); // the finest first: 62.01 is a class before it is anything else

function unknownSentence(code: string): string {
  for (const set of industrySets) {
    const near = nearMissIn(set, code)?.code;
    if (near !== undefined) return `“${code}” is not a code of SIC 2007: ${named(near)} may be meant.`;
  }
  return `“${code}” is not a code of SIC 2007.`;
}

const named = (code: string): string => `${code} (${sicNameOf(code) ?? "by its shape"})`;
