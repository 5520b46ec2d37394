import type { Bounds, Label, Measure } from "../answer.ts";
import { occupationVerdict } from "../skills-short/measures.ts";

export const levelMeasures = (bounds: Bounds): Measure[] => [
  {
    key: "demand",
    name: "Jobs at this level",
    said: "jobs that need it",
    unit: "count",
    help: "Jobs that need this level and no higher one.",
    bounds,
  },
  {
    key: "supply",
    name: "People at this level",
    said: "people whose highest qualification it is",
    unit: "count",
    help: "People whose highest qualification is of this level.",
    bounds,
  },
  {
    key: "required",
    name: "Jobs that need it or more",
    said: "share of jobs that need it or more",
    unit: "share",
    help: "The share of jobs that need this level or a higher one.",
    bounds,
  },
  {
    key: "held",
    name: "People who hold it or more",
    said: "share of people who hold it or more",
    unit: "share",
    help: "The share of people who hold this level or a higher one.",
    bounds,
  },
  {
    key: "shortfall",
    name: "Shortfall",
    said: "shortfall",
    unit: "points",
    help: "The share of jobs that need this level or more, less the share of people who hold it or more. Above 0 it is short; below, more hold it than need it.",
    bounds,
    neutral: 0,
  },
  {
    key: "relative-demand",
    name: "Required over held",
    said: "share required over share held",
    unit: "ratio",
    help: "The share of jobs that need this level or more, divided by the share of people who hold it or more.",
    bounds,
    neutral: 1,
  },
];

export const levelVerdict: Label = {
  ...occupationVerdict,
  help: "A level is short when the whole interval of its shortfall is above 0, and ample when all of it is below.",
};
