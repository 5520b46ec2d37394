import type { Answer, Row } from "@concord/domain/questions";
import { figureOf } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** So many may share the first place and still be named. */
const mostNamed = 3;

/** Codes of the group, from the nearest. */
export const groupOf = (answer: Answer): string[] =>
  tableOf(answer, "values")
    .rows.filter(({ labels }) => labels?.row === "group")
    .map(({ code }) => code);

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const own = tableOf(answer, "values").rows.find(({ labels }) => labels?.row === "own")?.name ?? "it";
  const rows = tableOf(answer, "comparators").rows.toSorted((one, other) => distance(one) - distance(other));
  const maybeFirst = rows.filter(({ ranks }) => ranks?.best === 1);
  const [first] = rows;
  if (!first) return `No place can be compared with ${own}`;
  if (maybeFirst.length <= 1) return `${first.name} is most like ${own}${mainly(answer, first)}`;
  if (maybeFirst.length <= mostNamed) {
    const names = maybeFirst.map(({ name }) => name);
    return `${names.slice(0, -1).join(", ")} or ${names.at(-1)} is most like ${own}: they cannot be told apart`;
  }
  return `${maybeFirst.length} places may be the one most like ${own} and cannot be told apart: ${first.name} is one of them`;
}

const distance = (row: Row): number => figureOf(row, "distance").point ?? Number.POSITIVE_INFINITY;

/** In what the nearest still differs most, where one criterion makes most of its distance. */
function mainly(answer: Answer, row: Row): string {
  const criteria = tableOf(answer, "criteria").rows;
  const parts = criteria.map((criterion, index) => ({ criterion, figure: figureOf(row, `part-${index + 1}`) }));
  const most = parts.find(({ figure }) => figure.low !== null && figure.low > 0.5);
  return most && criteria.length > 1 ? `; what they differ in most is ${most.criterion.name}` : "";
}
