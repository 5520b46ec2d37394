import { refused } from "@concord/kernel";
import type { AcceptedVersion, CellColumns, Column, Meaning } from "../evidence/index.ts";

export const countColumnsRefusals = {
  "no-counts": "This table cannot be read as counts by place, period and industry. It has no column recognised as ",
  "several-measures": "This table holds several measures in one column, and this question needs one: ",
} as const;

/** The Nomis code of the plain value, where a table also carries percentages and confidence. */
const plainValue = { column: "MEASURES", code: "20100" };

/** Which column is which, when a version is read as counts by place, period and industry. */
export function countColumns(version: AcceptedVersion): CellColumns {
  const named = (meaning: Meaning) => version.columns.find((column) => column.meaning === meaning);
  const [place, period, industry, value] = (["place", "period", "industry", "value"] as const).map(named);
  if (!place || !period || !industry || !value) {
    const missing = [!place && "place", !period && "period", !industry && "industry", !value && "figure"].filter(Boolean).join(", ");
    throw refused("no-counts", `${countColumnsRefusals["no-counts"]}${missing}.`);
  }
  return {
    place: place.name,
    period: period.name,
    industry: industry.name,
    value: value.name,
    status: named("status")?.name,
    marks: value.marksColumn,
    where: version.columns.filter((column) => column.meaning === "measure" && column.distinct > 1).map(theOneMeasure),
  };
}

function theOneMeasure(column: Column): { column: string; equals: string } {
  const holds = column.common.some(({ value }) => value === plainValue.code);
  if (column.name.toUpperCase() !== plainValue.column || !holds) {
    throw refused("several-measures", `${countColumnsRefusals["several-measures"]}${column.name}.`);
  }
  return { column: column.name, equals: plainValue.code };
}
