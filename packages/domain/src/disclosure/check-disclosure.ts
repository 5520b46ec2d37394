import * as z from "zod";
import type { Id } from "@concord/kernel";
import type { Context } from "../context.ts";
import { datasets, getAcceptedVersion, requireMayLeave } from "../evidence/index.ts";
import { examine, type Examining } from "./examine.ts";
import { disclosureRules } from "./find-disclosures.ts";
import { judgeAudience, judgeRelease, releaseRefusals, type AudienceAsked, type ReleaseRefusal } from "./judge-release.ts";
import { Coordinates } from "./released-table.ts";
import { DisclosureStatus } from "./release.ts";
import { suggestSuppressions } from "./suggest-suppressions.ts";

const refusals = [...Object.keys(releaseRefusals), ...Object.keys(disclosureRules)] as [ReleaseRefusal, ...ReleaseRefusal[]];
const rules = Object.keys(disclosureRules) as [keyof typeof disclosureRules, ...(keyof typeof disclosureRules)[]];

/** What would come of it if a version, or a part of it, were to leave. */
export const DisclosureCheck = z.object({
  allowed: z.boolean(),
  /** Which rule refused it, and the sentence; absent where it may leave. */
  because: z.enum(refusals).optional(),
  sentence: z.string().optional(),
  disclosure: DisclosureStatus,
  /** The first hundred. */
  findings: z.array(
    z.object({ rule: z.enum(rules), cell: Coordinates, name: z.string(), how: z.string(), severity: z.enum(["told", "nearly-told"]) }),
  ),
  findingCount: z.int(),
  /** What else to hide so that it may leave, the first hundred; absent where nothing is found, or where hiding would not help. */
  suggestion: z.object({ cells: z.array(z.object({ cell: Coordinates, name: z.string() })), count: z.int() }).optional(),
});
export type DisclosureCheck = z.infer<typeof DisclosureCheck>;

const mostShown = 100;

export type CheckAsk = {
  datasetId: Id<"dataset">;
  number: number;
  to: AudienceAsked;
  /** Only cells with one of these codes, in each dimension named. All of the version where none is. */
  keep?: Readonly<Record<string, readonly string[]>> | undefined;
};

/** Tries a release without making it. A program is told which cells, and not how they would be had. */
export async function checkDisclosure(
  context: Examining & Pick<Context, "actor">,
  { datasetId, number, to, keep }: CheckAsk,
): Promise<DisclosureCheck> {
  await requireMayLeave(context, datasetId);
  const dataset = await context.store.get(datasets, datasetId);
  const version = await getAcceptedVersion(context, datasetId, number);
  const audience = judgeAudience(dataset, to);
  if (!audience.allowed) {
    return {
      allowed: false,
      because: audience.because,
      sentence: audience.sentence,
      disclosure: audience.disclosure,
      findings: [],
      findingCount: 0,
    };
  }
  const { examined, ask } = await examine(context, dataset, version, keep ? { of: "part", keep } : { of: "whole" });
  const judgement = judgeRelease(dataset, to, examined);
  if (judgement.allowed) return { allowed: true, disclosure: judgement.disclosure, findings: [], findingCount: 0 };

  const isPerson = context.actor.type === "person";
  const { findings, because, sentence, disclosure } = judgement;
  const suggestion = isPerson && ask && findings.length > 0 ? suggestSuppressions(ask) : undefined;
  return {
    allowed: false,
    because,
    sentence,
    disclosure,
    findings: findings
      .slice(0, mostShown)
      .map(({ rule, cell, name, how, severity }) => ({ rule, cell, name, how: isPerson ? how : `${disclosureRules[rule]}.`, severity })),
    findingCount: findings.length,
    ...(suggestion?.possible
      ? {
          suggestion: {
            cells: suggestion.suppress.slice(0, mostShown).map(({ at, name }) => ({ cell: at, name })),
            count: suggestion.suppress.length,
          },
        }
      : {}),
  };
}
