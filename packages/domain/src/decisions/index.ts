export { Case, CaseEvent, cases, Finding, Paper, Recusal, SignOff, Vote, votes } from "./case.ts";
