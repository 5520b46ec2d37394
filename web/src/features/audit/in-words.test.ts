import { expect, test } from "vitest";
import { capacityOf, eventInWords, keyInWords, monthInWords, monthsToChoose } from "./in-words.ts";

test("an entry is told in words: what was done, and by what right", () => {
  expect(eventInWords("deal.returned-to-draft")).toBe("Deal returned to draft");
  expect(eventInWords("api-client.registered")).toBe("API client registered");
  expect(keyInWords("votesCast")).toBe("Votes cast");
  const person = { type: "person", id: "per_00000000000000000000000001", name: "Leah Brook" } as const;
  expect(capacityOf({ ...person, roles: ["finance-officer", "analyst"] })).toBe("Section 73 officer, Analyst");
  const engagement = { id: "eng_1", firmId: "ten_1", firmName: "Brook & Vale" } as const;
  expect(capacityOf({ ...person, roles: ["consultant"], engagement })).toBe("Consultant, Brook & Vale, under an engagement");
  expect(capacityOf({ type: "job", name: "ingest" })).toBe("Concord itself");
});

test("a month of long ago that is shown can still be chosen", () => {
  const months = monthsToChoose(new Date("2026-01-31T12:00:00Z"), "2020-05");
  expect(months.slice(0, 2)).toEqual(["2026-01", "2025-12"]);
  expect(months.at(-1)).toBe("2020-05");
  expect(monthInWords("2020-05")).toBe("May 2020");
});
