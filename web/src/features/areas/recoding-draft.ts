import type { Ask } from "@concord/contract/endpoint";
import { recodePlaces } from "@concord/contract/geography";
import type { FailurePart } from "@concord/kernel";
import { partsOf } from "../../ui/form.tsx";
import { codesIn } from "./pasted-codes.ts";

export type RecodingBody = Ask<typeof recodePlaces>["body"];

/** What is asked, as it is typed. `from` is "" where the list the codes are of is not said. */
export type RecodingDraft = { codes: string; from: string; to: string; on: string };

export const isArea = (to: string): boolean => to.startsWith("are_");

export const bodyOf = ({ codes, from, to, on }: RecodingDraft): RecodingBody => ({
  codes: [...codesIn(codes).entries],
  ...(from === "" ? {} : { from }),
  to,
  ...(isArea(to) ? {} : { on }), // an area says itself whose codes it is made of
});

/** What is wrong, each where it can be mended. Of many codes that are none, the first is named. */
export function judgeRecoding(draft: RecodingDraft): readonly FailurePart[] {
  const { codes } = bodyOf(draft);
  const wrong = partsOf<RecodingDraft>(
    recodePlaces.body,
    bodyOf,
  )(draft).map(({ at, detail }) => {
    const code = codes[Number(/^codes\.(\d+)/.exec(at)?.[1])];
    if (typeof code === "string") return { at: "codes", detail: `“${code.slice(0, 40)}…” is too long to be a code.` };
    return at === "on" ? { at, detail: "Give the day with its month and year, such as 1 4 2023." } : { at, detail };
  });
  return wrong.filter(({ at }, place) => wrong.findIndex((part) => part.at === at) === place);
}
