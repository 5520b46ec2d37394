import { listSectorDefinitions } from "@concord/contract/sector-definitions";
import { useReadLater } from "../../../app/use-read.ts";
import { useTenantId } from "../../../app/session.ts";
import { ButtonLink, count } from "../../../ui/index.ts";
import { PeriodsField, PlacesField } from "../fields/index.ts";
import { bubbles, dots } from "../pictures/index.ts";
import { DefinitionsField } from "./definitions-field.tsx";
import { findingOf } from "./clusters-finding.ts";
import { definitionsIn } from "./definitions-in.ts";
import { questionPage, type Beginning } from "./question-page.ts";

const inUse = (begin: Beginning) => definitionsIn(begin).filter(({ retired }) => retired === undefined);

/** As many as can be compared at one look; more can be chosen. */
const mostToBegin = 6;

export const clusters = questionPage<"clusters">({
  question: "clusters",
  title: "Which clusters and custom sectors?",
  about: "Sectors as you define them: how large each is here, how it compares and grew, and where two of them count the same jobs.",
  roles: {
    jobs: {
      label: "Jobs",
      needs: "counts of jobs by place, period and industry of SIC 2007",
      example: "a BRES download from Nomis by five-digit industry",
      parts: ["place", "period", "industry"],
      likely: /job|bres|employ/i,
      finest: "industry",
      mayMeanNought: true,
    },
  },
  useMore: () => useReadLater(listSectorDefinitions, { query: { limit: 100 } }).data,
  cannot: (begin) =>
    inUse(begin).length > 0
      ? undefined
      : {
          title: "Define a sector first",
          words:
            "This question measures sectors that the classification does not have: screen, green industry, the visitor economy. Define one by its codes, or begin from a definition that a department published.",
          action: <DefineOne />,
        },
  start: (begin) => {
    const everywhere = begin.everywhere("jobs");
    const periods = begin.periods("jobs");
    return {
      question: "clusters",
      jobs: begin.source("jobs"),
      definitions: inUse(begin)
        .slice(0, mostToBegin)
        .map(({ id, number }) => ({ id, number })),
      places: [...(begin.own("jobs")?.codes ?? everywhere.slice(0, 1))],
      reference: [...everywhere],
      from: periods[0] ?? "",
      to: periods.at(-1) ?? "",
    };
  },
  Parameters: () => (
    <>
      <DefinitionsField />
      <PlacesField at="places" of="jobs" label="Place" />
      <PlacesField at="reference" of="jobs" label="Compared with" />
      <PeriodsField from="from" to="to" of="jobs" />
    </>
  ),
  finding: findingOf,
  pictures: [
    dots({ measure: "location-quotient", name: "How concentrated, with intervals" }),
    bubbles({
      name: "Concentration against growth",
      x: "growth",
      y: "location-quotient",
      size: "jobs-to",
      label: "quadrant",
      corners: { topLeft: "At risk", topRight: "Strengths", bottomLeft: "Watch", bottomRight: "Opportunities" },
      without: ({ notes }) => notes.includes("small-base"),
    }),
    dots({ table: "industries", measure: "location-quotient", name: "Industry by industry" }),
  ],
  say: { definitions: (chosen: readonly unknown[]) => count(chosen.length, "sector") },
});

function DefineOne() {
  const tenantId = useTenantId();
  return (
    <ButtonLink to="/t/$tenantId/sector-definitions" params={{ tenantId }}>
      Define a sector
    </ButtonLink>
  );
}
