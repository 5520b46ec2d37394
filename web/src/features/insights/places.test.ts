import { expect, test } from "vitest";
import { areaName, districtsOfSmallAreas, ownPreset, placesAlike, sayPlaces } from "./places.ts";

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

test("an authority finds its small areas by the names that the census gives them", () => {
  const small = [
    { code: "E02002330", name: "Leeds 001" },
    { code: "E02002331", name: "Leeds 002" },
    { code: "E02002183", name: "Bradford 001" },
    { code: "E02002780", name: "York 001" },
  ];
  expect(ownPreset(westYorkshire, small)).toEqual({
    label: "West Yorkshire (3 small areas)",
    codes: ["E02002330", "E02002331", "E02002183"],
  });
  expect(districtsOfSmallAreas(small)).toEqual([{ label: "Leeds", codes: ["E02002330", "E02002331"] }]);
});

test("of a table that holds districts and the nation in one column, only places of one kind are put beside one another", () => {
  const mixed = [...districts, { code: "E92000001", name: "England" }];
  expect(placesAlike(mixed, ownPreset(westYorkshire, mixed))).toEqual(districts);
  expect(placesAlike(areas, undefined)).toEqual(areas);
});
