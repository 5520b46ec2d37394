import { expect, test } from "vitest";
import { locationQuotient } from "../index.ts";
import golden from "../../../../tests/golden/location-quotient.json" with { type: "json" };

test("an industry with twice the reference share has a quotient of 2", () => {
  expect(locationQuotient({ areaIndustryJobs: 20, areaTotalJobs: 100, referenceIndustryJobs: 100, referenceTotalJobs: 1000 })).toBe(2);
});

test("an industry the area does not have is 0, which is a finding", () => {
  expect(locationQuotient({ areaIndustryJobs: 0, areaTotalJobs: 100, referenceIndustryJobs: 100, referenceTotalJobs: 1000 })).toBe(0);
});

test("an industry the reference economy does not have is undefined, which is not", () => {
  expect(locationQuotient({ areaIndustryJobs: 5, areaTotalJobs: 100, referenceIndustryJobs: 0, referenceTotalJobs: 1000 })).toBeUndefined();
});

test.each(golden.cases)("agrees with what is published: $id", ({ employment, expected, tolerance }) => {
  expect(Math.abs(locationQuotient(employment)! - expected)).toBeLessThanOrEqual(tolerance);
});

test("the quotients of an area's industries, weighted by the reference's shares, come to 1", () => {
  const area = [30, 50, 20];
  const reference = [200, 300, 500];
  const weighted = area.map((areaIndustryJobs, index) => {
    const referenceIndustryJobs = reference[index]!;
    return (
      locationQuotient({ areaIndustryJobs, areaTotalJobs: 100, referenceIndustryJobs, referenceTotalJobs: 1000 })! *
      (referenceIndustryJobs / 1000)
    );
  });
  expect(weighted.reduce((sum, part) => sum + part)).toBeCloseTo(1, 12);
});
