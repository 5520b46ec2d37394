export { Answer, Claim, Figure, Insight, insights, Question, Run, SectorRow, Standing, UnusuallyGoodAt } from "./insight.ts";
