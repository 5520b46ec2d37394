import { questionKind, type SumBehind } from "../question-kind.ts";
import { answerWhereItClusters, type Evidence } from "./answer.ts";
import { readBoundaries } from "./boundaries.ts";
import { sayNeighbours } from "./neighbours-of.ts";
import type { Source } from "../source.ts";
import type { WhereItClusters } from "./question.ts";
import { baseOf, cellsOf, valuesByPlace } from "./values-by-place.ts";

/** "Where does it cluster?" */
export const whereItClusters = questionKind<WhereItClusters, Evidence>({
  sources: ({ figures, base, boundaries }) => ({ figures, ...(base ? { base } : {}), boundaries }),
  method: (question) => ({
    name: "spatial autocorrelation, clusters and hot spots",
    version: "1",
    formulae: [
      {
        name: "Neighbours",
        formula: question.surroundings === "mean" ? "w_ij, with Σ_j w_ij = 1" : "w_ij",
        words: `Neighbours are ${sayNeighbours(question)}. ${question.surroundings === "mean" ? "The weights of each place add up to 1." : "Each neighbour counts for itself."} Distances are along great circles, in metres, between the middles of places.`,
        source: "Cliff and Ord, Spatial Processes (1981)",
      },
      {
        name: "Moran’s I",
        formula: "n / S0 · Σ_i Σ_j w_ij z_i z_j / Σ_i z_i²",
        words: "Whether near places are alike: each place’s difference from the mean times its neighbours’.",
        source: "Cliff and Ord (1981); p = (m + 1) / (M + 1) from permutations, in the upper tail",
      },
      {
        name: "Geary’s C",
        formula: "(n − 1) / 2 S0 · Σ_i Σ_j w_ij (x_i − x_j)² / Σ_i z_i²",
        words: "The same by the differences of neighbours.",
        source: "Cliff and Ord (1981)",
      },
      {
        name: "General G",
        formula: "Σ_i Σ_j w_ij x_i x_j / Σ_i Σ_{j≠i} x_i x_j",
        words: "Whether it is high or low values that lie together.",
        source: "Getis and Ord, Geographical Analysis 24 (1992)",
      },
      {
        name: "Local Moran’s I",
        formula: "(n − 1) z_i Σ_j w_ij z_j / Σ z²",
        words: "The part of each place in Moran’s I: whether it and its surroundings lie on the same side of the mean.",
        source: "Anselin, Geographical Analysis 27 (1995); on the scale of n − 1, as the library esda has it",
      },
      {
        name: "Gi*",
        formula: "(Σ_j w_ij x_j − W_i x̄) / (s √((n Σ_j w_ij² − W_i²) / (n − 1)))",
        words:
          "Whether a place and its neighbours together hold more than as many places at random would; itself counts as its weightiest neighbour.",
        source: "Ord and Getis, Geographical Analysis 27 (1995)",
      },
      {
        name: "Conditional permutation",
        formula: "p = min(1, 2 (min(m₊, m₋) + 1) / (M + 1))",
        words: `Each place keeps its value and draws its neighbours ${question.permutations} times from all others without replacement. One draw serves local Moran’s I and Gi*, which rise and fall with it alike.`,
        source: "Anselin (1995); Davison and Hinkley, Bootstrap Methods (1997)",
      },
      {
        name: "False discovery rate",
        formula: "the greatest k with p_(k) ≤ k / m · rate, and all before it",
        words: `Of the places called part of a cluster, on average no more than ${Number((question.falseDiscoveryRate * 100).toPrecision(6))} in 100 are so by chance.`,
        source: "Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995)",
      },
      {
        name: "Intervals",
        formula: "the middle part of the draws, each figure drawn within its publisher’s error",
        words:
          "No bound of these statistics is known that is of use, so they are simulated: all figures are drawn anew many times, uniformly within their rounding or normally within their sampling error, and everything is worked out again. In each draw a hot or cold spot is told by its standard score and the same false discovery rate.",
        source: "JCGM 101:2008, Propagation of distributions using a Monte Carlo method",
      },
    ],
  }),
  read: async ({ figures, base, boundaries, among, period, basePeriod, as }, reader) => {
    const parts = { parts: ["place"], optional: ["period", "industry"] } as const;
    // A column that had to be named may write names beside its codes: those asked for are then found among all of it.
    const amongOf = ({ columns }: Source, at: string | undefined) => ({
      ...(among && columns?.place === undefined ? { place: [...new Set(among)].sort() } : {}),
      ...(at === undefined ? {} : { period: [at] }),
    });
    const drawn = await reader.open("boundaries", boundaries);
    return {
      figures: await reader.cube("figures", {
        source: figures,
        ...parts,
        among: amongOf(figures, period),
      }),
      base:
        base && as !== "figure"
          ? await reader.cube("base", {
              source: base,
              ...parts,
              among: amongOf(base, basePeriod),
            })
          : undefined,
      shapes: await readBoundaries(drawn, boundaries, among),
    };
  },
  answer: (question, evidence, pace) => answerWhereItClusters(question, evidence, pace),
  /**
   * Only places whose cells are all published are in the answer, and each stands in it with its own figure: what is behind one
   * is the place’s own cells, and, of what its neighbours are in, those of every place there.
   */
  sumsBehind: (question, evidence, { table, row, measure }) => {
    const { places } = valuesByPlace(question, evidence, evidence.shapes);
    const above = cellsOf(evidence.figures, question.period, question.industries);
    const below = baseOf(question, evidence.figures, evidence.base);
    type Some = { name: string; codes: readonly string[] };
    const all: Some = { name: "every place", codes: places };
    const own = table === "places" ? { name: row, codes: [row] } : all;
    const of = (place: Some): SumBehind[] =>
      [above, ...(below ? [below] : [])].map(({ cube, period, industries, written }) => ({
        cube,
        of: {
          place: { name: place.name, codes: place.codes.map(written) },
          ...(period === "" ? {} : { period: { name: period, codes: [period] } }),
          ...(industries.length === 1 && industries[0] === "" ? {} : { industry: { name: "the industries", codes: industries } }),
        },
      }));
    return table === "places" && measure === "value" ? of(own) : [...(own === all ? [] : of(own)), ...of(all)];
  },
  // Boundaries are files of megabytes, and all is dealt out anew a thousand times.
  isLong: () => true,
});
