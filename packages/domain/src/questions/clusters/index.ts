import { definitionVersionKey, sectorDefinitionVersions } from "../../sector-definitions/index.ts";
import { questionKind, type SumBehind } from "../question-kind.ts";
import { answerClusters, type ClustersEvidence } from "./answer.ts";
import { largestShares, measureSectors, sharedBy } from "./measured-sectors.ts";
import type { Clusters } from "./question.ts";

/** "Which clusters and custom sectors?" */
export const clusters = questionKind<Clusters, ClustersEvidence>({
  sources: ({ jobs }) => ({ jobs }),
  method: () => ({
    name: "sectors as defined, their share, location quotient and growth",
    version: "1",
    formulae: [
      {
        name: "Jobs in a sector",
        formula: "e_Sj = Σ_i w_Si e_ij",
        words: "The jobs of each industry of the definition, as much of each as the definition says, added up.",
        source: "The definition named, by its version",
      },
      {
        name: "Location quotient",
        formula: "(e_Sj / e_j) / (e_S / e)",
        words: "The sector’s share of jobs here, divided by its share of jobs there.",
        source: "Florence (1939), as in Isard, Methods of Regional Analysis (1960)",
      },
      {
        name: "Jobs in two sectors",
        formula: "Σ_i min(w_Si, w_Ti) e_ij",
        words: "The jobs of the industries that both have. Where each has only part of one, the most that can be the same part.",
        source: "Definition",
      },
      {
        name: "Jobs in any of them",
        formula: "Σ_i max_S(w_Si) e_ij",
        words: "Each industry once, with the largest part that any of them has of it.",
        source: "Definition",
      },
      {
        name: "Growth",
        formula: "e_Sj(to) / e_Sj(from) − 1",
        words: "The change in its jobs, as a share of those at the start.",
        source: "Definition",
      },
    ],
  }),
  records: ({ definitions }) =>
    definitions.map(({ id, number }) => ({
      role: `definition ${id} ${number}`,
      noun: sectorDefinitionVersions,
      address: { within: id, id: definitionVersionKey(number) },
    })),
  read: async ({ jobs, places, reference, from, to, definitions }, reader) => ({
    jobs: await reader.cube("jobs", {
      source: jobs,
      parts: ["place", "period", "industry"],
      among: { place: [...new Set([...places, ...reference])].sort(), period: [...new Set([from, to])].sort() },
    }),
    definitions: await Promise.all(
      definitions.map(({ id, number }) =>
        reader.record(`definition ${id} ${number}`, sectorDefinitionVersions, { within: id, id: definitionVersionKey(number) }),
      ),
    ),
  }),
  answer: async (question, evidence) => answerClusters(question, evidence),
  sumsBehind: (question, evidence, { table, row, measure }) => {
    const { sums, sectors } = measureSectors(question, evidence);
    type Some = { name: string; codes: readonly string[] };
    const there = new Set(evidence.jobs.codes("place"));
    const placesOf = (name: string, codes: readonly string[]): Some => ({
      name,
      codes: [...new Set(codes)].filter((code) => there.has(code)).sort(),
    });
    const area = placesOf("the area", question.places);
    const reference = placesOf("what it is compared with", question.reference);
    const every: Some = { name: "every industry together", codes: [...sums.codesOf.keys()].sort() };
    const codesOf = (): Some => {
      const [one, other] = row.split(" and ").map((key) => sectors.find((sector) => sector.key === key));
      if (table === "industries") return { name: row, codes: [row] };
      if (one && other) return { name: "what both have", codes: [...sharedBy(one, other).keys()].sort() };
      if (one) return { name: one.definition.name, codes: [...one.inTable.shares.keys()].sort() };
      return row === "once" ? { name: "what any of them has", codes: [...largestShares(sectors).keys()].sort() } : every;
    };
    const of = (place: Some, industry: Some, period: string): SumBehind => ({
      cube: evidence.jobs,
      of: { place, industry, period: { name: period, codes: [period] } },
    });
    const sector = codesOf();
    switch (measure) {
      case "growth":
        return [of(area, sector, question.from), of(area, sector, question.to)];
      case "growth-there":
        return [of(reference, sector, question.from), of(reference, sector, question.to)];
      case "jobs-from":
        return [of(area, sector, question.from)];
      case "jobs":
      case "jobs-to":
        return [of(area, sector, question.to)];
      case "share":
        return [of(area, sector, question.to), of(area, every, question.to)];
      case "of-first":
      case "of-second": {
        const whole = sectors.find(({ key }) => key === row.split(" and ")[measure === "of-first" ? 0 : 1]);
        const codes = whole ? [...whole.inTable.shares.keys()].sort() : every.codes;
        return [of(area, sector, question.to), of(area, { name: whole?.definition.name ?? every.name, codes }, question.to)];
      }
      default:
        return [area, reference].flatMap((place) => [of(place, sector, question.to), of(place, every, question.to)]);
    }
  },
});
