import { ChoiceField, CodesField, More, PeriodsField, PlacesField, SectorDetailField, SimulationField } from "../fields/index.ts";
import { bubbles, dots, parts } from "../pictures/index.ts";
import { drawn, DrawnField } from "./drawn-field.tsx";
import { findingOf } from "./grew-and-why-finding.ts";
import { questionPage } from "./question-page.ts";

const made = ["national", "mix", "competitive", "allocation"] as const;

export const grewAndWhy = questionPage<"grew-and-why">({
  question: "grew-and-why",
  title: "What grew, and why?",
  about: "Which sectors gained or lost, and how much of it the whole economy, the sector itself, and this place made of it.",
  roles: {
    jobs: {
      label: "Jobs",
      needs: "counts of jobs by place, period and industry, of two periods at least",
      example: "a BRES download from Nomis",
      parts: ["place", "period", "industry"],
      likely: /job|bres|employ/i,
      mayMeanNought: true,
    },
  },
  start: (begin) => {
    const everywhere = begin.everywhere("jobs");
    const periods = begin.periods("jobs");
    return {
      question: "grew-and-why",
      jobs: begin.source("jobs"),
      places: [...(begin.own("jobs")?.codes ?? everywhere.slice(0, 1))],
      reference: [...everywhere],
      sectorDetail: begin.options("jobs").sectorDetails[0] ?? "as-published",
      from: periods[0] ?? "",
      to: periods.at(-1) ?? "",
      kind: "classic",
      simulation: drawn,
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="jobs" label="Place" />
      <PlacesField at="reference" of="jobs" label="Compared with" />
      <SectorDetailField of="jobs" />
      <PeriodsField from="from" to="to" of="jobs" />
      <ChoiceField
        at="kind"
        label="How the change is cut"
        options={[
          { value: "classic", label: "From the first year to the last" },
          { value: "esteban-marquillas", label: "With what comes of being specialised apart" },
          { value: "dynamic", label: "Year by year, added up" },
        ]}
      />
      <DrawnField />
      <More>
        <CodesField
          at="industries"
          of="jobs"
          part="industry"
          label="Industries"
          hint="Where a table holds totals beside their parts, choose those that together are the whole once."
          noun="industries"
          none="Every industry"
        />
        <ChoiceField at="counts" label="The figures count" none="Jobs" options={[{ value: "output", label: "Output" }]} />
      </More>
      <SimulationField />
    </>
  ),
  finding: findingOf,
  pictures: [
    parts({ measures: made, total: "change", name: "What each sector’s change is made of" }),
    parts({ table: "whole", measures: [...made, "from-nothing"], total: "change", name: "What the whole change is made of" }),
    parts({ table: "steps", measures: made, total: "change", name: "Step by step" }),
    dots({ measure: "competitive", name: "Against the same sector elsewhere, with intervals" }),
    bubbles({
      name: "Growth here against growth there",
      x: "growth-there",
      y: "growth",
      size: "to",
      label: "performance",
      without: ({ notes }) => notes.includes("small-base"),
    }),
  ],
  say: {
    kind: (value: string) =>
      value === "dynamic" ? "year by year" : value === "classic" ? "first year to last" : "with specialisation apart",
    counts: (value: string) => value,
  },
});
