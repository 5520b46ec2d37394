import fc from "fast-check";
import { expect, test } from "vitest";
import { AppraisalContent } from "@concord/domain/appraisal";
import { contentOf, draftOf, newDraft } from "./appraisal-draft.ts";
import { judgeDraft } from "./judge-draft.ts";
import { flowsOf, saySpans, spansOf } from "./spans.ts";

test("a sum each year is typed once, and kept year by year", () => {
  const flows = flowsOf([
    { from: 0, to: undefined, pounds: 1_000_000 },
    { from: 2, to: 4, pounds: 50_000 },
  ]);
  expect(flows).toEqual([
    { year: 0, pounds: 1_000_000 },
    { year: 2, pounds: 50_000 },
    { year: 3, pounds: 50_000 },
    { year: 4, pounds: 50_000 },
  ]);
  expect(saySpans(flows, (pounds) => `£${pounds}`)).toEqual(["£1000000 in year 0", "£50000 a year, years 2 to 4"]);
});

test("flows written as spans and read again are the same flows", () => {
  const flows = fc
    .uniqueArray(fc.record({ year: fc.nat(40), pounds: fc.constantFrom(1, 2, 500) }), { selector: ({ year }) => year })
    .map((all) => all.sort((one, other) => one.year - other.year));
  fc.assert(
    fc.property(flows, (given) => {
      expect(flowsOf(spansOf(given))).toEqual(given);
    }),
  );
});

test("an appraisal opened to be changed and saved as it is has not changed", () => {
  const content = AppraisalContent.parse({
    title: "Forty workshops",
    packId: "green-book-2022",
    priceBaseYear: 2026,
    costs: [
      {
        title: "Building",
        kind: "capital",
        borneBy: "public",
        optimismBias: { class: "standard-buildings", mitigation: 0.35 },
        flows: [{ year: 0, pounds: 4_200_000 }],
      },
    ],
    benefits: [
      {
        title: "Land value uplift",
        source: "Valuation",
        flows: [{ year: 2, pounds: 9_000_000 }],
        additionality: { deadweight: 0.29, leakage: 0.07, displacement: 0.1, substitution: 0, multiplier: 1.2 },
      },
    ],
  });
  expect(contentOf(draftOf(content))).toEqual(content);
});

test("an empty appraisal says what is missing, line by line and once each", () => {
  expect(judgeDraft(newDraft("green-book-2022", 2026)).map(({ detail }) => detail)).toEqual([
    "Give the appraisal a title.",
    "Cost 1: say what it is.",
    "Cost 1: say in which years, and how much in each.",
    "Benefit 1: say what it is.",
    "Benefit 1: say in which years, and how much in each.",
  ]);
});
