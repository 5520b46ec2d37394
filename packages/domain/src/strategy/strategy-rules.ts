import { refused } from "@concord/kernel";

/** Why a part of a strategy would not be kept. */
export const strategyRefusals = {
  "framework-unknown": "Choose one of the national frameworks in the list.",
  "alignments-of-other-framework":
    "Priorities line up with elements of the framework it is written under now. Take those alignments away first.",
  "insight-not-here": "An insight that is cited is not among this authority's insights.",
  "insight-retired": "Others took the place of an insight that is cited. Cite those.",
  "element-not-in-framework": "A priority can line up only with elements of the framework that its strategy is written under.",
  "outcome-not-here": "The outcome aimed at is not in the vision. Add it there first.",
  "owner-not-here": "The owner must be somebody who works in this authority now.",
  "ends-before-it-starts": "An action ends on or after the day it starts.",
  "priority-in-a-deal": "A deal's asks or offers serve this priority. Take it out of the deal first.",
  "too-many-priorities": "A strategy holds twenty priorities at most: beyond that nothing is one.",
  "too-many-actions": "A priority holds twenty actions at most. Join some, or make another priority.",
  "nowhere-to-move": "It is already at that end of the list.",
} as const;
export type StrategyRefusal = keyof typeof strategyRefusals;

export const refusal = (code: StrategyRefusal, more = "") =>
  refused(code, more ? `${strategyRefusals[code]} ${more}` : strategyRefusals[code]);
