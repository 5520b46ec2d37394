import type { Label, Measure } from "../answer.ts";
import type { WhereItClusters } from "./question.ts";

/** Fewer than these counted things make a share or a rate that moves by more than a fifth by chance alone (Poisson: 1 / √20). */
export const smallCount = 20;

/** A hot or cold spot that is one in fewer of the draws hangs on how the figures were rounded or sampled. */
export const steadyShare = 0.95;

/** What is known of the figures as measured: whether all are whole, exact, from a sample. */
export type ValueKind = { readonly whole: boolean; readonly exact: boolean; readonly sampled: boolean };

const valueUnit = ({ as }: WhereItClusters, { whole }: ValueKind): Measure["unit"] =>
  as === "share" ? "share" : as === "rate" ? "ratio" : whole ? "count" : "index";

const valueNames = {
  figure: { name: "Figure", said: "figure", help: "The figure as it is published." },
  share: { name: "Share", said: "share", help: "The figure as a part of its base." },
  rate: { name: "Rate", said: "rate", help: "The figure for each one of its base." },
} as const;

export function placeMeasures(question: WhereItClusters, kind: ValueKind): Measure[] {
  const of = valueNames[question.as];
  const simulated = kind.exact ? ("tightest" as const) : ("simulated" as const);
  const carried = kind.sampled ? ("sampling" as const) : ("tightest" as const);
  const around =
    question.surroundings === "mean"
      ? { name: "Around it", said: `mean ${of.said} around it`, help: "The mean of its neighbours." }
      : { name: "Around it", said: `sum of the ${of.said} around it`, help: "Its neighbours added up." };
  return [
    { key: "value", ...of, unit: valueUnit(question, kind), bounds: carried },
    { key: "around", ...around, unit: question.surroundings === "mean" ? valueUnit(question, kind) : "index", bounds: carried },
    {
      key: "local-moran",
      name: "Local Moran’s I",
      said: "local Moran’s I",
      unit: "index",
      help: "Above 0, the place and its surroundings lie on the same side of the mean: both high or both low. Below 0, it stands out from them. On the scale of n − 1.",
      bounds: simulated,
      neutral: 0,
    },
    {
      key: "gi-star",
      name: "Gi* score",
      said: "Gi* score",
      unit: "index",
      help: "How many standard deviations the place and its neighbours together lie above what as many places at random would hold. High scores are hot, low ones cold.",
      bounds: simulated,
      neutral: 0,
    },
    {
      key: "p-value",
      name: "p value",
      said: "p value",
      unit: "probability",
      help: "How often chance, dealing all other places’ values out anew, gives surroundings at least as far out in either direction: twice (m + 1) / (M + 1) of the nearer tail. One for local Moran’s I and Gi* alike.",
      bounds: "none",
      notClaimable: true,
    },
    {
      key: "adjusted-p-value",
      name: "Adjusted p value",
      said: "adjusted p value",
      unit: "probability",
      help: "The rate of false discoveries at which this place would just be counted (Benjamini and Hochberg). Compare it with the rate asked for.",
      bounds: "none",
      notClaimable: true,
    },
    {
      key: "steadiness",
      name: "Hot or cold in",
      said: "share of draws in which it is a hot or cold spot",
      unit: "share",
      help: "In what part of the draws of all figures within their errors this place is a hot spot (or, where it is more often cold, a cold spot) by its score and the same false discovery rate. 100% where the figures are exact and it is one.",
      bounds: "none",
      notClaimable: true,
    },
  ];
}

export const clusterLabel: Label = {
  key: "cluster",
  name: "Cluster",
  help: "Only places whose surroundings chance would rarely give are called part of a cluster, with false discoveries held to the rate asked for.",
  values: {
    "high-high": "High, among high",
    "low-low": "Low, among low",
    "high-low": "High, among low",
    "low-high": "Low, among high",
    none: "No cluster",
    island: "No neighbours",
  },
};

export const spotLabel: Label = {
  key: "spot",
  name: "Hot or cold",
  help: "By Gi*: the place and its surroundings together, with false discoveries held to the rate asked for.",
  values: { hot: "Hot spot", cold: "Cold spot", none: "Neither", island: "No neighbours" },
};

export const rowNotes = {
  "small-count": `Fewer than ${smallCount} counted, so its share or rate moves by more than a fifth by chance alone.`,
  unsteady: "A hot or cold spot only in some of the draws: it hangs on how the figures were rounded or sampled.",
} as const;

export const wholeMeasures = (kind: ValueKind): Measure[] => [
  {
    key: "statistic",
    name: "Statistic",
    said: "statistic",
    unit: "index",
    help: "Over all places together. Each row says how it is read.",
    bounds: kind.exact ? "tightest" : "simulated",
  },
  {
    key: "expected",
    name: "By chance",
    said: "value by chance",
    unit: "index",
    help: "What it comes to on average when the same values are dealt out at random.",
    bounds: "none",
    notClaimable: true,
  },
  {
    key: "z-score",
    name: "Standard score",
    said: "standard score",
    unit: "index",
    help: "How many standard deviations it lies from that, under randomisation.",
    bounds: "none",
    neutral: 0,
    notClaimable: true,
  },
  {
    key: "p-value",
    name: "p value",
    said: "p value",
    unit: "probability",
    help: "How often chance gives like beside like at least as much. Of Moran’s I by rearranging the values, (m + 1) / (M + 1); of the others from the standard score, in either direction.",
    bounds: "none",
    notClaimable: true,
  },
];

export const wholeNotes = {
  moran: "Above its value by chance, like lies beside like.",
  geary: "Below 1, like lies beside like; it is moved most by steep borders between neighbours.",
  "general-g": "Above its value by chance, it is high values that lie together; below it, low ones.",
} as const;

/** How many there are hangs on the rate asked for, and has no interval: no claim can be held to it. */
export const kindMeasures: Measure[] = [
  {
    key: "places",
    name: "Places",
    said: "number of places",
    unit: "count",
    help: "How many places are of this kind.",
    bounds: "none",
    notClaimable: true,
  },
];
