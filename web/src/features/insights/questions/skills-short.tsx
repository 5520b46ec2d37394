import { ChoiceField, More, PeriodField, PlacesField } from "../fields/index.ts";
import { useField } from "../fields/use-field.ts";
import { bubbles, dots } from "../pictures/index.ts";
import { useAsking } from "../workbench/asking.ts";
import { questionPage, type Beginning } from "./question-page.ts";
import { detailWords, findingOf, sharedDetails, stepsInto } from "./skills-short-finding.ts";

export const skillsShort = questionPage<"skills-short">({
  question: "skills-short",
  title: "Which skills are short?",
  about: "Which occupations are a larger part of what is asked for than of who is there, and which a smaller.",
  roles: {
    demand: {
      label: "Asked for",
      needs: "counts of vacancies, adverts or jobs by place and occupation",
      example: "job adverts by occupation",
      parts: ["place", "occupation"],
      optionalParts: ["period"],
      likely: /advert|vacanc|demand|posting/i,
      mayMeanNought: true,
    },
    supply: {
      label: "There",
      needs: "counts of people by place and occupation",
      example: "the Annual Population Survey from Nomis, with its confidence",
      parts: ["place", "occupation"],
      optionalParts: ["period"],
      likely: /resident|in work|annual population|supply|census/i,
    },
  },
  start: (begin) => {
    const places = [...(begin.own("demand")?.codes ?? begin.everywhere("demand").slice(0, 1))];
    const there = new Set(begin.codes("supply").map(({ code }) => code));
    const supplyPlaces = places.every((place) => there.has(place)) ? undefined : begin.own("supply")?.codes;
    const last = (role: string) => (begin.periods(role).length > 1 ? begin.periods(role).at(-1) : undefined);
    const [demandPeriod, supplyPeriod] = [last("demand"), last("supply")];
    return {
      question: "skills-short",
      demand: begin.source("demand"),
      supply: begin.source("supply"),
      places,
      ...(supplyPlaces ? { supplyPlaces: [...supplyPlaces] } : {}),
      ...(demandPeriod === undefined ? {} : { demandPeriod }),
      ...(supplyPeriod === undefined ? {} : { supplyPeriod }),
      occupationDetail: sharedDetails(begin)[0] ?? "as-published",
    };
  },
  Parameters: () => (
    <>
      <PlacesField at="places" of="demand" label="Place" />
      <DetailField />
      <WithinField />
      <PeriodField at="demandPeriod" of="demand" label="Asked for in" />
      <PeriodField at="supplyPeriod" of="supply" label="There in" />
      <More>
        <PlacesField
          at="supplyPlaces"
          of="supply"
          label="The same place in the other table"
          hint="Only where the table of who is there has other codes."
          none="The same codes"
        />
      </More>
    </>
  ),
  finding: findingOf,
  pictures: [
    dots({ measure: "relative-demand", name: "How much each is sought, with intervals" }),
    bubbles({
      name: "Share of demand against share of supply",
      x: "share-of-supply",
      y: "share-of-demand",
      size: "supply",
      label: "verdict",
    }),
    dots({ measure: "share-difference", name: "Share of demand less share of supply" }),
  ],
  steps: (row, table, { occupationDetail }, begin) =>
    table.rowsAre === "occupation" ? stepsInto(row, occupationDetail, sharedDetails(begin)) : [],
});

function DetailField() {
  const { begin } = useAsking();
  const details = sharedDetails(begin);
  if (details.length < 2) return null;
  return <ChoiceField at="occupationDetail" label="How fine" options={details.map((value) => ({ value, label: detailWords[value] }))} />;
}

/** The way back out of an occupation. */
function WithinField() {
  const { value } = useField<string>("within");
  const { begin } = useAsking();
  if (value === undefined) return null;
  return <ChoiceField at="within" label="Only within" none="Every occupation" options={[{ value, label: nameOf(begin, value) }]} />;
}

const nameOf = (begin: Beginning, code: string): string =>
  begin.codes("supply", "occupation").find((one) => one.code === code)?.name ?? `occupations in ${code}`;
