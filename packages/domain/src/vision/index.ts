export { Baseline, Outcome, Vision, visions } from "./vision.ts";
