import { questionKind, type SumBehind } from "../question-kind.ts";
import { answerUnusuallyGoodAt, codesWithin } from "./answer.ts";
import type { UnusuallyGoodAt } from "./question.ts";
import { sectorSums } from "../sectors/sector-sums.ts";
import type { Cube } from "../cube/cube.ts";

/** "What are we unusually good at?" */
export const unusuallyGoodAt = questionKind<UnusuallyGoodAt, { jobs: Cube }>({
  sources: ({ jobs }) => ({ jobs }),
  method: () => ({
    name: "location quotient, share and growth by sector",
    version: "2",
    formulae: [
      {
        name: "Location quotient",
        formula: "(e_ij / e_j) / (e_i / e)",
        words: "The sector’s share of jobs here, divided by its share of jobs there.",
        source: "Florence (1939), as in Isard, Methods of Regional Analysis (1960)",
      },
      {
        name: "Growth",
        formula: "e_ij(to) / e_ij(from) − 1",
        words: "The change in its jobs here, as a share of those at the start.",
        source: "Definition",
      },
    ],
  }),
  read: async ({ jobs, places, reference, industries, from, to }, reader) => ({
    jobs: await reader.cube("jobs", {
      source: jobs,
      parts: ["place", "period", "industry"],
      among: {
        place: [...new Set([...places, ...reference])].sort(),
        period: [...new Set([from, to])].sort(),
        ...(industries ? { industry: [...new Set(industries)].sort() } : {}),
      },
    }),
  }),
  answer: async (question, evidence) => answerUnusuallyGoodAt(question, evidence),
  sumsBehind: (question, { jobs }, { table, row, measure }) => {
    const sums = sectorSums(jobs, { ...question, periods: [question.from, question.to] });
    const area = table === "places" ? { name: row, codes: [row] } : { name: "the area", codes: found(jobs, question.places) };
    const reference = { name: "what it is compared with", codes: found(jobs, question.reference) };
    const every = { name: "every sector together", codes: [...sums.codesOf.values()].flat().sort() };
    const code = table === "places" ? question.sector! : row; // only then is there such a table
    const sector = {
      name: `all of ${code}`,
      codes: table === "places" ? codesWithin(sums, code) : (sums.codesOf.get(code) ?? every.codes),
    };
    const at = (period: string) => ({ name: period, codes: [period] });
    const of = (place: Named, industry: Named, period: string): SumBehind => ({
      cube: jobs,
      of: { place, industry, period: at(period) },
    });
    switch (measure) {
      case "growth-there":
        return [of(reference, sector, question.from), of(reference, sector, question.to)];
      case "growth":
        return [of(area, sector, question.from), of(area, sector, question.to)];
      case "jobs-from":
        return [of(area, sector, question.from)];
      case "jobs-to":
        return [of(area, sector, question.to)];
      case "jobs":
        return [of(row === "reference" ? reference : area, every, question.to)];
      case "share":
        return [of(area, sector, question.to), of(area, every, question.to)];
      default:
        return [area, reference].flatMap((place) => [of(place, sector, question.to), of(place, every, question.to)]);
    }
  },
});

type Named = { name: string; codes: readonly string[] };

const found = (jobs: Cube, places: readonly string[]): string[] => {
  const there = new Set(jobs.codes("place"));
  return [...new Set(places)].filter((place) => there.has(place)).sort();
};
