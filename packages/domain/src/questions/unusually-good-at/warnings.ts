import { counted, grouped } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { inOrderOfTime } from "../period-order.ts";
import { comingPlaces, turnedRound } from "../sectors/places-that-come.ts";
import { sectorWarnings } from "../sectors/sector-warnings.ts";
import type { SectorSums } from "../sectors/sector-sums.ts";
import type { Relation } from "./answer.ts";
import { smallBaseJobs } from "./measures.ts";
import type { UnusuallyGoodAt } from "./question.ts";

type Seen = { question: UnusuallyGoodAt; sums: SectorSums; relation: Relation; jobs: Cube; rows: readonly UnrankedRow[] };

/** What a reader of the answer would otherwise be misled by, most serious first. */
export function warningsOf({ question, sums, relation, jobs, rows }: Seen): Warning[] {
  const small = rows.filter(({ notes }) => notes.includes("small-base"));
  const warnings: (Warning | false)[] = [
    inOrderOfTime(question.to, question.from) < 0 && turnedRound,
    comingPlaces(jobs, { places: sums.places.asked, periods: [question.from, question.to], absent: question.jobs.absent }),
    ...sectorWarnings({ question, sums, jobs, rows }),
    relation === "partly" && {
      code: "partly-inside",
      detail: "Only some of the area is part of what it is compared with. Intervals are then wider than they need be.",
    },
    question.from === question.to && { code: "one-period", detail: "From and to are the same period, so there is no growth." },
    small.length > 0 &&
      question.from !== question.to && {
        code: "small-base",
        detail: `${counted(small.length, "sector")} began with fewer than ${grouped(smallBaseJobs)}, where a few more are a large growth.`,
      },
  ];
  return warnings.filter((warning) => warning !== false);
}
