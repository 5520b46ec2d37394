import { expect, test } from "vitest";
import { areaName, ownPreset, sayPlaces } from "./places.ts";
import { questionSearch } from "./question-search.ts";

const westYorkshire = {
  name: "West Yorkshire Combined Authority",
  areaCode: "E47000003",
  districts: [
    { code: "E08000032", name: "Bradford" },
    { code: "E08000035", name: "Leeds" },
  ],
};
const districts = [...westYorkshire.districts, { code: "E06000014", name: "York" }];
const areas = [
  { code: "UKE4", name: "West Yorkshire" },
  { code: "UKD3", name: "Greater Manchester" },
];

test.each([
  ["West Yorkshire Combined Authority", "West Yorkshire"],
  ["South Yorkshire Mayoral Combined Authority", "South Yorkshire"],
  ["East Midlands Combined County Authority", "East Midlands"],
])("%s is the authority of %s", (name, area) => {
  expect(areaName({ name })).toBe(area);
});

test("an authority finds itself in a table of districts, and in one of larger areas by name", () => {
  expect(ownPreset(westYorkshire, districts)).toEqual({ label: "West Yorkshire", codes: ["E08000032", "E08000035"] });
  expect(ownPreset(westYorkshire, areas)).toEqual({ label: "West Yorkshire", codes: ["UKE4"] });
  expect(ownPreset(westYorkshire, [{ code: "S12000033", name: "Aberdeen City" }])).toBeUndefined();
});

test("places are called what people call them", () => {
  const own = ownPreset(westYorkshire, districts);
  expect(sayPlaces(["E08000035", "E08000032"], districts, own)).toBe("West Yorkshire");
  expect(sayPlaces(["E06000014"], districts, own)).toBe("York");
  expect(
    sayPlaces(
      districts.map(({ code }) => code),
      districts,
      own,
    ),
  ).toBe("all 3 places");
});

test("an address keeps what is valid of a question and drops the rest", () => {
  expect(
    questionSearch({ places: "UKE4", from: 2015, to: "2021", detail: "division", version: "2", sort: "4-down", rows: "all", other: 1 }),
  ).toEqual({
    places: "UKE4",
    from: "2015",
    to: "2021",
    detail: "division",
    version: 2,
    sort: "4-down",
    rows: "all",
  });
  expect(questionSearch({ places: "<script>", detail: "class", version: "-1", sort: "x" })).toEqual({});
});
