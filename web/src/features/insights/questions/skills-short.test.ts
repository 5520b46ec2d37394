import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import type { Beginning } from "./question-page.ts";
import { findingOf, sharedDetails, stepsInto } from "./skills-short-finding.ts";

const row = (code: string, name: string, relative: number, verdict: string): Row => ({
  code,
  name,
  figures: { "relative-demand": { point: relative, low: relative * 0.9, high: relative * 1.1 } },
  labels: { verdict },
  notes: [],
  tier: 1,
  ranks: { best: 1, worst: 1 },
});
const answer = (...rows: Row[]) =>
  ({ tables: [{ key: "occupations", title: "", rowsAre: "occupation", measures: [], rows }] }) as unknown as Answer;

test("only what is certainly short makes the heading, the most sought first", () => {
  const nurses = row("22", "Health professionals", 2.14, "short");
  const carers = row("61", "Caring personal service occupations", 1.6, "short");
  const clerks = row("41", "Administrative occupations", 3, "cannot-be-told");
  expect(findingOf(answer(carers, nurses, clerks))).toBe(
    "Health professionals are sought 2.1 times as much as they are supplied; caring personal service occupations are short too",
  );
  expect(findingOf(answer(nurses))).toBe("Health professionals are sought 2.1 times as much as they are supplied");
  expect(findingOf(answer(clerks))).toBe("No occupation is short by more than the uncertainty of the figures could explain");
});

const begin = (demand: string[], supply: string[]) =>
  ({ codes: (role: string) => (role === "demand" ? demand : supply).map((code) => ({ code, name: code })) }) as unknown as Beginning;

test("the details offered are those that both tables can be added up to", () => {
  expect(sharedDetails(begin(["21", "22"], ["21", "92"]))).toEqual(["major-group", "as-published"]);
  expect(sharedDetails(begin(["2136", "2231"], ["2 Professional Occupations"]))).toEqual(["major-group"]);
  expect(sharedDetails(begin(["2136", "2231"], ["21", "22"]))).toEqual(["major-group", "sub-major-group"]);
  expect(sharedDetails(begin(["Nurses"], ["Nurses"]))).toEqual(["as-published"]);
});

test("an occupation opens one level down, as far as both tables go", () => {
  const professionals = row("2", "Professional occupations", 1, "short");
  expect(stepsInto(professionals, "major-group", ["major-group", "as-published"])).toEqual([
    { label: "What is in it", changes: { within: "2", occupationDetail: "as-published" } },
  ]);
  expect(stepsInto(professionals, "major-group", ["major-group"])).toEqual([]);
  expect(stepsInto(row("Nurses", "Nurses", 1, "short"), "as-published", ["as-published"])).toEqual([]);
});
