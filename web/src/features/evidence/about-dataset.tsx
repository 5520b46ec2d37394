import type { Dataset } from "@concord/domain/evidence";
import { Card, day, percent, SummaryList, type SummaryRow } from "../../ui/index.ts";
import { periodsOf } from "./periods-of.ts";
import { cadences, designations, kindName, roundings, sensitivities } from "./kinds.ts";

/** What was said about a dataset, and what its licence lets us do. */
export function AboutDataset({ dataset }: { dataset: Dataset }) {
  const {
    publisher,
    kind,
    licence,
    sensitivity,
    tolerance,
    rounding,
    createdAt,
    purpose,
    coverage,
    cadence,
    nextExpected,
    changeTolerance,
  } = dataset;
  return (
    <Card title="About it">
      <SummaryList
        rows={[
          { key: "Publisher", value: publisher },
          { key: "Kind", value: kindName(kind) },
          ...ofItsKind(dataset.about),
          purpose ? { key: "Kept for", value: purpose } : undefined,
          coverage?.places ? { key: "Places", value: coverage.places } : undefined,
          periodsOf(coverage) ? { key: "Periods", value: periodsOf(coverage) } : undefined,
          cadence && cadence !== "irregular"
            ? { key: "Comes out", value: cadences.find(({ value }) => value === cadence)?.label }
            : undefined,
          nextExpected ? { key: "Next one announced for", value: day(nextExpected) } : undefined,
          { key: "Licence", value: licence.name },
          { key: "It permits", value: permitted(licence) },
          licence.attribution ? { key: "Words beside its figures", value: licence.attribution } : undefined,
          { key: "Who may see it", value: sensitivities.find(({ value }) => value === sensitivity)?.label },
          { key: "Rounding", value: roundings.find(({ value }) => value === rounding)?.label },
          { key: "Bad rows allowed", value: tolerance === 0 ? "None" : percent(tolerance) },
          changeTolerance ? { key: "Figures differ by more than", value: percent(changeTolerance) } : undefined,
          { key: "Added", value: day(createdAt) },
        ]}
      />
    </Card>
  );
}

function ofItsKind(about: Dataset["about"]): (SummaryRow | undefined)[] {
  switch (about?.kind) {
    case "open":
      return [about.designation && { key: "Designation", value: designations.find(({ value }) => value === about.designation)?.label }];
    case "commercial":
      return [
        about.contract ? { key: "Contract", value: about.contract } : undefined,
        about.endsOn ? { key: "Ends on", value: day(about.endsOn) } : undefined,
      ];
    case "spatial":
      return [about.scale ? { key: "Scale", value: about.scale } : undefined];
    case "sectoral":
      return [
        about.author ? { key: "Author", value: about.author } : undefined,
        about.publishedOn ? { key: "Published on", value: day(about.publishedOn) } : undefined,
      ];
    case "scraped":
      return [
        about.from ? { key: "Collected from", value: about.from } : undefined,
        about.method ? { key: "How", value: about.method } : undefined,
        about.permission ? { key: "Why we may", value: about.permission } : undefined,
        about.personalData === undefined ? undefined : { key: "Personal data", value: about.personalData ? "Yes" : "No" },
      ];
    default:
      return [];
  }
}

function permitted({ mayShare, mayPublish, mayLeaveByApi }: Dataset["licence"]): string {
  const permits = [mayShare && "sharing with partners", mayPublish && "publishing", mayLeaveByApi && "use through the API"].filter(
    (permit) => permit !== false,
  );
  if (permits.length === 0) return "Use within the authority, and nothing else";
  const text = permits.join(", ").replace(/, ([^,]*)$/, " and $1");
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
