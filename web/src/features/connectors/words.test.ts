import { expect, test } from "vitest";
import { aboutHowLong, chosenInWords, inWords, periodsInWords } from "./words.ts";

test("a schedule is said as people say it", () => {
  expect(inWords({ cadence: "monthly", startsOn: "2026-12-01", hour: 6 })).toBe("Every month from 1 December 2026, after 06:00");
  expect(inWords({ cadence: "once", startsOn: "2026-12-01", hour: 14 })).toBe(
    "Once, on 1 December 2026, after 14:00; then only when somebody asks",
  );
});

test("what was chosen is said by its first names, and how many more", () => {
  expect(chosenInWords(["Leeds"], 300)).toBe("Leeds");
  expect(chosenInWords(["Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield"], 300)).toBe(
    "Bradford; Calderdale; Kirklees and 2 more",
  );
  expect(chosenInWords(["A", "B", "C", "D"], 4)).toBe("all 4");
  expect(periodsInWords({ kind: "latest", count: 3 })).toBe("The newest 3, whichever they are on the day");
});

test("how long it takes is said no more exactly than it is known", () => {
  expect(aboutHowLong(12)).toBe("about 12 seconds");
  expect(aboutHowLong(240)).toBe("about 4 minutes");
});
