export { judgeAnotherOutcome, judgeOutcome, outcomeRefusals, type OutcomeJudgement, type OutcomeRefusal } from "./outcome-rules.ts";
export { periodEnd } from "./period-end.ts";
export { BaselineAsk, baselineRefusals, readBaseline } from "./read-baseline.ts";
export { readVision } from "./read-vision.ts";
export { removeOutcome } from "./remove-outcome.ts";
export { addOutcome, changeOutcome, OutcomeWords } from "./set-outcome.ts";
export { Baseline, Outcome, Vision, visions, visionTextHash, type DatasetBaseline } from "./vision.ts";
export { writeVision } from "./write-vision.ts";
