import { counted } from "@concord/kernel";
import type { Bounds, Label, Measure } from "../answer.ts";
import type { WhoIsLikeUs } from "./question.ts";

const unitOf = ({ yardstick }: WhoIsLikeUs): string =>
  yardstick === "standard-deviation" ? "standard deviations" : "robust standard deviations";

export const distanceMeasures = (question: WhoIsLikeUs, bounds: Bounds): Measure[] => [
  {
    key: "distance",
    name: "Distance",
    said: "distance",
    unit: "index",
    help: `How unlike it is, over all criteria: 0 is the same in everything. In ${unitOf(question)} of the places compared.`,
    bounds,
  },
  ...question.criteria.map(
    ({ name }, index): Measure => ({
      key: `part-${index + 1}`,
      name: `Part: ${name}`,
      said: `part of “${name}” in the distance`,
      unit: "share",
      help: `What part of the squared distance “${name}” makes. The parts come to 100%.`,
      bounds,
    }),
  ),
];

export const differenceMeasures = (question: WhoIsLikeUs, bounds: Bounds): Measure[] =>
  question.criteria.map(
    ({ name }, index): Measure => ({
      key: `difference-${index + 1}`,
      name,
      said: `difference in “${name}”`,
      unit: "index",
      help: `How far it lies above (+) or below (−) the place in “${name}”, in ${unitOf(question)}.`,
      bounds,
      neutral: 0,
    }),
  );

export const groupLabel = ({ nearest }: WhoIsLikeUs): Label => ({
  key: "group",
  name: "In the group",
  help: `The group is the ${counted(nearest, "nearest place")}. What is uncertain in the place itself is the same for all and puts nobody in doubt.`,
  values: {
    certainly: "In it",
    "as-it-stands": "In it, but cannot be told apart from one that is not",
    perhaps: "Not in it, but cannot be told apart from one that is",
    "certainly-not": "Not in it",
  },
});

export const criterionMeasures = (question: WhoIsLikeUs, bounds: Bounds): Measure[] => [
  {
    key: "weight",
    name: "Weight",
    said: "weight",
    unit: "ratio",
    help: "How much it counts. 1 where all count the same.",
    bounds: "none",
    notClaimable: true,
  },
  {
    key: "places",
    name: "Places",
    said: "places with a figure",
    unit: "count",
    help: "Places that have a figure on it, the place itself among them.",
    bounds: "none",
    notClaimable: true,
  },
  {
    key: "score",
    name: "Score of the place",
    said: "score",
    unit: "index",
    help: `How far the place lies from the middle of all places, in ${unitOf(question)}. The scale is that of the figures as published.`,
    bounds,
    neutral: 0,
  },
  {
    key: "group-score",
    name: "Middle of the group",
    said: "middle score of the group",
    unit: "index",
    help: "The median score of the group.",
    bounds,
    neutral: 0,
  },
  {
    key: "difference",
    name: "Place less group",
    said: "distance from the middle of its group",
    unit: "index",
    help: `How far the place lies above (+) or below (−) the middle of its group, in ${unitOf(question)}.`,
    bounds,
    neutral: 0,
  },
];

export const useLabel: Label = {
  key: "use",
  name: "Used",
  help: "A criterion that tells no two places apart, or that the place itself has no figure on, is left out of every distance.",
  values: { used: "Used", "own-unknown": "Left out: the place has no figure", "no-spread": "Left out: it tells places not apart" },
};

export const againstLabel: Label = {
  key: "against",
  name: "Against the group",
  help: "Above or below only where the whole interval of the place lies beyond every place of the group.",
  values: { above: "Above all of it", below: "Below all of it", within: "Within its range", "cannot-be-told": "Cannot be told" },
};

export const valueMeasures = ({ criteria }: WhoIsLikeUs, bounds: Bounds): Measure[] =>
  criteria.map(
    ({ name, unit, per }, index): Measure => ({
      key: `value-${index + 1}`,
      name,
      said: `“${name}”`,
      unit,
      help: per ? "The figure divided by what it is set against." : "The figure as published.",
      bounds,
    }),
  );

export const rowNotes: Record<string, string> = {};
