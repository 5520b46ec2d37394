import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOf, effortOf, judgeQuery, nomisAddress, type NomisQuery } from "./nomis-query.ts";
import { judgeWholeness } from "./wholeness.ts";

const query = (but: Partial<NomisQuery> = {}): NomisQuery => ({
  dataset: "NM_189_1",
  name: "Business Register and Employment Survey",
  selections: [
    { dimension: "geography", codes: ["TYPE424"], said: "districts" },
    { dimension: "industry", codes: ["150994945", "150994946"], said: "A, C" },
    { dimension: "measures", codes: ["20100"], said: "value" },
  ],
  periods: { kind: "latest", count: 2 },
  ...but,
});

test("a query is an address that can be tried in a browser, with every column that is kept and the two that prove it", () => {
  expect(nomisAddress(query())).toBe(
    "https://www.nomisweb.co.uk/api/v01/dataset/NM_189_1.data.csv?geography=TYPE424&industry=150994945,150994946&measures=20100&date=latestMINUS1,latest" +
      "&select=date,date_name,geography,geography_name,geography_code,industry,industry_name,industry_code,measures,measures_name,measures_code," +
      "geography_type,obs_value,obs_status,obs_status_name,record_offset,record_count",
  );
});

test("numbers that follow on are written as a range, so that three hundred districts fit in an address", () => {
  const codes = Array.from({ length: 300 }, (_, at) => String(1778384897 + at));
  const districts = query({ selections: [{ dimension: "geography", codes: [...codes, "1778386000", "E08000035"], said: "" }] });
  expect(nomisAddress(districts)).toContain("geography=1778384897...1778385196,1778386000,E08000035&");
  expect(nomisAddress(query({ periods: { kind: "listed", codes: ["2019", "2020", "2021"] } }))).toContain("date=2019,2020,2021&");
});

test("cells are the product of what was chosen, and unknown where a type of area is of unknown size", () => {
  expect(cellsOf(query(), () => 330)).toBe(330 * 2 * 1 * 2);
  expect(cellsOf(query(), () => undefined)).toBeUndefined();
});

test("a query that leaves a dimension to a default is not sent", () => {
  expect(judgeQuery(query(), ["geography", "industry", "measures"])).toEqual({ allowed: true });
  expect(judgeQuery(query(), ["geography", "industry", "measures", "sex"])).toEqual({ allowed: false, because: "query-incomplete" });
  expect(judgeQuery(query({ selections: [] }))).toEqual({ allowed: false, because: "query-incomplete" });
  const many = Array.from({ length: 900 }, (_, at) => String(1778384897 + at * 2));
  expect(judgeQuery(query({ selections: [{ dimension: "geography", codes: many, said: "" }] }))).toMatchObject({
    because: "query-address-too-long",
  });
});

test("a guest needs four calls for what a key has in one", () => {
  expect(effortOf(100_000, false)).toEqual({ calls: 4, seconds: 24 });
  expect(effortOf(100_000, true)).toEqual({ calls: 1, seconds: 6 });
  expect(effortOf(0, false).calls).toBe(1);
});

test.each([
  ["all of it came", { said: 10, got: 10, asked: 10 }, { whole: true }],
  ["how much was asked for is not known", { said: 10, got: 10, asked: undefined }, { whole: true }],
  [
    "fewer came than it said",
    { said: 34_650, got: 25_000, asked: 34_650 },
    { whole: false, because: "answer-truncated", detail: "25,000 of 34,650 rows came." },
  ],
  ["its own count is a limit to the row", { said: 25_000, got: 25_000, asked: 34_650 }, { whole: false, because: "answer-truncated" }],
  ["a registered limit to the row", { said: 100_000, got: 100_000, asked: 120_000 }, { whole: false, because: "answer-truncated" }],
  ["the limit is just what was asked for", { said: 25_000, got: 25_000, asked: 25_000 }, { whole: true }],
  [
    "some combinations do not exist",
    { said: 90, got: 90, asked: 100 },
    { whole: true, note: "Nomis has 90 of the 100 combinations that were asked for." },
  ],
  ["more came than was asked for", { said: 200, got: 200, asked: 100 }, { whole: false, because: "answer-not-asked-for" }],
  ["nothing matches", { said: 0, got: 0, asked: 100 }, { whole: false, because: "nothing-matches" }],
])("%s", (_, arrived, expected) => {
  expect(judgeWholeness(arrived)).toMatchObject(expected);
});

test("what is short of its own count is never whole", () => {
  fc.assert(
    fc.property(fc.nat(200_000), fc.nat(200_000), fc.option(fc.nat(400_000), { nil: undefined }), (said, got, asked) => {
      if (said !== got) expect(judgeWholeness({ said, got, asked }).whole).toBe(false);
    }),
  );
});
