import { areaRefusal, AreaWords, judgeArea } from "@concord/domain/geography";
import type { Failure, FailurePart } from "@concord/kernel";
import { partsOf } from "../../ui/form.tsx";

/** An area as it is typed: `pasted` are codes that still stand in their box. */
export type AreaDraft = AreaWords & { pasted: string };

export const bodyOf = ({ name, description, codeSet, members }: AreaDraft): AreaWords => ({ name, description, codeSet, members });

/** What is wrong, in the API's sentences; of a thousand bad codes as one, since each is named where it stands. */
export function judgeDraft(draft: AreaDraft): readonly FailurePart[] {
  const inWords = partsOf<AreaDraft>(AreaWords, bodyOf)(draft).filter(({ at }) => !at.startsWith("members"));
  const waiting: FailurePart[] =
    draft.pasted.trim() === "" ? [] : [{ at: "pasted", detail: "Codes still stand in the box. Add them, or empty the box." }];
  const judged = judgeArea(draft);
  if (judged.allowed) return [...inWords, ...waiting];
  const at = judged.because === "code-set-unknown" ? "codeSet" : "members";
  const isSaid = inWords.some((part) => part.at === at) || (judged.because === "area-empty" && waiting.length > 0);
  return [...inWords, ...waiting, ...(isSaid ? [] : [{ at, detail: areaRefusal(judged).message }])];
}

/** For each member that has no place in the area as it is: why, here and as the API last answered to what was sent. */
export function wrongMembers(
  { codeSet, members }: Pick<AreaWords, "codeSet" | "members">,
  answered?: { failure: Failure | undefined; sent: readonly string[] },
): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const { at, detail } of answered?.failure?.parts ?? []) {
    const code = answered?.sent[Number(/^body\.members\.(\d+)$/.exec(at)?.[1])];
    if (code !== undefined && members.includes(code)) wrong.set(code, detail);
  }
  const judged = judgeArea({ codeSet, members });
  if (judged.allowed) return wrong;
  for (const { at, detail } of judged.parts) {
    const code = members[Number(at.split(".").at(-1))];
    if (code !== undefined) wrong.set(code, detail);
  }
  return wrong;
}
