import { expect, test } from "vitest";
import type { Answer } from "@concord/domain/questions";
import { aNumber, beginClaim, claimOf, draftOf, everyOther, figureAt, judgeDraft, oneRow, pictureOf } from "./claim-draft.ts";

const growth = { key: "growth", name: "Growth", said: "growth in jobs", unit: "growth", help: "", bounds: "tightest", neutral: 0 } as const;
const sureness = { key: "p", name: "p", said: "p value", unit: "probability", help: "", bounds: "none", notClaimable: true } as const;
const row = (code: string, name: string, point: number | null, by = 0.01) => ({
  code,
  name,
  figures: { growth: point === null ? { point, low: null, high: null } : { point, low: point - by, high: point + by } },
  notes: [],
  tier: null,
  ranks: null,
});
const answer = {
  question: { question: "unusually-good-at", to: "2021", places: ["E1"] },
  coverage: { share: 1 },
  tables: [
    {
      key: "sectors",
      title: "Sector by sector",
      rowsAre: "industry",
      measures: [sureness, growth],
      rows: [row("C", "Making", 0.12), row("G", "Selling", 0.05), row("J", "Coding", null)],
    },
  ],
} as unknown as Answer;
const names = { places: () => "West Yorkshire", code: (_: unknown, code: string) => code };

test("a claim begins with a figure that may be claimed of, in the place that was asked about, on the side where the figure is", () => {
  const found = figureAt(answer, { row: "C", measure: "p" })!;
  expect(found.measure.key).toBe("growth");
  const draft = beginClaim(found, answer, names);
  expect(draft).toMatchObject({ row: "C", against: aNumber, direction: "above", threshold: 0, margin: 3 });
  expect(draft.words).toBe("The growth in jobs of Making in West Yorkshire is +12.0% (2021).");
  const judged = judgeDraft(draft, answer, "growth");
  expect(judged).toMatchObject({ refusal: undefined, standing: { standing: "holds" }, words: { allowed: true, findings: [] } });
});

test("growth is typed in per cent and sent as a share, to the last digit that was typed", () => {
  const draft = {
    ...beginClaim(figureAt(answer, { row: "C" })!, answer, names),
    threshold: 7.3,
    margin: 1.1,
    coverageMayFall: 5,
    mayMeet: "yes" as const,
  };
  const claim = claimOf(draft, "growth");
  expect(claim).toMatchObject({ threshold: 0.073, margin: 0.011, coverageMayFall: 0.05, mayMeet: true });
  expect(draftOf({ ...claim, threshold: 0.073, margin: 0.011 }, "growth")).toMatchObject({
    threshold: 7.3,
    margin: 1.1,
    coverageMayFall: 5,
    mayMeet: "yes",
  });
});

test("what a figure is held against is one choice: a number, another row, or every other", () => {
  const draft = { ...beginClaim(figureAt(answer, { row: "C" })!, answer, names), threshold: 0, words: "Making grew more than selling." };
  expect(claimOf({ ...draft, against: oneRow("G") }, "growth").against).toEqual({ is: "row", row: "G" });
  expect(judgeDraft({ ...draft, against: oneRow("G") }, answer, "growth").standing).toMatchObject({ standing: "holds" });
  // Of the third nothing is known, so that nobody can say it is the highest.
  expect(judgeDraft({ ...draft, against: everyOther, words: "Making grew the most of all." }, answer, "growth").standing).toMatchObject({
    standing: "weakened",
  });
  for (const against of [aNumber, oneRow("G"), everyOther]) {
    const claim = { ...claimOf({ ...draft, against }, "growth"), threshold: 0, margin: 0 };
    expect(draftOf(claim, "growth").against).toBe(against);
  }
});

test("what the API would refuse is said in its sentence before anything is sent, and a number not typed refuses nothing yet", () => {
  const draft = beginClaim(figureAt(answer, { row: "C" })!, answer, names);
  expect(judgeDraft({ ...draft, threshold: 20 }, answer, "growth").refusal).toBe(
    "The growth in jobs of Making is +12.0%, which is not above 20%.",
  );
  expect(judgeDraft({ ...draft, words: "Jobs in making fell." }, answer, "growth").refusal).toMatch(/^The words say “fell”/);
  const right = judgeDraft({ ...draft, words: "Jobs in making fell.", rightBecause: "By the older count they did." }, answer, "growth");
  expect(right).toMatchObject({ refusal: undefined, toMake: { rightBecause: "By the older count they did." } });
  expect(judgeDraft({ ...draft, threshold: undefined }, answer, "growth")).toMatchObject({ toMake: undefined, refusal: undefined });
  expect(judgeDraft(beginClaim(figureAt(answer, { row: "J" })!, answer, names), answer, "growth").refusal).toContain(
    "cannot be worked out",
  );
});

test("the picture is kept as it is looked at, with the claim's own row highlighted where none was", () => {
  expect(pictureOf({ picture: "map", sort: "sectors.growth.down", marked: "G" }, "dots", "C")).toEqual({
    key: "map",
    sort: "sectors.growth.down",
    marked: "G",
  });
  expect(pictureOf({}, "dots", "C")).toEqual({ key: "dots", marked: "C" });
  expect(pictureOf({}, undefined, "C")).toBeUndefined();
});
