import type { Source } from "../source.ts";
import { questionKind, type FigureAt, type SumBehind } from "../question-kind.ts";
import { answerWhoIsLikeUs, compare, groupOf, type Evidence } from "./answer.ts";
import { readCriterion, roleOf, type CriterionRead } from "./criterion-values.ts";
import type { FiguresAsked, WhoIsLikeUs } from "./question.ts";

/** "Who is like us?" */
export const whoIsLikeUs = questionKind<WhoIsLikeUs, Evidence>({
  sources: ({ criteria }) => {
    const sources: Record<string, Source> = {};
    for (const [index, { figures, per }] of criteria.entries()) {
      sources[roleOf(index)] = figures.source;
      if (per) sources[`${roleOf(index)}-per`] = per.source;
    }
    return sources;
  },
  method: ({ yardstick }) => ({
    name: "standardised distance by stated criteria",
    version: "1",
    formulae: [
      {
        name: "Distance",
        formula: "d = sqrt( Σ_k w_k ((x_k − own_k) / s_k)² )",
        words: "The weighted Euclidean distance of the standardised figures. Weight 1 is plain Euclidean distance.",
        source:
          "ONS (2025), Clustering similar local authorities and statistical nearest neighbours in the UK; CIPFA, Nearest Neighbours model. Theirs fill in a figure that is missing; here nothing is put in its place",
      },
      yardstick === "standard-deviation"
        ? {
            name: "Spread",
            formula: "s_k = sqrt( Σ (x − mean)² / n )",
            words: "The standard deviation of all the places that have a figure, the place itself among them.",
            source: "Definition; divided by n, for the places are all there are",
          }
        : {
            name: "Spread",
            formula: "s_k = 1.4826 × median |x − median|",
            words: "The median absolute deviation, which a few extreme places hardly move.",
            source: "Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers",
          },
      {
        name: "Part of a criterion",
        formula: "w_k ((x_k − own_k) / s_k)² / d²",
        words: "What part of the squared distance the criterion makes.",
        source: "Definition",
      },
      {
        name: "Order",
        formula: "a is nearer than b where d_a² < d_b² for every figure within its interval",
        words: "Told from both distances together, so that what is uncertain in the place itself and in the spreads counts once.",
        source: "Shown with the method: each criterion varies by itself, and its extreme lies at an end",
      },
    ],
  }),
  read: async (question, reader) => {
    const criteria: CriterionRead[] = [];
    for (const index of question.criteria.keys()) criteria.push(await readCriterion(reader, question, index));
    return { criteria };
  },
  answer: answerWhoIsLikeUs,
  sumsBehind,
});

function sumsBehind(question: WhoIsLikeUs, evidence: Evidence, { table, row, measure }: FigureAt): SumBehind[] {
  const { criteria } = question;
  const own = question.places[0]!; // there is one
  const group = groupOf(question, compare(question, evidence));
  const of = (index: number, places: readonly string[]): SumBehind[] => {
    const [criterion, read] = [criteria[index]!, evidence.criteria[index]!]; // an index of them
    const cells = ({ period, across }: FiguresAsked, cube: CriterionRead["figures"]): SumBehind[] =>
      places.map((place) => ({
        cube,
        of: {
          place: { name: place, codes: [place] },
          ...(cube.codes("period").includes("") ? {} : { period: periodSaid(period ?? cube.codes("period")[0]!) }), // a table with a row has one
          ...(across ? { [across.part]: { name: "those added up", codes: [...new Set(across.codes ?? cube.codes(across.part))] } } : {}),
        },
      }));
    return [...cells(criterion.figures, read.figures), ...(criterion.per && read.per ? cells(criterion.per, read.per) : [])];
  };
  const every = criteria.map((_, index) => index);
  const numbered = Number(/-(\d+)$/.exec(measure)?.[1] ?? Number.NaN) - 1;
  switch (table) {
    case "values": {
      const places = row.startsWith("group-") && !group.includes(row) && row !== own ? group : [row];
      return of(numbered, places);
    }
    case "criteria": {
      const index = Number(/^criterion-(\d+)$/.exec(row)?.[1]) - 1;
      return measure === "score" ? of(index, [own]) : measure === "group-score" ? of(index, group) : of(index, [own, ...group]);
    }
    default:
      return (measure.startsWith("difference-") ? [numbered] : every).flatMap((index) => of(index, [own, row]));
  }
}

const periodSaid = (period: string) => ({ name: period, codes: [period] });
