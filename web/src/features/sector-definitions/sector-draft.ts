import { sicLevelOf } from "@concord/domain/code-sets";
import { judgeSectorDefinition, sectorDefinitionRefusal, SectorDefinitionWords, type SectorCode } from "@concord/domain/sector-definitions";
import type { FailurePart } from "@concord/kernel";
import { partsOf } from "../../ui/form.tsx";

/** A code as it is typed: its share in per cent, as it stands in the box. */
export type DraftCode = { code: string; perCent: string };

/** A definition as it is typed: `pasted` are codes that still stand in their box. */
export type SectorDraft = {
  name: string;
  description: string;
  source: string;
  codes: readonly DraftCode[];
  pasted: string;
  /** What is different, when one is changed. */
  change: string;
};

export const draftOf = (words: Partial<SectorDefinitionWords> = {}): SectorDraft => ({
  name: words.name ?? "",
  description: words.description ?? "",
  source: words.source ?? "",
  codes: (words.codes ?? []).map(({ code, share }) => ({ code, perCent: String(Number((share * 100).toPrecision(12))) })),
  pasted: "",
  change: "",
});

/** "30", "30%", "12.5": undefined for what is no share above 0% and up to 100%. */
export function shareIn(perCent: string): number | undefined {
  const typed = perCent.trim().replace(/\s*%$/, "");
  if (!/^\d+(\.\d+)?$/.test(typed)) return undefined;
  const share = Number((Number(typed) / 100).toPrecision(12));
  return share > 0 && share <= 1 ? share : undefined;
}

const codesOf = (draft: SectorDraft): SectorCode[] => draft.codes.map(({ code, perCent }) => ({ code, share: shareIn(perCent) ?? 0 }));

export const bodyOf = (draft: SectorDraft): SectorDefinitionWords => ({
  name: draft.name,
  description: draft.description,
  source: draft.source,
  codes: codesOf(draft),
});

/** What is wrong, in the API's sentences; of many bad codes as one, since each is named where it stands. */
export function judgeDraft(draft: SectorDraft): readonly FailurePart[] {
  const inWords = partsOf<SectorDraft>(SectorDefinitionWords, bodyOf)(draft).filter(({ at }) => !at.startsWith("codes"));
  const waiting: FailurePart[] =
    draft.pasted.trim() === "" ? [] : [{ at: "pasted", detail: "Codes still stand in the box. Add them, or empty the box." }];
  const badShares = draft.codes.filter(({ perCent }) => shareIn(perCent) === undefined);
  const judged = judgeSectorDefinition({ codes: codesOf(draft) });
  const codes: FailurePart[] = judged.allowed
    ? badShares.length > 0
      ? [{ at: "codes", detail: `Say how much of ${badShares.map(({ code }) => code).join(", ")} belongs: above 0% and up to 100%.` }]
      : []
    : judged.because === "sector-empty" && waiting.length > 0
      ? []
      : [{ at: "codes", detail: sectorDefinitionRefusal(judged).message }];
  return [...inWords, ...waiting, ...codes];
}

/** Of each code with something wrong about it, what. */
export function wrongCodes(codes: readonly DraftCode[]): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const { code, perCent } of codes) {
    if (shareIn(perCent) === undefined) wrong.set(code, "Above 0% and up to 100%.");
  }
  const judged = judgeSectorDefinition({ codes: codes.map(({ code }) => ({ code, share: 1 })) });
  if (judged.allowed) return wrong;
  for (const { at, detail } of judged.parts) {
    const code = codes[Number(at.split(".")[2])]?.code;
    if (code !== undefined) wrong.set(code, detail);
  }
  return wrong;
}

/**
 * The codes in what was pasted, each once: 62.01 as 6201, and of a line "6201 Computer programming" the code alone. What is
 * no code of SIC 2007 is kept as it is, to be named where it stands.
 */
export function codesIn(text: string): string[] {
  const codes: string[] = [];
  for (const line of text.replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, "").split(/[\r\n;]+/)) {
    const words = line.split(/[\s,|]+/).filter((word) => word !== "");
    const like = words.filter((word) => /\d/.test(word) || /^[A-Ua-u]$/.test(word));
    const [first] = words;
    // With words beside it a single letter may be an article: only the first word of a line can be a section.
    for (const word of like.filter((one) => /\d/.test(one) || words.length === like.length || one === first)) codes.push(plainCode(word));
    if (like.length === 0 && first !== undefined) codes.push(line.trim().slice(0, 12));
  }
  return [...new Set(codes)];
}

function plainCode(word: string): string {
  const bare = word.replace(/^["'(]+|["'):,]+$/g, "");
  if (sicLevelOf(bare)) return bare;
  const compact = bare.replaceAll(/[./]/g, "").toUpperCase();
  return sicLevelOf(compact) ? compact : bare.slice(0, 12);
}
