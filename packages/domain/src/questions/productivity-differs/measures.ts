import type { Bounds, Measure } from "../answer.ts";
import type { ProductivityDiffers } from "./question.ts";

/** What the figures of an answer are compared with, in words. */
export const sidesOf = ({ against, from, to }: ProductivityDiffers): { area: string; base: string } =>
  against === "places" ? { area: "here", base: "there" } : { area: `in ${to}`, base: `in ${from}` };

const isPartOfReference = ({ against, places, reference }: ProductivityDiffers): boolean =>
  against === "places" && (reference ?? []).some((place) => places.includes(place));

const bound = (simulated: boolean, otherwise: Bounds): Bounds => (simulated ? "simulated" : otherwise);

export function partMeasures(question: ProductivityDiffers): Measure[] {
  const { area, base } = sidesOf(question);
  return [
    {
      key: "pounds",
      name: "Part of the difference",
      said: "part of the difference in output per job",
      unit: "change-in-pounds",
      help: `Within: sectors make more or less per job ${area} than ${base}, at the shares of jobs ${base}. Between: jobs are in other sectors, at the output per job ${base}. Cross: both at once. Together they are the difference, exactly.`,
      bounds: bound(question.simulation !== undefined, "outer"),
      neutral: 0,
    },
    {
      key: "share",
      name: "Share of the difference",
      said: "share of the difference",
      unit: "growth",
      help: "This part divided by the whole difference; only where the whole difference can be told from nothing. Parts can be more than all of it, where others pull the other way.",
      bounds: "none",
      notClaimable: true,
    },
  ];
}

export function sectorMeasures(question: ProductivityDiffers): Measure[] {
  const { area, base } = sidesOf(question);
  const simulated = question.simulation !== undefined;
  // What is in both is let vary twice, as if it were two.
  const ofBoth = isPartOfReference(question) ? "outer" : "tightest";
  return [
    {
      key: "level",
      name: `Output per job ${area}`,
      said: `output per job ${area}`,
      unit: "pounds",
      help: "What the sector makes, divided by its jobs.",
      bounds: bound(simulated, "tightest"),
    },
    {
      key: "base-level",
      name: `Output per job ${base}`,
      said: `output per job ${base}`,
      unit: "pounds",
      help: "What the sector makes, divided by its jobs.",
      bounds: bound(simulated, "tightest"),
    },
    {
      key: "share",
      name: `Share of jobs ${area}`,
      said: `share of jobs ${area}`,
      unit: "share",
      help: "The sector’s part of all jobs that are compared.",
      bounds: bound(simulated, "tightest"),
    },
    {
      key: "base-share",
      name: `Share of jobs ${base}`,
      said: `share of jobs ${base}`,
      unit: "share",
      help: "The sector’s part of all jobs that are compared.",
      bounds: bound(simulated, "tightest"),
    },
    {
      key: "contribution",
      name: "Adds to the difference",
      said: "part of the difference in output per job",
      unit: "change-in-pounds",
      help: "Within, between and cross together. Over all sectors these come to the difference.",
      bounds: bound(simulated, ofBoth),
      neutral: 0,
    },
    {
      key: "within",
      name: "Within",
      said: "difference within the sector",
      unit: "change-in-pounds",
      help: `The difference in the sector’s output per job, at its share of jobs ${base}.`,
      bounds: bound(simulated, ofBoth),
      neutral: 0,
    },
    {
      key: "between",
      name: "Between",
      said: "difference from its share of jobs",
      unit: "change-in-pounds",
      help: `The difference in the sector’s share of jobs, at its output per job ${base}.`,
      bounds: bound(simulated, ofBoth),
      neutral: 0,
    },
    {
      key: "cross",
      name: "Cross",
      said: "difference from both at once",
      unit: "change-in-pounds",
      help: "The difference in share times the difference in output per job.",
      bounds: bound(simulated, "outer"),
      neutral: 0,
    },
    {
      key: "mix",
      name: "Between, from the average",
      said: "effect of its share of jobs against the average",
      unit: "change-in-pounds",
      help: `The difference in the sector’s share of jobs, at its output per job ${base} above or below the average ${base}. Above 0 where more jobs are in a sector that makes more than the average, or fewer in one that makes less. Over all sectors it comes to Between again.`,
      bounds: bound(simulated, "outer"),
      neutral: 0,
    },
  ];
}

export const wholeMeasures = (question: ProductivityDiffers, sampled: boolean): Measure[] => {
  const bounds = bound(question.simulation !== undefined, "tightest");
  return [
    {
      key: "level",
      name: "Output per job",
      said: "output per job",
      unit: "pounds",
      help: "Output of the sectors that are compared, divided by their jobs.",
      bounds,
    },
    {
      key: "output",
      name: "Output",
      said: "output",
      unit: "pounds",
      help: "Output of the sectors that are compared.",
      bounds: sampled ? "sampling" : "tightest",
    },
    {
      key: "jobs",
      name: "Jobs",
      said: "jobs",
      unit: "count",
      help: "Jobs of the sectors that are compared.",
      bounds: sampled ? "sampling" : "tightest",
    },
  ];
};

export const rowNotes: Record<string, string> = {
  unlike: "The two tables do not cover the same divisions of it.",
  pooled: "Sectors that may have no jobs on one side, put together so that their output per job can be told.",
  "no-jobs": "It has no jobs on one side, and takes the output per job of the other: all it adds is between.",
};
