import type { Bounds, Label, Measure } from "../answer.ts";
import type { WhoTravelsWhere } from "./question.ts";

/** Below this many residents in work, or jobs, a handful more or fewer moves a share. */
export const fewWorkers = 100;

export const commuterMeasures = (bounds: Bounds): Measure[] => [
  {
    key: "residents",
    name: "Residents in work",
    said: "residents in work",
    unit: "count",
    help: "Everybody who lives here and is in the table, wherever they work.",
    bounds,
  },
  {
    key: "jobs",
    name: "Jobs here",
    said: "jobs",
    unit: "count",
    help: "Everybody who works here and is in the table, wherever they live.",
    bounds,
  },
  {
    key: "within",
    name: "Live and work here",
    said: "people who live and work here",
    unit: "count",
    help: "Home workers count as working where they live, where the table tells them apart.",
    bounds,
  },
  {
    key: "supply",
    name: "Supply-side self-containment",
    said: "supply-side self-containment",
    unit: "share",
    help: "Of the residents in work, the share who work here. High: people can find work where they live.",
    bounds,
  },
  {
    key: "demand",
    name: "Demand-side self-containment",
    said: "demand-side self-containment",
    unit: "share",
    help: "Of the jobs here, the share held by people who live here. High: employers find their workers close by.",
    bounds,
  },
  { key: "out", name: "Travel out", said: "people who travel out to work", unit: "count", help: "Live here and work elsewhere.", bounds },
  { key: "in", name: "Travel in", said: "people who travel in to work", unit: "count", help: "Work here and live elsewhere.", bounds },
  {
    key: "net",
    name: "Net travel in",
    said: "people who travel in, less those who travel out,",
    unit: "change",
    help: "Those who travel in less those who travel out, which is also jobs less residents in work.",
    bounds,
    neutral: 0,
  },
  {
    key: "jobs-per-resident",
    name: "Jobs per resident in work",
    said: "jobs per resident in work",
    unit: "ratio",
    help: "Above 1 more come in to work than go out. It is not the jobs density that ONS publishes, which sets jobs against everybody of working age.",
    bounds,
    neutral: 1,
  },
];

export const ruleMeasures = (bounds: Bounds): Measure[] => [
  ...commuterMeasures(bounds),
  {
    key: "validity",
    name: "Against the rule",
    said: "standing to the rule of self-containment",
    unit: "index",
    help: "1 or more where the area is self-contained enough for its size to be a labour market of its own.",
    bounds,
    neutral: 1,
  },
];

export const ruleLabel: Label = {
  key: "standing",
  name: "A labour market of its own",
  help: "It meets the rule when the whole interval does.",
  values: { meets: "Yes", "does-not-meet": "No", "cannot-be-told": "Cannot be told" },
};

export const inflowMeasures = (bounds: Bounds): Measure[] => [
  {
    key: "workers",
    name: "Travel in from there",
    said: "people who travel in from there",
    unit: "count",
    help: "Live there and work here.",
    bounds,
  },
  {
    key: "share-of-jobs",
    name: "Share of jobs here",
    said: "share of the jobs here",
    unit: "share",
    help: "Of all jobs here, those held by people who live there.",
    bounds,
  },
  {
    key: "share-of-residents",
    name: "Share of its workers",
    said: "share of its residents in work who work here",
    unit: "share",
    help: "Of everybody who lives there and is in work, those who work here.",
    bounds,
  },
];

export const outflowMeasures = (bounds: Bounds): Measure[] => [
  {
    key: "workers",
    name: "Travel out to there",
    said: "people who travel out to there",
    unit: "count",
    help: "Live here and work there.",
    bounds,
  },
  {
    key: "share-of-residents",
    name: "Share of residents in work",
    said: "share of the residents in work here",
    unit: "share",
    help: "Of everybody who lives here and is in work, those who work there.",
    bounds,
  },
  {
    key: "share-of-jobs",
    name: "Share of its jobs",
    said: "share of the jobs there",
    unit: "share",
    help: "Of all jobs there, those held by people who live here.",
    bounds,
  },
];

export const zoneLabel = ({ zoneShare }: WhoTravelsWhere): Label => ({
  key: "zone",
  name: "Commuting zone",
  help: `A place is in the commuting zone when at least ${percent(zoneShare)} of its residents in work work here.`,
  values: { core: "The area itself", certainly: "In it", perhaps: "Cannot be told", "certainly-not": "Not in it" },
});

export const supplyLabel = ({ suppliedShare }: WhoTravelsWhere): Label => ({
  key: "supply",
  name: "Main supply",
  help: `The fewest places that together supply ${percent(suppliedShare)} of the jobs here, the area’s own among them.`,
  values: { certainly: "Among them", perhaps: "Cannot be told", "certainly-not": "Not among them" },
});

export const betweenMeasures = (bounds: Bounds): Measure[] => [
  {
    key: "workers",
    name: "People",
    said: "people who travel",
    unit: "count",
    help: "Live in the first place and work in the second.",
    bounds,
  },
  {
    key: "share-of-residents",
    name: "Share of the first’s workers",
    said: "share of the residents in work",
    unit: "share",
    help: "Of everybody who lives in the first and is in work.",
    bounds,
  },
];

export const marketMeasures: Measure[] = [
  {
    key: "places",
    name: "Places",
    said: "places",
    unit: "count",
    help: "How many places of the table the area is made of.",
    bounds: "none",
  },
  {
    key: "residents",
    name: "Residents in work",
    said: "residents in work",
    unit: "count",
    help: "By the counts as published.",
    bounds: "none",
  },
  { key: "jobs", name: "Jobs", said: "jobs", unit: "count", help: "By the counts as published.", bounds: "none" },
  {
    key: "supply",
    name: "Supply-side self-containment",
    said: "supply-side self-containment",
    unit: "share",
    help: "Of its residents in work, the share who work in it.",
    bounds: "none",
  },
  {
    key: "demand",
    name: "Demand-side self-containment",
    said: "demand-side self-containment",
    unit: "share",
    help: "Of its jobs, the share held by people who live in it.",
    bounds: "none",
  },
  {
    key: "validity",
    name: "Against the rule",
    said: "standing to the rule of self-containment",
    unit: "index",
    help: "Below 1 only where places that fitted nowhere were joined to it at the end.",
    bounds: "none",
    neutral: 1,
  },
];

export const memberMeasures: Measure[] = marketMeasures.filter(({ key }) => key === "residents" || key === "jobs");

export const yoursLabel: Label = {
  key: "yours",
  name: "Holds your places",
  help: "How many of the places asked about lie in it.",
  values: { all: "All of them", some: "Some of them", none: "None of them" },
};

export const rowNotes: Record<string, string> = {
  "flows-missing":
    "Some flows of it are not in the table or have no figure: it is at least this much, and shares may be anything the interval allows.",
  "few-workers": `Fewer than ${fewWorkers} people, where a handful more or fewer moves a share.`,
  "no-origin": "The table has nobody who lives there: it is only gone to.",
  "no-destination": "The table has nobody who works there: it is only come from.",
};

const percent = (share: number): string => `${Number((share * 100).toPrecision(4))}%`;
