import type { Dataset } from "@concord/domain/evidence";
import { Card, day, percent, SummaryList } from "../../ui/index.ts";
import { kindName, roundings, sensitivities } from "./kinds.ts";

/** What was said about a dataset, and what its licence lets us do. */
export function AboutDataset({ dataset: { publisher, kind, licence, sensitivity, tolerance, rounding, createdAt } }: { dataset: Dataset }) {
  return (
    <Card title="About it">
      <SummaryList
        rows={[
          { key: "Publisher", value: publisher },
          { key: "Kind", value: kindName(kind) },
          { key: "Licence", value: licence.name },
          { key: "It permits", value: permitted(licence) },
          licence.attribution ? { key: "Words beside its figures", value: licence.attribution } : undefined,
          { key: "Who may see it", value: sensitivities.find(({ value }) => value === sensitivity)?.label },
          { key: "Rounding", value: roundings.find(({ value }) => value === rounding)?.label },
          { key: "Bad rows allowed", value: tolerance === 0 ? "None" : percent(tolerance) },
          { key: "Added", value: day(createdAt) },
        ]}
      />
    </Card>
  );
}

function permitted({ mayShare, mayPublish, mayLeaveByApi }: Dataset["licence"]): string {
  const permits = [mayShare && "sharing with partners", mayPublish && "publishing", mayLeaveByApi && "use through the API"].filter(
    (permit) => permit !== false,
  );
  if (permits.length === 0) return "Use within the authority, and nothing else";
  const text = permits.join(", ").replace(/, ([^,]*)$/, " and $1");
  return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
