import type { Rounding } from "@concord/analysis";
import { isPseudoIndustry, pseudoIndustryCodes } from "../reference/index.ts";
import type { CountTable } from "./count-table.ts";
import { groupOf } from "./industry-group.ts";
import type { Answer, SectorRow, UnusuallyGoodAt } from "./insight.ts";
import type { Relation } from "./unusually-good-at.ts";

type Seen = {
  question: UnusuallyGoodAt;
  table: CountTable;
  relation: Relation;
  rounding: Rounding;
  rows: readonly Pick<SectorRow, "code" | "name" | "notes" | "quadrant">[];
};

/**
 * BRES changed what it covers in 2015 (units that pay PAYE but are not
 * registered for VAT came in). Nomis gives the two as separate series, and a
 * growth across them is partly the change of coverage.
 */
const bresBreak = "2015";

/** What a reader of the answer would otherwise be misled by, most serious first. */
export function warningsOf({ question, table, relation, rounding, rows }: Seen): Answer["warnings"] {
  const { counts, places, unplaced, codes, notRoundedSo } = table;
  const notFound = places.asked.filter((place) => !places.found.includes(place));
  const missingIn = rows.filter(({ notes }) => notes.includes("cells-missing"));
  const pseudo = codes.filter(isPseudoIndustry);
  const small = rows.filter(({ notes }) => notes.includes("small-base"));

  const warnings: (Answer["warnings"][number] | false)[] = [
    notFound.length > 0 && {
      code: "place-not-found",
      detail: `${some(notFound, "place")} not in this version, so left out: ${listed(notFound)}.`,
    },
    counts.blank + counts.absent > 0 && {
      code: "blank-cells",
      detail: `${some(counts.blank + counts.absent, "cell")} blank in the source. They are left out of every sum, not counted as 0.${touching(missingIn)}`,
    },
    counts.suppressed > 0 && {
      code: "suppressed-cells",
      detail: `${some(counts.suppressed, "cell")} suppressed by the source. They are left out of every sum, not counted as 0.${touching(missingIn)}`,
    },
    unplaced.length > 0 && {
      code: "unknown-industry",
      detail: `${some(unplaced, "industry code")} not in SIC 2007 and left out: ${listed(unplaced)}.`,
    },
    pseudo.length > 0 && {
      code: "pseudo-code",
      detail: pseudo.map((code) => pseudoDetail(code, question)).join(" "),
    },
    rounding === "bres" &&
      question.from < bresBreak &&
      question.to >= bresBreak && {
        code: "series-break",
        detail: "BRES changed what it covers in 2015, so growth from before then is partly that change.",
      },
    notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(notRoundedSo, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
    relation === "partly" && {
      code: "partly-inside",
      detail: "Only some of the area is part of what it is compared with. Intervals are then wider than they need be.",
    },
    question.from === question.to && { code: "one-period", detail: "From and to are the same period, so there is no growth." },
    small.length > 0 &&
      question.from !== question.to && {
        code: "small-base",
        detail: `${small.length === 1 ? "1 sector" : `${small.length} sectors`} began with fewer than 500 jobs, where a few more are a large growth.`,
      },
  ];
  return warnings.filter((warning) => warning !== false);
}

function pseudoDetail(code: string, question: UnusuallyGoodAt): string {
  const group = groupOf(code, question.sectorDetail);
  const where = group === code ? "It is shown as it is published." : `It is counted in ${group}.`;
  return `${code} is no industry of the classification: ${pseudoIndustryCodes[code]}. ${where}`;
}

/** "3 places are", "1 cell is". */
function some(what: number | readonly string[], noun: string): string {
  const count = typeof what === "number" ? what : what.length;
  return count === 1 ? `1 ${noun} is` : `${count} ${noun}s are`;
}

const listed = (codes: readonly string[]): string =>
  codes.length > 8 ? `${codes.slice(0, 8).join(", ")} and ${codes.length - 8} more` : codes.join(", ");

const touching = (rows: readonly { name: string }[]): string =>
  rows.length === 0 ? "" : ` Sectors touched: ${listed(rows.map(({ name }) => name))}.`;
