import type { Answer } from "@concord/domain/questions";
import { number } from "../../../ui/format.tsx";
import { figureOf, saysApart } from "../figures.ts";
import { inSentence } from "../pictures/short-names.ts";
import type { Named } from "../places.ts";
import { tableOf, type Beginning } from "./question-page.ts";

/** The level at which the most is certainly short, in points; else that none is. */
export function findingOf(answer: Answer): string {
  const { rows } = tableOf(answer, "levels");
  const shortfall = (row: (typeof rows)[number]) => figureOf(row, "shortfall");
  const short = rows
    .filter((row) => saysApart(shortfall(row), 0) === "above")
    .toSorted((one, other) => (shortfall(other).point ?? 0) - (shortfall(one).point ?? 0));
  const [most] = short;
  if (most) {
    const [required, held] = [figureOf(most, "required").point ?? 0, figureOf(most, "held").point ?? 0];
    return `${number(required * 100)}% of jobs need ${inSentence(most.name)} or more, and ${number(held * 100)}% of people hold it`;
  }
  return rows.some((row) => shortfall(row).point !== null)
    ? "No level is short by more than the uncertainty of the figures could explain"
    : "Whether a level is short cannot be told: a figure is missing";
}

/** What tells the figures of a side apart: codes of its column of categories, or its columns of figures. */
export function categoriesOf(begin: Beginning, role: "required" | "held"): readonly Named[] {
  if (begin.source(role).columns?.category !== undefined) return begin.codes(role, "category");
  return begin
    .options(role)
    .columns.filter(({ meaning }) => meaning === "value")
    .map(({ name }) => ({ code: name, name }));
}
