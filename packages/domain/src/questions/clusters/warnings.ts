import { counted, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { inOrderOfTime } from "../period-order.ts";
import { comingPlaces, turnedRound } from "../sectors/places-that-come.ts";
import { sectorWarnings } from "../sectors/sector-warnings.ts";
import type { Relation } from "../unusually-good-at/answer.ts";
import type { MeasuredSector, Measuring } from "./measured-sectors.ts";
import type { Clusters } from "./question.ts";

type Seen = {
  question: Clusters;
  measuring: Measuring;
  relation: Relation;
  jobs: Cube;
  rows: readonly UnrankedRow[];
  overlaps: number;
};

/** What a reader would otherwise be misled by, most serious first. */
export function warningsOf({ question, measuring: { sums, sectors }, relation, jobs, rows, overlaps }: Seen): Warning[] {
  const shared = sectorWarnings({ question: { ...question, sectorDetail: "as-published" }, sums, jobs, rows });
  const warnings: (Warning | false)[] = [
    inOrderOfTime(question.to, question.from) < 0 && turnedRound,
    comingPlaces(jobs, { places: sums.places.asked, periods: [question.from, question.to], absent: question.jobs.absent }),
    codesMissing(sectors),
    tooFine(sectors),
    overlaps > 0 && {
      code: "sectors-overlap",
      detail: `${counted(overlaps, "pair")} of these sectors count some of the same jobs. Do not add them up: the table of all of them has each job once.`,
    },
    ...shared.filter(({ code }) => code !== "pseudo-code"), // farm jobs are said only where a sector has them
    ...shared.filter(({ code }) => code === "pseudo-code" && sectors.some(({ inTable }) => inTable.shares.has("01000"))),
    relation === "partly" && {
      code: "partly-inside",
      detail: "Only some of the area is part of what it is compared with. Intervals are then wider than they need be.",
    },
    question.from === question.to && { code: "one-period", detail: "From and to are the same period, so there is no growth." },
  ];
  return warnings.filter((warning) => warning !== false);
}

function codesMissing(sectors: readonly MeasuredSector[]): Warning | false {
  const lacking = sectors.filter(({ inTable }) => inTable.missing.length + inTable.absent.length > 0);
  if (lacking.length === 0) return false;
  const said = lacking.map(
    ({ definition, inTable }) => `${definition.name} lacks ${listed([...inTable.missing, ...inTable.absent], { most: 6 })}`,
  );
  return { code: "codes-missing", detail: `Not every code is in this table, so these sectors are larger than shown: ${said.join("; ")}.` };
}

function tooFine(sectors: readonly MeasuredSector[]): Warning | false {
  const finer = sectors.filter(({ inTable }) => inTable.tooFine.length > 0);
  if (finer.length === 0) return false;
  const said = finer.map(({ definition, inTable }) => `${definition.name} without ${listed(inTable.tooFine, { most: 6 })}`);
  return {
    code: "codes-too-fine",
    detail: `Some codes are finer than this table’s industries and are left out: ${said.join("; ")}. A table of finer industries measures them.`,
  };
}
