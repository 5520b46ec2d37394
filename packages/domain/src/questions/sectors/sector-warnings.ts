import { listed } from "@concord/kernel";
import { isPseudoIndustry, pseudoIndustryCodes } from "../../reference/index.ts";
import type { Warning } from "../answer.ts";
import type { Cube } from "../cube/cube.ts";
import type { UnrankedRow } from "../rank-rows.ts";
import { groupOf, type SectorDetail } from "./industry-group.ts";
import { some, type SectorSums } from "./sector-sums.ts";

type Seen = {
  question: { sectorDetail: SectorDetail; from: string; to: string };
  sums: Pick<SectorSums, "tally" | "places" | "unplaced" | "codesOf">;
  jobs: Cube;
  rows: readonly UnrankedRow[];
};

/**
 * BRES changed what it covers in 2015 (units that pay PAYE but are not
 * registered for VAT came in). Nomis gives the two as separate series, and a
 * growth across them is partly the change of coverage.
 */
export const bresBreak = "2015";

/** What a reader of any figures by sector and period would be misled by, most serious first. */
export function sectorWarnings({ question, sums, jobs, rows }: Seen): Warning[] {
  const { tally, places, unplaced, codesOf } = sums;
  const notFound = places.asked.filter((place) => !places.found.includes(place));
  const missingIn = rows.filter(({ notes }) => notes.includes("cells-missing"));
  const pseudo = [...codesOf.values()].flat().filter(isPseudoIndustry);
  const warnings: (Warning | false)[] = [
    notFound.length > 0 && {
      code: "place-not-found",
      detail: `${some(notFound, "place")} not in this version, so left out: ${listed(notFound, { most: 8 })}.`,
    },
    tally.blank + tally.absent > 0 && {
      code: "blank-cells",
      detail: `${some(tally.blank + tally.absent, "cell")} blank in the source, or not in it at all. They are left out of every sum, not counted as 0.${touching(missingIn)}`,
    },
    tally.suppressed > 0 && {
      code: "suppressed-cells",
      detail: `${some(tally.suppressed, "cell")} suppressed by the source. They are left out of every sum, not counted as 0.${touching(missingIn)}`,
    },
    unplaced.length > 0 && {
      code: "unknown-industry",
      detail: `${some(unplaced, "industry code")} not in SIC 2007 and left out: ${listed(unplaced, { most: 8 })}.`,
    },
    pseudo.length > 0 && { code: "pseudo-code", detail: pseudo.map((code) => pseudoDetail(code, question.sectorDetail)).join(" ") },
    jobs.rounding === "bres" &&
      question.from < bresBreak &&
      question.to >= bresBreak && {
        code: "series-break",
        detail: "BRES changed what it covers in 2015, so growth from before then is partly that change.",
      },
    jobs.notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(jobs.notRoundedSo, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}

function pseudoDetail(code: string, detail: SectorDetail): string {
  const group = groupOf(code, detail);
  const where = group === code ? "It is shown as it is published." : `It is counted in ${group}.`;
  return `${code} is no industry of the classification: ${pseudoIndustryCodes[code]}. ${where}`;
}

const touching = (rows: readonly { name: string }[]): string =>
  rows.length === 0
    ? ""
    : ` Sectors touched: ${listed(
        rows.map(({ name }) => name),
        { most: 8 },
      )}.`;
