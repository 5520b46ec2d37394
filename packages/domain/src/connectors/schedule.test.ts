import fc from "fast-check";
import { expect, test } from "vitest";
import { minuteOf, nextRun, runDayFrom, type Schedule } from "./schedule.ts";

const schedule = (but: Partial<Schedule>): Schedule => ({ cadence: "monthly", startsOn: "2026-01-31", hour: 6, ...but });

test.each([
  ["once", "2026-01-31", "2026-01-31"],
  ["once", "2026-02-01", undefined],
  ["daily", "2026-03-05", "2026-03-05"],
  ["weekly", "2026-02-01", "2026-02-07"],
  ["weekly", "2026-02-07", "2026-02-07"],
  ["monthly", "2026-02-01", "2026-02-28"],
  ["monthly", "2026-03-01", "2026-03-31"],
  ["monthly", "2028-02-10", "2028-02-29"],
  ["quarterly", "2026-02-01", "2026-04-30"],
  ["quarterly", "2026-05-01", "2026-07-31"],
  ["yearly", "2026-02-01", "2027-01-31"],
  ["yearly", "2025-06-01", "2026-01-31"],
] as const)("%s from the 31st of January, looked at on %s: %s", (cadence, day, expected) => {
  expect(runDayFrom(schedule({ cadence }), day)).toBe(expected);
});

test("the 29th of February comes round on the 28th in other years", () => {
  expect(runDayFrom({ cadence: "yearly", startsOn: "2028-02-29", hour: 0 }, "2028-03-01")).toBe("2029-02-28");
  expect(runDayFrom({ cadence: "yearly", startsOn: "2028-02-29", hour: 0 }, "2031-06-01")).toBe("2032-02-29");
});

test("the hour is that of clocks in London, in summer and in winter", () => {
  const daily = schedule({ cadence: "daily", startsOn: "2026-01-01" });
  expect(nextRun(daily, new Date("2026-07-01T00:00:00Z"))).toBe("2026-07-01T05:00:00.000Z");
  expect(nextRun(daily, new Date("2026-11-24T10:30:00Z"))).toBe("2026-11-25T06:00:00.000Z");
  expect(nextRun(daily, new Date("2026-11-24T05:00:00Z"), 17)).toBe("2026-11-24T06:17:00.000Z");
});

test("an hour that a spring night leaves out is the moment at which clocks jump over it", () => {
  const daily = schedule({ cadence: "daily", startsOn: "2026-01-01", hour: 1 });
  expect(nextRun(daily, new Date("2026-03-29T00:00:00Z"), 30)).toBe("2026-03-29T00:30:00.000Z");
  expect(nextRun(daily, new Date("2026-03-29T00:30:00Z"), 30)).toBe("2026-03-30T00:30:00.000Z");
});

test("a next run is always later than the moment it is asked at, and no run between the two is left out", () => {
  const day = fc.date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2034-12-31T00:00:00Z"), noInvalidDate: true });
  const schedules = fc.record({
    cadence: fc.constantFrom("daily", "weekly", "monthly", "quarterly", "yearly" as const),
    startsOn: day.map((date) => date.toISOString().slice(0, 10)),
    hour: fc.integer({ min: 0, max: 23 }),
  });
  fc.assert(
    fc.property(schedules, day, fc.integer({ min: 0, max: 59 }), (one, after, minute) => {
      const next = nextRun(one, after, minute)!;
      expect(Date.parse(next)).toBeGreaterThan(after.getTime());
      const justBefore = new Date(Date.parse(next) - 1);
      expect(nextRun(one, new Date(Math.max(after.getTime(), justBefore.getTime())), minute)).toBe(next);
    }),
  );
});

test("connectors are spread over their hour, each always at its own minute", () => {
  const minutes = Array.from({ length: 500 }, (_, at) => minuteOf(`con_${at}`));
  expect(new Set(minutes).size).toBeGreaterThan(50);
  expect(minuteOf("con_1")).toBe(minuteOf("con_1"));
});
