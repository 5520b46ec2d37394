import { countedAs, sayFigure, type Answer, type Row } from "@concord/domain/questions";
import { figureOf, saysApart } from "../figures.ts";
import { bareName, inSentence } from "../pictures/short-names.ts";
import { tableOf } from "./question-page.ts";

/** What the answer says, in a sentence: only what the intervals allow is said. */
export function findingOf(answer: Answer): string {
  const { question } = answer;
  const { noun } = countedAs(question.question === "grew-and-why" ? question.counts : undefined);
  const area = tableOf(answer, "whole").rows.find(({ code }) => code === "area");
  if (!area) return "Nothing can be told of the area";
  return [headline(area, noun), because(area), best(answer)].filter((part) => part !== undefined).join("; ");
}

function headline(area: Row, noun: string): string {
  const change = figureOf(area, "change");
  if (change.point === null) return `Whether there are more ${noun} than there were cannot be told`;
  const said = sayFigure("count", Math.abs(change.point));
  switch (saysApart(change, 0)) {
    case "above":
      return `There ${noun === "jobs" ? `are ${said} more jobs` : `is more ${noun}, by ${said},`} than there ${noun === "jobs" ? "were" : "was"}`;
    case "below":
      return `There ${noun === "jobs" ? `are ${said} fewer jobs` : `is less ${noun}, by ${said},`} than there ${noun === "jobs" ? "were" : "was"}`;
    default:
      return `Whether there are more ${noun} than there were cannot be told`;
  }
}

function because(area: Row): string {
  const competitive = saysApart(figureOf(area, "competitive"), 0);
  const mix = saysApart(figureOf(area, "mix"), 0);
  const sectors = mix === "above" ? "its mix of sectors helped" : mix === "below" ? "its mix of sectors held it back" : undefined;
  const own =
    competitive === "above" ? "did better here than elsewhere" : competitive === "below" ? "did worse here than elsewhere" : undefined;
  if (sectors && own) return `${sectors}, ${(competitive === "above") === (mix === "above") ? "and" : "but"} they ${own}`;
  if (own) return `its sectors ${own}`;
  return sectors ?? "whether that is its mix of sectors or how they do here cannot be told";
}

/** The sector that did best against its own elsewhere, where one stands apart. */
function best(answer: Answer): string | undefined {
  const first = tableOf(answer, "sectors").rows.find(({ ranks }) => ranks?.best === 1 && ranks.worst === 1);
  if (first?.labels?.performance !== "better") return undefined;
  return `most of all ${inSentence(bareName(first.name))}`;
}
