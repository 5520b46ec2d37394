import type { FailurePart } from "@concord/kernel";
import type { Dataset } from "../evidence/index.ts";
import { disclosureRules, type Disclosures, type DisclosureRule, type Finding } from "./find-disclosures.ts";
import type { Coordinates } from "./released-table.ts";
import type { Audience, DisclosureStatus } from "./release.ts";

/** Why something may not leave. The API returns the key; the page shows the sentence. Those on cells are in `disclosureRules`. */
export const releaseRefusals = {
  "evidence-restricted": "The evidence is restricted to this authority.",
  "licence-forbids-publishing": "The licence of the evidence does not allow figures made from it to be published",
  "licence-forbids-sharing": "The licence of the evidence does not allow it, or figures made from it, to be shared",
  "licence-forbids-api": "The licence of the evidence does not allow it, or figures made from it, to leave by the API",
  "too-large-to-check":
    "This has suppressed or small figures, and is too large to check for what could be worked out. Release a smaller part of it.",
  "rows-not-told-apart":
    "This has suppressed figures, and no columns that tell its rows apart, so it cannot be checked for what could be worked out. Say which columns are the place, the period and the industry, and check the file again.",
} as const;
export type ReleaseRefusal = keyof typeof releaseRefusals | DisclosureRule;

export type ReleaseJudgement =
  | { allowed: true; disclosure: DisclosureStatus }
  | { allowed: false; because: ReleaseRefusal; sentence: string; findings: readonly Finding[]; disclosure: DisclosureStatus };

/** What looking at the cells came to. `none`: there was nothing to look for. */
export type Examined = Disclosures | { decided: false; because: "rows-not-told-apart" } | "none";

const byLicence = ["licence", "sensitivity"] as const;
const byCells = [...byLicence, "small-counts", "suppression", "differencing"] as const;

/** An audience, or any partner's program. */
export type AudienceAsked = Audience | "api";

/** May it go there, as far as its licence and its sensitivity say? Asked first, since it costs nothing. */
export function judgeAudience({ licence, sensitivity }: Pick<Dataset, "licence" | "sensitivity">, to: AudienceAsked): ReleaseJudgement {
  if (sensitivity === "restricted") return refuse("evidence-restricted", releaseRefusals["evidence-restricted"]);
  const [allowed, because] =
    to === "published"
      ? ([licence.mayPublish, "licence-forbids-publishing"] as const)
      : to === "shared"
        ? ([licence.mayShare, "licence-forbids-sharing"] as const)
        : ([licence.mayLeaveByApi, "licence-forbids-api"] as const);
  if (!allowed) return refuse(because, `${releaseRefusals[because]}: ${licence.name}.`);
  return { allowed: true, disclosure: { status: "open", rules: [...byLicence] } };
}

/**
 * May these cells leave? Licence and sensitivity first; then that nobody who has them, with all that left before, can work out a
 * figure that is hidden. What could not be decided may not leave.
 */
export function judgeRelease(dataset: Pick<Dataset, "licence" | "sensitivity">, to: AudienceAsked, examined: Examined): ReleaseJudgement {
  const audience = judgeAudience(dataset, to);
  if (!audience.allowed || examined === "none") return audience;
  if (!examined.decided) return refuse(examined.because, releaseRefusals[examined.because], [], [...byCells]);
  const { findings } = examined;
  const [first] = findings;
  if (!first) return { allowed: true, disclosure: { status: "checked", rules: [...byCells] } };
  const gravest = findings.find(({ severity }) => severity === "told") ?? first;
  return refuse(gravest.rule, sentenceOf(gravest.rule, findings), findings, [...byCells]);
}

const refuse = (
  because: ReleaseRefusal,
  sentence: string,
  findings: readonly Finding[] = [],
  rules: DisclosureStatus["rules"] = [...byLicence],
): ReleaseJudgement => ({ allowed: false, because, sentence, findings, disclosure: { status: "refused", rules } });

function sentenceOf(rule: DisclosureRule, findings: readonly Finding[]): string {
  const named = findings.slice(0, 3).map(({ name }) => name);
  const more = findings.length > named.length ? ` and ${(findings.length - named.length).toLocaleString("en-GB")} more` : "";
  return `${disclosureRules[rule]}: ${named.join("; ")}${more}. Nothing was released. Hide more of the table, or release fewer of its totals.`;
}

/** As many cells as a refusal names. */
const mostNamed = 20;

/**
 * The cells of a refusal, each with its rule. With the arithmetic for those who may read the table anyway; to a stranger it would
 * hand over what it keeps back.
 */
export function partsOfRefusal(findings: readonly Finding[], { withArithmetic }: { withArithmetic: boolean }): FailurePart[] {
  const parts = findings.slice(0, mostNamed).map(({ cell, name, rule, how }) => ({
    at: sayCoordinates(cell),
    detail: withArithmetic ? how : `${name}: ${disclosureRules[rule]}.`,
  }));
  const more = findings.length - parts.length;
  return more > 0 ? [...parts, { at: "", detail: `And ${more.toLocaleString("en-GB")} more.` }] : parts;
}

/** "place=E07000169, industry=C, period=2021" */
export const sayCoordinates = (at: Coordinates): string =>
  Object.entries(at)
    .map(([dimension, code]) => `${dimension}=${code}`)
    .join(", ");
