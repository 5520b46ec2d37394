import { expect, test } from "vitest";
import type { Answer, Row } from "@concord/domain/questions";
import { findingOf } from "./unusually-good-at-finding.ts";

const figure = (point: number, spread = 0) => ({ point, low: point - spread, high: point + spread });
const row = (code: string, name: string, but: Row["figures"] = {}): Row => ({
  code,
  name,
  figures: { share: figure(0.01), "location-quotient": figure(4.9, 1), growth: figure(0.12, 0.02), ...but },
  notes: [],
  tier: 1,
  ranks: { best: 1, worst: 1 },
});
const textiles = (but: Row["figures"] = {}) => row("13", "Manufacture of textiles", but);
const furniture = row("31", "Manufacture of furniture", { "location-quotient": figure(3.3, 0.5) });
const answer = (...rows: Row[]) =>
  ({ tables: [{ key: "sectors", title: "", rowsAre: "industry", measures: [], rows }] }) as unknown as Answer;

test("the heading says the finding, and of growth only what its interval allows", () => {
  expect(findingOf(answer(textiles()))).toBe("Jobs in textiles are 4.9 times as common here, and growing");
  expect(findingOf(answer(textiles({ growth: figure(0.01, 0.05) }), furniture))).toBe(
    "Jobs in textiles are 4.9 times as common here, and whether they grew cannot be told; one other sector stands out too",
  );
});

test("nothing is said to stand out that rounding could explain, nor a sector of hardly anybody", () => {
  const nothing = "No sector stands out here by more than rounding could explain";
  expect(findingOf(answer(textiles({ "location-quotient": figure(1.1, 0.2) })))).toBe(nothing);
  expect(findingOf(answer(textiles({ share: figure(0.0001) })))).toBe(nothing);
});
