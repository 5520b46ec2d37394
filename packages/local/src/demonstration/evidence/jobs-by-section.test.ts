import { expect, test } from "vitest";
import { isPublishable } from "@concord/analysis";
import { jobsBySection } from "./jobs-by-section.ts";

const lines = new TextDecoder().decode(jobsBySection(7)).trim().split("\n").slice(1);

test("the illustrative table has every district, section and year once, and is the same in every run", () => {
  expect(jobsBySection(7)).toEqual(jobsBySection(7));
  expect(jobsBySection(8)).not.toEqual(jobsBySection(7));
  expect(lines).toHaveLength(7 * 17 * 21);
  expect(new Set(lines.map((line) => /^\d{4},E\d{8},(?:"[^"]+"|[^,]+),[A-U]/.exec(line)?.[0])).size).toBe(lines.length);
});

test("its figures are rounded as the survey's are, so that their intervals are honest", () => {
  const figures = lines.map((line) => Number(line.slice(line.lastIndexOf(",") + 1)));
  expect(figures.filter((figure) => !isPublishable(figure, "bres"))).toEqual([]);
});
