import type { Filter, MeasureKind } from "@concord/domain/explore";

export const statusWords = {
  normal: "a figure",
  provisional: "provisional",
  suppressed: "suppressed",
  missing: "missing",
  "not-applicable": "not applicable",
  "less-than": "less than a number",
  unreliable: "unreliable",
} as const;

export const measureWords: Record<MeasureKind, string> = {
  count: "Number of rows",
  sum: "Sum",
  mean: "Mean",
  median: "Median",
  min: "Smallest",
  max: "Largest",
  distinct: "Different values",
};

/** A condition as a sentence says it: "DATE is at least 2019". */
export function sayFilter(filter: Filter, nameOf: (code: string) => string = (code) => code): string {
  const { column } = filter;
  switch (filter.op) {
    case "among":
      return `${column} is ${list(filter.values.map(nameOf))}`;
    case "not-among":
      return `${column} is not ${list(filter.values.map(nameOf))}`;
    case "between":
      return `${column} is from ${filter.from} to ${filter.to}`;
    case "at-least":
      return `${column} is at least ${filter.value}`;
    case "at-most":
      return `${column} is at most ${filter.value}`;
    case "contains":
      return `${column} contains “${filter.value}”`;
    case "is-blank":
      return `${column} is blank`;
    case "is-not-blank":
      return `${column} is not blank`;
    case "has-mark":
      return `${column} is ${list(filter.statuses.map((status) => statusWords[status]))}`;
  }
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 4).join(", ");
  return values.length > 4 ? `${shown} or ${values.length - 4} more` : shown.replace(/, ([^,]*)$/, " or $1");
}
