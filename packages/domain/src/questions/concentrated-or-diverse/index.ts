import type { Cube } from "../cube/cube.ts";
import { questionKind, type SumBehind } from "../question-kind.ts";
import { groupOf, liesWithin } from "../sectors/industry-group.ts";
import { sectionOf } from "../../reference/index.ts";
import { answerConcentratedOrDiverse } from "./answer.ts";
import { formulaeOf } from "./measures.ts";
import type { ConcentratedOrDiverse } from "./question.ts";

/** "How concentrated or diverse are we?" */
export const concentratedOrDiverse = questionKind<ConcentratedOrDiverse, { jobs: Cube }>({
  sources: ({ jobs }) => ({ jobs }),
  method: (question) => ({ name: "specialisation and concentration", version: "1", formulae: formulaeOf(question) }),
  read: async ({ jobs, places, reference, industries, period, since }, reader) => ({
    jobs: await reader.cube("jobs", {
      source: jobs,
      parts: ["place", "period", "industry"],
      among: {
        place: [...new Set([...places, ...reference])].sort(),
        ...(since === undefined ? { period: [period] } : {}),
        ...(industries ? { industry: [...new Set(industries)].sort() } : {}),
      },
    }),
  }),
  answer: answerConcentratedOrDiverse,
  sumsBehind: (question, { jobs }, { table, row, measure }) => {
    type Named = { name: string; codes: readonly string[] };
    const bySector = new Map<string, string[]>();
    for (const code of jobs.codes("industry")) {
      const sector = groupOf(code, question.sectorDetail);
      if (sector === undefined || (question.within !== undefined && !liesWithin(sector, question.within))) continue;
      bySector.set(sector, [...(bySector.get(sector) ?? []), code]);
    }
    const there = new Set(jobs.codes("place"));
    const found = (name: string, codes: readonly string[]): Named => ({
      name,
      codes: [...new Set(codes)].filter((code) => there.has(code)).sort(),
    });
    const area = found("the area", question.places);
    const reference = found("what it is compared with", question.reference);
    const here = table === "places" ? found(row, [row]) : row === "reference" ? reference : area;
    const every: Named = { name: "every sector together", codes: [...bySector.values()].flat().sort() };
    const period = table === "periods" ? row : question.period;
    const of = (place: Named, industry: Named): SumBehind => ({
      cube: jobs,
      of: { place, industry, period: { name: period, codes: [period] } },
    });
    const sectors: Named[] = [...bySector].map(([sector, codes]) => ({ name: `all of ${sector}`, codes }));

    if (table === "sectors") {
      const sector: Named = { name: `all of ${row}`, codes: bySector.get(row) ?? every.codes };
      switch (measure) {
        case "share":
          return [of(area, sector), of(area, every)];
        case "share-there":
          return [of(reference, sector), of(reference, every)];
        case "difference":
          return [area, reference].flatMap((place) => [of(place, sector), of(place, every)]);
        default:
          return reference.codes.flatMap((code) => [of(found(code, [code]), sector), of(found(code, [code]), every)]);
      }
    }
    if (measure === "total") return [of(here, every)];
    const isOfItself = measure === "herfindahl" || measure === "normalised" || measure === "effective-number";
    const among = table === "groups" && row !== "between" ? sectors.filter(({ codes }) => sectionOf(codes[0]!) === row) : sectors;
    return (isOfItself ? [here] : [here, reference]).flatMap((place) => among.map((sector) => of(place, sector)));
  },
  // Every draw makes every place's and every sector's figures again; bounds are worked out once.
  isLong: ({ places, reference, industries, sectorDetail, simulation }) =>
    (places.length + reference.length) * (industries?.length ?? mostSectors[sectorDetail]) * (simulation?.draws ?? 20) > 3_000_000,
});

/** About how many sectors there are at each detail. */
const mostSectors = { section: 21, division: 88, group: 272, class: 615, "as-published": 100 } as const;
