import { counted, listed } from "@concord/kernel";
import type { Warning } from "../answer.ts";
import { sicNameOf } from "../../code-sets/index.ts";
import { bresBreak } from "../sectors/sector-warnings.ts";
import { some } from "../sectors/sector-sums.ts";
import type { Evidence } from "./answer.ts";
import type { Gathered } from "./gather.ts";
import { nameOfSections } from "./industry-cover.ts";
import type { ProductivityDiffers } from "./question.ts";

type Seen = { question: ProductivityDiffers; gathered: Gathered; evidence: Evidence; names: ReadonlyMap<string, string> };

/** What a reader of the answer would be misled by, most serious first. */
export function warningsOf({ question, gathered, evidence, names }: Seen): Warning[] {
  const { shared, gaps, notFound, compared, tally } = gathered;
  const called = (codes: readonly string[]) =>
    listed(
      codes.map((code) => names.get(code) ?? nameOfSections(code) ?? sicNameOf(code) ?? code),
      { most: 8 },
    );
  const prices = JSON.stringify([question.output.where ?? [], question.output.value ?? ""]);
  const pooled = compared.find((sector) => sector.pooled && sector.pooled.length > 1)?.pooled ?? [];
  const warnings: (Warning | false)[] = [
    notFound.length > 0 && {
      code: "place-not-found",
      detail: `${some(notFound, "place")} not in both tables, so left out: ${listed(notFound, { most: 8 })}.`,
    },
    question.against === "period" &&
      /current/i.test(prices) && {
        code: "current-prices",
        detail: "Output is in current prices, so part of the change is the rise in prices. Use output in constant prices to leave it out.",
      },
    question.against === "places" &&
      /constant|volume|cvm/i.test(prices) && {
        code: "chained-volumes",
        detail:
          "Output is in constant prices. Away from their reference year the volumes of sectors do not add up to the volume of the whole, so current prices serve better to compare places.",
      },
    gaps.length > 0 && {
      code: "cells-missing",
      detail: `${counted(gaps.length, "sector")} left out on both sides, because a figure is blank or suppressed on one: ${called(gaps)}. ${counted(tally.blank + tally.absent, "cell")} blank and ${counted(tally.suppressed, "cell")} suppressed; none is counted as 0.`,
    },
    shared.onlyOutput.length > 0 && {
      code: "only-output",
      detail: `Output without jobs in the other table, so left out: ${called(shared.onlyOutput.map(({ code }) => code))}.`,
    },
    shared.onlyJobs.length > 0 && {
      code: "only-jobs",
      detail: `Jobs without output in the other table, so left out: ${called(shared.onlyJobs.map(({ code }) => code))}.`,
    },
    shared.unlike.length > 0 && {
      code: "unlike-industries",
      detail: `The two tables do not cover the same divisions of ${called(shared.unlike)}.`,
    },
    shared.unknown.length > 0 && {
      code: "unknown-industry",
      detail: `${some(shared.unknown, "industry code")} not in SIC 2007 and left out: ${listed(shared.unknown, { most: 8 })}.`,
    },
    pooled.length > 0 && {
      code: "small-sectors",
      detail: `May have no jobs on one side, so their output per job could be anything; taken together: ${called(pooled)}.`,
    },
    shared.leftOutRent.length > 0 && {
      code: "imputed-rent-left-out",
      detail: "The rent that owners are taken to pay themselves is left out: it is output that no job makes.",
    },
    question.against === "period" &&
      evidence.jobs.rounding === "bres" &&
      question.from !== undefined &&
      question.from < bresBreak &&
      question.to >= bresBreak && {
        code: "series-break",
        detail: "BRES changed what it covers in 2015, so the change since before then is partly that.",
      },
    evidence.jobs.notRoundedSo + evidence.output.notRoundedSo > 0 && {
      code: "rounding-not-as-said",
      detail: `${some(evidence.jobs.notRoundedSo + evidence.output.notRoundedSo, "figure")} not rounded as the dataset's description says. Intervals are too narrow where they are used.`,
    },
  ];
  return warnings.filter((warning) => warning !== false);
}
