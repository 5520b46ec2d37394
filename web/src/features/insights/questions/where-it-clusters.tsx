import { number } from "../../../ui/index.ts";
import { ChoiceField, CodesField, More, NumberInput, PeriodField, PlacesField, SimulationField } from "../fields/index.ts";
import { clusterColours, dots, moranScatter, placesMap } from "../pictures/index.ts";
import { fieldOf, useAsking } from "../workbench/asking.ts";
import { questionPage, type Beginning } from "./question-page.ts";
import { findingOf } from "./where-it-clusters-finding.ts";

const byPlace = /small.?area|claimant|msoa|lsoa|district|ward/i;

export const whereItClusters = questionPage<"where-it-clusters">({
  question: "where-it-clusters",
  title: "Where does it cluster?",
  about:
    "Which places are part of a cluster of high figures or of low ones, which stand out from their surroundings, and which only look so by chance. For small areas, districts or any places with boundaries.",
  roles: {
    figures: {
      label: "Figures",
      needs: "figures by place",
      example: "claimants or jobs by small area from Nomis",
      parts: ["place"],
      optionalParts: ["period", "industry"],
      likely: byPlace,
      mayMeanNought: true,
    },
    base: {
      label: "As a share of",
      needs: "figures of the same places, such as residents",
      parts: ["place"],
      optionalParts: ["period", "industry"],
      optional: true,
      likely: byPlace,
      prefer: /resid|popul|all cat|total|persons/i,
    },
    boundaries: {
      label: "Boundaries",
      needs: "shapes of those places",
      example: "generalised boundaries of the Open Geography portal, as GeoJSON",
      parts: [],
      shapes: true,
      likely: byPlace,
    },
  },
  start: (begin) => {
    const base = otherBase(begin);
    const period = begin.periods("figures").at(-1);
    return {
      question: "where-it-clusters",
      figures: begin.source("figures"),
      ...(base ? { base } : {}),
      boundaries: begin.source("boundaries"),
      as: base ? "share" : "figure",
      ...(period === undefined ? {} : { period }),
      neighbours: "queen",
      nearest: 6,
      withinMetres: 5_000,
      distance: "alike",
      surroundings: "mean",
      toleranceDegrees: 0.000001,
      permutations: 9_999,
      falseDiscoveryRate: 0.05,
      simulation: { seed: 1, draws: 199, level: 0.95 },
    };
  },
  Parameters: Parameters,
  finding: findingOf,
  pictures: [
    placesMap({ table: "places", label: "cluster", colours: clusterColours, name: "Clusters" }),
    placesMap({ table: "places", label: "spot", colours: clusterColours, name: "Hot and cold spots" }),
    placesMap({ table: "places", measure: "value", name: "The figures themselves" }),
    moranScatter({ name: "Each place against its surroundings" }),
    dots({ table: "places", measure: "gi-star", name: "Scores with their intervals" }),
  ],
  say: {
    neighbours: (kind: string) =>
      ({ queen: "by border or corner", rook: "by border", nearest: "the nearest", within: "within a distance" })[kind] ?? kind,
    nearest: (count: number) => `${count} nearest`,
    withinMetres: (metres: number) => `within ${number(metres)} m`,
    permutations: (times: number) => `${number(times)} permutations`,
    falseDiscoveryRate: (rate: number) => `false discoveries ${Number((rate * 100).toPrecision(6))}%`,
    as: (kind: string) => ({ figure: "figures as they are", share: "as a share", rate: "as a rate" })[kind] ?? kind,
  },
});

function Parameters() {
  const { question, begin } = useAsking();
  const [as, neighbours] = [fieldOf(question, "as"), fieldOf(question, "neighbours")];
  const byDistance = neighbours === "nearest" || neighbours === "within";
  return (
    <>
      <ChoiceField
        at="as"
        label="Look at"
        options={[
          { value: "figure", label: "the figures as they are" },
          { value: "share", label: "the figures as a share" },
          { value: "rate", label: "the figures for each one of the base" },
        ]}
      />
      <PeriodField at="period" of="figures" label="Period" />
      {as !== "figure" && <PeriodField at="basePeriod" of="base" label="Period of the base" />}
      {begin.codes("figures", "industry").length > 0 && (
        <CodesField
          at="industries"
          of="figures"
          part="industry"
          label="Industries"
          noun="industries"
          none="Every industry"
          several="added"
        />
      )}
      <PlacesField at="among" of="figures" label="Places" several="each" none="Every place that is drawn" />
      <ChoiceField
        at="neighbours"
        label="Neighbours are places that"
        options={[
          { value: "queen", label: "share a border or a corner" },
          { value: "rook", label: "share a piece of border" },
          { value: "nearest", label: "are the nearest" },
          { value: "within", label: "lie within a distance" },
        ]}
      />
      {neighbours === "nearest" && <NumberInput at="nearest" label="How many nearest" min={1} max={100} whole />}
      {neighbours === "within" && (
        <NumberInput
          at="withinMetres"
          label="Within"
          hint="From middle to middle, along the great circle."
          unit="metres"
          min={1}
          max={1_000_000}
        />
      )}
      <NumberInput
        at="falseDiscoveryRate"
        label="False discoveries allowed"
        hint="Of the places called part of a cluster, the part that may be so by chance."
        perCent
        min={0.1}
        max={50}
      />
      <More>
        {byDistance && (
          <ChoiceField
            at="distance"
            label="Nearer neighbours count"
            options={[
              { value: "alike", label: "as much as others" },
              { value: "inverse", label: "more: 1 / distance" },
              { value: "inverse-squared", label: "much more: 1 / distance²" },
            ]}
          />
        )}
        <ChoiceField
          at="surroundings"
          label="Surroundings are"
          options={[
            { value: "mean", label: "the mean of the neighbours" },
            { value: "sum", label: "the sum of the neighbours" },
          ]}
        />
        <ChoiceField
          at="permutations"
          label="Permutations"
          hint="More tell more places apart, and take longer."
          options={[
            { value: "999", label: "999" },
            { value: "9999", label: "9,999" },
            { value: "99999", label: "99,999" },
          ]}
        />
        {!byDistance && (
          <NumberInput
            at="toleranceDegrees"
            label="Corners are one within"
            hint="What rounding made of a shared corner. A millionth of a degree is 11 centimetres."
            unit="degrees"
            min={0}
            max={0.01}
          />
        )}
      </More>
      <SimulationField />
    </>
  );
}

/** Something else than the figures themselves, which would be a share of all of them. */
function otherBase(begin: Beginning) {
  const base = begin.sourceIfAny("base");
  return base && JSON.stringify(base) !== JSON.stringify(begin.source("figures")) ? base : undefined;
}
