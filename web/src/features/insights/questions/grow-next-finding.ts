import type { Answer, Row } from "@concord/domain/questions";
import { count, percent } from "../../../ui/format.tsx";
import { figureOf } from "../figures.ts";
import { bareName, inSentence } from "../pictures/short-names.ts";
import { tableOf } from "./question-page.ts";

/** So many may share the first place and still be named. */
const mostNamed = 3;

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const density = (row: Row) => figureOf(row, "density");
  const openings = tableOf(answer, "openings")
    .rows.filter((row) => density(row).point !== null)
    .toSorted((one, other) => density(other).point! - density(one).point!);
  const [first] = openings;
  if (!first) return "No industry is certainly missing here: each is here already, or too near the line to be told";

  const missing = `Of ${count(openings.length, "industry", "industries")} that ${openings.length === 1 ? "is" : "are"} not here`;
  const maybeFirst = openings.filter(({ ranks }) => ranks?.best === 1);
  if (maybeFirst.length <= 1) {
    return `${missing}, ${inSentence(bareName(first.name))} is the closest: ${percent(density(first).point!, 0)} of what goes with it elsewhere is here`;
  }
  if (maybeFirst.length <= mostNamed) {
    const names = maybeFirst.map(({ name }) => inSentence(bareName(name)));
    return `${missing}, the closest is ${names.slice(0, -1).join(", ")} or ${names.at(-1)}: they cannot be told apart`;
  }
  return `${missing}, ${maybeFirst.length} may be the closest and cannot be told apart: ${inSentence(bareName(first.name))} is one of them`;
}
