import type { AnyQuestionPage } from "./question-page.ts";
import { clusters } from "./clusters.tsx";
import { concentratedOrDiverse } from "./concentrated-or-diverse.tsx";
import { grewAndWhy } from "./grew-and-why.tsx";
import { growNext } from "./grow-next.tsx";
import { productivityDiffers } from "./productivity-differs.tsx";
import { qualificationsShort } from "./qualifications-short.tsx";
import { skillsShort } from "./skills-short.tsx";
import { unusuallyGoodAt } from "./unusually-good-at.tsx";
import { whereItClusters } from "./where-it-clusters.tsx";
import { whoIsLikeUs } from "./who-is-like-us.tsx";
import { whoTravelsWhere } from "./who-travels-where.tsx";

/** Every question, in the order in which they are offered. One line each. */
export const questionPages: readonly AnyQuestionPage[] = [
  unusuallyGoodAt,
  grewAndWhy,
  concentratedOrDiverse,
  growNext,
  clusters,
  skillsShort,
  qualificationsShort,
  productivityDiffers,
  whereItClusters,
  whoTravelsWhere,
  whoIsLikeUs,
];

export const pageOf = (question: string): AnyQuestionPage | undefined => questionPages.find((page) => page.question === question);
