import { AppraisalContent } from "@concord/domain/appraisal";
import type { FailurePart } from "@concord/kernel";
import { contentOf, type AppraisalDraft } from "./appraisal-draft.ts";

/** The contract's own schema, its findings said as a person would of a line: "Cost 2: say in which years, and how much." */
export function judgeDraft(draft: AppraisalDraft): FailurePart[] {
  const parsed = AppraisalContent.safeParse(contentOf(draft));
  if (parsed.success) return [];
  const parts = parsed.error.issues.map(({ path, message }) => ({ at: path.join("."), detail: sentenceFor(path, message) }));
  return parts.filter((part, index) => parts.findIndex(({ detail }) => detail === part.detail) === index);
}

function sentenceFor(path: readonly PropertyKey[], message: string): string {
  const [list, index, field] = path;
  if (list === "title") return "Give the appraisal a title.";
  if (list === "priceBaseYear") return "Say the price base as a year, such as 2026.";
  if (list === "adjusted") return "Say in a sentence why the category is adjusted.";
  if (list !== "costs" && list !== "benefits") return message;
  if (typeof index !== "number") return list === "costs" ? "Add at least one cost." : message;

  const line = `${list === "costs" ? "Cost" : "Benefit"} ${index + 1}`;
  if (field === "title") return `${line}: say what it is.`;
  if (field === "flows") return `${line}: say in which years, and how much in each.`;
  if (field === "optimismBias") return `${line}: what is mitigated is between 0% and 100%.`;
  if (field === "additionality") {
    return path[3] === "multiplier" ? `${line}: the multiplier is between 1 and 5.` : `${line}: each share is between 0% and 100%.`;
  }
  return `${line}: ${message}`;
}
