export { bodies, Body, Capacity, Seat } from "./body.ts";
export { Interest, interests } from "./interest.ts";
export { Majority, RulePack, rulePacks } from "./rule-pack.ts";
