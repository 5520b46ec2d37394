import { expect, test } from "vitest";
import type { Answer, SectorRow } from "@concord/domain/insights";
import { bareName, findingOf, labelName, leadingSector } from "./finding.ts";

const figure = (point: number, spread = 0) => ({ point, low: point - spread, high: point + spread });
const row = (but: Partial<SectorRow>): SectorRow => ({
  code: "13",
  name: "Manufacture of textiles",
  jobsFrom: figure(8000),
  jobsTo: figure(9000),
  share: figure(0.01),
  locationQuotient: figure(4.9, 1),
  growth: figure(0.12, 0.02),
  quadrant: "strengths",
  tier: 1,
  ranks: { best: 1, worst: 1 },
  notes: [],
  ...but,
});
const answer = (...sectors: SectorRow[]): Answer => ({
  method: { name: "x", version: "1" },
  pins: [],
  question: {
    question: "unusually-good-at",
    datasetId: "dat_00000000000000000000000001",
    places: ["a"],
    reference: ["a", "b"],
    sectorDetail: "division",
    from: "2015",
    to: "2021",
  },
  rounding: "bres",
  areaJobs: figure(1e6),
  referenceJobs: figure(3e7),
  sectors,
  warnings: [],
  coverage: { cells: 4, share: 1, blank: 0, suppressed: 0, absent: 0, placesAsked: 2, placesFound: 2 },
});
const furniture = row({ code: "31", name: "Manufacture of furniture", locationQuotient: figure(3.3, 0.5) });

test("the heading says the finding, and of growth only what its interval allows", () => {
  expect(findingOf(answer(row({})))).toBe("Jobs in textiles are 4.9 times as common here, and growing");
  expect(findingOf(answer(row({ growth: figure(0.01, 0.05) }), furniture))).toBe(
    "Jobs in textiles are 4.9 times as common here, and whether they grew cannot be told; one other sector stands out too",
  );
});

test("nothing is said to stand out that rounding could explain, nor a sector of hardly anybody", () => {
  const nothing = "No sector stands out here by more than rounding could explain";
  expect(findingOf(answer(row({ locationQuotient: figure(1.1, 0.2) })))).toBe(nothing);
  expect(findingOf(answer(row({ share: figure(0.0001) })))).toBe(nothing);
});

test("a claim begins with what stands out, else with the largest", () => {
  expect(leadingSector(answer(furniture, row({})))?.code).toBe("13");
  const large = row({ code: "86", jobsTo: figure(90_000), locationQuotient: figure(0.9) });
  expect(leadingSector(answer(row({ share: figure(0.0001) }), large))?.code).toBe("86");
});

test.each([
  ["Manufacture of textiles", "Textiles", "Textiles"],
  ["Retail trade, except of motor vehicles and motorcycles", "Retail trade", "Retail trade"],
  ["Human health and social work activities", "Human health and social work activities", "Human health and social …"],
  ["Manufacture of computer, electronic and optical products", "Computer, electronic and optical products", "Computer, electronic …"],
])("%s is %s in a headline and %s beside a bubble", (name, bare, label) => {
  expect(bareName(name)).toBe(bare);
  expect(labelName(name)).toBe(label);
});
