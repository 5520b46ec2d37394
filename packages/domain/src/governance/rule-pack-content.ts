import type * as z from "zod";
import { RulePack } from "./rule-pack.ts";

/** What a person writes in a rule pack. */
export const RulePackContent = RulePack.omit({ id: true, version: true }).superRefine((pack, problems) => {
  const roles = pack.signOffs.map(({ role }) => role);
  if (new Set(roles).size < roles.length)
    problems.addIssue({ code: "custom", path: ["signOffs"], message: "Ask for each officer's sign-off once." });
  for (const capacity of pack.majority.mustInclude) {
    if (!pack.voting.capacities.includes(capacity)) {
      problems.addIssue({
        code: "custom",
        path: ["majority", "mustInclude"],
        message: `The majority cannot include ${capacity}: that capacity has no vote.`,
      });
    }
  }
  for (const { capacity } of pack.quorum.mustInclude) {
    if (!pack.voting.capacities.includes(capacity)) {
      problems.addIssue({
        code: "custom",
        path: ["quorum", "mustInclude"],
        message: `The quorum cannot include ${capacity}: that capacity has no vote.`,
      });
    }
  }
});
export type RulePackContent = z.infer<typeof RulePackContent>;
