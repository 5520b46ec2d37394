import { sayFigure, type Answer, type ProductivityDiffers, type QuestionOptions, type Source } from "@concord/domain/questions";
import { figureOf, saysApart } from "../figures.ts";
import { tableOf } from "./question-page.ts";

/** How much more or less is made per job, and which part of it is the largest; only what the intervals allow. */
export function findingOf(answer: Answer): string {
  const parts = tableOf(answer, "parts").rows;
  const pounds = (code: string) => figureOf(parts.find((row) => row.code === code) ?? { figures: {} }, "pounds");
  const { against, from, to } = answer.question as ProductivityDiffers;
  const [here, there] = against === "places" ? ["here", "elsewhere"] : [`in ${to}`, `in ${from}`];
  const difference = pounds("difference");
  const side = saysApart(difference, 0);
  if (side === "cannot-be-told") return `Output per job ${here} cannot be told apart from that ${there}`;

  const headline = `Output per job is ${sayFigure("pounds", Math.abs(difference.point ?? 0))} ${side === "above" ? "higher" : "lower"} ${here} than ${there}`;
  const sameWay = (code: string) => saysApart(pounds(code), 0) === side;
  const [within, between] = [Math.abs(pounds("within").point ?? 0), Math.abs(pounds("between").point ?? 0)];
  if (sameWay("within") && within >= between) return `${headline}, more by what its sectors make than by which sectors it has`;
  if (sameWay("between") && between > within) return `${headline}, more by which sectors it has than by what they make`;
  return `${headline}; whether by its sectors or by what they make cannot be told`;
}

/** How many pounds a unit of the output is likely to be: as its column, its measure or its dataset says it. */
export function poundsEachOf(source: Source, { dataset, columns }: Pick<QuestionOptions, "dataset" | "columns">): number {
  const values = columns.filter(({ meaning, name }) => meaning === "value" && (source.value === undefined || name === source.value));
  const said = [
    ...(source.where ?? []).map(({ equals }) => equals),
    ...values.flatMap(({ name, unit }) => [name, unit ?? ""]),
    dataset.name,
  ].join(" ");
  if (/£ ?b(n|illion)?\b|\bbillions?\b/i.test(said)) return 1e9;
  if (/£ ?m(n|illion)?\b|(^|[^a-z])millions?([^a-z]|$)/i.test(said)) return 1e6;
  if (/£ ?k\b|£ ?000|(^|[^a-z])thousands?([^a-z]|$)/i.test(said)) return 1e3;
  return 1;
}
