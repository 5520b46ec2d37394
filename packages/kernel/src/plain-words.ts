import type * as z from "zod";

/**
 * What is wrong with a value, said to whoever typed it. Given to a parse as its
 * `error`, by the API and by the page alike; what a schema says of itself goes
 * before it.
 */
export function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "too_small":
      return tooSmall(issue);
    case "too_big":
      return tooBig(issue);
    case "invalid_format":
      return formats[String(issue.format)] ?? "This is not written as it has to be.";
    case "invalid_value":
      return issue.input === undefined ? missing : "Choose one of those that are offered.";
    default:
      return undefined; // zod's own words
  }
}

const missing = "This must be filled in.";

const formats: Record<string, string> = {
  date: "Give a day that exists, with its month and year.",
  datetime: "Give a moment as 2026-11-24T09:30:00Z.",
  email: "Give an e-mail address, such as name@authority.gov.uk.",
};

function wrongType({ input, expected }: z.core.$ZodRawIssue): string {
  if (expected === "number") return "Give a number.";
  if (expected === "int") return "Give a whole number.";
  return input === undefined || input === null || input === "" ? missing : `This should be of another kind: ${String(expected)}.`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue): string {
  const least = Number(minimum);
  if (origin === "string") return least === 1 ? missing : `Use at least ${least} characters.`;
  if (origin === "array") return least === 1 ? "Choose at least one." : `Choose at least ${least}.`;
  return inclusive === false ? `This must be more than ${least}.` : `This must be ${least} or more.`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue): string {
  const most = Number(maximum).toLocaleString("en-GB");
  if (origin === "string") return `Use ${most} characters or fewer.`;
  if (origin === "array") return `Choose ${most} at most.`;
  return inclusive === false ? `This must be less than ${most}.` : `This must be ${most} or less.`;
}
