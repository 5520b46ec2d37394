import { More, NumberInput, PeriodField, PlacesField, SectorDetailField, SimulationField } from "../fields/index.ts";
import { bubbles, dots, placesMap } from "../pictures/index.ts";
import { findingOf } from "./grow-next-finding.ts";
import { questionPage, type Beginning } from "./question-page.ts";

export const growNext = questionPage<"grow-next">({
  question: "grow-next",
  title: "What could we grow next?",
  about: "Which industries are not here yet though much that goes with them elsewhere is, how rare they are, and what brings them close.",
  roles: {
    jobs: {
      label: "Jobs",
      needs: "counts of jobs by place, period and industry",
      example: "a BRES download from Nomis, for many areas",
      parts: ["place", "period", "industry"],
      likely: /job|bres|employ/i,
      finest: "industry",
      mayMeanNought: true,
    },
  },
  start: (begin) => {
    const everywhere = begin.everywhere("jobs");
    const periods = begin.periods("jobs");
    const [first, last] = [periods[0], periods.at(-1) ?? ""];
    return {
      question: "grow-next",
      jobs: begin.source("jobs"),
      places: [...(begin.own("jobs")?.codes ?? everywhere.slice(0, 1))],
      among: [...everywhere],
      period: last,
      ...(first === undefined || first === last ? {} : { growthFrom: first }),
      sectorDetail: detailToBegin(begin),
      threshold: 1,
      simulation: { seed: 1, draws: 199, level: 0.95 },
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="jobs" label="Place" />
      <PlacesField at="among" of="jobs" label="Learned from" hint="Areas whose industries tell what goes with what." several="each" />
      <SectorDetailField of="jobs" />
      <PeriodField at="period" of="jobs" label="Year" />
      <PeriodField at="growthFrom" of="jobs" label="Growth from" />
      <More>
        <NumberInput
          at="threshold"
          label="Location quotient from which an area has an industry"
          hint="1 is usual. Higher counts only what an area is known for."
          min={0.1}
          max={20}
        />
      </More>
      <SimulationField />
    </>
  ),
  finding: findingOf,
  pictures: [
    bubbles({ name: "How close, against how complex", x: "complexity", y: "density", size: "jobs-all" }),
    bubbles({ name: "How close, against how it grows", x: "growth", y: "density", size: "jobs-all" }),
    dots({ measure: "density", name: "How close, with intervals" }),
    placesMap({ table: "areas", measure: "complexity", name: "Complexity of the areas" }),
  ],
  say: { threshold: (value: number) => `quotient from ${value}`, growthFrom: (value: string) => `growth from ${value}` },
});

/** Fine enough for industries to be told apart, and coarse enough to be answered at once. */
function detailToBegin(begin: Beginning) {
  const details = begin.options("jobs").sectorDetails;
  return (["group", "division"] as const).find((detail) => details.includes(detail)) ?? details.at(-1) ?? "as-published";
}
