import type { Cube } from "../cube/cube.ts";
import { questionKind, type SumBehind } from "../question-kind.ts";
import { groupOf, liesWithin } from "../sectors/industry-group.ts";
import { answerGrewAndWhy, periodsOf } from "./answer.ts";
import { formulaeOf } from "./measures.ts";
import type { GrewAndWhy } from "./question.ts";

const names = {
  classic: "classic shift-share",
  "esteban-marquillas": "shift-share with allocation (Esteban-Marquillas)",
  dynamic: "dynamic shift-share",
} as const;

/** "What grew, and why?" */
export const grewAndWhy = questionKind<GrewAndWhy, { jobs: Cube }>({
  sources: ({ jobs }) => ({ jobs }),
  method: (question) => ({ name: names[question.kind], version: "1", formulae: formulaeOf(question) }),
  read: async ({ jobs, places, reference, industries, from, to, kind }, reader) => ({
    jobs: await reader.cube("jobs", {
      source: jobs,
      parts: ["place", "period", "industry"],
      among: {
        place: [...new Set([...places, ...reference])].sort(),
        ...(kind === "dynamic" ? {} : { period: [...new Set([from, to])].sort() }),
        ...(industries ? { industry: [...new Set(industries)].sort() } : {}),
      },
    }),
  }),
  answer: answerGrewAndWhy,
  sumsBehind: (question, { jobs }, { table, row, measure }) => {
    type Named = { name: string; codes: readonly string[] };
    const codes = jobs.codes("industry");
    const sectorOf = (code: string) => groupOf(code, question.sectorDetail);
    const found = (places: readonly string[]) => {
      const there = new Set(jobs.codes("place"));
      return [...new Set(places)].filter((place) => there.has(place)).sort();
    };
    const area: Named = { name: "the area", codes: found(question.places) };
    const reference: Named = { name: "what it is compared with", codes: found(question.reference) };
    const every: Named = { name: "every sector together", codes: codes.filter((code) => sectorOf(code) !== undefined) };
    const inRow = (code: string): boolean => {
      const sector = sectorOf(code);
      if (sector === undefined) return false;
      return table === "sectors" ? sector === row : row !== "within" || liesWithin(sector, question.within ?? sector);
    };
    const sector: Named = { name: table === "sectors" ? `all of ${row}` : "every sector together", codes: codes.filter(inRow) };

    const through = periodsOf(question, jobs);
    const [start, end] = table === "steps" ? (row.split(" to ") as [string, string]) : [question.from, question.to];
    const periods = table === "steps" ? [start, end] : through;
    const of = (place: Named, industry: Named, period: string): SumBehind => ({
      cube: jobs,
      of: { place, industry, period: { name: period, codes: [period] } },
    });
    const here = row === "reference" && table === "whole" ? reference : area;
    switch (measure) {
      case "from":
        return [of(here, sector, start)];
      case "to":
        return [of(here, sector, end)];
      case "change":
      case "growth":
      case "from-nothing":
        return [of(here, sector, start), of(here, sector, end)];
      case "growth-there":
        return [of(reference, sector, start), of(reference, sector, end)];
      default:
        return periods.flatMap((period) => [
          of(area, sector, period),
          of(reference, sector, period),
          of(area, every, period),
          of(reference, every, period),
        ]);
    }
  },
  isLong: ({ simulation }) => (simulation?.draws ?? 0) > 1_000,
});
