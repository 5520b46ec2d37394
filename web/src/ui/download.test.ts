import { expect, test } from "vitest";
import { csv } from "./download.tsx";

test("a spreadsheet reads back what was shown: commas, quotes, lines, accents and nothing", () => {
  const rows = [
    ["Sector", "Jobs"],
    ['Food, "other"', 6500],
    ["Café\nbars", null],
  ];
  expect(csv(rows)).toBe('\uFEFFSector,Jobs\r\n"Food, ""other""",6500\r\n"Café\nbars",\r\n');
});

test("a cell that a spreadsheet would run is held back; a negative number stays a number", () => {
  expect(csv([["=HYPERLINK(1)", -12]])).toBe("\uFEFF'=HYPERLINK(1),-12\r\n");
});
