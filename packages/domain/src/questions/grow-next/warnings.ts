import { counted, listed } from "@concord/kernel";
import { unknownComplexity, type Complexity } from "@concord/analysis";
import { isPseudoIndustry } from "../../reference/index.ts";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { inOrderOfTime } from "../period-order.ts";
import { comingPlaces, turnedRound } from "../sectors/places-that-come.ts";
import { bresBreak } from "../sectors/sector-warnings.ts";
import { some } from "../sectors/sector-sums.ts";
import type { JobsByArea } from "./jobs-by-area.ts";
import type { GrowNext } from "./question.ts";

type Seen = {
  question: GrowNext;
  cube: Cube;
  table: JobsByArea;
  complexity: Complexity;
  withComplexity: boolean;
  openings: number;
};

/** With fewer areas, two industries meet by chance too often for their meeting to say much. */
const fewAreas = 20;

/** A correlation with diversity from which few would call the ends of the order the other way round. */
const plainDirection = 0.8;

/** What a reader would otherwise be misled by, most serious first. */
export function warningsOf({ question, cube, table, complexity, withComplexity, openings }: Seen): Warning[] {
  const { coverage, leftOut, notFound, unplaced, areas, codesOf, halved } = table;
  const pseudo = [...codesOf.values()].flat().filter(isPseudoIndustry);
  const warnings: (Warning | false)[] = [
    areas.length < fewAreas && {
      code: "few-areas",
      detail: `Only ${counted(areas.length, "area")} tell what goes with what. With so few, two industries meet by chance.`,
    },
    notFound.length > 0 && {
      code: "place-not-found",
      detail: `${some(notFound, "place")} not in this version, so left out: ${listed(notFound, { most: 8 })}.`,
    },
    question.growthFrom !== undefined && inOrderOfTime(question.period, question.growthFrom) < 0 && turnedRound,
    question.growthFrom === question.period && {
      code: "one-period",
      detail: "Growth is asked from the same period that is asked about, so there is none.",
    },
    question.growthFrom !== undefined &&
      comingPlaces(cube, {
        places: [...question.places, ...question.among],
        periods: [question.growthFrom, question.period],
        absent: question.jobs.absent,
      }),
    leftOut.length > 0 && {
      code: "industries-left-out",
      detail: `${counted(leftOut.length, "industry", "industries")} ${leftOut.length === 1 ? "is" : "are"} left out, because an area has no figure for it, or one that may be below 0: ${listed(leftOut, { most: 8 })}. None is taken as 0.`,
    },
    halved > 0 && {
      code: "cells-known-below",
      detail: `${some(halved, "figure")} known only to be less than some number. Half of that is taken where one number must be said; intervals hold all it may be.`,
    },
    coverage.suppressed > 0 && {
      code: "suppressed-cells",
      detail: `${some(coverage.suppressed, "cell")} suppressed by the source.`,
    },
    unplaced.length > 0 && {
      code: "unknown-industry",
      detail: `${some(unplaced, "industry code")} not in SIC 2007 and left out: ${listed(unplaced, { most: 8 })}.`,
    },
    !complexity.known && { code: "complexity-unknown", detail: `There is no complexity to give. ${unknownComplexity[complexity.because]}` },
    complexity.known &&
      complexity.direction < plainDirection && {
        code: "complexity-direction",
        detail: `Which end of the order is called complex rests on the areas there having more industries, and that holds only loosely here (a correlation of ${complexity.direction.toFixed(2)}). Read it as who shares rare industries with whom, not as better and worse.`,
      },
    complexity.known &&
      !withComplexity && {
        code: "complexity-without-intervals",
        detail: "With so many areas the complexity is given without an interval, so its order is not to be leant on.",
      },
    openings === 0 && {
      code: "nothing-absent",
      detail: "No industry is certainly absent: each is here already, or too near the threshold to be told apart from it.",
    },
    pseudo.length > 0 && {
      code: "pseudo-code",
      detail: `${listed(pseudo)} ${pseudo.length === 1 ? "is no industry" : "are no industries"} of the classification: farm jobs are counted together.`,
    },
    cube.rounding === "bres" &&
      question.growthFrom !== undefined &&
      question.growthFrom < bresBreak &&
      question.period >= bresBreak && {
        code: "series-break",
        detail: "BRES changed what it covers in 2015, so growth from before then is partly that change.",
      },
    cube.notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(cube.notRoundedSo, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
    {
      code: "not-a-forecast",
      detail:
        "Closeness says what has gone together in these areas. It is a place to look, not a forecast, and it knows nothing of land, skills or firms.",
    },
  ];
  return warnings.filter((warning) => warning !== false);
}
