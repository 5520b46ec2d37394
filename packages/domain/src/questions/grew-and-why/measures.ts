import { grouped } from "@concord/kernel";
import type { Bounds, Label, Measure } from "../answer.ts";
import { countedAs } from "../sectors/counted-as.ts";
import { intervalFormula } from "../sectors/figure-set.ts";
import { smallBaseJobs } from "../unusually-good-at/measures.ts";
import type { GrewAndWhy } from "./question.ts";

type Kind = GrewAndWhy["kind"];

export const sectorMeasures = (question: GrewAndWhy, isSampled: boolean): Measure[] =>
  came(question, isSampled, [
    ...ends(question, "in the sector here"),
    ...partsOf(question, "the sector", {
      national: question.kind === "dynamic" ? "outer" : "tightest",
      mix: question.kind === "dynamic" ? "outer" : "tightest",
      competitive: question.kind === "dynamic" ? "outer" : "tightest",
      allocation: "outer",
    }),
    growthHere(question),
    {
      key: "growth-there",
      name: "Growth there",
      said: `growth in ${countedAs(question.counts).noun} where it is compared with`,
      unit: "growth",
      help: `The change in the sector in what it is compared with, from ${question.from} to ${question.to}, as a share of the start.`,
      bounds: "tightest",
      neutral: 0,
    },
  ]);

/** How the intervals were come by, where that is not by bounds. */
const came = ({ simulation }: GrewAndWhy, isSampled: boolean, measures: Measure[]): Measure[] =>
  simulation || isSampled ? measures.map((measure) => ({ ...measure, bounds: simulation ? "simulated" : "sampling" })) : measures;

/** Of the area: its mix effect, and whatever several sectors are added up to with the same totals in all, is an outer bound. */
export const areaMeasures = (question: GrewAndWhy, isSampled: boolean): Measure[] => {
  const { noun } = countedAs(question.counts);
  return came(question, isSampled, [
    ...ends(question, "here"),
    ...partsOf(question, "the area", {
      national: question.kind === "dynamic" ? "outer" : "tightest",
      mix: "outer",
      competitive: question.kind === "classic" ? "tightest" : "outer",
      allocation: "outer",
    }),
    ...(question.kind === "esteban-marquillas"
      ? [
          changeMeasure({
            key: "from-nothing",
            name: "From nothing",
            said: `${noun} that came where there had been none`,
            help: `The change in sectors published with no ${noun} here at the start: no growth can be told of them, and so nothing be cut.`,
            bounds: "tightest",
          }),
        ]
      : []),
    growthHere(question),
  ]);
};

export const stepMeasures = (question: GrewAndWhy, isSampled: boolean): Measure[] => {
  const { noun, heading } = countedAs(question.counts);
  return came(question, isSampled, [
    {
      key: "from",
      name: `${heading} before`,
      said: `${noun} at the start of the step`,
      unit: "count",
      help: "Here, at the start of the step.",
      bounds: "tightest",
    },
    {
      key: "to",
      name: `${heading} after`,
      said: `${noun} at the end of the step`,
      unit: "count",
      help: "Here, at the end of the step.",
      bounds: "tightest",
    },
    ...partsOf({ ...question, kind: "classic" }, "the area", {
      national: "tightest",
      mix: "outer",
      competitive: "tightest",
      allocation: "outer",
    }),
  ]);
};

type KindBounds = Record<"national" | "mix" | "competitive" | "allocation", Bounds>;

function ends({ from, to, counts }: GrewAndWhy, where: string): Measure[] {
  const { noun, heading } = countedAs(counts);
  return [
    {
      key: "from",
      name: `${heading} ${from}`,
      said: `${noun} in ${from}`,
      unit: "count",
      help: `${heading} ${where} at the start.`,
      bounds: "tightest",
    },
    {
      key: "to",
      name: `${heading} ${to}`,
      said: `${noun} in ${to}`,
      unit: "count",
      help: `${heading} ${where} at the end.`,
      bounds: "tightest",
    },
  ];
}

function partsOf({ kind, counts, from, to }: GrewAndWhy, whose: string, bounds: KindBounds): Measure[] {
  const { noun } = countedAs(counts);
  const isCut = kind === "esteban-marquillas";
  return [
    changeMeasure({
      key: "change",
      name: "Change",
      said: `change in ${noun}`,
      help: `How many more or fewer ${noun} here, from ${from} to ${to}.`,
      bounds: "tightest",
    }),
    changeMeasure({
      key: "national",
      name: "National",
      said: `national effect on ${noun}`,
      help: `What the change would have been, had ${whose} grown as the whole economy it is compared with.`,
      bounds: bounds.national,
    }),
    changeMeasure({
      key: "mix",
      name: "Industry mix",
      said: `industry mix effect on ${noun}`,
      help: "What came of being in sectors that grew faster or slower than that economy as a whole.",
      bounds: bounds.mix,
    }),
    changeMeasure({
      key: "competitive",
      name: "Competitive",
      said: `competitive effect on ${noun}`,
      help: isCut
        ? "What came of growing faster or slower here than the same sector there, as if the area had no more of the sector than others have."
        : "What came of growing faster or slower here than the same sector there.",
      bounds: bounds.competitive,
    }),
    ...(isCut
      ? [
          changeMeasure({
            key: "allocation",
            name: "Allocation",
            said: `allocation effect on ${noun}`,
            help: "What came of having more than others of the sectors in which it does better, or of those in which it does worse.",
            bounds: bounds.allocation,
          }),
        ]
      : []),
  ];
}

const changeMeasure = (measure: Pick<Measure, "key" | "name" | "said" | "help" | "bounds">): Measure => ({
  ...measure,
  unit: "change",
  neutral: 0,
});

const growthHere = ({ from, to, counts }: GrewAndWhy): Measure => ({
  key: "growth",
  name: "Growth",
  said: `growth in ${countedAs(counts).noun}`,
  unit: "growth",
  help: `The change here from ${from} to ${to}, as a share of the start.`,
  bounds: "tightest",
  neutral: 0,
});

export const performanceLabel: Label = {
  key: "performance",
  name: "Against the same sector there",
  help: "By its growth against the sector’s elsewhere. A sector is called better or worse only when the whole interval of its competitive effect is.",
  values: { better: "Better", worse: "Worse", "cannot-be-told": "Cannot be told" },
};

export const rowNotes = (counts: GrewAndWhy["counts"]): Record<string, string> => {
  const { noun } = countedAs(counts);
  return {
    "small-base": `Fewer than ${grouped(smallBaseJobs)} at the start, where a few more are a large growth.`,
    "cells-missing": `Some of its figures here are blank or suppressed in one of the periods: only what has a figure in every period is compared.`,
    "reference-incomplete": `Some of its figures elsewhere are blank or suppressed in one of the periods: only what has a figure in every period is compared.`,
    "not-in-reference": `What it is compared with had no ${noun} in it at the start, so nothing tells what its growth should be held against.`,
    "from-nothing": `It had no ${noun} here at the start: all that came is its own.`,
    "pseudo-code": "Holds a code that is no industry of the classification.",
  };
};

export const formulaeOf = ({ kind, simulation }: Pick<GrewAndWhy, "kind" | "simulation">) => [
  ...formulaeOfKind(kind),
  intervalFormula(simulation),
];

function formulaeOfKind(kind: Kind) {
  const dunn = "Dunn (1960), Papers of the Regional Science Association 6";
  const classic = [
    {
      name: "National effect",
      formula: "e0 × g",
      words: "Its jobs at the start, grown as the whole economy it is compared with.",
      source: dunn,
    },
    {
      name: "Industry mix effect",
      formula: "e0 × (g_i − g)",
      words: "Its jobs at the start, times how much faster the sector grew there than the whole economy did.",
      source: dunn,
    },
    {
      name: "Competitive effect",
      formula: "e1 − e0 × (1 + g_i)",
      words: "Its jobs at the end, less what they would be had they grown as the sector did there.",
      source: dunn,
    },
  ];
  if (kind === "classic") return classic;
  if (kind === "dynamic") {
    return [
      ...classic,
      {
        name: "Sum over the steps",
        formula: "Σ_t of each effect from t to t + 1",
        words: "Each effect is reckoned from one period to the next, from the jobs at the start of each step, and added up.",
        source: "Barff and Knight (1988), Growth and Change 19",
      },
    ];
  }
  const source = "Esteban-Marquillas (1972), Regional and Urban Economics 2";
  return [
    classic[0]!,
    classic[1]!,
    {
      name: "Competitive effect",
      formula: "e′ × (r − g_i), e′ = e_j × e_i / e",
      words:
        "The jobs it would have had at the start under the other economy’s mix, times how much faster the sector grew here than there.",
      source,
    },
    {
      name: "Allocation effect",
      formula: "(e0 − e′) × (r − g_i)",
      words: "The jobs it had at the start beyond those, times the same.",
      source,
    },
  ];
}
