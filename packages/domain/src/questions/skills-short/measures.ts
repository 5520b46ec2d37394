import type { Bounds, Label, Measure } from "../answer.ts";

/** Fewer are asked for than this, and one advert more or less changes the picture. */
export const fewAskedFor = 30;

/** A coefficient of variation above this many per cent: unreliable for practical purposes, says the Office for National Statistics. */
export const unreliablePercent = 20;

export const occupationMeasures = (bounds: Bounds): Measure[] => [
  { key: "demand", name: "Asked for", said: "demand", unit: "count", help: "Vacancies, adverts or jobs in this occupation.", bounds },
  { key: "supply", name: "There", said: "supply", unit: "count", help: "People who work in this occupation, or seek work in it.", bounds },
  {
    key: "share-of-demand",
    name: "Share of demand",
    said: "share of all demand",
    unit: "share",
    help: "What part of everything that is asked for is for this occupation.",
    bounds,
  },
  {
    key: "share-of-supply",
    name: "Share of supply",
    said: "share of all supply",
    unit: "share",
    help: "What part of everybody who is there is in this occupation.",
    bounds,
  },
  {
    key: "relative-demand",
    name: "Relative demand",
    said: "relative demand",
    unit: "ratio",
    help: "Its share of demand divided by its share of supply. 1 is as much sought as supplied, 2 twice as much. It does not depend on how demand and supply are counted.",
    bounds,
    neutral: 1,
  },
  {
    key: "share-difference",
    name: "Difference in share",
    said: "share of demand less share of supply",
    unit: "points",
    help: "Its share of demand less its share of supply. Over all occupations these come to 0.",
    bounds,
    neutral: 0,
  },
  {
    key: "ratio",
    name: "Demand for each one there",
    said: "demand for each one there",
    unit: "ratio",
    help: "Demand divided by supply. Where one counts adverts and the other people it is of use only beside the same ratio of other occupations.",
    bounds,
  },
  {
    key: "difference",
    name: "Demand less supply",
    said: "demand less supply",
    unit: "change",
    help: "How many are short, where both sides count the same thing. Where they do not, it says nothing by itself.",
    bounds,
    neutral: 0,
  },
];

export const occupationVerdict: Label = {
  key: "verdict",
  name: "Short or not",
  help: "An occupation is short when the whole interval of its relative demand is above 1, and ample when all of it is below.",
  values: { short: "Short", ample: "Ample", even: "Even", "cannot-be-told": "Cannot be told" },
};

export const wholeMeasures = (bounds: Bounds): Measure[] => [
  { key: "demand", name: "Asked for", said: "demand", unit: "count", help: "Everything that is asked for and could be compared.", bounds },
  { key: "supply", name: "There", said: "supply", unit: "count", help: "Everybody who is there and could be compared.", bounds },
  {
    key: "ratio",
    name: "Demand for each one there",
    said: "demand for each one there",
    unit: "ratio",
    help: "All demand divided by all supply. Where one counts adverts and the other people, it is no shortage.",
    bounds,
  },
  {
    key: "mismatch",
    name: "Mismatch",
    said: "mismatch",
    unit: "share",
    help: "The part of supply that would have to be elsewhere for supply to match demand. It is larger the finer the table, so compare it only at one level.",
    bounds: bounds === "tightest" ? "outer" : bounds,
    neutral: 0,
  },
];

export const rowNotes: Record<string, string> = {
  "cells-missing": "Some of its figures are blank or suppressed: it is at least this much, and it is left out of the shares.",
  "only-in-demand": "The table of supply does not have it: it is left out of the shares.",
  "only-in-supply": "The table of demand does not have it: it is left out of the shares.",
  unreliable: `One of its figures has a coefficient of variation above ${unreliablePercent}%: unreliable for practical purposes.`,
  "few-asked-for": `Fewer than ${fewAskedFor} are asked for, where one more changes the picture.`,
};
