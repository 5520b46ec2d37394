import { useMemo } from "react";
import { count } from "../../../ui/index.ts";
import { ChoiceField, More, NumberInput, PlacesField } from "../fields/index.ts";
import { dots, placesMap } from "../pictures/index.ts";
import { useField } from "../fields/use-field.ts";
import { PlacesPicker } from "../places-picker.tsx";
import { besideGroup } from "./beside-group.tsx";
import { CriteriaField } from "./criteria-field.tsx";
import { criteriaToBegin } from "./criteria-in.ts";
import { questionPage, type Beginning } from "./question-page.ts";
import { findingOf } from "./who-is-like-us-finding.ts";

export const whoIsLikeUs = questionPage<"who-is-like-us">({
  question: "who-is-like-us",
  title: "Who is like us?",
  about:
    "Which places are most like one of yours in what you say matters, how far each is, and what it differs in. Others can check and repeat the choice.",
  roles: {
    figures: {
      label: "Begun with",
      needs: "figures by place: indicators, counts or rates",
      example: "indicators by district, or the census",
      parts: ["place"],
      likely: /indicator|profile|census|outcome/i,
      allFigures: true,
    },
  },
  cannot: (begin) =>
    criteriaToBegin(begin.options("figures")).length > 0 && begin.everywhere("figures").length > 2
      ? undefined
      : {
          title: "There are no figures to compare places by yet",
          words: "This question needs figures for three places or more: a dataset with a column of places and a column of figures.",
        },
  start: (begin) => {
    const everywhere = begin.everywhere("figures");
    const own = ownPlace(begin);
    return {
      question: "who-is-like-us",
      criteria: criteriaToBegin(begin.options("figures")),
      places: [own],
      among: [...everywhere],
      nearest: Math.min(10, Math.max(1, Math.floor((everywhere.length - 1) / 3))),
      yardstick: "standard-deviation",
    };
  },
  Parameters: () => (
    <>
      <OwnPlaceField />
      <CriteriaField />
      <PlacesField at="among" of="figures" label="Looked for among" several="each" />
      <PlacesField
        at="leftOut"
        of="figures"
        label="Leave out"
        hint="Neighbours, or places too unlike to be of use."
        several="each"
        none="Nobody"
      />
      <NumberInput at="nearest" label="Places in the group" whole min={1} max={100} />
      <More>
        <ChoiceField
          at="yardstick"
          label="Differences are measured in"
          options={[
            { value: "standard-deviation", label: "standard deviations" },
            { value: "median-absolute-deviation", label: "median absolute deviations, which extreme places hardly move" },
          ]}
        />
      </More>
    </>
  ),
  finding: findingOf,
  pictures: [
    dots({ measure: "distance", name: "From the nearest" }),
    besideGroup,
    placesMap({ table: "comparators", label: "group", name: "Where they are" }),
    placesMap({ table: "comparators", measure: "distance", name: "How far each is" }),
  ],
  steps: (row, table, { leftOut = [] }) =>
    table.key === "comparators" ? [{ label: `Without ${row.name}`, changes: { leftOut: [...leftOut, row.code] } }] : [],
  say: {
    criteria: (chosen: readonly unknown[]) => count(chosen.length, "criterion", "criteria"),
    nearest: (value: number) => `group of ${value}`,
    leftOut: (codes: readonly string[]) => (codes === undefined ? "nobody left out" : `without ${count(codes.length, "place")}`),
    yardstick: (value: string) => (value === "standard-deviation" ? "in standard deviations" : "in median absolute deviations"),
  },
});

/** The authority itself where the table has it as one place; else its first district. */
function ownPlace(begin: Beginning): string {
  return begin.own("figures")?.codes[0] ?? begin.everywhere("figures")[0] ?? "";
}

/** One place: likeness is of one to another. */
function OwnPlaceField() {
  const { value = [], set, asking } = useField<string[]>("places");
  const places = asking.begin.codes("figures");
  const ours = useMemo(() => new Set(asking.begin.own("figures")?.codes), [asking.begin]);
  const listed = useMemo(
    () => [...places.filter(({ code }) => ours.has(code)), ...places.filter(({ code }) => !ours.has(code))],
    [places, ours],
  );
  return (
    <PlacesPicker
      label="Place"
      places={listed}
      presets={[]}
      several="never"
      value={value}
      onChange={(codes) => set(codes.length === 1 ? [...codes] : undefined)}
    />
  );
}
