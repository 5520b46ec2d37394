import { clusters } from "./clusters/index.ts";
import { concentratedOrDiverse } from "./concentrated-or-diverse/index.ts";
import { growNext } from "./grow-next/index.ts";
import type { Question, QuestionName } from "./question.ts";
import type { QuestionKind } from "./question-kind.ts";
import { productivityDiffers } from "./productivity-differs/index.ts";
import { qualificationsShort } from "./qualifications-short/index.ts";
import { skillsShort } from "./skills-short/index.ts";
import { grewAndWhy } from "./grew-and-why/index.ts";
import { unusuallyGoodAt } from "./unusually-good-at/index.ts";
import { whereItClusters } from "./where-it-clusters/index.ts";
import { whoIsLikeUs } from "./who-is-like-us/index.ts";
import { whoTravelsWhere } from "./who-travels-where/index.ts";

type Kinds = { [Name in QuestionName]: QuestionKind<Extract<Question, { question: Name }>, never> };

/** Every question that can be asked. A question without a kind does not compile. */
const kinds = {
  "unusually-good-at": unusuallyGoodAt,
  "grew-and-why": grewAndWhy,
  "concentrated-or-diverse": concentratedOrDiverse,
  "grow-next": growNext,
  clusters,
  "skills-short": skillsShort,
  "qualifications-short": qualificationsShort,
  "productivity-differs": productivityDiffers,
  "where-it-clusters": whereItClusters,
  "who-travels-where": whoTravelsWhere,
  "who-is-like-us": whoIsLikeUs,
} as const satisfies { [Name in QuestionName]: QuestionKind<Extract<Question, { question: Name }>, any> };

/** The kind of a question. What it reads is what it answers from, so the two fit, though no type can say so here. */
export const kindOf = (question: Question): QuestionKind<Question, unknown> =>
  (kinds as unknown as Kinds)[question.question] as unknown as QuestionKind<Question, unknown>;
