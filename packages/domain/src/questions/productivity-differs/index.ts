import { finish } from "@concord/analysis";
import type { Cube } from "../cube/cube.ts";
import { questionKind, type SumBehind } from "../question-kind.ts";
import { answerProductivityDiffers, type Evidence } from "./answer.ts";
import { gather, periodsLike, type Where } from "./gather.ts";
import type { ProductivityDiffers } from "./question.ts";

/** "Why does productivity differ?" */
export const productivityDiffers = questionKind<ProductivityDiffers, Evidence>({
  sources: ({ output, jobs }) => ({ output, jobs }),
  method: ({ against, simulation }) => ({
    name: "output per job, taken apart within and between sectors",
    version: "1",
    formulae: [
      {
        name: "Within, between and cross",
        formula: "P1 − P0 = Σ s0 (p1 − p0) + Σ (s1 − s0) p0 + Σ (s1 − s0)(p1 − p0)",
        words:
          "With s a sector’s share of jobs and p its output per job: what sectors make per job, where jobs are, and both at once. The three are the whole difference, exactly.",
        source:
          against === "places"
            ? "Esteban, Regional convergence in Europe and the industry mix, Regional Science and Urban Economics 30 (2000): productivity differential, industry mix, allocative component"
            : "Fabricant, Employment in Manufacturing, 1899-1939, NBER (1942)",
      },
      {
        name: "Between, from the average",
        formula: "(s1 − s0)(p0 − P0)",
        words: "A sector’s part of between, counted from the average: over all sectors it comes to the same.",
        source: "Definition",
      },
      simulation
        ? {
            name: "Intervals",
            formula: `${simulation.draws} draws, ${simulation.level * 100}%`,
            words: "Rounded figures are drawn from everything that rounds to them, estimates from a normal distribution.",
            source: "JCGM 101 (2008), Monte Carlo propagation of distributions",
          }
        : {
            name: "Intervals",
            formula: "bounds over everything that rounds to the published figures",
            words:
              "Tightest for levels, shares, within and what a sector adds; between and cross are outer bounds, which hold every figure that could be true.",
            source: "By monotonicity, and for within in all by linear-fractional programming (Dinkelbach, 1967)",
          },
    ],
  }),
  read: async ({ output, jobs, places, reference, against, from, to, outputFrom, outputTo }, reader) => {
    // Only what the comparison is with: the other places, or the other period.
    const place = [...new Set([...places, ...(against === "places" ? (reference ?? []) : [])])].sort();
    const periods = (last: string, first: string | undefined) =>
      [...new Set([...periodsLike(last), ...(against === "period" && first !== undefined ? periodsLike(first) : [])])].sort();
    const parts = ["place", "period", "industry"] as const;
    return {
      output: await reader.cube("output", { source: output, parts, among: { place, period: periods(outputTo ?? to, outputFrom ?? from) } }),
      jobs: await reader.cube("jobs", { source: jobs, parts, among: { place, period: periods(to, from) } }),
    };
  },
  answer: answerProductivityDiffers,
  sumsBehind: (question, evidence, { table, row }) => {
    const { compared, area, base } = finish(gather(question, evidence));
    const every: Keys = {
      code: "every sector together",
      outputKeys: compared.flatMap(({ outputKeys }) => outputKeys),
      jobKeys: compared.flatMap(({ jobKeys }) => jobKeys),
    };
    const both = (sector: Keys): SumBehind[] => [
      ...sumsAt(evidence, sector, area, "the area"),
      ...sumsAt(evidence, sector, base, "what it is compared with"),
    ];
    if (table === "whole") {
      return row === "base" ? sumsAt(evidence, every, base, "what it is compared with") : sumsAt(evidence, every, area, "the area");
    }
    const own = compared.find(({ code }) => code === row);
    return own ? [...both(own), ...both(every)] : [...compared.flatMap(both), ...both(every)];
  },
  isLong: ({ simulation }) => (simulation?.draws ?? 0) > 2_000,
});

type Keys = { code: string; outputKeys: readonly string[]; jobKeys: readonly string[] };

function sumsAt({ output, jobs }: Evidence, sector: Keys, where: Where, name: string): SumBehind[] {
  const of = (cube: Cube, period: string, keys: readonly string[]): SumBehind => ({
    cube,
    of: { place: { name, codes: where.places }, period: { name: period, codes: [period] }, industry: { name: sector.code, codes: keys } },
  });
  return [of(output, where.outputPeriod, sector.outputKeys), of(jobs, where.jobsPeriod, sector.jobKeys)];
}
