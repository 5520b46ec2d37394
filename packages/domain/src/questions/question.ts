import * as z from "zod";
import { Clusters } from "./clusters/question.ts";
import { ConcentratedOrDiverse } from "./concentrated-or-diverse/question.ts";
import { GrowNext } from "./grow-next/question.ts";
import { ProductivityDiffers } from "./productivity-differs/question.ts";
import { QualificationsShort } from "./qualifications-short/question.ts";
import { SkillsShort } from "./skills-short/question.ts";
import { GrewAndWhy } from "./grew-and-why/question.ts";
import { UnusuallyGoodAt } from "./unusually-good-at/question.ts";
import { WhereItClusters } from "./where-it-clusters/question.ts";
import { WhoIsLikeUs } from "./who-is-like-us/question.ts";
import { WhoTravelsWhere } from "./who-travels-where/question.ts";

/** What was asked. Questions, not formulae; each names its method and the method's version. */
export const Question = z.discriminatedUnion("question", [
  UnusuallyGoodAt,
  GrewAndWhy,
  ConcentratedOrDiverse,
  GrowNext,
  Clusters,
  SkillsShort,
  QualificationsShort,
  ProductivityDiffers,
  WhereItClusters,
  WhoTravelsWhere,
  WhoIsLikeUs,
]);
export type Question = z.infer<typeof Question>;
export type QuestionName = Question["question"];
