import type { Label, Measure } from "../answer.ts";
import type { GrowNext } from "./question.ts";

const perCent = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;

const said = ({ simulation: { draws, level } }: GrowNext) =>
  `Its interval holds ${perCent(level)} of ${draws} draws of the jobs within their publisher’s errors.`;

export const industryMeasures = (question: GrowNext, hasComplexityIntervals: boolean): Measure[] => [
  {
    key: "density",
    name: "Relatedness density",
    said: "relatedness density",
    unit: "share",
    help: `Of all that goes with this industry elsewhere, how much is here already: 0% is none of it, 100% all of it. ${said(question)}`,
    bounds: "simulated",
  },
  {
    key: "location-quotient",
    name: "Location quotient",
    said: "location quotient",
    unit: "ratio",
    help: "The industry’s share of jobs here, divided by its share of jobs in all these areas together. 1 is the same share.",
    bounds: "tightest",
    neutral: question.threshold,
  },
  {
    key: "jobs",
    name: `Jobs ${question.period}`,
    said: `jobs in ${question.period}`,
    unit: "count",
    help: "Jobs in the industry here.",
    bounds: "tightest",
  },
  {
    key: "jobs-all",
    name: `Jobs in all areas ${question.period}`,
    said: `jobs in all areas in ${question.period}`,
    unit: "count",
    help: "Jobs in the industry in all these areas together: how much there is of it.",
    bounds: "tightest",
  },
  {
    key: "complexity",
    name: "Complexity",
    said: "complexity",
    unit: "index",
    help: `How rare the industry is among areas that have much else that is rare, in standard deviations of the areas’ own complexity: 0 is what the average area has. It orders these industries among these areas, and means nothing beside another set or year.${hasComplexityIntervals ? ` ${said(question)}` : ""}`,
    bounds: hasComplexityIntervals ? "simulated" : "none",
    neutral: 0,
  },
  {
    key: "areas-with-it",
    name: "Areas that have it",
    said: "number of areas that have it",
    unit: "count",
    help: "In how many of the areas its location quotient is at least the threshold.",
    bounds: "none",
  },
  ...(question.growthFrom === undefined
    ? []
    : [
        {
          key: "growth",
          name: `Growth in all areas ${question.growthFrom} to ${question.period}`,
          said: "growth in jobs in all areas",
          unit: "growth" as const,
          help: `The change in the industry’s jobs in all these areas together, as a share of those in ${question.growthFrom}. Whether there is something to gain a part of.`,
          bounds: "tightest" as const,
          neutral: 0,
        },
      ]),
];

export const reasonMeasures: Measure[] = [
  {
    key: "proximity",
    name: "Proximity",
    said: "proximity",
    unit: "share",
    help: "Of the areas that have the commoner of the two, how many have both.",
    bounds: "none",
  },
  {
    key: "part",
    name: "Part of the density",
    said: "part of the density",
    unit: "share",
    help: "How much of the density is owed to this industry. The parts of all that are present add up to it.",
    bounds: "none",
  },
];

export const areaMeasures = (question: GrowNext, hasComplexityIntervals: boolean): Measure[] => [
  {
    key: "complexity",
    name: "Economic complexity",
    said: "economic complexity",
    unit: "index",
    help: `The mean complexity of the industries an area has, in standard deviations from the average area. It orders these areas in this year and means nothing beside another set or year.${hasComplexityIntervals ? ` ${said(question)}` : ""}`,
    bounds: hasComplexityIntervals ? "simulated" : "none",
    neutral: 0,
  },
  {
    key: "diversity",
    name: "Industries it has",
    said: "number of industries it has",
    unit: "count",
    help: "How many industries have a location quotient of at least the threshold there.",
    bounds: "none",
  },
];

export const presenceLabel = ({ threshold }: GrowNext): Label => ({
  key: "presence",
  name: "Here already?",
  help: `Present or absent only when the whole interval of the location quotient is on one side of ${threshold}.`,
  values: { present: "Present", absent: "Not here", "cannot-be-told": "Cannot be told" },
});

export const rowNotes: Record<string, string> = {
  "pseudo-code": "Holds a code that is no industry of the classification.",
  "no-neighbours": "It goes with no other industry in any area, so nothing is close to it.",
  nowhere: "No area has it, so nothing tells what it goes with.",
};
