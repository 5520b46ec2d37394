import fc from "fast-check";
import { expect, test } from "vitest";
import { freshness, type Cadence, type Dataset } from "../index.ts";

const came = (day: string, but: Partial<Pick<Dataset, "cadence" | "nextExpected">> = {}) => ({
  latest: 1,
  latestFacts: { rows: 1, columns: 1, problems: 0, checkedAt: `${day}T09:00:00.000Z` },
  ...but,
});

test("a dataset that comes quarterly is fresh until its day, due for a fortnight, then overdue, and presses after two months more", () => {
  const dataset = came("2026-01-15", { cadence: "quarterly" });
  expect(freshness(dataset, "2026-04-14")).toMatchObject({ state: "fresh", due: "2026-04-15" });
  expect(freshness(dataset, "2026-04-15")).toMatchObject({ state: "due", sentence: "A new version is due since 15 April 2026." });
  expect(freshness(dataset, "2026-04-29").state).toBe("due");
  expect(freshness(dataset, "2026-04-30")).toMatchObject({
    state: "overdue",
    since: "2026-04-15",
    long: false,
    sentence: "A new version was expected on 15 April 2026, 15 days ago.",
  });
  expect(freshness(dataset, "2026-06-29")).toMatchObject({ state: "overdue", long: true });
});

test("a month after the last day of January is the last day of February", () => {
  expect(freshness(came("2026-01-31", { cadence: "monthly" }), "2026-02-01").due).toBe("2026-02-28");
  expect(freshness(came("2028-01-31", { cadence: "monthly" }), "2028-02-01").due).toBe("2028-02-29");
});

test("the day that a publisher announced goes before the cadence, until a version has come about that day", () => {
  const told = { cadence: "yearly", nextExpected: "2026-10-08" } as const;
  expect(freshness(came("2026-03-01", told), "2026-10-01")).toMatchObject({ state: "fresh", due: "2026-10-08" });
  expect(freshness(came("2026-03-01", told), "2026-10-16").state).toBe("overdue");
  expect(freshness(came("2026-10-05", told), "2026-10-16")).toMatchObject({ state: "fresh", due: "2027-10-05" });
  expect(freshness(came("2026-03-01", { nextExpected: "2026-10-08" }), "2026-10-16").state).toBe("overdue");
});

test("what comes once, or whenever it suits, is waited for by nobody, and without a version there is nothing to be fresh", () => {
  expect(freshness(came("2016-01-01", { cadence: "once" }), "2026-01-01").state).toBe("not-expected");
  expect(freshness(came("2016-01-01"), "2026-01-01").state).toBe("not-expected");
  expect(freshness({ latest: undefined, cadence: "daily" }, "2026-01-01").state).toBe("no-data");
});

test("it is the day in London that counts: a version checked an hour before midnight UTC in summer came on the next day", () => {
  const late = {
    ...came("2026-06-30", { cadence: "daily" as const }),
    latestFacts: { rows: 1, columns: 1, problems: 0, checkedAt: "2026-06-30T23:30:00.000Z" },
  };
  expect(freshness(late, "2026-07-01").due).toBe("2026-07-02");
});

test("as days pass, a dataset only ever goes from fresh to due to overdue", () => {
  const order = ["fresh", "due", "overdue"];
  const cadences: Cadence[] = ["daily", "weekly", "monthly", "quarterly", "yearly"];
  const days = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.constantFrom(...cadences), days, days, days, (cadence, checked, one, other) => {
      const [earlier, later] = [one, other].sort() as [string, string];
      const state = (today: string) => order.indexOf(freshness(came(checked, { cadence }), today).state);
      expect(state(earlier)).toBeLessThanOrEqual(state(later));
    }),
  );
});
