import { grouped } from "@concord/kernel";
import type { Label, Measure } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import { countedAs } from "../sectors/counted-as.ts";
import type { UnusuallyGoodAt } from "./question.ts";

/** Below this many jobs at the start, a handful more is a large growth. */
export const smallBaseJobs = 500;

export const sectorMeasures = (question: UnusuallyGoodAt): Measure[] => {
  const { noun } = countedAs(question.counts);
  return [
    ...ownMeasures(question, "here"),
    {
      key: "growth-there",
      name: "Growth there",
      said: `growth in ${noun} where it is compared with`,
      unit: "growth",
      help: `The change in the sector in what it is compared with, from ${question.from} to ${question.to}, as a share of the start.`,
      bounds: "tightest",
      neutral: 0,
    },
  ];
};

/** The same of one sector in each place. */
export const placeMeasures = (question: UnusuallyGoodAt): Measure[] => ownMeasures(question, "in the place");

function ownMeasures({ from, to, counts }: UnusuallyGoodAt, where: string): Measure[] {
  const { noun, heading } = countedAs(counts);
  return [
    {
      key: "jobs-from",
      name: `${heading} ${from}`,
      said: `${noun} in ${from}`,
      unit: "count",
      help: `${heading} in the sector ${where} at the start.`,
      bounds: "tightest",
    },
    {
      key: "jobs-to",
      name: `${heading} ${to}`,
      said: `${noun} in ${to}`,
      unit: "count",
      help: `${heading} in the sector ${where} at the end.`,
      bounds: "tightest",
    },
    {
      key: "share",
      name: `Share of ${noun}`,
      said: `share of ${noun}`,
      unit: "share",
      help: `The sector’s ${noun} as a share of all ${noun} ${where} at the end.`,
      bounds: "tightest",
    },
    {
      key: "location-quotient",
      name: "Location quotient",
      said: "location quotient",
      unit: "ratio",
      help: `The sector’s share of ${noun} ${where}, divided by its share of ${noun} there. 1 is the same share, 2 is twice. A high quotient of a small sector is still a small sector.`,
      bounds: "tightest",
      neutral: 1,
    },
    {
      key: "growth",
      name: "Growth",
      said: `growth in ${noun}`,
      unit: "growth",
      help: `The change in the sector’s ${noun} ${where} from ${from} to ${to}, as a share of those at the start.`,
      bounds: "tightest",
      neutral: 0,
    },
  ];
}

/** Of estimates from a sample the intervals are the publisher's 95% ones, carried: no bounds. */
export const boundsAsRead = ({ sampled }: Pick<Cube, "sampled">, measures: readonly Measure[]): Measure[] =>
  measures.map((measure) =>
    sampled && (measure.bounds === "tightest" || measure.bounds === "outer") ? { ...measure, bounds: "sampling" } : measure,
  );

export const areaMeasures = ({ to, counts }: UnusuallyGoodAt): Measure[] => {
  const { noun, heading } = countedAs(counts);
  return [
    { key: "jobs", name: `${heading} ${to}`, said: `${noun} in ${to}`, unit: "count", help: "Every sector together.", bounds: "tightest" },
  ];
};

export const quadrantLabel: Label = {
  key: "quadrant",
  name: "Quadrant",
  help: "Concentration against growth. A sector is in a quadrant only when the whole of both its intervals is.",
  values: {
    strengths: "Strength",
    opportunities: "Opportunity",
    "at-risk": "At risk",
    watch: "Watch",
    "cannot-be-told": "Cannot be told",
  },
};

export const rowNotes: Record<string, string> = {
  "small-base": `Fewer than ${grouped(smallBaseJobs)} at the start, where a few more are a large growth.`,
  "cells-missing": "Some of its counts are blank or suppressed: it is at least this much.",
  "pseudo-code": "Holds a code that is no industry of the classification.",
};
