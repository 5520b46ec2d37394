import type { TravelToWorkRule } from "@concord/analysis";
import { refused } from "@concord/kernel";
import type { WhoTravelsWhere } from "./question.ts";

/** The rule that a question asks an area to meet. Refuses one that would ask less of what is smaller. */
export function ruleOf({ leastSelfContainment, targetSelfContainment, leastSize, targetSize }: WhoTravelsWhere): TravelToWorkRule {
  if (!(leastSelfContainment < targetSelfContainment && leastSize < targetSize)) {
    throw refused(
      "rule-asks-less-of-smaller",
      "The rule must ask more of a smaller area. Set the least self-containment below the target, and the least size below the target size.",
    );
  }
  return { leastSelfContainment, targetSelfContainment, leastSize, targetSize };
}
