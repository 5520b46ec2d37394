import { finish } from "@concord/analysis";
import type { Cube } from "../cube/cube.ts";
import { questionKind, type SumBehind } from "../question-kind.ts";
import { answerGrowNext, mostAreasSimulated } from "./answer.ts";
import { jobsByArea } from "./jobs-by-area.ts";
import type { GrowNext } from "./question.ts";

/** "What could we grow next?" */
export const growNext = questionKind<GrowNext, { jobs: Cube }>({
  sources: ({ jobs }) => ({ jobs }),
  method: () => ({
    name: "relatedness density and economic complexity",
    version: "1",
    formulae: [
      {
        name: "Presence",
        formula: "x_ci = 1 where (e_ic / e_c) / (e_i / e) ≥ threshold, else 0",
        words: "An area has an industry when its share of jobs there is at least as large as in all the areas together.",
        source: "Balassa (1965); Hidalgo, Klinger, Barabási and Hausmann (2007)",
      },
      {
        name: "Proximity",
        formula: "φ_ij = min(P(x_i | x_j), P(x_j | x_i))",
        words: "Of the areas that have the commoner of two industries, how many have both.",
        source: "Hidalgo, Klinger, Barabási and Hausmann, Science 317 (2007)",
      },
      {
        name: "Relatedness density",
        formula: "ω_cj = Σ_{i≠j} x_ci φ_ij / Σ_{i≠j} φ_ij",
        words:
          "Of all that goes with an industry, weighted by how close it is, the part that the area has. The industry itself is left out: having it would raise the density around it by nothing but being there.",
        source: "Hidalgo, Klinger, Barabási and Hausmann, Science 317 (2007)",
      },
      {
        name: "Economic complexity",
        formula: "M~_cc' = Σ_i x_ci x_c'i / (k_c k_i); ECI = (K − mean K) / sd K, K its eigenvector of the second largest eigenvalue",
        words:
          "Areas that share rare industries are put near each other; the order that explains most of the sharing, the diverse end up, is complexity. An industry’s is such that an area’s is the mean of its industries’.",
        source: "Hidalgo and Hausmann, PNAS 106 (2009); Hausmann, Hidalgo et al., The Atlas of Economic Complexity (2014)",
      },
      {
        name: "Intervals",
        formula: "the middle part of the draws, each number of jobs drawn within its publisher’s error",
        words:
          "All jobs are drawn anew many times, uniformly within their rounding or normally within their sampling error, and everything is worked out again from each draw.",
        source: "JCGM 101:2008, Propagation of distributions using a Monte Carlo method",
      },
    ],
  }),
  read: async ({ jobs, places, among, period, growthFrom }, reader) => ({
    jobs: await reader.cube("jobs", {
      source: jobs,
      parts: ["place", "period", "industry"],
      among: { place: [...new Set([...places, ...among])].sort(), period: [...new Set([period, growthFrom ?? period])].sort() },
    }),
  }),
  answer: (question, evidence, pace) => answerGrowNext(question, evidence, pace),
  /**
   * Of density, complexity and the counts, the quotients of the industry here: all other cells are in them only as
   * being on one side of a threshold, and nothing of a cell can be had back from that. Of what brings two industries
   * close, the quotients of both; of an area, all that it has.
   */
  sumsBehind: (question, { jobs }, { table: key, row, measure }) => {
    const table = finish(jobsByArea(jobs, question));
    type Some = { name: string; codes: readonly string[] };
    const period = (code: string): Some => ({ name: code, codes: [code] });
    const asked =
      key === "areas" ? table.areas.find(({ code, places }) => code === row || (places.length === 1 && places[0] === row)) : undefined;
    const area: Some = { name: asked ? row : "the area", codes: [...(asked ?? table.areas[0]!).places].sort() };
    const reference: Some = { name: "all the areas", codes: table.areas.flatMap(({ places }) => places).sort() };
    const every: Some = { name: "every industry together", codes: table.industries.flatMap((code) => table.codesOf.get(code)!).sort() };
    const industry: Some = { name: `all of ${row}`, codes: table.codesOf.get(row) ?? every.codes };
    const of = (place: Some, what: Some, at: string): SumBehind => ({ cube: jobs, of: { place, industry: what, period: period(at) } });
    switch (measure) {
      case "jobs":
        return [of(area, industry, question.period)];
      case "jobs-all":
        return [of(reference, industry, question.period)];
      case "growth":
        return [of(reference, industry, question.growthFrom ?? question.period), of(reference, industry, question.period)];
      default: {
        const each = (code: string): Some => ({ name: `all of ${code}`, codes: table.codesOf.get(code)! });
        const told =
          key === "areas" ? table.industries : key === "reasons" ? row.split(" and ").filter((code) => table.codesOf.has(code)) : [];
        const industries = told.length > 0 ? told.map(each) : [industry];
        return [area, reference].flatMap((place) => [
          ...industries.map((one) => of(place, one, question.period)),
          of(place, every, question.period),
        ]);
      }
    }
  },
  isLong: ({ among, sectorDetail, simulation }) =>
    simulation.draws * millisecondsADraw(among.length + 1, industriesAbout[sectorDetail]) > 1_000,
});

/** How many industries there are at each level of SIC 2007, so that the work can be weighed before anything is read. */
const industriesAbout: Record<GrowNext["sectorDetail"], number> = {
  section: 21,
  division: 88,
  group: 272,
  class: 615,
  "as-published": 730,
};

/** As measured: pairs of industries, cells (as many as a table of five digits has), and areas held against each other for their complexity. */
const millisecondsADraw = (areas: number, industries: number): number =>
  7e-6 * industries ** 2 +
  1e-4 * areas * industriesAbout["as-published"] +
  (areas <= mostAreasSimulated ? 2e-6 * areas ** 2 * industries : 0);
