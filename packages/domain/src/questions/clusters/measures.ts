import { grouped } from "@concord/kernel";
import type { Bounds, Measure } from "../answer.ts";
import { smallBaseJobs } from "../unusually-good-at/measures.ts";
import type { Clusters } from "./question.ts";

/**
 * With part of an industry in a sector and part outside it, one cell moves both, and the bounds of a ratio of the two are
 * taken as if it did not: wider than they need be, and holding whatever is true.
 */
export const definitionMeasures = ({ from, to }: Clusters, ratio: Extract<Bounds, "tightest" | "outer">): Measure[] => [
  {
    key: "jobs-from",
    name: `Jobs ${from}`,
    said: `jobs in ${from}`,
    unit: "count",
    help: "Jobs in the sector here at the start.",
    bounds: "tightest",
  },
  {
    key: "jobs-to",
    name: `Jobs ${to}`,
    said: `jobs in ${to}`,
    unit: "count",
    help: "Jobs in the sector here at the end.",
    bounds: "tightest",
  },
  {
    key: "share",
    name: "Share of jobs",
    said: "share of jobs",
    unit: "share",
    help: "The sector’s jobs as a share of all jobs here at the end. Sectors that overlap count some jobs twice, so these shares do not add up.",
    bounds: ratio,
  },
  {
    key: "location-quotient",
    name: "Location quotient",
    said: "location quotient",
    unit: "ratio",
    help: "The sector’s share of jobs here, divided by its share of jobs there. 1 is the same share, 2 is twice.",
    bounds: ratio,
    neutral: 1,
  },
  {
    key: "growth",
    name: "Growth",
    said: "growth in jobs",
    unit: "growth",
    help: `The change in the sector’s jobs here from ${from} to ${to}, as a share of those at the start.`,
    bounds: "tightest",
    neutral: 0,
  },
  {
    key: "growth-there",
    name: "Growth there",
    said: "growth in jobs where it is compared with",
    unit: "growth",
    help: "The same where it is compared with.",
    bounds: "tightest",
    neutral: 0,
  },
];

export const overlapMeasures = ({ to }: Clusters): Measure[] => [
  {
    key: "jobs",
    name: `Jobs in both ${to}`,
    said: `jobs in both in ${to}`,
    unit: "count",
    help: "Jobs here that both sectors count. Where each takes only part of an industry, the most that can be the same part.",
    bounds: "tightest",
  },
  {
    key: "of-first",
    name: "Of the first",
    said: "share of the first that is in both",
    unit: "share",
    help: "As a share of the first sector’s jobs.",
    bounds: "outer",
  },
  {
    key: "of-second",
    name: "Of the second",
    said: "share of the second that is in both",
    unit: "share",
    help: "As a share of the second sector’s jobs.",
    bounds: "outer",
  },
];

export const wholeMeasures = ({ to }: Clusters): Measure[] => [
  { key: "jobs", name: `Jobs ${to}`, said: `jobs in ${to}`, unit: "count", help: "Jobs here.", bounds: "tightest" },
];

export const rowNotes: Record<string, string> = {
  "small-base": `Fewer than ${grouped(smallBaseJobs)} jobs at the start, where a few more are a large growth.`,
  "cells-missing": "Some of its counts are blank or suppressed: it is at least this much.",
  "codes-missing": "Some of its codes are not in this table, so it is larger than this.",
  "too-fine": "Some of its codes are finer than this table’s industries and are left out.",
  "nothing-measured": "None of its codes is in this table.",
};
