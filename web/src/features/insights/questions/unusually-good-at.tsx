import { ChoiceField, CodesField, More, PeriodsField, PlacesField, SectorDetailField } from "../fields/index.ts";
import { bubbles, dots, placesMap } from "../pictures/index.ts";
import { questionPage } from "./question-page.ts";
import { findingOf } from "./unusually-good-at-finding.ts";

export const unusuallyGoodAt = questionPage<"unusually-good-at">({
  question: "unusually-good-at",
  title: "What are we unusually good at?",
  about: "Which sectors are a larger part of the economy here than elsewhere, and whether they are growing.",
  roles: {
    jobs: {
      label: "Jobs",
      needs: "counts of jobs by place, period and industry",
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
      question: "unusually-good-at",
      jobs: begin.source("jobs"),
      places: [...(begin.own("jobs")?.codes ?? everywhere.slice(0, 1))],
      reference: [...everywhere],
      sectorDetail: begin.options("jobs").sectorDetails[0] ?? "as-published",
      from: periods[0] ?? "",
      to: periods.at(-1) ?? "",
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="jobs" label="Place" />
      <PlacesField at="reference" of="jobs" label="Compared with" />
      <SectorDetailField of="jobs" />
      <PeriodsField from="from" to="to" of="jobs" />
      <More>
        <CodesField at="sector" of="jobs" part="industry" label="One sector, place by place" noun="sectors" none="None" one />
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
    </>
  ),
  finding: findingOf,
  pictures: [
    bubbles({
      name: "Concentration against growth",
      x: "growth",
      y: "location-quotient",
      size: "jobs-to",
      label: "quadrant",
      corners: { topLeft: "At risk", topRight: "Strengths", bottomLeft: "Watch", bottomRight: "Opportunities" },
      without: ({ notes }) => notes.includes("small-base"),
    }),
    dots({ measure: "location-quotient", name: "How concentrated, with intervals" }),
    dots({ table: "places", measure: "location-quotient", name: "One sector, place by place" }),
    placesMap({ table: "places", measure: "location-quotient", name: "One sector, on a map" }),
  ],
  steps: (row, table, question) =>
    table.rowsAre === "industry" && question.sector !== row.code ? [{ label: "Place by place", changes: { sector: row.code } }] : [],
  say: { sector: (value: string) => `${value} place by place`, counts: (value: string) => value },
});
