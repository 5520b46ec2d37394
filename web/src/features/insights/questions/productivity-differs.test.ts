import { expect, test } from "vitest";
import type { Answer, QuestionOptions } from "@concord/domain/questions";
import { findingOf, poundsEachOf } from "./productivity-differs-finding.ts";

type Part = [number, number, number];
const answer = (parts: { within: Part; between: Part; difference: Part }, against: "places" | "period" = "places") =>
  ({
    question: { question: "productivity-differs", against, from: "2015", to: "2021" },
    tables: [
      {
        key: "parts",
        title: "",
        rowsAre: "part",
        measures: [],
        rows: Object.entries(parts).map(([code, [low, point, high]]) => ({
          code,
          name: code,
          figures: { pounds: { low, point, high } },
          notes: [],
          tier: null,
          ranks: null,
        })),
      },
    ],
  }) as unknown as Answer;

test("the heading says how much, and why only as far as the intervals allow", () => {
  const within: Part = [700, 3_556, 6_400];
  expect(findingOf(answer({ within, between: [-2_000, 1_469, 5_000], difference: [2_500, 5_128, 7_700] }))).toBe(
    "Output per job is £5,128 higher here than elsewhere, more by what its sectors make than by which sectors it has",
  );
  expect(findingOf(answer({ within: [-100, 200, 500], between: [-6_000, -5_000, -4_000], difference: [-6_000, -4_800, -3_000] }))).toBe(
    "Output per job is £4,800 lower here than elsewhere, more by which sectors it has than by what they make",
  );
  expect(findingOf(answer({ within: [-700, 3_556, 6_400], between: [-2_000, 1_469, 5_000], difference: [2_500, 5_128, 7_700] }))).toBe(
    "Output per job is £5,128 higher here than elsewhere; whether by its sectors or by what they make cannot be told",
  );
  expect(findingOf(answer({ within, between: [0, 1, 2], difference: [-3_000, -14, 3_000] }, "period"))).toBe(
    "Output per job in 2021 cannot be told apart from that in 2015",
  );
});

const options = (name: string, column = "value", unit?: string) =>
  ({ dataset: { name }, columns: [{ name: column, meaning: "value", unit }] }) as unknown as Pick<QuestionOptions, "dataset" | "columns">;
const source = (equals?: string) => ({
  datasetId: "dat_00000000000000000000000000" as const,
  ...(equals ? { where: [{ column: "variable.name", equals }] } : {}),
});

test("the unit of the output is begun as its measure, its column or its dataset says it", () => {
  expect(poundsEachOf(source("GVA Current Prices £m"), options("Regional accounts"))).toBe(1_000_000);
  expect(poundsEachOf(source(), options("Output", "GVA_MILLION_POUNDS"))).toBe(1_000_000);
  expect(poundsEachOf(source(), options("Output, £ thousand"))).toBe(1_000);
  expect(poundsEachOf(source(), options("Output", "value", "£m"))).toBe(1_000_000);
  expect(poundsEachOf(source(), options("Output"))).toBe(1);
});
