export { judgeOf, type Judge, type Judgement } from "./evaluate.ts";
export type { Access, Policy, Statement } from "./policy.ts";
