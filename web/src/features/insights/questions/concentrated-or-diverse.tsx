import { ChoiceField, CodesField, More, PeriodField, PlacesField, SectorDetailField, SimulationField } from "../fields/index.ts";
import { dots, lines, parts, placesMap } from "../pictures/index.ts";
import { findingOf } from "./concentrated-or-diverse-finding.ts";
import { drawn, DrawnField } from "./drawn-field.tsx";
import { questionPage } from "./question-page.ts";

export const concentratedOrDiverse = questionPage<"concentrated-or-diverse">({
  question: "concentrated-or-diverse",
  title: "How concentrated or diverse are we?",
  about: "Whether a place lives by few sectors or many, and how unlike its mix of them is to the whole economy’s.",
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
    const [first, last] = [periods[0], periods.at(-1) ?? ""];
    return {
      question: "concentrated-or-diverse",
      jobs: begin.source("jobs"),
      places: [...(begin.own("jobs")?.codes ?? everywhere.slice(0, 1))],
      reference: [...everywhere],
      sectorDetail: begin.options("jobs").sectorDetails[0] ?? "as-published",
      period: last,
      ...(first === undefined || first === last ? {} : { since: first }),
      simulation: drawn,
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="jobs" label="Place" hint="Each place by itself, and all of them added up." />
      <PlacesField at="reference" of="jobs" label="Compared with" />
      <SectorDetailField of="jobs" />
      <PeriodField at="period" of="jobs" label="Year" />
      <PeriodField at="since" of="jobs" label="Year by year since" none="This year alone" />
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
    dots({ measure: "krugman", name: "How unlike the rest, place by place" }),
    dots({ table: "sectors", measure: "difference", name: "Which sectors make it so" }),
    placesMap({ table: "places", measure: "krugman", name: "How unlike the rest, on a map" }),
    placesMap({ table: "places", measure: "effective-number", name: "How diverse, on a map" }),
    lines({ table: "periods", measure: "effective-number", name: "How diverse, year by year" }),
    lines({ table: "periods", measure: "krugman", name: "How unlike the rest, year by year" }),
    dots({ table: "sectors", measure: "hoover", name: "Which sectors are in few places" }),
    parts({ table: "groups", measures: ["adds"], name: "Between and within sections" }),
  ],
  say: { since: (value: string) => `since ${value}`, counts: (value: string) => value },
});
