import type { Measure } from "../answer.ts";
import { countedAs } from "../sectors/counted-as.ts";
import { intervalFormula } from "../sectors/figure-set.ts";
import type { ConcentratedOrDiverse } from "./question.ts";

/** Below this many jobs in a place, a step of rounding or one employer is much of its mix. */
export const smallPlaceJobs = 1_000;

const outer = { unit: "index", bounds: "outer" } as const;

/** How the intervals were come by, where that is not by bounds. */
const came = ({ simulation }: ConcentratedOrDiverse, isSampled: boolean, measures: Measure[]): Measure[] =>
  simulation || isSampled ? measures.map((measure) => ({ ...measure, bounds: simulation ? "simulated" : "sampling" })) : measures;

export const economyMeasures = (question: ConcentratedOrDiverse, isSampled: boolean): Measure[] =>
  came(question, isSampled, [
    total(question),
    {
      key: "krugman",
      name: "Krugman index",
      said: "Krugman index of specialisation",
      help: "How unlike its mix of sectors is to the one it is compared with: 0 is the same mix, 2 is not one sector in common.",
      ...outer,
    },
    {
      key: "effective-number",
      name: "Effective number of sectors",
      said: "effective number of sectors",
      help: "How many sectors of the same size would be as diverse: the more, the more diverse. Compare it only at the same detail.",
      ...outer,
    },
    {
      key: "herfindahl",
      name: "Herfindahl index",
      said: "Herfindahl index",
      help: "The sum of the squares of the sectors’ shares: 1 is everything in one sector.",
      ...outer,
    },
    {
      key: "normalised",
      name: "Herfindahl, normalised",
      said: "normalised Herfindahl index",
      help: "The same from 0, where every sector is as large, to 1, where there is only one.",
      ...outer,
    },
    {
      key: "gini",
      name: "Gini of specialisation",
      said: "Gini coefficient of specialisation",
      help: "How unequal its location quotients are, each sector counting the same: 0 is the same mix, near 1 is much of one sector and hardly any of the others. Sectors that the other economy is published with none of are left out.",
      ...outer,
    },
    {
      key: "coefficient",
      name: "Hoover coefficient",
      said: "coefficient of specialisation",
      unit: "share",
      help: "The part that would have to be in other sectors for its mix to be the one it is compared with. Half the Krugman index.",
      bounds: "outer",
    },
    {
      key: "theil-t",
      name: "Theil T",
      said: "Theil T index",
      help: "How unlike its mix is, most moved by the sectors it has much of. 0 is the same mix; there is no highest. Not given where it has a sector that the other economy has none of.",
      ...outer,
    },
    {
      key: "theil-l",
      name: "Theil L",
      said: "Theil L index",
      help: "How unlike its mix is, most moved by the sectors it has little of. Not given where it has none at all of a sector.",
      ...outer,
    },
  ]);

function total({ counts, period }: ConcentratedOrDiverse): Measure {
  const { noun, heading } = countedAs(counts);
  return { key: "total", name: heading, said: noun, unit: "count", help: `In every sector together, in ${period}.`, bounds: "tightest" };
}

export const sectorMeasures = (question: ConcentratedOrDiverse, isSampled: boolean): Measure[] => {
  const { noun } = countedAs(question.counts);
  return came(question, isSampled, [
    {
      key: "share",
      name: "Share here",
      said: `share of ${noun} here`,
      unit: "share",
      help: `The sector’s part of all ${noun} here.`,
      bounds: "tightest",
    },
    {
      key: "share-there",
      name: "Share there",
      said: `share of ${noun} in what it is compared with`,
      unit: "share",
      help: `The sector’s part of all ${noun} in what the area is compared with.`,
      bounds: "tightest",
    },
    {
      key: "difference",
      name: "More or less than there",
      said: `difference between its shares of ${noun}`,
      unit: "points",
      help: "The share here less the share there, in percentage points. The differences above 0 add up to the Hoover coefficient.",
      bounds: "tightest",
      neutral: 0,
    },
    {
      key: "hoover",
      name: "Concentration over places",
      said: "Hoover index of concentration",
      unit: "share",
      help: `The part of the sector that would have to be in other places for it to be spread as all ${noun} are.`,
      bounds: "outer",
    },
    {
      key: "gini-places",
      name: "Gini over places",
      said: "Gini coefficient of concentration",
      help: `How unequally places have the sector, given all ${noun} they have, each place counting the same. Places published with none at all are left out.`,
      ...outer,
    },
  ]);
};

export const groupMeasures = (question: ConcentratedOrDiverse, isSampled: boolean): Measure[] =>
  came(question, isSampled, [
    {
      key: "adds",
      name: "Adds to Theil T",
      said: "part of the Theil T index",
      help: "What lies between sections and what lies within each of them add up to Theil T.",
      ...outer,
    },
  ]);

export const rowNotes: Record<string, string> = {
  "cells-missing":
    "Some of its figures here are blank or suppressed: the figure is of the rest, and only what cannot be told otherwise bounds it.",
  "reference-incomplete": "Some figures of what it is compared with are blank or suppressed: its mix is of the rest.",
  "below-nothing": "One of its figures is below 0, so its shares tell nothing of its mix and no index is given.",
  small: "Small enough for rounding and one employer to make much of its mix.",
  "pseudo-code": "Holds a code that is no industry of the classification.",
};

export const formulaeOf = ({ simulation }: Pick<ConcentratedOrDiverse, "simulation">) => [
  {
    name: "Krugman index",
    formula: "K = Σ_i |s_ij − s_i|",
    words: "The differences between each sector’s share here and its share there, added up whichever way they go.",
    source: "Krugman (1991), Geography and Trade",
  },
  {
    name: "Herfindahl index",
    formula: "H = Σ_i s_ij²; normalised (H − 1/n) / (1 − 1/n); effective number 1/H",
    words: "Each sector’s share times itself, added up.",
    source: "Hirschman (1945); Herfindahl (1950)",
  },
  {
    name: "Gini coefficients",
    formula: "G = 2 / (n² x̄) × Σ rank × (x − x̄) of the sorted location quotients",
    words: "Half the average difference between two location quotients, as a share of the average one: over sectors, or over places.",
    source: "Farhauer and Kröll, Standorttheorien (2013)",
  },
  {
    name: "Hoover indices",
    formula: "½ Σ |x_k / x − y_k / y|",
    words: "Half the differences between two sets of shares: of sectors here and there, or of a sector’s and all jobs by place.",
    source: "Hoover (1936), Review of Economics and Statistics 18",
  },
  {
    name: "Theil indices",
    formula: "T = Σ_i s_ij ln(s_ij / s_i); L = Σ_i s_i ln(s_i / s_ij)",
    words: "The logarithm of each location quotient, weighted by the share here (T), or its inverse by the share there (L).",
    source: "Theil (1967), Economics and Information Theory",
  },
  {
    name: "Between and within sections",
    formula: "T = Σ_g S_g ln(S_g / R_g) + Σ_g S_g T_g",
    words: "Theil T of the sections each taken as one, and of the sectors inside each section, weighted by the section’s share here.",
    source: "Shorrocks (1980), Econometrica 48",
  },
  intervalFormula(simulation),
];
