import { expect, test } from "vitest";
import type { Answer } from "@concord/domain/questions";
import { findingOf } from "./who-travels-where-finding.ts";

type Figure = { point: number | null; low: number | null; high: number | null };
const answer = (supply: Figure, demand: Figure, standing: string): Answer =>
  ({
    tables: [
      {
        key: "area",
        title: "",
        rowsAre: "area",
        measures: [],
        rows: [{ code: "area", name: "The area", figures: { supply, demand }, labels: { standing }, notes: [], tier: null, ranks: null }],
      },
    ],
  }) as unknown as Answer;
const exact = (point: number): Figure => ({ point, low: point, high: point });
const unknown: Figure = { point: null, low: null, high: null };

test("both sides are said, and whether the rule is met", () => {
  expect(findingOf(answer(exact(0.82), exact(0.76), "meets"))).toBe(
    "82% of the residents in work also work here, and 76% of the jobs are theirs: a labour market of its own",
  );
  expect(findingOf(answer(exact(0.46), exact(0.04), "does-not-meet"))).toContain("no labour market of its own");
});

test("what flows are missing leave open is said as far as it is known", () => {
  expect(findingOf(answer({ point: 0.5, low: 0, high: 0.5 }, exact(0.3), "cannot-be-told"))).toBe(
    "0% to 50% of the residents in work also work here, and 30% of the jobs are theirs: whether it is a labour market of its own cannot be told",
  );
});

test("a place that is only gone to, or only come from, has one side", () => {
  expect(findingOf(answer(unknown, exact(0.3), "cannot-be-told"))).toContain("where its residents work is not in the table");
  expect(findingOf(answer(exact(0.3), unknown, "cannot-be-told"))).toContain("who holds the jobs here is not in the table");
  expect(findingOf(answer(unknown, unknown, "cannot-be-told"))).toBe("Nobody in this table lives or works here");
});
